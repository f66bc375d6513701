/** One of the answers that somebody can choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** Asks whoever sits at the terminal. Every answer is undefined where they pressed Ctrl+C or Escape. */
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
