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

/** The first conflict behind a place in a text that git could not merge; each mark stands at the start of its line. */
export function conflictAt(text: string, from = 0): Conflict | undefined {
  const start = markFrom(text, '<<<<<<<', from);
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

/** More of them than these are looked up by whoever joins the first. */
const MOST_NAMED = 5;

/** All conflicts of a text as one, with the lines of each: `3–7, 12–18`. */
export function conflictsIn(text: string): Conflict | undefined {
  const first = conflictAt(text);
  const lines: string[] = [];
  for (let next = first; next; next = conflictAt(text, next.end)) {
    if (lines.length === MOST_NAMED) {
      lines.push('…');
      break;
    }
    lines.push(next.lines);
  }
  return first && { ...first, lines: lines.join(', ') };
}

/** @throws UserError with the lines of a conflict, and what to do */
export function refuseConflict(path: string, text: string): void {
  const conflict = conflictsIn(text);
  if (conflict) throw new UserError('error.packFileConflict', { path, lines: conflict.lines });
}

function markFrom(text: string, mark: string, from: number): number {
  if (text.startsWith(mark, from)) return from;
  const before = text.indexOf(`\n${mark}`, from);
  return before < 0 ? -1 : before + 1;
}
