/** One cell of a table with its offset in the text. */
export interface Cell {
  readonly text: string;
  readonly start: number;
}
export type CellSeparator = '|' | ',' | '\t';

/** The cells of a row, without outer bars, blanks, quotes and Markdown's emphasis; `start` is the offset of the line. */
export function cellsOf(line: string, start: number, separator: CellSeparator): Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  for (let at = 0; at <= line.length; at++) {
    if (at < line.length && (line[at] !== separator || line[at - 1] === '\\')) continue;
    const raw = line.slice(from, at);
    const lead = /^[\s`*"']*/.exec(raw)?.[0].length ?? 0;
    const text = raw.slice(lead).replace(/(?:[\s`"']|\*\*)+$/, '');
    cells.push({ text, start: start + from + lead });
    from = at + 1;
  }
  if (separator !== '|') return cells;
  if (cells[0]?.text === '' && /^\s*\|/.test(line)) cells.shift();
  if (cells.at(-1)?.text === '' && /\|\s*$/.test(line)) cells.pop();
  return cells;
}

/** The line of dashes between the header and the rows of a Markdown table. */
export function isMarkdownRule(line: string): boolean {
  return line.includes('-') && line.includes('|') && /^[\s|:-]+$/.test(line);
}
