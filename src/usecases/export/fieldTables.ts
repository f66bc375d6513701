import { type Block, type Content, type Inline, plain, type TableBlock } from '../../export/model.ts';
import {
  choiceText,
  type Field,
  fieldsIn,
  fieldsOfKind,
  fieldText,
  nodeAt,
  nodeOfKind,
} from '../../pack/fields/fields.ts';
import { ENTRY_KINDS } from '../../pack/fields/kinds.ts';
import { findQuestions } from '../../pack/markdown/placeholders.ts';
import { findPerson } from '../../pack/people/people.ts';
import type { ExportWorld } from './readExport.ts';
import { TABLES } from './tables.ts';

type Kind = keyof typeof TABLES;

/** All entries of a kind as a table; undefined where there is none, or none that the reader may see. */
export function entriesTable(kind: Kind, export_: ExportWorld): TableBlock | undefined {
  const layout = TABLES[kind];
  const { isForCustomer, schemas, world } = export_;
  if (isForCustomer && layout.customer === undefined) return undefined;
  const { file, list } = ENTRY_KINDS[kind];
  const root = schemas.get(file) ?? {};
  const node = nodeOfKind(kind, root);
  const all = listAt(world.pack[file === 'team' ? 'team' : 'checklist']?.value, list);
  // What a program guessed and nobody confirmed is told to no customer.
  const entries = isForCustomer ? all.flatMap(withoutGuesses) : all;
  if (entries.length === 0) return undefined;
  const shown = fieldsOfKind(kind, root, 'in-order').filter(
    ({ path }) =>
      (isForCustomer
        ? layout.customer?.includes(path.join('.'))
        : path.join('.') !== 'id' || layout.columns.includes('id')) &&
      entries.some(entry => isThere(valueAt(entry, path))),
  );
  const isOwn = ({ path }: Field) => layout.columns.includes(path.join('.'));
  const columns = layout.columns.flatMap(name => shown.find(({ path }) => path.join('.') === name) ?? []);
  const others = shown.filter(field => !isOwn(field));
  const titleOf = (field: Field) =>
    fieldText(field, { node, root }, export_.language).title.split(' › ').at(-1) ?? '';
  return {
    kind: 'table',
    columns: [
      ...columns.map(field => ({ title: plain(titleOf(field)) })),
      ...(others.length > 0 ? [{ title: plain(export_.say('export.more')) }] : []),
    ],
    rows: entries.map(entry => [
      ...columns.map((field, index) => [
        ...fieldContent(field, valueAt(entry, field.path), export_),
        ...(index === 0 ? guessMark(entry, export_) : []),
      ]),
      ...(others.length > 0 ? [restOf(others, entry, titleOf, export_)] : []),
    ]),
  };
}

/** The fields of a map, such as the contract, as a form; undefined where none is filled in. */
export function mapForm(
  path: readonly [string, ...string[]],
  names: readonly string[],
  export_: ExportWorld,
): TableBlock | undefined {
  const root = export_.schemas.get('checklist') ?? {};
  let node = root;
  for (const step of path) node = nodeAt(node, step, root);
  const own = path.reduce<unknown>(childOf, export_.world.pack.checklist?.value);
  const [value] = export_.isForCustomer ? withoutGuesses(own) : [own];
  const rows = fieldsIn(node, root, ['checklist', ...path]).flatMap((field): Content[][] => {
    const given = valueAt(value, field.path);
    if (!names.includes(field.path.join('.')) || !isThere(given)) return [];
    const { title } = fieldText(field, { node, root }, export_.language);
    return [[plain(title), fieldContent(field, given, export_)]];
  });
  return rows.length === 0 ? undefined : formOf(rows);
}

/** A table of two columns that says what is what. */
export function formOf(rows: readonly (readonly Content[])[]): TableBlock {
  return { kind: 'table', isForm: true, columns: [{ title: [] }, { title: [] }], rows };
}

/** A table of texts. */
export function textTable(titles: readonly string[], rows: readonly (readonly string[])[]): TableBlock {
  return {
    kind: 'table',
    columns: titles.map(title => ({ title: plain(title) })),
    rows: rows.map(row => row.map(cell => textContent(cell))),
  };
}

/** A table, or a line that says that there is nothing. */
export function tableOr(table: TableBlock | undefined, nothing: string): Block {
  return table ?? { kind: 'paragraph', content: plain(nothing), style: 'note' };
}

/** A text of the pack, in which questions may be left. */
export function textContent(text: string): Content {
  const content: Inline[] = [];
  let at = 0;
  for (const { start, end, text: hint } of findQuestions(text)) {
    content.push(...plain(text.slice(at, start)), { kind: 'blank', hint });
    at = end;
  }
  return [...content, ...plain(text.slice(at))];
}

function restOf(
  fields: readonly Field[],
  entry: unknown,
  titleOf: (field: Field) => string,
  export_: ExportWorld,
): Content {
  const { language } = export_;
  return fields
    .flatMap(field => {
      const value = valueAt(entry, field.path);
      if (!isThere(value)) return [];
      const label: Inline = {
        kind: 'text',
        text: `${titleOf(field)}${language === 'zh-CN' ? '：' : ': '}`,
        marks: ['bold'],
      };
      return [label, ...fieldContent(field, value, export_), { kind: 'break' } as const];
    })
    .slice(0, -1);
}

/** A value in the reader's words: names of people, choices, dates. */
function fieldContent(field: Field, value: unknown, { language, say, world }: ExportWorld): Content {
  if (!isThere(value)) return [];
  if (Array.isArray(value))
    return value.flatMap(
      (one, index): Content => [
        ...(index > 0 ? [{ kind: 'break' } as const] : []),
        ...textContent(String(one)),
      ],
    );
  if (typeof value === 'boolean') return plain(say(value ? 'export.yes' : 'export.no'));
  const text = String(value);
  if (field.choices.length > 0) {
    const word = choiceText(text, field, language);
    return plain(language === 'en' ? word.replaceAll('-', ' ') : word);
  }
  if (field.person) return textContent(findPerson(world.pack.team?.value, text)?.name ?? text);
  return textContent(text);
}

/** What nobody has confirmed says so to us. */
function guessMark(entry: unknown, { say, isForCustomer }: ExportWorld): Content {
  const { confirm } = (typeof entry === 'object' && entry !== null ? entry : {}) as { confirm?: unknown };
  const isGuess = confirm === true || (Array.isArray(confirm) && confirm.length > 0);
  return isGuess && !isForCustomer ? [{ kind: 'text', text: say('export.guess'), marks: ['italic'] }] : [];
}

/** The entry without what was guessed; nothing where all of it was. */
function withoutGuesses(entry: unknown): unknown[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { confirm } = entry as { confirm?: unknown };
  if (confirm === true) return [];
  if (!Array.isArray(confirm)) return [entry];
  const guessed = new Set(confirm.map(String));
  return [Object.fromEntries(Object.entries(entry).filter(([name]) => !guessed.has(name)))];
}

function listAt(value: unknown, path: readonly string[]): readonly unknown[] {
  const list = path.reduce<unknown>(childOf, value);
  return Array.isArray(list) ? list.filter(entry => typeof entry === 'object' && entry !== null) : [];
}

function valueAt(entry: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(childOf, entry);
}

function childOf(value: unknown, step: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
}

function isThere(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}
