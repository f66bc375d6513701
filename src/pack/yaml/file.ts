import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
} from 'yaml';
import { UserError } from '../../core/errors.ts';
import type { Span } from '../../core/findings.ts';
import { positionsOf } from '../../core/positions.ts';
import { refuseConflict } from './conflict.ts';
import { type ConformSchema, conform, type Lenient } from './conform.ts';
import { type ParsedYaml, parseYaml } from './parse.ts';
import type { YamlProblem } from './syntax.ts';

/** The way to a node: keys of maps and indexes of lists. */
export type YamlPath = readonly (string | number)[];

/** A YAML file of the pack: what it says, and where it says it. */
export interface YamlFile<T = unknown> {
  /** From the project folder. */
  readonly path: string;
  readonly text: string;
  /** Name of its schema, such as `checklist`. */
  readonly schema: string;
  /** The schema itself. */
  readonly schemaNode: ConformSchema;
  /** Why it could not be read, or should not be written like this. */
  readonly problems: readonly YamlProblem[];
  /** What the file says, undefined when it cannot be read. */
  readonly content: unknown;
  /** The part of the content that its schema allows. */
  readonly value: Lenient<T> | undefined;
  /** The parsed document, for edits; undefined when the file cannot be read. */
  readonly document: Document.Parsed | undefined;
  /**
   * Where something stands, ready to go into a problem. What is missing is placed at the nearest that is there.
   * @param part the value (default), or the key before it
   */
  at(path: YamlPath, part?: 'value' | 'key'): Span & { readonly file: string; readonly key: string };
  /**
   * The node that stands at a place itself, for edits; undefined where there is none, or it is written elsewhere and
   * only referred to by an alias or a merge.
   */
  own(path: YamlPath): Node | undefined;
}

/**
 * Stops where a file is no YAML at all, or no map of fields: a text alone, which the marks of a conflict are as well, or
 * a list. What people decided in it must not be passed over.
 * @throws UserError with the line
 */
export function refuseUnreadable({
  path,
  text,
  document,
  content,
  problems,
}: Pick<YamlFile, 'path' | 'text' | 'document' | 'content' | 'problems'>): void {
  const [problem] = problems;
  const isMapOrEmpty = content === null || (typeof content === 'object' && !Array.isArray(content));
  if (document !== undefined ? isMapOrEmpty : problem === undefined || problem.messageId === 'empty') return;
  refuseConflict(path, text);
  const place = `${path}:${positionsOf(text)(problem?.start ?? 0).line}`;
  throw new UserError('error.packFileUnreadable', { path, place });
}

/** Names of the fields of a file at the top, in the order of its schema. */
export function fieldsOf({ schemaNode }: Pick<YamlFile, 'schemaNode'>): string[] {
  return Object.keys(schemaNode.properties ?? {});
}

/** Reads a YAML file; never throws for anything that stands in it. */
export function readYamlFile<T>(
  path: string,
  text: string,
  schema: string,
  node: ConformSchema,
): YamlFile<T> {
  const parsed = parseYaml(text);
  const { document, content, problems } = parsed;
  return {
    path,
    text,
    schema,
    schemaNode: node,
    problems,
    content,
    value: (conform(content, node) ?? undefined) as Lenient<T> | undefined,
    document,
    at: (place, part = 'value') => ({
      file: path,
      key: keyOf(content, place),
      ...spanOf(text, parsed, place, part),
    }),
    own: place => {
      let node: unknown = document?.contents;
      for (const step of place) node = valueIn(ownChild(node, step));
      return isNode(node) ? node : undefined;
    },
  };
}

/** Like `openItems.items[bed-lock].due`: entries that have an id are named by it, so that moving them changes nothing. */
function keyOf(content: unknown, path: YamlPath): string {
  let key = '';
  let value = content;
  for (const step of path) {
    value =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
    const entry = typeof step === 'number' ? `[${nameOf(value) ?? step}]` : step;
    key += typeof step === 'number' || key === '' ? entry : `.${entry}`;
  }
  return key;
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, path, area, duty, party, date } = value as Record<string, unknown>;
  const name = [id, path, area, duty, party, date].find(candidate => typeof candidate === 'string');
  return typeof name === 'string' ? name : undefined;
}

function spanOf(
  text: string,
  { document, targets }: ParsedYaml,
  path: YamlPath,
  part: 'value' | 'key',
): Span {
  let node: unknown = document?.contents;
  let pair: Pair | undefined;
  for (const step of path) {
    const next = child(node, step, targets);
    if (next === undefined) break;
    pair = isPair(next) ? next : undefined;
    node = valueIn(next);
  }
  const isBlock = isCollection(node) && !node.flow;
  if (pair && (part === 'key' || isBlock || isEmpty(node))) return nodeSpan(pair.key);
  // All of a list entry would cover many lines: the first one is enough to point at.
  const { start, end } = nodeSpan(node);
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(start, end)) ?? [];
  return { start, end: start + line.trimEnd().length };
}

/** What a step leads to: the pair of a map, also one that is merged into it, or the entry of a list. */
function child(
  node: unknown,
  step: string | number,
  targets: ParsedYaml['targets'],
): Pair | Node | undefined {
  const place = targets.get(node) ?? node;
  const own = ownChild(place, step);
  if (own !== undefined || !isMap(place)) return own;
  for (const { key, value } of place.items) {
    if (!isScalar(key) || key.value !== '<<') continue;
    const source = targets.get(value) ?? value;
    for (const map of isSeq(source) ? source.items : [source]) {
      const merged = child(map, step, targets);
      if (merged !== undefined) return merged;
    }
  }
  return undefined;
}

function ownChild(node: unknown, step: string | number): Pair | Node | undefined {
  // Of a key that is there twice the last one counts.
  if (isMap(node))
    return node.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(step));
  const entry = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
  return isNode(entry) || isPair(entry) ? entry : undefined;
}

function valueIn(child: Pair | Node | undefined): unknown {
  return isPair(child) ? child.value : child;
}

/** A value that has no place of its own, as in `due:` at the end of a line. */
function isEmpty(node: unknown): boolean {
  return !isNode(node) || (isScalar(node) && (node.value === null || node.value === ''));
}

function nodeSpan(node: unknown): Span {
  const range = isNode(node) ? node.range : undefined;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
