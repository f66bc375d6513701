import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseAllDocuments,
} from 'yaml';
import type { MessageData } from '../core/errors.ts';
import type { Span } from '../core/findings.ts';
import { type ConformSchema, conform, type Lenient } from './conform.ts';

/** The way to a node: keys of maps and indexes of lists. */
export type YamlPath = readonly (string | number)[];

/** Something that is wrong with the YAML itself, whatever the schema says. */
export interface YamlProblem extends Span {
  readonly messageId: string;
  readonly data?: MessageData;
}

/** A YAML file of the pack: what it says, and where it says it. */
export interface YamlFile<T = unknown> {
  /** From the project folder. */
  readonly path: string;
  readonly text: string;
  /** Name of its schema, such as `checklist`. */
  readonly schema: string;
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
}

/** Larger files are no checklist that a person keeps. UTF-16 units. */
export const YAML_LIMIT = 2_000_000;
/** An alias is worth a few repetitions; a bomb is worth millions. */
const ALIAS_LIMIT = 100;

/** Reads a YAML file; never throws for anything that stands in it. */
export function readYamlFile<T>(
  path: string,
  text: string,
  schema: string,
  node: ConformSchema,
): YamlFile<T> {
  const { document, content, problems } = parse(text);
  return {
    path,
    text,
    schema,
    problems,
    content,
    value: (conform(content, node) ?? undefined) as Lenient<T> | undefined,
    document,
    at: (place, part = 'value') => ({
      file: path,
      key: keyOf(content, place),
      ...spanOf(text, document, place, part),
    }),
  };
}

interface Parsed {
  readonly document: Document.Parsed | undefined;
  readonly content: unknown;
  readonly problems: readonly YamlProblem[];
}

function parse(text: string): Parsed {
  const whole = { start: 0, end: 0 };
  if (text.length > YAML_LIMIT)
    return unreadable([{ ...whole, messageId: 'tooLarge', data: { limit: YAML_LIMIT } }]);
  try {
    const documents = parseAllDocuments(text, { merge: true, prettyErrors: false });
    const [document, second] = 'empty' in documents ? [] : documents;
    if (document === undefined) return { document, content: undefined, problems: [] };
    const problems: YamlProblem[] = document.errors.map(({ code, pos: [start, end] }) => ({
      messageId: 'syntax',
      data: { code },
      start,
      end,
    }));
    if (second) {
      const start = second.range[0];
      problems.push({ messageId: 'severalDocuments', start, end: start });
    }
    if (document.errors.length > 0) return unreadable(problems);
    return { document, content: document.toJS({ maxAliasCount: ALIAS_LIMIT }), problems };
  } catch (error) {
    // An alias of nothing or too many of them, and nesting that exhausts the stack, are found while converting.
    const messageId = error instanceof RangeError ? 'tooDeep' : 'aliases';
    return unreadable([{ ...whole, messageId }]);
  }
}

function unreadable(problems: readonly YamlProblem[]): Parsed {
  return { document: undefined, content: undefined, problems };
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
  document: Document.Parsed | undefined,
  path: YamlPath,
  part: 'value' | 'key',
): Span {
  let node: unknown = document?.contents;
  let pair: Pair | undefined;
  for (const step of path) {
    const next = child(node, step, document);
    if (next === undefined) break;
    pair = isPair(next) ? next : undefined;
    node = isPair(next) ? next.value : next;
  }
  const isBlock = isCollection(node) && !node.flow;
  if (pair && (part === 'key' || isBlock || isEmpty(node))) return nodeSpan(pair.key);
  // All of a list entry would cover many lines: the first one is enough to point at.
  const { start, end } = nodeSpan(node);
  const [line = ''] = text.slice(start, end).split(/[\r\n]/, 1);
  return { start, end: start + line.trimEnd().length };
}

function child(node: unknown, step: string | number, document: Document.Parsed | undefined): unknown {
  const place = isAlias(node) && document ? node.resolve(document) : node;
  if (isMap(place)) return place.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return isSeq(place) && typeof step === 'number' ? place.items[step] : undefined;
}

/** A value that has no place of its own, as in `due:` at the end of a line. */
function isEmpty(node: unknown): boolean {
  return !isNode(node) || (isScalar(node) && (node.value === null || node.value === ''));
}

function nodeSpan(node: unknown): Span {
  const range = isNode(node) ? node.range : undefined;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
