import { sourceLines } from './source.ts';

/** A line of a Markdown document, as far as headings and code go. */
export interface OutlineLine {
  readonly text: string;
  /** UTF-16 units from the start of the document. */
  readonly start: number;
  /**
   * `heading`: a heading, or the first line of one that is underlined; `underline`: the rest of it; `code`: what a code block
   * shows, with its fences, and comments of several lines.
   */
  readonly kind: 'heading' | 'underline' | 'code' | 'text';
  /** Of a heading, from 1. */
  readonly level: number;
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const UNDERLINE = /^(=+|-+)[ \t]*$/;
/** What no underlined heading begins with: lists, quotations, tables, HTML, code by its indentation. */
const NO_PARAGRAPH = /^(?:[ \t]|>|\||<|[-*+](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$))/;
/** A line between two parts of a text. */
const BREAK = /^ {0,3}([-_*])(?:[ \t]{0,20}\1){2,}[ \t]*$/;
/** HTML that goes on to the next empty line: nothing in it is a heading (CommonMark 0.31, 4.6). */
const HTML =
  /^ {0,3}<\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:[\s>/]|$)/i;
const COMMENT_START = /^ {0,3}<!--/;

/** The lines of a document with the headings at its own level (CommonMark 0.31, 4.2 and 4.3), not those in lists. */
export function outlineOf(text: string): OutlineLine[] {
  const lines: OutlineLine[] = [];
  let fence = '';
  /** Where the paragraph began that an underline would make a heading; -1 where none did. */
  let paragraph = -1;
  let isOther = false;
  /** What the HTML that goes on ends with. */
  let html: 'comment' | 'empty line' | undefined;
  for (const { text: line, start } of sourceLines(text)) {
    const marker = FENCE.exec(line)?.[1] ?? '';
    const level = HEADING.exec(line)?.[1]?.length ?? 0;
    const underline = UNDERLINE.exec(line)?.[1];
    let kind: OutlineLine['kind'] = 'text';
    if (html === 'empty line' && line.trim() === '') html = undefined;
    if (html === 'comment' || (fence === '' && html === undefined && COMMENT_START.test(line))) {
      // A comment on one line is a line of text, and may be one of ours.
      if (html === 'comment' || !line.includes('-->')) kind = 'code';
      html = line.includes('-->') ? undefined : 'comment';
    } else if (html !== undefined) kind = 'text';
    else if (fence !== '') {
      kind = 'code';
      if (marker.startsWith(fence)) fence = '';
    } else if (marker !== '') {
      kind = 'code';
      fence = marker;
    } else if (HTML.test(line)) html = 'empty line';
    else if (level > 0) kind = 'heading';
    else if (underline !== undefined && paragraph >= 0) {
      const own = underline.startsWith('=') ? 1 : 2;
      for (let at = paragraph; at < lines.length; at += 1) {
        const before = lines[at];
        if (before)
          lines[at] =
            at === paragraph ? { ...before, kind: 'heading', level: own } : { ...before, kind: 'underline' };
      }
      kind = 'underline';
    }
    lines.push({ text: line, start, kind, level: kind === 'heading' ? level : 0 });
    if (kind !== 'text' || line.trim() === '' || html !== undefined || BREAK.test(line)) {
      paragraph = -1;
      isOther = false;
    } else if (NO_PARAGRAPH.test(line) && paragraph < 0) isOther = true;
    else if (/^(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])/.test(line)) {
      // A list or a quotation ends a paragraph; what follows without a blank line may belong to it.
      paragraph = -1;
      isOther = true;
    } else if (paragraph < 0 && !isOther) paragraph = lines.length - 1;
  }
  return lines;
}
