import type { MessageData } from './errors.ts';

/** How much a finding weighs: errors and warnings are listed, errors stop a commit. */
export type Severity = 'error' | 'warning' | 'info';

/** Where something stands in a text. Offsets are UTF-16 units from 0, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One change of a text; the span is that of the text before all changes. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** A way to fix a problem in its file. */
export interface Fix {
  /** Message of the check that says what the fix does, as an order: "Remove the comment". */
  readonly messageId: string;
  readonly data?: MessageData;
  readonly edits: readonly TextEdit[];
  /** Nobody needs to look at it first: `--fix` and fixing on save apply it. */
  readonly safe: boolean;
}

/** What a check reports: data only, the words are in the messages of the check. */
export interface Problem extends Span {
  readonly messageId: string;
  readonly data?: MessageData;
  /** Path from the project folder; the file need not exist. */
  readonly file: string;
  /**
   * What stays the same when lines move and text nearby changes: a YAML path with ids, or the words of the line.
   * Never a secret in any form: it can be guessed from a digest.
   */
  readonly key: string;
  /** Where it stands, from 1, in a text that is not held as a whole. */
  readonly place?: { readonly line: number; readonly column: number };
  /** For a problem that weighs less or more than the rule does; the project's own setting wins over both. */
  readonly severity?: Severity;
  /** Other files that take part, so that a change of them shows the problem, too. Paths from the project folder. */
  readonly related?: readonly string[];
  readonly fixes?: readonly Fix[];
}

/** A problem with everything that is needed to show it. */
export interface Finding extends Span {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly messageId: string;
  readonly data: MessageData;
  /** Path from the project folder, with `/`. */
  readonly file: string;
  /** From 1; columns count UTF-16 units, as editors do. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** 16 hexadecimal digits that name the finding for as long as its `key` stays the same. */
  readonly fingerprint: string;
  readonly related: readonly string[];
  readonly fixes: readonly Fix[];
}

/** A check that threw: a bug of ours, which must never look like a clean result. */
export interface Crash {
  readonly ruleId: string;
  readonly error: unknown;
}
