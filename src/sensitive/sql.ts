export interface SqlLiteral {
  readonly text: string;
  readonly start: number;
  /** It stood in quotes. */
  readonly isText: boolean;
}
export interface SqlInsert {
  readonly table: string;
  /** Empty where the statement names none. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlLiteral[])[];
}

const INSERT =
  /\binsert\s{1,20}(?:ignore\s{1,20})?into\s{1,20}([`"[\]\w.\u4e00-\u9fff]{1,100})\s{0,20}(?:\(([^()]{1,4000})\))?\s{0,20}values\s{0,20}(?=\()/gi;

/** What pg_dump writes: the rows below it are cut by tabs and end with `\\.` */
const COPY =
  /^copy[ \t]{1,8}(["\w.\u4e00-\u9fff]{1,100})[ \t]{0,8}\(([^()]{1,4000})\)[ \t]{1,8}from[ \t]{1,8}stdin\b[^\r\n]{0,80}\r?\n/gim;

/** The rows of the COPY blocks of a text, as if they had been inserted. */
function* copiesOf(text: string): Generator<SqlInsert> {
  for (const match of text.matchAll(COPY)) {
    const [whole, table = '', columns = ''] = match;
    const rows: SqlLiteral[][] = [];
    let at = match.index + whole.length;
    while (at < text.length && !text.startsWith('\\.', at)) {
      const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
      const row: SqlLiteral[] = [];
      for (const cell of text.slice(at, end).replace(/\r$/, '').split('\t')) {
        row.push({ text: cell === '\\N' ? '' : cell, start: at, isText: true });
        at += cell.length + 1;
      }
      rows.push(row);
      at = end + 1;
    }
    const names = columns.split(',').map(column => column.replace(/["\s]/g, ''));
    yield { table: table.replaceAll('"', ''), columns: names, rows };
  }
}

/** The INSERT statements and COPY blocks of a text with their literals. One pass; a row without an end closes with the text. */
export function* insertsOf(text: string): Generator<SqlInsert> {
  yield* copiesOf(text);
  INSERT.lastIndex = 0;
  let match = INSERT.exec(text);
  while (match !== null) {
    const [whole, table = '', columns = ''] = match;
    const { rows, end } = readRows(text, match.index + whole.length);
    const names = columns.split(',').map(column => column.replace(/[`"[\]\s]/g, ''));
    yield { table: table.replace(/[`"[\]]/g, ''), columns: columns === '' ? [] : names, rows };
    INSERT.lastIndex = end;
    match = INSERT.exec(text);
  }
}

function readRows(text: string, from: number): { rows: SqlLiteral[][]; end: number } {
  const rows: SqlLiteral[][] = [];
  let at = from;
  while (text[at] === '(') {
    const { row, end } = readRow(text, at + 1);
    rows.push(row);
    at = end;
    const next = /^\s{0,20},\s{0,20}/.exec(text.slice(at, at + 48));
    if (next === null) break;
    at += next[0].length;
  }
  return { rows, end: at };
}

/** A literal beyond some thousand characters is a document, not a name or a password. */
const TEXT = /N?'((?:[^'\\]|''|\\[\s\S]){0,8000})'/y;
const BARE = /[^,()']+/y;

function readRow(text: string, from: number): { row: SqlLiteral[]; end: number } {
  const row: SqlLiteral[] = [];
  let at = from;
  let depth = 1;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === ')') {
      depth--;
      at++;
      if (depth === 0) return { row, end: at };
    } else if (character === '(') {
      depth++;
      at++;
    } else if (character === ',' || /\s/.test(character)) {
      at++;
    } else {
      TEXT.lastIndex = at;
      const quoted = TEXT.exec(text);
      if (quoted !== null) {
        const value = quoted[1] ?? '';
        row.push({ text: value, start: at + quoted[0].indexOf("'") + 1, isText: true });
        at += quoted[0].length;
        continue;
      }
      BARE.lastIndex = at;
      const bare = BARE.exec(text)?.[0] ?? character;
      if (depth === 1) row.push({ text: bare.trim(), start: at, isText: false });
      at += bare.length;
    }
  }
  return { row, end: at };
}
