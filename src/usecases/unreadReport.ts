import type { MessageData } from '../core/errors.ts';

/** What a command says about the files that it wanted and could not read. */
export interface UnreadReport {
  /** Messages of the catalogue, a file each. Paths are from the top of the repository. */
  readonly notes: readonly { readonly id: string; readonly data: MessageData }[];
  /** Nothing that was wanted is missing. */
  readonly complete: boolean;
  /** Something could not be read for another reason than its size: the command did not do what it was asked for. */
  readonly failed: boolean;
}

/** Nothing was left out. */
export const ALL_READ: UnreadReport = { notes: [], complete: true, failed: false };
