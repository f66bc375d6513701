import { countLineEnds } from './commentLines.ts';
import type { LexedSpan } from './lex.ts';

/** The code that a comment belongs to, without comments. */
export interface CodeAround {
  /** In the same line as the comment, in front of it. */
  readonly before: string;
  /** The line of code above. */
  readonly above: string;
  /** The next lines of code, nearest first. */
  readonly below: readonly string[];
  /** Whether only comments and blanks stand between the comment and code in a comment below it. */
  readonly hasCodeInComment: boolean;
}

/** Lines that are looked at. */
const REACH = 12;
const LINES_BELOW = 4;
/** So much of a line is looked at: more is no statement that a person wrote. */
const LONGEST = 500;

/**
 * Lets one look at the code around comments of a text.
 * @param spans comments and strings of the text
 * @returns gives the code around a comment that begins and ends in these lines, from 1
 */
export function codeReader(
  text: string,
  spans: readonly LexedSpan[],
): (first: number, last: number) => CodeAround {
  let lines: readonly string[] | undefined;
  return (first, last) => {
    lines ??= codeLines(text, spans);
    const own = lines[first - 1] ?? '';
    const below: string[] = [];
    for (let at = last; at < Math.min(last + REACH, lines.length) && below.length < LINES_BELOW; at++) {
      const line = lines[at]?.trim() ?? '';
      if (line !== '' && line !== '\0') below.push(line.replaceAll('\0', '').trim());
    }
    let above = '';
    for (let at = first - 2; at >= Math.max(0, first - 2 - REACH) && above === ''; at--)
      above = (lines[at] ?? '').replaceAll('\0', '').trim();
    const next = lines[last] ?? '';
    return {
      before: own.split('\0', 1)[0]?.trim() ?? '',
      above,
      below: below.filter(line => line !== ''),
      hasCodeInComment: next.trim() === '\0',
    };
  };
}

/** The lines of a text; in the place of each comment stands one `\0`. */
function codeLines(text: string, spans: readonly LexedSpan[]): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const span of spans) {
    if (span.kind === 'string' || span.start < from) continue;
    parts.push(text.slice(from, span.start));
    parts.push('\0', '\n\0'.repeat(countLineEnds(text, span.start, span.end)));
    from = span.end;
  }
  parts.push(text.slice(from));
  const lines = parts.join('').split('\n');
  return lines.map(line => (line.length > LONGEST ? line.slice(0, LONGEST) : line));
}
