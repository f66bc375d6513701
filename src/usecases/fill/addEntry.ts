import type { FileChange } from '../../core/changes.ts';
import { comparableName } from '../../core/comparableName.ts';
import { UserError } from '../../core/errors.ts';
import type { Language } from '../../l10n/index.ts';
import { type Field, type FieldNode, fieldsOfKind } from '../../pack/fields/fields.ts';
import { ENTRY_KINDS, type EntryKind, ordersOf } from '../../pack/fields/kinds.ts';
import type { FieldValue } from '../../pack/fields/value.ts';
import { slugOf, uniqueId } from '../../pack/ids.ts';
import { entriesOf } from '../../pack/pack.ts';
import { readYamlFile, type YamlFile } from '../../pack/yaml/file.ts';
import { editFiles } from './editFiles.ts';
import { nameOfField } from './entryFields.ts';
import { idOfName, type NewPerson, personEdit } from './newPerson.ts';
import { readPeople } from './people.ts';
import { lineOf, placeOf } from './placeOf.ts';
import { fileOfKind, type PackToFill } from './readPackToFill.ts';
import { fieldValue } from './references.ts';

/** What somebody said about a new entry. */
export interface EntryRequest {
  readonly kind: EntryKind;
  /** What was typed for fields, by `nameOfField`; a list of more than one only where the field is a list. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** People who come into the team with it, such as a committer who was chosen as owner. */
  readonly coming?: readonly NewPerson[];
  /** Adds it although there is one that is called the same. */
  readonly force?: boolean | undefined;
  /** Of errors. */
  readonly language: Language;
}

export interface AddedEntry {
  readonly kind: EntryKind;
  readonly id: string;
  /** What it is called. */
  readonly name: string;
  readonly path: string;
  /** Line of the entry in the changed text, from 1. */
  readonly line: number;
  readonly changes: readonly FileChange[];
}

/**
 * A new entry as a change of its file.
 * @throws UserError for a value that cannot be, an entry that is there already, or a file that cannot be edited
 */
export async function addEntry(world: PackToFill, request: EntryRequest): Promise<AddedEntry> {
  const { kind, coming = [], language } = request;
  const { list, called } = ENTRY_KINDS[kind];
  const file = fileOfKind(world, kind);
  const fields = fieldsOfKind(kind, file.schemaNode as FieldNode);
  const given = valuesOf(world, fields, request);
  const name = given.get(called);
  if (typeof name !== 'string') throw new UserError('error.add.nameless', { kind });
  const entry = kind === 'person' ? await knownToGit(world, given, request) : given;
  const wanted = entry.get('id');
  const base = kind === 'person' || kind === 'contact' ? await idOfName(name, emailsOf(entry)) : slugOf(name);
  let id = '';
  const added = {
    file,
    changes: (now: YamlFile) => {
      const known = entriesOf(listIn(now, list), list);
      const same = known.find(one => isSame(one.entry, wanted, name, called, request.force));
      if (same) throw duplicate(now, same, wanted, name);
      const taken = new Set(
        known.flatMap(({ entry: { id: other } }) => (typeof other === 'string' ? other : [])),
      );
      id = typeof wanted === 'string' ? wanted : uniqueId(base || kind, taken);
      const value = nested(new Map([...entry, ['id', id]]), file.schemaNode, kind);
      return [{ append: list, values: [value], sortedBy: ordersOf(kind) }];
    },
  };
  const changes = await editFiles([...coming.map(person => personEdit(world, person)), added], language);
  const change = changes.find(({ path }) => path === file.path);
  const after = readAfter(file, change?.after ?? file.text);
  // A step of the escalation has no id: people speak of it by its level.
  const index = entriesOf(listIn(after, list), list).findLastIndex(({ entry: one }) =>
    one['id'] === undefined ? one[called] === name : one['id'] === id,
  );
  return {
    kind,
    id: hasId(fields) ? id : name,
    name,
    path: file.path,
    line: lineOf(after, [...list, index]),
    changes,
  };
}

function hasId(fields: readonly Field[]): boolean {
  return fields.some(field => nameOfField(field) === 'id');
}

function valuesOf(
  world: PackToFill,
  fields: readonly Field[],
  { words, coming, language }: EntryRequest,
): ReadonlyMap<string, FieldValue> {
  return new Map(
    fields.flatMap((field): [string, FieldValue][] => {
      const name = nameOfField(field);
      const typed = (words.get(name) ?? []).filter(word => word.trim() !== '');
      return typed.length === 0 ? [] : [[name, fieldValue(world, field, typed, { coming, name, language })]];
    }),
  );
}

/**
 * Somebody with what git knows of them.
 * @throws UserError where who-is-who finds them in the team
 */
async function knownToGit(
  world: PackToFill,
  given: ReadonlyMap<string, FieldValue>,
  { force }: EntryRequest,
): Promise<ReadonlyMap<string, FieldValue>> {
  const name = String(given.get('name'));
  const emails = emailsOf(given);
  const others = (emails.length > 0 ? emails : ['']).map(email => ({ name, email, dates: [] }));
  const { people, choices } = await readPeople(world, others);
  const known = others.flatMap(one => people.of(one.name, one.email) ?? [])[0];
  const isSurelySame = emails.some(email => known?.emails.includes(email.toLowerCase()));
  if (known?.id !== undefined && (!force || isSurelySame)) {
    const team = fileOfKind(world, 'person');
    const member = entriesOf(listIn(team, ['people']), ['people']).find(
      ({ entry }) => entry['id'] === known.id,
    );
    const place = member ? placeOf(team, member.path) : team.path;
    throw new UserError('error.add.samePerson', { name, id: known.id, known: known.name, place });
  }
  const committer = choices.find(choice => choice.id === undefined && choice.name === known?.name);
  if (force || committer === undefined) return given;
  const names = committer.names.filter(other => other !== name);
  return new Map<string, FieldValue>([
    ...(names.length > 0 ? [['names', names] as const] : []),
    ['emails', committer.emails.filter(email => email !== '')],
    ...given,
  ]);
}

function emailsOf(given: ReadonlyMap<string, FieldValue>): readonly string[] {
  const emails = given.get('emails');
  return Array.isArray(emails) ? emails : [];
}

interface KnownEntry {
  readonly entry: Readonly<Record<string, unknown>>;
  readonly path: readonly (string | number)[];
}

function listIn(file: YamlFile, list: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  const value = list.reduce<unknown>(
    (inner, step) => (inner as Readonly<Record<string, unknown>> | undefined | null)?.[step],
    file.value,
  );
  return Array.isArray(value) ? value : [];
}

function isSame(
  entry: KnownEntry['entry'],
  wanted: FieldValue | undefined,
  name: string,
  called: string,
  force: boolean | undefined,
): boolean {
  if (wanted !== undefined && entry['id'] === wanted) return true;
  const other = entry[called];
  return !force && typeof other === 'string' && comparableName(other) === comparableName(name);
}

function duplicate(
  now: YamlFile,
  { entry, path }: KnownEntry,
  wanted: FieldValue | undefined,
  name: string,
): UserError {
  const place = placeOf(now, path);
  return wanted !== undefined && entry['id'] === wanted
    ? new UserError('error.add.sameId', { id: String(wanted), place })
    : new UserError('error.add.sameName', { name, place });
}

/** The fields in the order of the schema, those of inner maps in their maps. */
function nested(
  values: ReadonlyMap<string, FieldValue>,
  root: FieldNode,
  kind: EntryKind,
): Readonly<Record<string, unknown>> {
  const entry: Record<string, unknown> = {};
  for (const { path } of fieldsOfKind(kind, root, 'in-order')) {
    const value = values.get(path.join('.'));
    if (value === undefined) continue;
    let map = entry;
    for (const step of path.slice(0, -1)) {
      map[step] ??= {};
      map = map[step] as Record<string, unknown>;
    }
    map[path.at(-1) ?? ''] = value;
  }
  return entry;
}

function readAfter({ path, schema, schemaNode }: YamlFile, text: string): YamlFile {
  return readYamlFile(path, text, schema, schemaNode);
}
