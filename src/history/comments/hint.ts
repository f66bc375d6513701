import type { Confidence, IssueClass, IssueSeverity } from '../issue.ts';
import type { OpenSign } from './openness.ts';

/** A place in a file that says that something was left unfinished. */
export interface Hint {
  readonly class: Extract<IssueClass, 'todo-comment' | 'skipped-test' | 'conflict-marker'>;
  /** The word as `hints.yaml` spells it, the mark that skips the test, or `<<<<<<<`. */
  readonly word: string;
  /**
   * One line, at most 200 characters. A comment from the mark on, or the sentence that holds the phrase; the
   * title or function of a test; both names of a conflict.
   */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  readonly severity: IssueSeverity;
  readonly confidence: Confidence;
  /** What speaks for it that the work is open; left out where only the word does. */
  readonly sign?: OpenSign;
  /** The code beside it, where the text is too short to say anything alone; may be ''. */
  readonly code?: string;
  /** An editor has written it. */
  readonly isTemplate?: true;
  /** Who was named behind the mark: `TODO(wang): …`. */
  readonly assignee?: string;
  /** Why a test is skipped, where its mark says so. */
  readonly reason?: string;
}

/** Longest text of a hint, in UTF-16 units. */
const LONGEST_TEXT = 200;

/** One line without repeated spaces, cut with "…" where it is too long. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_TEXT) return line;
  const cut = line.slice(0, LONGEST_TEXT - 1);
  // Half of a surrogate pair is no character.
  return `${cut.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}

/** One step more serious; `critical` stays. */
export function raised(severity: IssueSeverity): IssueSeverity {
  return severity === 'minor' ? 'major' : 'critical';
}

/** One step less sure; `low` stays. */
export function lowered(confidence: Confidence): Confidence {
  return confidence === 'high' ? 'medium' : 'low';
}
