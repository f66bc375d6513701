import { UserError } from './errors.ts';

/**
 * What a use case would change in one file. Nothing has been written: that is for the frontends, each in its way, on top
 * of what is there by then.
 */
export interface FileChange {
  /** From the project folder. */
  readonly path: string;
  /** The text that it was worked out on; undefined where there was no file. */
  readonly before: string | undefined;
  /** That text, changed. */
  readonly after: string;
  /**
   * Makes the same change to what somebody else wrote in between.
   * @returns undefined where the file should stay as it is
   * @throws UserError where the change cannot be made there
   */
  again(now: string | undefined): string | undefined;
}

/** A change of a text; none where it changes nothing. @param edit makes it, to whatever text is there */
export function fileChange(
  path: string,
  before: string | undefined,
  edit: (now: string | undefined) => string | undefined,
): FileChange[] {
  const after = edit(before);
  return after === undefined || after === before ? [] : [{ path, before, after, again: edit }];
}

/** A change that only makes sense for the very text that was read. */
export function changeOfText(path: string, before: string | undefined, after: string): FileChange {
  return {
    path,
    before,
    after,
    again: () => {
      throw new UserError('error.changedMeanwhile', { path });
    },
  };
}

/** The text to be written on top of what is there now; undefined where the file should stay as it is. */
export function textFor({ before, after, again }: FileChange, now: string | undefined): string | undefined {
  return now === before || now === after ? after : again(now);
}
