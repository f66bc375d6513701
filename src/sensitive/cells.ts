/** One cell of a table with its offset in the text. */
export interface Cell {
  readonly text: string;
  readonly start: number;
}
export type CellSeparator = '|' | ',' | '\t' | ';';

/** The cells of a row, without outer bars, blanks, quotes and Markdown's emphasis; `start` is the offset of the line. */
export function cellsOf(line: string, start: number, separator: CellSeparator): Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  for (let at = 0; at <= line.length; at++) {
    if (at < line.length && (line[at] !== separator || line[at - 1] === '\\')) continue;
    const raw = line.slice(from, at);
    const lead = /^[\s`*"']*/.exec(raw)?.[0].length ?? 0;
    const text = raw.slice(lead, Math.max(lead, endOfCell(raw)));
    cells.push({ text, start: start + from + lead });
    from = at + 1;
  }
  if (separator !== '|') return cells;
  if (cells[0]?.text === '' && /^\s*\|/.test(line)) cells.shift();
  if (cells.at(-1)?.text === '' && /\|\s*$/.test(line)) cells.pop();
  return cells;
}

/** Where the text of a cell ends, before blanks, quotes and Markdown's emphasis. */
function endOfCell(raw: string): number {
  let end = raw.length;
  for (;;) {
    if (end > 0 && /[\s`"']/.test(raw.charAt(end - 1))) end--;
    else if (raw.endsWith('**', end)) end -= 2;
    else return end;
  }
}

/** The line of dashes between the header and the rows of a Markdown table. */
export function isMarkdownRule(line: string): boolean {
  return line.includes('-') && line.includes('|') && /^[\s|:-]+$/.test(line);
}

const HTML_ROW = /<tr\b[^>]{0,200}>([\s\S]{0,4000}?)<\/tr>/gi;
const HTML_CELL =
  /<t[hd]\b[^>]{0,200}>(?:\s|<\/?(?:b|p|strong|span|code|br)\b[^>]{0,100}>){0,6}([^<]{0,300})/gi;

/** A row of an HTML table, as wikis write them into Markdown. */
export interface HtmlRow {
  readonly cells: readonly Cell[];
  /** Whether it is the first one of its table. */
  readonly isFirst: boolean;
}

/** The rows of all HTML tables of a text. */
export function* htmlRowsOf(text: string): Generator<HtmlRow> {
  let end = 0;
  for (const row of text.matchAll(HTML_ROW)) {
    const start = row.index + row[0].indexOf('>') + 1;
    const cells = [...(row[1] ?? '').matchAll(HTML_CELL)].map(cell => {
      const content = cell[1] ?? '';
      return { text: content.trimEnd(), start: start + cell.index + cell[0].length - content.length };
    });
    const isFirst = end === 0 || /<\/table/i.test(text.slice(end, row.index));
    end = row.index + row[0].length;
    yield { cells, isFirst };
  }
}
