import type { Language, Translate } from '../../l10n/index.ts';

/** One of the answers that somebody can choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** Asks whoever sits in front of it, at a terminal or in the editor. An answer is undefined where they pressed Escape. */
export interface Ask {
  /** One of several; long lists are searched by typing. */
  choose(message: string, choices: readonly Choice[], first?: string): Promise<string | undefined>;
  /** A line of text; '' where nothing was typed. */
  write(message: string, options?: LineOptions): Promise<string | undefined>;
}

export interface LineOptions {
  /** What stands there to be changed. */
  readonly initial?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Why an answer cannot be taken. */
  problem?(answer: string): string | undefined;
}

/** In which words somebody is asked. */
export interface Wording {
  readonly say: Translate;
  readonly language: Language;
}
