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

/** A git call that failed. `stderr` may quote file names but never file contents. */
export class GitError extends Error {
  readonly args: readonly string[];
  readonly stderr: string;
  /** Undefined where git did not come to an end by itself, or nobody looked. */
  readonly exitCode: number | undefined;

  constructor(args: readonly string[], stderr: string, options?: ErrorOptions & { exitCode?: number }) {
    super(`git ${args[0] ?? ''} failed: ${stderr.trim().split('\n')[0] ?? ''}`, options);
    this.name = 'GitError';
    this.args = args;
    this.stderr = stderr;
    this.exitCode = options?.exitCode;
  }
}
