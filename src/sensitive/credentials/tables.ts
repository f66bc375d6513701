import { type Cell, type CellSeparator, cellsOf, htmlRowsOf, isMarkdownRule } from '../cells.ts';
import { isExcused } from '../excuses.ts';
import { type Candidate, credential, type Scan } from '../match.ts';
import { looksChosen } from '../notSecret.ts';
import { linesOf } from '../window.ts';
import { CHINESE_LABEL, labelOfKey } from './labels.ts';

interface Table {
  /** Cells are cut at this. */
  readonly separator: CellSeparator;
  /** Columns under a header that names a secret. */
  readonly columns: ReadonlyMap<number, SecretColumn>;
  readonly width: number;
}

interface SecretColumn {
  /** It names the account, too: `账号/密码`. */
  readonly isPair: boolean;
  /** `Token`, `Key`: in many tables no more than the name of something. */
  readonly isLoose: boolean;
}

const LOOSE = /令牌$/;
const CHINESE_HEADER = new RegExp(`^[^,;:。?]{0,12}${CHINESE_LABEL}(?:\\s*[/(].*)?$|^.*${CHINESE_LABEL}$`);
const COMPANION =
  /账号|帐号|账户|用户|登录|主机|地址|系统|名称|服务器|IP|host|user|account|login|server|system|name|url/i;
const ACCOUNT = /账号|帐号|账户|用户|user|account|login/i;
const HINT = new RegExp(`${CHINESE_LABEL}|pass|pwd|secret|token|key`, 'i');
/** A line of a table is short; anything longer is data. */
const LONGEST_LINE = 2000;

/** Cells under a 密码 or Password header (Markdown, HTML, CSV, tab-separated) and beside one in a two-column table. */
export function* findTableCells({ text, lower, fileKind }: Scan): Generator<Candidate> {
  if (!HINT.test(text) || fileKind === 'code') return;
  // In the page of a program the cells hold fields to fill in.
  if (fileKind !== 'markup' && lower.includes('<tr')) yield* findHtmlCells(text);
  let table: Table | undefined;
  let previous: { line: string; start: number } | undefined;
  for (const current of linesOf(text)) {
    const { line, start } = current;
    if (line.length > LONGEST_LINE) {
      table = undefined;
      previous = undefined;
      continue;
    }
    if (isMarkdownRule(line) && previous !== undefined) {
      table = tableOf(previous.line, '|');
    } else if (table !== undefined && line.includes(table.separator)) {
      yield* readRow(table, cellsOf(line, start, table.separator));
    } else {
      table = tableOf(line, ',') ?? tableOf(line, '\t');
    }
    if (table?.separator !== ',' && table?.separator !== '\t' && /^\s*(?:[-*>]\s)?\||\s\|\s/.test(line)) {
      yield* readBeside(cellsOf(line, start, '|'));
    }
    previous = current;
  }
}

function* findHtmlCells(text: string): Generator<Candidate> {
  let columns: Table['columns'] = new Map();
  for (const { cells, isFirst } of htmlRowsOf(text)) {
    if (isFirst) columns = columnsOf(cells);
    else yield* readColumns(columns, cells);
  }
}

function tableOf(header: string, separator: CellSeparator): Table | undefined {
  if (!header.includes(separator) || !HINT.test(header)) return undefined;
  const cells = cellsOf(header, 0, separator);
  if (separator !== '|') {
    // Any sentence has commas: a header of a CSV file has nothing but short names.
    if (cells.length < 2 || cells.some(cell => !/^[\w\u4e00-\u9fff ()/.-]{1,20}$/.test(cell.text)))
      return undefined;
    if (!cells.some(cell => COMPANION.test(cell.text) && !isSecretHeader(cell.text))) return undefined;
  }
  const columns = columnsOf(cells);
  return columns.size === 0 ? undefined : { separator, columns, width: cells.length };
}

function columnsOf(header: readonly Cell[]): Table['columns'] {
  const columns = new Map<number, SecretColumn>();
  const isOfTests = header.some(({ text }) => OF_TESTS.test(text.trim()));
  for (const [index, { text }] of header.entries()) {
    if (!isSecretHeader(text) || (isOfTests && /^pass$/i.test(text.trim()))) continue;
    columns.set(index, {
      isPair: ACCOUNT.test(text),
      isLoose: LOOSE.test(text) || labelOfKey(text)?.strength === 'key',
    });
  }
  return columns;
}

/** Beside these Pass is how many went well. */
const OF_TESTS =
  /^(?:fail(?:ed|s|ures?)?|skip(?:ped)?|total|tests?|specs?|suites?|cases?|run|result|status)$/i;

function isSecretHeader(text: string): boolean {
  const name = text.replace(/\([^()]*\)$/, '').trimEnd();
  if (CHINESE_HEADER.test(name)) return true;
  return /^[\w ./-]{2,30}$/.test(name) && labelOfKey(name.trim()) !== undefined;
}

function* readRow(table: Table, cells: readonly Cell[]): Generator<Candidate> {
  if (table.separator === '|' || cells.length === table.width) yield* readColumns(table.columns, cells);
}

function* readColumns(columns: Table['columns'], cells: readonly Cell[]): Generator<Candidate> {
  for (const [index, { isPair, isLoose }] of columns) {
    const cell = cells[index];
    if (cell === undefined) continue;
    const found = isPair ? behindSlash(cell) : cell;
    if (found === undefined || !isCellSecret(found.text)) continue;
    if (!isLoose || isCellKey(found.text)) yield credential('table-cell', found.start, found.text);
  }
}

/** | 密码 | Abc@1234 | without a header that says so */
function* readBeside(cells: readonly Cell[]): Generator<Candidate> {
  for (const [index, cell] of cells.entries()) {
    if (!isSecretHeader(cell.text)) continue;
    const next = cells[index + 1];
    if (next === undefined || !isCellSecret(next.text)) continue;
    const isLoose = LOOSE.test(cell.text) || labelOfKey(cell.text)?.strength === 'key';
    if (
      isLoose
        ? isCellKey(next.text) && !next.text.includes(' ')
        : looksChosen(next.text) || /^\d{6,}$/.test(next.text)
    )
      yield credential('table-cell', next.start, next.text);
  }
}

function behindSlash(cell: Cell): Cell | undefined {
  const slash = cell.text.search(/[/:\s](?=[^/:\s]+$)/);
  return slash < 0 ? undefined : { text: cell.text.slice(slash + 1), start: cell.start + slash + 1 };
}

/** Long, with letters and digits, and no name such as `--space-2xl`. */
function isCellKey(text: string): boolean {
  return (
    text.length >= 8 &&
    /\d/.test(text) &&
    /[A-Za-z]/.test(text) &&
    !/^--|^[a-z]+(?:[-_.][a-z\d]+)+$/.test(text)
  );
}

function isCellSecret(text: string): boolean {
  if (!/^[\x20-\x7e]{3,80}$/.test(text) || isExcused(text) || /^https?:/.test(text)) return false;
  // Entries of a password manager, and the ways of code: HIS-PRD-01, user.getPassword()
  if (/^(?:keepass|bitwarden|1password|vault|lastpass|kms)\b/i.test(text)) return false;
  if (/^[A-Z]{2,}(?:-[A-Z0-9]+)*-\d+$/.test(text) || /^[A-Za-z_]\w*(?:\.\w+)*\(\)?[^()]*\)?$/.test(text))
    return false;
  if (text.includes(' '))
    return looksChosen(text) && /^\S+ \S+$/.test(text) && /\d/.test(text) && !/[a-z]{3} [a-z]{2}/.test(text);
  return looksChosen(text) || /^\d{3,}$/.test(text) || /^[\w.@-]{4,}$/.test(text);
}
