import { UserError } from '../../core/errors.ts';

/** What git writes into a text where it could not merge. */
export interface Conflict {
  /** Offset of the first mark. */
  readonly start: number;
  /** Behind the last mark. */
  readonly end: number;
  /** Of its first and last mark, such as `12–18`. */
  readonly lines: string;
}

/** The first conflict in a text that git could not merge; each mark stands at the start of its line. */
export function conflictAt(text: string): Conflict | undefined {
  const start = markFrom(text, '<<<<<<<', 0);
  const middle = start < 0 ? -1 : markFrom(text, '=======', start);
  const last = middle < 0 ? -1 : markFrom(text, '>>>>>>>', middle);
  if (last < 0) return undefined;
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const newline = text.indexOf('\n', last);
  return {
    start,
    end: newline < 0 ? text.length : newline,
    lines: `${lineOf(start)}–${lineOf(last)}`,
  };
}

/** @throws UserError with the lines of a conflict, and what to do */
export function refuseConflict(path: string, text: string): void {
  const conflict = conflictAt(text);
  if (conflict) throw new UserError('error.packFileConflict', { path, lines: conflict.lines });
}

function markFrom(text: string, mark: string, from: number): number {
  if (text.startsWith(mark, from)) return from;
  const before = text.indexOf(`\n${mark}`, from);
  return before < 0 ? -1 : before + 1;
}
