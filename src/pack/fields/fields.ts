import { type PersonPlace, personAt } from '../people/places.ts';
import { type SchemaLanguage, schemaText } from '../schemaText.ts';
import type { ConformSchema } from '../yaml/conform.ts';
import { ENTRY_KINDS, type EntryKind } from './kinds.ts';
import type { SchemaSnippet } from './schemaSnippet.ts';

/** A node of a schema, as far as questions are made of it. */
export interface FieldNode extends ConformSchema {
  readonly title?: string;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly definitions?: Readonly<Record<string, FieldNode>>;
  readonly properties?: Readonly<Record<string, FieldNode>>;
  readonly patternProperties?: Readonly<Record<string, FieldNode>>;
  readonly items?: FieldNode;
  readonly anyOf?: readonly FieldNode[];
  readonly defaultSnippets?: readonly SchemaSnippet[];
}

/** One thing that can be asked for, as the schema has it. */
export interface Field {
  /** From the entry, such as `['contact', 'phone']`. */
  readonly path: readonly string[];
  readonly type: FieldType;
  readonly isRequired: boolean;
  /** All values that may be chosen; empty for what is written freely. */
  readonly choices: readonly string[];
  /** Where the schema says in words what each choice is. */
  readonly choiceNode: FieldNode;
  /** Who may stand there; undefined for what is no person. */
  readonly person: PersonPlace | undefined;
  readonly node: FieldNode;
}

export type FieldType = 'text' | 'date' | 'number' | 'truth' | 'choice' | 'texts';

/** What only the tool writes, and a person takes away. */
const OF_THE_TOOL: ReadonlySet<string> = new Set(['version', 'confirm', 'from', 'fingerprint']);

/**
 * The fields of an entry of a kind.
 * @param schema of the file that the kind stands in
 * @param order what is required comes first, or as the schema has it
 */
export function fieldsOfKind(
  kind: EntryKind,
  schema: FieldNode,
  order: 'required-first' | 'in-order' = 'required-first',
): readonly Field[] {
  const { file, list } = ENTRY_KINDS[kind];
  const fields = fieldsIn(nodeOfKind(kind, schema), schema, [file, ...list, 0]);
  if (order === 'in-order') return fields;
  return fields.toSorted((one, other) => Number(other.isRequired) - Number(one.isRequired));
}

/** What the schema says of an entry of a kind. */
export function nodeOfKind(kind: EntryKind, schema: FieldNode): FieldNode {
  let node = schema;
  for (const step of [...ENTRY_KINDS[kind].list, 0]) node = nodeAt(node, step, schema);
  return node;
}

/** The node of a field, or of an entry of a list, with what it refers to. A node that the schema lacks has no keywords. */
export function nodeAt(node: FieldNode, step: string | number, root: FieldNode): FieldNode {
  const { items = {}, properties = {}, patternProperties = {} } = resolved(node, root);
  if (typeof step === 'number') return resolved(items, root);
  const own = Object.hasOwn(properties, step) ? properties[step] : undefined;
  const other = () =>
    Object.entries(patternProperties).find(([pattern]) => new RegExp(pattern, 'u').test(step))?.[1];
  return resolved(own ?? other() ?? {}, root);
}

/** The fields of a map, those of the maps in it too; lists of maps are entries of their own. */
export function fieldsIn(
  node: FieldNode,
  root: FieldNode,
  full: readonly (string | number)[],
  path: readonly string[] = [],
): Field[] {
  const { properties = {}, required = [] } = resolved(node, root);
  return Object.entries(properties).flatMap(([name, child]): Field[] => {
    if (OF_THE_TOOL.has(name)) return [];
    const [inner, place] = [
      [...path, name],
      [...full, name],
    ];
    if (resolved(child, root).properties !== undefined) return fieldsIn(child, root, place, inner);
    const field = fieldAt(inner, child, root, place);
    return field ? [{ ...field, isRequired: path.length === 0 && required.includes(name) }] : [];
  });
}

/**
 * The field that a node of a schema describes; undefined for maps, for lists of maps, and for what only the tool writes.
 * @param full the way to it, from the name of its file
 */
export function fieldAt(
  path: readonly string[],
  node: FieldNode,
  root: FieldNode,
  full: readonly (string | number)[],
): Field | undefined {
  const type = typeOf(node, root);
  if (type === undefined || OF_THE_TOOL.has(path.at(-1) ?? '')) return undefined;
  const written = type === 'texts' ? (resolved(node, root).items ?? {}) : node;
  const choiceNode = referredBy(written, root);
  return {
    path,
    type,
    isRequired: false,
    choices: (choiceNode.enum ?? []).map(String),
    choiceNode,
    person: personAt(full),
    node: resolved(node, root),
  };
}

/** What a field is called, behind the names of the maps that it stands in, and what belongs there. */
export function fieldText(
  { path, node }: Field,
  entry: { readonly node: FieldNode; readonly root: FieldNode },
  language: SchemaLanguage,
): { readonly title: string; readonly description: string } {
  let at = entry.node;
  const titles = path.map(step => {
    at = nodeAt(at, step, entry.root);
    return schemaText(at, language).title;
  });
  return { title: titles.join(' › '), description: schemaText(node, language).description };
}

/**
 * A choice in the reader's language. The descriptions of the schemas say each choice in Chinese, as in
 * `取值：todo 待办、done 已完成`; in English the value itself is the word.
 */
export function choiceText(value: string, { choiceNode }: Field, language: SchemaLanguage): string {
  if (language === 'en') return value;
  const [, list = ''] = schemaText(choiceNode, language).description.split('取值：');
  const words = list.replace('。', '').replaceAll('（', '(').split('、');
  const word = words.find(part => part.startsWith(`${value} `));
  return word?.slice(value.length + 1).split('(')[0] ?? value;
}

function typeOf(node: FieldNode, root: FieldNode): FieldType | undefined {
  const { type, format, items } = resolved(node, root);
  if (referredBy(node, root).enum) return 'choice';
  if (type === 'string') return format === 'date' ? 'date' : 'text';
  if (type === 'boolean') return 'truth';
  if (type === 'integer' || type === 'number') return 'number';
  return type === 'array' && resolved(items ?? {}, root).type === 'string' ? 'texts' : undefined;
}

/** A node with what it refers to; a reference keeps its own title and description. */
export function resolved(node: FieldNode, root: FieldNode): FieldNode {
  return node.$ref === undefined ? node : { ...referredBy(node, root), ...node };
}

function referredBy(node: FieldNode, root: FieldNode): FieldNode {
  const name = node.$ref?.replace('#/definitions/', '');
  return name === undefined ? node : (root.definitions?.[name] ?? {});
}
