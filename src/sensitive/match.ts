import type { FileKind } from './fileKind.ts';

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
}

/** What a detector looks at. */
export interface Scan {
  /** The normalised text. */
  readonly text: string;
  /** The same in lower case, to ask whether a word occurs; its offsets may differ. */
  readonly lower: string;
  readonly fileKind: FileKind;
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

export function patientData(kind: string, start: number, value: string): Candidate {
  return { category: 'patient-data', kind, start, end: start + value.length };
}
