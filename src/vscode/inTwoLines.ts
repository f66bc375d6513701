import { columns } from '../core/columns.ts';

/** Columns that a line of a list shows before it is cut. */
const WIDTH = 80;

/**
 * A message as two lines of a list: its first sentence, or what of it fits and ends with a part of it, and the rest.
 * @returns an empty second line for a message of one short sentence
 */
export function inTwoLines(message: string): readonly [what: string, next: string] {
  let sentence = 0;
  let part = 0;
  // A full stop ends a sentence where a blank follows, and not in a version or a file's name.
  for (const { 0: mark, index } of message.matchAll(/[.:,;](?=\s)|[。：，；]/gu)) {
    const end = index + mark.length;
    if (columns(message.slice(0, end)) > WIDTH) break;
    if (/[.。]/u.test(mark)) {
      sentence = end;
      break;
    }
    part = end;
  }
  const whole = columns(message) <= WIDTH ? message.length : 0;
  const end = sentence || whole || part || message.length;
  return [message.slice(0, end).trim(), message.slice(end).trim()];
}
