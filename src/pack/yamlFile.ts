import {
  Composer,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  Parser,
  visit,
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
    schemaNode: node,
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
  const whole = { start: 0, end: Math.min(text.length, FIRST_LINE.exec(text)?.[0].length ?? 0) };
  if (text.length > YAML_LIMIT)
    return unreadable([{ ...whole, messageId: 'tooLarge', data: { limit: YAML_LIMIT / 1_000_000 } }]);
  // The library would find out, too, after seconds.
  if (nesting(text) > NESTING_LIMIT) return unreadable([{ ...whole, messageId: 'tooDeep' }]);
  try {
    const [document, second] = firstDocuments(text);
    if (document === undefined || document.contents === null)
      return { document, content: undefined, problems: [{ ...whole, messageId: 'empty' }] };
    const problems: YamlProblem[] = document.errors.slice(0, ERROR_LIMIT).map(error => {
      const start = Math.min(error.pos[0], text.length);
      const end = Math.min(Math.max(start, error.pos[1]), text.length);
      return { ...syntaxMessage(error.code, error.message), start, end };
    });
    if (second) {
      const start = second.range[0];
      problems.push({ messageId: 'severalDocuments', start, end: start });
    }
    problems.push(...unknownAliases(document));
    if (problems.some(({ messageId }) => messageId !== 'severalDocuments')) return unreadable(problems);
    const content: unknown = document.toJS({ maxAliasCount: ALIAS_LIMIT });
    return { document, content, problems: [...problems, ...duplicateKeys(document, text)] };
  } catch (error) {
    // An alias of nothing or too many of them, and nesting that exhausts the stack, are found while converting.
    return unreadable([{ ...whole, messageId: error instanceof RangeError ? 'tooDeep' : 'aliases' }]);
  }
}

/** One slip makes many errors further down; the first ones are those that help. */
const ERROR_LIMIT = 5;
const FIRST_LINE = /^[^\r\n]*/;

/** Deeper than any pack; the recursion of the library ends at some thousands. */
const NESTING_LIMIT = 500;

/** How deep brackets or the dashes of one line are nested at most; marks inside of quotes count, too. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [mark] of text.matchAll(/[[{]|[\]}]|(?:[-?][ \t]+){100,}/g)) {
    if (mark === '[' || mark === '{') depth += 1;
    else if (mark === ']' || mark === '}') depth = Math.max(0, depth - 1);
    else deepest = Math.max(deepest, depth + mark.length / 2);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** The first two documents; a file of a million would fill the memory before anybody could say that it has two. */
function firstDocuments(text: string): Document.Parsed[] {
  // The library looks for duplicate keys by comparing each with all: minutes for a map of a hundred thousand.
  const composer = new Composer({ merge: true, prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  const documents: Document.Parsed[] = [];
  for (const document of composer.compose(new Parser().parse(text))) {
    documents.push(document);
    if (documents.length === 2) break;
  }
  return documents;
}

/** The codes of the library that say more than "this is no YAML". */
const SYNTAX_MESSAGES: Readonly<Record<string, string>> = {
  RESOURCE_EXHAUSTION: 'tooDeep',
  TAB_AS_INDENT: 'tab',
  BAD_INDENT: 'indentation',
  BLOCK_IN_FLOW: 'indentation',
  BLOCK_AS_IMPLICIT_KEY: 'nestedKey',
  MULTILINE_IMPLICIT_KEY: 'missingColon',
  BAD_ALIAS: 'unknownAlias',
  BAD_DQ_ESCAPE: 'escape',
  BAD_SCALAR_START: 'quoteNeeded',
  TAG_RESOLVE_FAILED: 'tag',
};

function syntaxMessage(code: string, message: string): Pick<YamlProblem, 'messageId' | 'data'> {
  const [, missing] = /Missing closing (\S+)|end with an? (\S)/.exec(message) ?? [];
  if (code === 'MISSING_CHAR' && /quote/i.test(message)) return { messageId: 'openQuote' };
  if (code === 'MISSING_CHAR' && missing) return { messageId: 'missingMark', data: { mark: missing } };
  if (/[Uu]nresolved tag/.test(message)) return { messageId: 'tag' };
  return { messageId: SYNTAX_MESSAGES[code] ?? 'syntax' };
}

/** The library says that there is one, but not where. */
function unknownAliases(document: Document.Parsed): YamlProblem[] {
  const problems: YamlProblem[] = [];
  const anchors = new Set<string>();
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) {
        if (node.anchor) anchors.add(node.anchor);
      } else if (!anchors.has(node.source)) {
        problems.push({ messageId: 'unknownAlias', ...nodeSpan(node) });
      }
    },
  });
  return problems;
}

function duplicateKeys(document: Document.Parsed, text: string): YamlProblem[] {
  const problems: YamlProblem[] = [];
  visit(document, {
    Map: (_, map) => {
      const first = new Map<string, number>();
      for (const { key } of map.items) {
        if (!isScalar(key) || !key.range) continue;
        const name = String(key.value);
        const [start, end] = key.range;
        const earlier = first.get(name);
        if (earlier === undefined) first.set(name, start);
        else if (name !== '<<') {
          const line = text.slice(0, earlier).split(/\r\n|\n|\r/).length;
          problems.push({ messageId: 'duplicateKey', data: { key: name, line: String(line) }, start, end });
        }
      }
    },
  });
  return problems;
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
