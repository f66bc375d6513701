const PLAIN = /^[ -~]*$/;
/** Wide or full-width by Unicode's East Asian Width (https://www.unicode.org/reports/tr11/), and what shows as an emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\ufe0f|\p{Emoji_Presentation}/u;
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u;
let graphemes: Intl.Segmenter | undefined;

/**
 * Width of a text on a terminal, in columns: Chinese characters and other wide ones take two, a mark on a letter none.
 * Quotes and dashes, whose width depends on the terminal's settings, count as one.
 */
export function columns(text: string): number {
  if (PLAIN.test(text)) return text.length;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let width = 0;
  for (const { segment } of graphemes.segment(text))
    width += WIDE.test(segment) ? 2 : INVISIBLE.test(segment) ? 0 : 1;
  return width;
}

/** The text, filled up with spaces to a width in columns. */
export function padColumns(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** What a line may end after: a Chinese character with the marks that must not begin a line, or a word. */
const PIECES =
  /[\u2e80-\u2fff\u3041-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}][\u3001-\u303f\uff01-\uff60\u2019\u201d]*|\s+|[^\s\u2e80-\u2fff\u3041-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}]+/gu;

/** A text in lines of at most a width in columns, broken between words; a word that is wider has a line of its own. */
export function linesIn(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (line.trim() !== '' && columns((line + piece).trimEnd()) > width) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  return [...lines, ...(line.trim() === '' ? [] : [line.trim()])];
}
