import { findQuestions } from '../pack/markdown/placeholders.ts';
import type { Inline, Mark } from './model.ts';

// Pieces of lines: what stands between two marks of Markdown, put together as it is read.

/** A text with the questions in it as blanks. */
export function textAndBlanks(text: string, marks: readonly Mark[]): Inline[] {
  const inlines: Inline[] = [];
  let at = 0;
  const push = (piece: string) => {
    if (piece !== '') inlines.push({ kind: 'text', text: piece, ...(marks.length > 0 && { marks }) });
  };
  for (const { start, end, text: hint } of findQuestions(text)) {
    push(text.slice(at, start));
    inlines.push({ kind: 'blank', hint });
    at = end;
  }
  push(text.slice(at));
  return inlines;
}

/** Neighbours with the same marks are one text: a line end in Chinese text is no space. */
export function joined(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text' && sameMarks(inline.marks, last.marks))
      result[result.length - 1] = { ...last, text: last.text + inline.text };
    else result.push(inline);
  }
  return result.map(inline =>
    inline.kind === 'text' ? { ...inline, text: withoutLineEnds(inline.text) } : inline,
  );
}

function sameMarks(one: readonly Mark[] = [], other: readonly Mark[] = []): boolean {
  return one.length === other.length && one.every((mark, index) => mark === other[index]);
}

const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

function withoutLineEnds(text: string): string {
  return text.replace(/\n/g, (_, at: number) => {
    const [before, after] = [text[at - 1] ?? '', text[at + 1] ?? ''];
    return WIDE.test(before) && WIDE.test(after) ? '' : ' ';
  });
}

/** Without line breaks and blanks at both ends. */
export function trimmed(content: readonly Inline[]): Inline[] {
  const isEmpty = (inline: Inline | undefined) =>
    inline?.kind === 'break' || (inline?.kind === 'text' && inline.text.trim() === '');
  let [from, to] = [0, content.length];
  while (from < to && isEmpty(content[from])) from += 1;
  while (to > from && isEmpty(content[to - 1])) to -= 1;
  return content.slice(from, to);
}

/** The words of a piece of HTML. */
export function withoutTags(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<\/?[a-zA-Z][^<>]*>/g, '')
    .replace(/[<>]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
