import { type Cell, type CellSeparator, cellsOf, htmlRowsOf, isMarkdownRule } from './cells.ts';
import { linesOf } from './window.ts';

/** A row of a table with the names of its columns. */
export interface TableRow {
  readonly header: readonly string[];
  readonly cells: readonly Cell[];
}

/** A line of a table is short; anything longer is data. */
const LONGEST_LINE = 2000;
const SHORT_NAME = /^[\w\u4e00-\u9fff ()/.#-]{1,24}$/;

/**
 * The rows of all tables of a text: Markdown, HTML, and lines cut by commas, semicolons or tabs below a line of short names.
 * @param isHeader whether a line may be the header of such a table; most lines with commas are sentences
 */
export function* tableRowsOf(
  text: string,
  isHeader: (names: readonly string[]) => boolean,
): Generator<TableRow> {
  if (/<tr/i.test(text)) yield* htmlTables(text);
  let header: readonly string[] | undefined;
  let separator: CellSeparator = '|';
  let previous = '';
  for (const { line, start } of linesOf(text)) {
    if (line.length > LONGEST_LINE || line.trim() === '') {
      header = undefined;
    } else if (isMarkdownRule(line)) {
      header = cellsOf(previous, 0, '|').map(cell => cell.text);
      separator = '|';
    } else if (header !== undefined && line.includes(separator)) {
      const cells = cellsOf(line, start, separator);
      if (separator === '|' || cells.length === header.length) yield { header, cells };
    } else {
      header = undefined;
      for (const sign of [',', '\t', '|', ';'] as const) {
        if (!line.includes(sign)) continue;
        const names = cellsOf(line, 0, sign).map(cell => cell.text);
        if (names.length < 2 || !names.every(name => SHORT_NAME.test(name)) || !isHeader(names)) continue;
        header = names;
        separator = sign;
        break;
      }
    }
    previous = line;
  }
}

function* htmlTables(text: string): Generator<TableRow> {
  let header: readonly string[] = [];
  for (const { cells, isFirst } of htmlRowsOf(text)) {
    if (isFirst) header = cells.map(cell => cell.text);
    else yield { header, cells };
  }
}
