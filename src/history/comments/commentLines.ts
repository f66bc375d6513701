import type { LexedSpan } from './lex.ts';

/** One line of a comment, without its marks. */
export interface CommentLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** The first line of its comment. */
  readonly first: boolean;
  /** Continues the line before: the same block, or line comments right below each other. */
  readonly continues: boolean;
  /** A comment in a comment: code was taken out, and its comments with it. */
  readonly isNested: boolean;
}

/** A line of minified text; nobody has written a comment there. */
const LONGEST_LINE = 2000;
/** Marks of comments that stand at the start of their further lines: ` * `, `// `, `## `. */
const LEADING_MARKS = /^[\s*/#!;|'>%-]*(?:REM\s)?/i;
/** `// // TODO`, `# # TODO`; `//// TODO` is a headline. */
const NESTED = /^[ \t]{1,200}(?:\/\/|#|--(?!-))[ \t]?\S/;
const TRAILING_MARKS = ' \t*/#=~<>%-';

/** The lines of all comments, in their order. Line ends must be `\n`. */
export function commentLines(text: string, spans: readonly LexedSpan[]): CommentLine[] {
  const lines: CommentLine[] = [];
  let line = 1;
  let at = 0;
  let lastEnd = -1;
  for (const span of spans) {
    if (span.kind === 'string') continue;
    line += countLineEnds(text, at, span.bodyStart);
    at = span.bodyStart;
    const joined =
      lastEnd >= 0 && span.start - lastEnd < 200 && /^\n[ \t]*$/.test(text.slice(lastEnd, span.start));
    const body = text.slice(span.bodyStart, span.bodyEnd).split('\n');
    body.forEach((raw, index) => {
      if (raw.length > LONGEST_LINE) return;
      const clean = trimMarks(raw);
      const place = { line: line + index, first: index === 0, continues: index > 0 || joined };
      lines.push({ ...place, text: clean, isNested: NESTED.test(raw) });
    });
    // Only a comment to the end of its line can go on in the next comment.
    lastEnd = span.end === span.bodyEnd ? span.end : -1;
  }
  return lines;
}

function trimMarks(raw: string): string {
  const text = raw.replace(LEADING_MARKS, '');
  let end = text.length;
  while (end > 0 && TRAILING_MARKS.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** How many lines end between two offsets. */
export function countLineEnds(text: string, from: number, to: number): number {
  let count = 0;
  // Not by a search: that would read to the end of a text without line ends each time.
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) count++;
  return count;
}
