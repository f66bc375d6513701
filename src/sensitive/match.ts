import type { FileKind } from './fileKind.ts';
import type { Fence, Syntax } from './syntax.ts';

/** The two things that must never be in a pack. */
export type SensitiveCategory = 'credential' | 'patient-data';

/** One secret or one piece of patient data; offsets are UTF-16 units of the original text, `end` exclusive. */
export interface SensitiveMatch {
  readonly category: SensitiveCategory;
  /** What it is, in kebab-case: `labelled-value`, `resident-id`, … */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** The value in a form that may be printed. */
  readonly masked: string;
}

/** What a detector found, with offsets into the normalised text. */
export interface Candidate {
  readonly category: SensitiveCategory;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** Only counts where no other detector has found anything: it knows less about where a value ends. */
  readonly isGuess?: true;
}

/** What a detector looks at. */
export interface Scan {
  /** The normalised text. */
  readonly text: string;
  /** The same in lower case, to ask whether a word occurs; its offsets may differ. */
  readonly lower: string;
  /** The path as it was given; empty where the text is one itself. */
  readonly path: string;
  readonly fileKind: FileKind;
  readonly syntax: Syntax;
  /** Blocks that are written in another syntax than the text around them. */
  readonly fences: readonly Fence[];
  /** The program of a test: messages in it are about nobody. */
  readonly isTestSource: boolean;
  /** ISO date, for "not in the future". */
  readonly today: string;
}

/** A pure function that finds one family of things. */
export type Detector = (scan: Scan) => Iterable<Candidate>;

export function credential(kind: string, start: number, value: string): Candidate {
  return { category: 'credential', kind, start, end: start + value.length };
}

/** A credential that only counts where no other detector found anything. */
export function guessedCredential(kind: string, start: number, value: string): Candidate {
  return { ...credential(kind, start, value), isGuess: true };
}

export function patientData(kind: string, start: number, value: string): Candidate {
  return { category: 'patient-data', kind, start, end: start + value.length };
}
