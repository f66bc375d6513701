/** Data for the placeholders of a message; numbers are formatted for the reader's language. */
export type MessageData = Record<string, string | number>;

/**
 * Something the user can fix: worded through the message catalogue (`messageId`, and `messageId` + `.hint`
 * for what to do about it). The command line answers with exit code 2.
 */
export class UserError extends Error {
  readonly messageId: string;
  readonly data: MessageData;

  constructor(messageId: string, data: MessageData = {}, options?: ErrorOptions) {
    super(messageId, options);
    this.name = 'UserError';
    this.messageId = messageId;
    this.data = data;
  }
}

/** How a call of git went wrong. */
export interface GitFailure {
  /** What git said, the last of it. */
  readonly stderr?: string;
  readonly exitCode?: number | undefined;
  /** Name of the signal that ended it. */
  readonly signal?: string | undefined;
  /**
   * `failed`: it exited with another code than 0; `killed`: by a signal; `silent`: it was given up; `cut`: it exited with
   * 0, and its answer ends in the middle; `missing`: there is no git.
   */
  readonly problem: 'failed' | 'killed' | 'silent' | 'cut' | 'missing';
  /** Whether it had answered something before. */
  readonly isAnswered?: boolean;
}

/** A git call that failed. `stderr` may quote file names but never file contents. */
export class GitError extends Error {
  readonly args: readonly string[];
  readonly stderr: string;
  /** Undefined where git did not come to an end by itself. */
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  readonly problem: GitFailure['problem'];
  readonly isAnswered: boolean;

  constructor(args: readonly string[], failure: GitFailure, options?: ErrorOptions) {
    const { stderr = '', exitCode, signal, problem, isAnswered = false } = failure;
    super(`git ${subcommandOf(args)} failed: ${reasonOf(failure)}`, options);
    this.name = 'GitError';
    this.args = args;
    this.stderr = stderr;
    this.exitCode = exitCode;
    this.signal = signal;
    this.problem = problem;
    this.isAnswered = isAnswered;
  }

  /** What was asked of git: `log`. */
  get subcommand(): string {
    return subcommandOf(this.args);
  }

  /** How it ended, and git's own last words: `exit code 128, fatal: bad object HEAD`. */
  get reason(): string {
    return reasonOf(this);
  }

  /** Git's way to say that there is nothing to answer: it exits with 1 and is silent. */
  get isNo(): boolean {
    return this.exitCode === 1 && this.stderr.trim() === '' && !this.isAnswered;
  }

  /** Git itself refused what it was asked, as it does for a name that it does not know; it did not die. */
  get isRefusal(): boolean {
    return this.isNo || (this.exitCode === 128 && this.stderr.trim() !== '' && !this.isAnswered);
  }
}

/** What a call asks of git: `log`. Words that begin with a dash stand in front of it. */
export function subcommandOf(args: readonly string[]): string {
  return args.find(word => !word.startsWith('-')) ?? '';
}

function reasonOf({ stderr = '', exitCode, signal, problem }: GitFailure): string {
  const ending =
    problem === 'killed'
      ? `ended by ${signal ?? 'a signal'}`
      : problem === 'failed'
        ? exitCode === undefined
          ? 'it could not be started'
          : `exit code ${exitCode}`
        : ENDINGS[problem];
  const last = lastWords(stderr);
  return last === '' ? ending : `${ending}, ${last}`;
}

const ENDINGS = {
  silent: 'no answer within the time limit',
  cut: 'its answer ends in the middle',
  missing: 'there is no git',
} as const;

/** The line that says why: hints may follow it, warnings stand before it. */
function lastWords(text: string): string {
  const lines = text.split(/\r?\n/).flatMap(line => line.trim() || []);
  const said = (mark: string) => lines.findLast(line => line.startsWith(mark));
  return said('fatal:') ?? said('error:') ?? lines.at(-1) ?? '';
}
