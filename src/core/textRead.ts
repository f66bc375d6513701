import { UserError } from './errors.ts';
import type { TextRead, Unreadable } from './ports.ts';

/**
 * The text of a file that a command needs, or undefined where there is none.
 * @throws UserError that names the file and the reason where it is there and cannot be read
 */
export function textOrAbsent(path: string, read: TextRead | undefined): string | undefined {
  if (read === undefined || read.kind === 'absent') return undefined;
  if (read.kind === 'text') return read.text;
  throw unreadableError(path, read);
}

/** The error that stops a command which needs a file. */
export function unreadableError(path: string, { reason, code = '' }: Unreadable): UserError {
  return new UserError(`error.unreadable.${reason}`, { path, code });
}

/** The texts among what was read; what is absent or unreadable is left out, so somebody else must have told it. */
export function textsIn(reads: ReadonlyMap<string, TextRead>): Map<string, string> {
  return new Map(
    [...reads].flatMap(([path, read]): [string, string][] =>
      read.kind === 'text' ? [[path, read.text]] : [],
    ),
  );
}

/** Files that were wanted and could not be read, with the reason. */
export type Unread = ReadonlyMap<string, Unreadable>;

/** Collects what could not be read while a command goes on with the rest. */
export interface UnreadCollector {
  readonly files: Unread;
  add(path: string, read: Unreadable): void;
  /** The texts among what was read; the others are remembered. */
  texts(reads: ReadonlyMap<string, TextRead>): Map<string, string>;
}

export function collectUnread(): UnreadCollector {
  const files = new Map<string, Unreadable>();
  return {
    files,
    add: (path, read) => files.set(path, read),
    texts: reads => {
      for (const [path, read] of reads) if (read.kind === 'unreadable') files.set(path, read);
      return textsIn(reads);
    },
  };
}
