import type { Span } from '../../core/findings.ts';
import type { FieldNode } from '../../pack/fields/fields.ts';
import { ID_PLACES, ID_REFERENCES, type IdKind, PATH_PLACES } from '../../pack/idPlaces.ts';
import { schemaOf } from '../../pack/pack.ts';
import { findPerson, TEAM_PARTIES } from '../../pack/people/people.ts';
import { BY_PARTY, isPlace, type PersonPlace, PLACES, personAt } from '../../pack/people/places.ts';
import { type ProjectConfig, projectConfigOf } from '../../pack/settings/projectConfig.ts';
import type { Checklist, HandoverConfig, Person, Team } from '../../pack/types.generated.ts';
import { conform, type Lenient } from '../../pack/yaml/conform.ts';
import type { YamlPath } from '../../pack/yaml/file.ts';
import { looseValue, type OutlineNode, pathOf, readOutline } from '../../pack/yaml/outline.ts';

// A pack as an editor sees it: broken while somebody types, and still looked at.

/** A YAML file of the pack. */
export interface EditorFile {
  /** From the project folder. */
  readonly path: string;
  /** Name of its schema. */
  readonly schema: string;
  readonly node: FieldNode;
  readonly text: string;
  readonly outline: OutlineNode;
  /** Words that stand where an id is, or is referred to. */
  readonly marks: readonly IdMark[];
  /** What it says, as far as it can be told and the schema allows it. */
  readonly value: unknown;
}

/** A word that is an id, or refers to one. */
export interface IdMark {
  readonly word: string;
  /** What it can mean. */
  readonly kinds: readonly IdKind[];
  readonly isDefinition: boolean;
  readonly node: OutlineNode;
  /** Of the word, quotes included. */
  readonly span: Span;
}

/** A Markdown file of the pack. */
export interface EditorPage {
  readonly path: string;
  readonly text: string;
}

export interface EditorPack {
  /** From the project folder. */
  readonly folder: string;
  readonly files: readonly EditorFile[];
  readonly pages: readonly EditorPage[];
  readonly people: readonly Lenient<Person>[];
  readonly contacts: NonNullable<NonNullable<Lenient<Checklist>['customer']>['contacts']>;
  readonly settings: ProjectConfig;
}

/** @returns undefined for a file that follows no schema */
export function readEditorFile(
  path: string,
  text: string,
  folder: string,
  schemas: ReadonlyMap<string, FieldNode>,
): EditorFile | undefined {
  const schema = schemaOf(path, folder);
  const node = schema && schemas.get(schema);
  if (!schema || !node) return undefined;
  const outline = readOutline(text);
  let value: { readonly of: unknown } | undefined;
  let marks: readonly IdMark[] | undefined;
  return {
    path,
    schema,
    node,
    text,
    outline,
    get value() {
      value ??= { of: conform(looseValue(outline), node) };
      return value.of;
    },
    get marks() {
      marks ??= marksOf(schema, outline);
      return marks;
    },
  };
}

/** @param read in any order */
export function editorPack(
  folder: string,
  read: readonly EditorFile[],
  pages: readonly EditorPage[],
): EditorPack {
  const files = read.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  const contentOf = <T>(name: string) =>
    files.find(({ path, schema }) => schema === name && path.startsWith(`${folder}/`))?.value as
      | Lenient<T>
      | undefined;
  const config = files.find(({ schema }) => schema === 'config')?.value;
  return {
    folder,
    files,
    pages,
    people: (contentOf<Team>('team')?.people ?? []).filter(person => person !== undefined),
    contacts: contentOf<Checklist>('checklist')?.customer?.contacts ?? [],
    settings: settingsOf(config as Partial<HandoverConfig> | undefined),
  };
}

/** Settings that name a folder outside of the project are a finding, and no reason to be of no help. */
function settingsOf(config: Partial<HandoverConfig> | undefined): ProjectConfig {
  try {
    return projectConfigOf(config ?? {});
  } catch {
    return projectConfigOf({});
  }
}

/** The person or contact whom a word means. */
export function personMeant(pack: EditorPack, word: string): Lenient<Person> | undefined {
  return findPerson({ people: pack.people }, word) ?? contactMeant(pack, word);
}

function contactMeant({ contacts }: EditorPack, word: string): Lenient<Person> | undefined {
  const people = contacts.flatMap(contact =>
    contact === undefined
      ? []
      : [{ id: contact.id, name: contact.name, emails: contact.email === undefined ? [] : [contact.email] }],
  );
  return findPerson({ people }, word);
}

/** What an id at a place means. */
export interface IdMeaning {
  readonly kinds: readonly IdKind[];
  readonly isDefinition: boolean;
  readonly person: PersonPlace | undefined;
}

const NO_ID: IdMeaning = { kinds: [], isDefinition: false, person: undefined };
/** Names of fields that can hold an id: most hold none, and each is asked for with every key that is pressed. */
const ID_FIELDS: ReadonlySet<string | number> = new Set(
  [
    ...Object.values(ID_PLACES).map(({ place }) => place),
    ...ID_REFERENCES.map(({ place }) => place),
    ...Object.values(PLACES).flatMap(places => Object.values(places).flat()),
    ...BY_PARTY.map(({ field }) => field),
    'from',
    'to',
  ].map(place => place.split('.').at(-1) ?? ''),
);

/**
 * What an id at a place of a schema can mean; nothing where no id stands.
 * @param party of an entry that says by it who may stand there
 */
export function kindsAt(schema: string, path: YamlPath, party?: string): IdMeaning {
  if (!ID_FIELDS.has(path.at(-1) ?? '')) return NO_ID;
  const place = path.map(step => (typeof step === 'number' ? '*' : step)).join('\n');
  const key = `${schema}\n${TEAM_PARTIES.has(party)}\n${place}`;
  const meaning = meanings.get(key) ?? findMeaning(schema, path, party);
  meanings.set(key, meaning);
  return meaning;
}

/** A file asks for each of its lines, with every key that is pressed; all entries of a list are one place. */
const meanings = new Map<string, IdMeaning>();

function findMeaning(schema: string, path: YamlPath, party: string | undefined): IdMeaning {
  for (const [kind, { schema: own, place }] of Object.entries(ID_PLACES))
    if (own === schema && isPlace(place, path))
      return { kinds: [kind as IdKind], isDefinition: true, person: undefined };
  const reference = ID_REFERENCES.find(one => one.schema === schema && isPlace(one.place, path));
  if (reference) return { kinds: [reference.kind], isDefinition: false, person: undefined };
  const isByParty =
    schema === 'transition' && BY_PARTY.some(({ list, field }) => isPlace(`${list}.*.${field}`, path));
  const person = isByParty
    ? TEAM_PARTIES.has(party)
      ? 'team'
      : 'anybody'
    : (personAt([schema, ...path]) ?? (isChange(schema, path) ? 'anybody' : undefined));
  if (person === undefined) return NO_ID;
  return { kinds: person === 'team' ? ['person'] : ['person', 'contact'], isDefinition: false, person };
}

/** Whom a change of a departure replaced, and by whom. */
function isChange(schema: string, path: YamlPath): boolean {
  return schema === 'transition' && (isPlace('changes.*.from', path) || isPlace('changes.*.to', path));
}

/** Whether a file of the project is named at a place. */
export function isPathPlace(schema: string, path: YamlPath): boolean {
  return PATH_PLACES.some(one => one.schema === schema && isPlace(one.place, path));
}

function marksOf(schema: string, root: OutlineNode): IdMark[] {
  const marks: IdMark[] = [];
  const walk = (node: OutlineNode) => {
    for (const child of node.children) walk(child);
    const { scalar } = node;
    if (scalar === undefined || scalar.text === '' || !ID_FIELDS.has(node.step)) return;
    const party = node.parent?.children.find(({ step }) => step === 'party')?.scalar?.text;
    const { kinds, isDefinition } = kindsAt(schema, pathOf(node), party);
    if (kinds.length > 0) marks.push({ word: scalar.text, kinds, isDefinition, node, span: scalar.span });
  };
  walk(root);
  return marks;
}
