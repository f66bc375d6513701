/** A line of a text, without its end. */
export interface SourceLine {
  readonly text: string;
  /** UTF-16 units from the start of the text. */
  readonly start: number;
}

/** Where in the source a character stands that a parser took over into its own text. */
export type Origin = (offset: number) => number;

/** The lines of a text as CommonMark (0.31, 2.1) counts them. */
export function sourceLines(text: string): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ text: text.slice(start, index), start });
    start = index + end.length;
  }
  lines.push({ text: text.slice(start), start });
  return lines;
}

/** Fences may stand in lists and quotations. */
const FENCE = /^[ \t>]{0,80}(`{3,}|~{3,})/;

/** The lines that are no code between fences; the fences themselves are left out as well. */
export function* linesOutsideOfCode(text: string): Generator<SourceLine> {
  let fence = '';
  for (const line of sourceLines(text)) {
    const marks = FENCE.exec(line.text)?.[1] ?? '';
    if (fence !== '') {
      if (marks.startsWith(fence)) fence = '';
      continue;
    }
    if (marks !== '') fence = marks;
    else yield line;
  }
}

/**
 * Finds the places of a block whose lines a parser freed of their indentation, quote and list marks. What is left of
 * a line is its end, but for the marks that may close a heading.
 * @param content as the parser made it
 * @param first number of its first line in the source, from 0
 */
export function originInLines(content: string, lines: readonly SourceLine[], first: number): Origin {
  const pieces: { readonly from: number; readonly to: number }[] = [];
  let from = 0;
  for (const [index, line] of content.split('\n').entries()) {
    const source = lines[first + index];
    const core = line.trim();
    const inLine = source?.text.lastIndexOf(core) ?? -1;
    // NUL is replaced by the parser; such a line is placed at its start.
    const indent = line.length - line.trimStart().length;
    pieces.push({ from, to: (source?.start ?? 0) + (inLine < 0 ? 0 : inLine - indent) });
    from += line.length + 1;
  }
  return offset => {
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((pieces[middle]?.from ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const { from, to } = pieces[low] ?? { from: 0, to: 0 };
    return Math.max(0, to + offset - from);
  };
}

/** Quote and list marks in front of a table, with nothing else. */
const CONTAINER = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[\s>]*)*$/;

/**
 * Divides the row of a table (GitHub Flavored Markdown, 4.10) into its cells.
 * @returns for each cell where the characters of its text are, without the spaces around it
 */
export function cellsOf(row: SourceLine | undefined): Origin[] {
  if (row === undefined) return [];
  const cells: { text: string; places: number[] }[] = [{ text: '', places: [] }];
  for (let at = 0; at < row.text.length; at += 1) {
    const character = row.text[at] ?? '';
    const isEscapedBar = character === '\\' && row.text[at + 1] === '|';
    if (isEscapedBar) at += 1;
    else if (character === '|') {
      cells.push({ text: '', places: [] });
      continue;
    }
    const cell = cells.at(-1);
    if (cell === undefined) continue;
    cell.text += row.text[at];
    cell.places.push(row.start + at);
  }
  if (CONTAINER.test(cells[0]?.text ?? '')) cells.shift();
  else if (cells[0]) cells[0].text = cells[0].text.replace(/^[\s>]+/, marks => ' '.repeat(marks.length));
  return cells.map(({ text, places }) => {
    const indent = text.length - text.trimStart().length;
    return offset => places[offset + indent] ?? row.start + row.text.length;
  });
}
