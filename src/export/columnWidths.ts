import { columns as widthOf } from '../core/columns.ts';
import { type Content, type TableBlock, textOf } from './model.ts';

/** How many half-wide characters stand beside each other on A4, in the type of a table. */
const LINE = 96;
/** Around the words of a cell. */
const PADDING = 3;
/** How long a piece of a word may be before it is broken: the first of these with which the long texts still have room. */
const LONGEST_PIECES = [22, 14, 10, 6];
const FOR_LEAST = LINE * 0.6;
const WIDEST = 48;
/** As wide as a name, a date or a few words of handwriting. */
const BLANK = '＿'.repeat(8);
/** How much wider bold type is. */
const BOLD = 1.15;
/** So short a text stays on one line: a date, a name, a state. */
const SHORT = 14;

/** The share of each column of a table in its width, by what stands in it; together 100. */
export function columnShares({ columns, rows, isForm }: TableBlock): number[] {
  if (isForm && columns.length === 2) return [26, 74];
  const texts = columns.map(({ title }, index) => ({
    title: shownText(title),
    cells: rows.map(row => shownText(row[index] ?? [])),
  }));
  const least = leastWidths(texts);
  const usual = texts.map(({ title, cells }, index) => {
    const widths = [title, ...cells].map(widthOf).sort((one, other) => one - other);
    // One long cell makes no wide column of many short ones.
    const most = widths[Math.ceil((widths.length - 1) * 0.9)] ?? 0;
    return Math.max(least[index] ?? 0, Math.min(WIDEST, most + PADDING));
  });
  const more = sum(usual) - sum(least);
  const room = Math.max(0, LINE - sum(least));
  // Where all have room they get what they need in proportion; else each gets its least, and a share of the rest.
  const hasRoom = sum(usual) <= LINE || more === 0;
  const widths = usual.map((own, index) => {
    const base = least[index] ?? 0;
    return hasRoom ? own : base + (room * (own - base)) / more;
  });
  const total = sum(widths) || 1;
  return widths.map(width => Math.round((width / total) * 1000) / 10);
}

function leastWidths(
  texts: readonly { readonly title: string; readonly cells: readonly string[] }[],
): readonly number[] {
  let least: number[] = [];
  for (const longest of LONGEST_PIECES) {
    least = texts.map(({ title, cells }) => {
      const head = Math.ceil(longestPiece(title, longest) * BOLD);
      return Math.max(4, head, ...cells.map(cell => longestPiece(cell, longest))) + PADDING;
    });
    if (sum(least) <= FOR_LEAST) break;
  }
  return least;
}

/** A blank takes the room of what is to be written. */
function shownText(content: Content): string {
  return content.map(inline => (inline.kind === 'blank' ? BLANK : textOf([inline]))).join('');
}

/** The width of the longest piece that no line break may part; Chinese breaks anywhere, paths at their slashes. */
function longestPiece(text: string, most: number): number {
  const whole = widthOf(text.trim());
  if (whole <= Math.min(SHORT, most)) return whole;
  let longest = 0;
  for (const word of text.split(/[\s/、，。；：（）＿\p{Script=Han}]+/u))
    longest = Math.max(longest, widthOf(word));
  return Math.min(most, longest);
}

function sum(list: readonly number[]): number {
  return list.reduce((one, other) => one + other, 0);
}
