import type { ReportedReadiness } from '../report.ts';

// A project on one page, worded: what a manager reads in VS Code, in a browser, in a merge request.

/** Something with a place; paths are from the project folder, lines from 1. */
export interface Placed {
  readonly text: string;
  readonly file: string | null;
  readonly line: number | null;
}

/** What the pack itself says. */
export interface PackPart {
  readonly project: {
    readonly name: string;
    readonly customer: string;
    readonly stage: string;
    readonly primary: string;
    readonly deputy: string;
  };
  readonly readiness: ReportedReadiness;
  readonly phases: readonly {
    readonly phase: string;
    readonly percent: number | null;
    readonly missing: readonly Placed[];
  }[];
  readonly mustHaves: readonly (Placed & {
    readonly id: string;
    readonly state: 'answered' | 'guessed' | 'open';
  })[];
  readonly guesses: number;
  /** In the order in which they are due. */
  readonly deadlines: readonly (Placed & {
    readonly due: string | null;
    readonly state: 'due' | 'overdue';
    readonly words: string;
  })[];
  /** How many of the sections of a document are filled in. */
  readonly documents: readonly (Placed & { readonly percent: number })[];
}

export interface ConfigsPart {
  readonly files: number;
  readonly documented: number;
  readonly percent: number | null;
  readonly byRisk: readonly { readonly risk: string; readonly files: number; readonly documented: number }[];
  /** Of high risk, and nothing describes them. */
  readonly urgent: readonly Placed[];
}

export interface IssuesPart {
  readonly open: number;
  /** At least major, and more than a guess. */
  readonly serious: number;
  readonly top: readonly (Placed & {
    readonly severity: string;
    readonly class: string;
    readonly person: string;
    readonly age: string;
  })[];
}

export interface KnowledgePart {
  readonly files: number;
  /** Files that somebody here knows. */
  readonly known: number;
  /** Files that nobody who is here knows any more. */
  readonly lost: number;
  readonly truckFactor: number;
  readonly here: number;
  /** Those without whom most would be lost. */
  readonly people: readonly { readonly name: string; readonly files: number; readonly share: number }[];
}

/** The pack as it stood on a day. */
export interface TrendPoint {
  /** yyyy-mm-dd */
  readonly date: string;
  readonly total: number | null;
  readonly answered: number;
  readonly mustHaves: number;
}

/** Null: it is not known, and a note says why. */
export interface ProjectReport extends PackPart {
  /** yyyy-mm-dd */
  readonly today: string;
  readonly configs: ConfigsPart | null;
  readonly issues: IssuesPart | null;
  readonly knowledge: KnowledgePart | null;
  /** The oldest first; the last is today. */
  readonly trend: readonly TrendPoint[] | null;
  readonly notes: readonly string[];
}
