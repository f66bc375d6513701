import type { Comparison } from './patches.ts';
import type { UnmergedBranch } from './unmergedBranch.ts';

/** What a run found out about branches. */
export interface BranchNotes {
  /** Full hashes of the branches where work was collected at that time. */
  readonly bases: readonly string[];
  /** By the full hash of a branch's tip. They hold for as long as those branches only grow. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** The answer, for as long as no branch moves; undefined where something could not be read. */
  readonly answer: { readonly refs: string; readonly branches: readonly UnmergedBranch[] } | undefined;
}

export interface Verdict {
  /** How many commits the branch had that those did not have as they are. */
  readonly own: number;
  /** Those of them that it did not have in another form either, newest first. */
  readonly left: readonly string[];
  /** How many files each of these changes; 0 where nobody looked. */
  readonly sizes: readonly number[];
  /** How many files they change together, and the folders with most of them. */
  readonly files: number;
  readonly areas: readonly string[];
  /** What could not be read and may hold them: once it can, the verdict may be another one. */
  readonly lacks?: Comparison | undefined;
}

/** Raised whenever what is kept, or what branches are compared by, changes. */
const VERSION = 8;

/** Where no earlier run left anything. */
export const NOTHING_KNOWN: BranchNotes = { bases: [], verdicts: new Map(), answer: undefined };

/** @param text as {@link printBranchNotes} wrote it; what another version wrote is nothing */
export function parseBranchNotes(text: string | undefined): BranchNotes {
  if (text === undefined) return NOTHING_KNOWN;
  const { version, bases, verdicts, answer } = JSON.parse(text) as Partial<Stored>;
  if (version !== VERSION || !bases || !verdicts) return NOTHING_KNOWN;
  return { bases, verdicts: new Map(Object.entries(verdicts)), answer };
}

export function printBranchNotes({ bases, verdicts, answer }: BranchNotes): string {
  const stored: Stored = { version: VERSION, bases, verdicts: Object.fromEntries(verdicts), answer };
  return JSON.stringify(stored);
}

interface Stored {
  readonly version: number;
  readonly bases: readonly string[];
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly answer: BranchNotes['answer'];
}
