import { columns as widthOf } from '../core/columns.ts';
import { type Content, type TableBlock, textOf } from './model.ts';

/** How many half-wide characters stand beside each other on A4, in the type of a table. */
const LINE = 96;
/** Around the words of a cell. */
const PADDING = 3;
/** No column needs more before others have what they need; a longer word is broken. */
const LONGEST_WORD = 22;
const WIDEST = 48;
/** As wide as a name, a date or a few words of handwriting. */
const BLANK = '＿'.repeat(8);

/** The share of each column of a table in its width, by what stands in it; together 100. */
export function columnShares({ columns, rows, isForm }: TableBlock): number[] {
  if (isForm && columns.length === 2) return [26, 74];
  const wanted = columns.map(({ title }, index) => {
    const texts = [title, ...rows.map(row => row[index] ?? [])].map(shownText);
    const least = Math.max(4, ...texts.map(longestWord)) + PADDING;
    const widths = texts.map(widthOf).sort((one, other) => one - other);
    // One long cell makes no wide column of many short ones.
    const usual = widths[Math.floor((widths.length - 1) * 0.9)] ?? 0;
    return { least, usual: Math.max(least, Math.min(WIDEST, usual + PADDING)) };
  });
  const sum = (list: readonly number[]) => list.reduce((one, other) => one + other, 0);
  const least = sum(wanted.map(column => column.least));
  const more = sum(wanted.map(column => column.usual - column.least));
  const room = Math.max(0, LINE - least);
  // Where all have room they get what they need in proportion; else each gets its least, and a share of the rest.
  const hasRoom = least + more <= LINE;
  const widths = wanted.map(column =>
    hasRoom ? column.usual : column.least + (room * (column.usual - column.least)) / more,
  );
  const total = sum(widths) || 1;
  return widths.map(width => Math.round((width / total) * 1000) / 10);
}

/** A blank takes the room of what is to be written. */
function shownText(content: Content): string {
  return content.map(inline => (inline.kind === 'blank' ? BLANK : textOf([inline]))).join('');
}

/** The width of the longest piece that no line break may part; Chinese breaks anywhere, paths at their slashes. */
function longestWord(text: string): number {
  let longest = 0;
  for (const word of text.split(/[\s/、，。；：（）＿\p{Script=Han}]+/u))
    longest = Math.max(longest, widthOf(word));
  return Math.min(LONGEST_WORD, longest);
}
