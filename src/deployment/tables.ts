import { type FoundLine, isForeign } from './code.ts';
import { linesOf, nameOf, type Place } from './said.ts';

/** Tables whose names begin alike, as definitions and migrations name them. */
export interface TableGroup extends Place {
  /** What they begin with; '' for those that share it with none. */
  readonly prefix: string;
  readonly count: number;
  readonly examples: readonly string[];
}

/** What git is asked for (POSIX, extended): lines that make a table. */
export const TABLE_PATTERN = [
  '[cC][rR][eE][aA][tT][eE] +([a-zA-Z]+ +){0,2}[tT][aA][bB][lL][eE] ',
  'create_table[ (]+["\':]',
  'Schema::create\\(',
  'createTable\\( *["\'`]',
  'createTable +tableName=',
  'CreateTable\\(',
  '@Table\\(',
  'migrations\\.CreateModel\\(',
  'tableName: *["\']',
  'pgTable\\(|mysqlTable\\(',
  '@Entity\\( *[{]? *["\'`n]',
  '\\.ToTable\\(',
  '^model +[A-Z][A-Za-z0-9_]* +[{]',
].join('|');

export const TABLE_FILES = [
  'sql',
  'ddl',
  'rb',
  'php',
  'py',
  'cs',
  'java',
  'kt',
  'ts',
  'js',
  'xml',
  'yml',
  'yaml',
  'prisma',
].map(ending => `*.${ending}`);

const NAME: readonly RegExp[] = [
  /create\s{1,4}(?:[a-z]{1,20}\s{1,4}){0,2}table\s{1,4}(?:if\s{1,4}not\s{1,4}exists\s{1,4})?((?:[`"[]?[\w$\u4e00-\u9fff]{1,60}[`"\]]?\.){0,2}[`"[]?[\w$\u4e00-\u9fff]{1,80})/i,
  /create_table[ (]{1,4}["':]([\w.]{1,80})/,
  /Schema::create\(\s?["']([\w.]{1,80})/,
  /createTable\(\s?["'`]([\w.]{1,80})/,
  /createTable\s{1,4}tableName="([\w.]{1,80})"/,
  /@Table\((?:[^)\n]{0,80}\s)?name\s?=\s?"([\w.]{1,80})"/,
  /@Table\((?:schema|catalog)[^)\n]{0,80}name\s?=\s?"([\w.]{1,80})"/,
  /tableName:\s?["']([\w.]{1,80})["']/,
  /(?:pgTable|mysqlTable)\(\s?["'`]([\w.]{1,80})/,
  /@Entity\(\s?(?:\{\s?name:\s?)?["'`]([\w.]{1,80})/,
  /\.ToTable\(\s?"([\w.]{1,80})"/,
  /^model\s{1,4}([A-Z]\w{0,79})\s{1,4}\{/,
];
/** The name stands in the next line. */
const BELOW: readonly (readonly [RegExp, RegExp])[] = [
  [/CreateTable\(\s{0,4}$/, /(?:name:\s?)?"([\w.]{1,80})"/],
  [/CreateModel\(\s{0,4}$/, /name=["'](\w{1,80})["']/],
  [/@Table\(\s{0,4}$/, /name\s?=\s?"([\w.]{1,80})"/],
];
/** Fewer share their beginning by chance. */
const LEAST_ALIKE = 2;
const MOST_GROUPS = 12;
const MOST_EXAMPLES = 4;

/** The table that a line makes. @param textOf the whole text of a file, where the name stands below */
export function tablesOf(
  lines: readonly FoundLine[],
  textOf: (path: string) => string | undefined,
): (Place & { readonly name: string })[] {
  const texts = new Map<string, readonly string[]>();
  return lines.flatMap(({ path, line, text }) => {
    if (
      isForeign(path) ||
      /(?:^|\/)(?:lang|locales?|i18n)\//i.test(path) ||
      /(?:^|\/)demos?\//i.test(path) ||
      /^\s*(?:\/\/|\*|--|#)/.test(text) ||
      /\btemp(?:orary)?\s{1,4}table\b/i.test(text) ||
      // Rules of a style speak of statements, too.
      (/\.ya?ml$/i.test(path) && !/tableName|createTable/.test(text))
    )
      return [];
    const short = text.slice(0, 400);
    let name = NAME.map(pattern => pattern.exec(short)?.[1]).find(Boolean);
    const below = name === undefined ? BELOW.find(([first]) => first.test(short.trimEnd()))?.[1] : undefined;
    if (below !== undefined) {
      if (!texts.has(path)) texts.set(path, linesOf(textOf(path) ?? ''));
      name = below.exec(texts.get(path)?.[line] ?? '')?.[1];
    }
    // Partitions are one table: audit_2026_04.
    const bare = (name ?? '')
      .replace(/[`"[\]]/g, '')
      .replace(/^.*\./, '')
      .replace(/_(?:p_?)?\d{4}(?:_?\d{2}){0,2}$|_p(?:art)?_?\d{1,4}$|_default$/, '');
    return bare === '' || /^(?:if|as|temp|tmp|#)/i.test(bare) ? [] : [{ name: bare, path, line }];
  });
}

/** Whether the name of a table may stand below the line. */
export function isTableBelow(text: string): boolean {
  return BELOW.some(([first]) => first.test(text.trimEnd()));
}

/** What a database holds, by what names of tables begin with; the largest groups first, the rest last. */
export function groupTables(tables: readonly (Place & { readonly name: string })[]): TableGroup[] {
  const byName = new Map<string, Place & { readonly name: string }>();
  for (const table of tables) {
    const known = byName.get(table.name.toLowerCase());
    if (known === undefined || rank(table.path) < rank(known.path))
      byName.set(table.name.toLowerCase(), table);
  }
  const all = [...byName.values()];
  if (all.length === 0) return [];
  const groups = Map.groupBy(all, ({ name }) => prefixOf(name, all.length > 3));
  const large = [...groups].filter(([prefix, list]) => prefix !== '' && list.length >= LEAST_ALIKE);
  const sorted = large
    .toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .slice(0, MOST_GROUPS);
  const taken = new Set(sorted.flatMap(([, list]) => list));
  const rest = all.filter(table => !taken.has(table));
  return [...sorted, ...(rest.length > 0 ? [['', rest] as const] : [])].flatMap(([prefix, list]) => {
    const [first] = list;
    if (first === undefined) return [];
    const examples = list.slice(0, MOST_EXAMPLES).map(({ name }) => name);
    return [{ prefix, count: list.length, examples, path: first.path, line: first.line }];
  });
}

/** Definitions of the whole stand before changes of it. */
function rank(path: string): number {
  return /schema|structure|\.prisma$|init|create/i.test(nameOf(path)) ? 0 : 1;
}

/** `his_` of his_order; `Bill` of BillItem. Common beginnings such as `t_` say nothing, the next part does. */
function prefixOf(name: string, isLong: boolean): string {
  if (!isLong) return '';
  const [, common = '', first] = /^((?:t|tb|tbl|tab|sys|base|biz)_)?([A-Za-z0-9]{2,30})_./i.exec(name) ?? [];
  if (first !== undefined) return /^(?:sys|base|biz)_/i.test(common) ? common : `${common}${first}_`;
  return (
    /^([A-Z]{2,6})(?=[A-Z][a-z])/.exec(name)?.[1] ?? /^([A-Z][a-z]{2,20})(?=[A-Z])/.exec(name)?.[1] ?? ''
  );
}
