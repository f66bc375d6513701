import { isDeepStrictEqual } from 'node:util';
import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { UserError } from '../../core/errors.ts';
import type { YamlPath } from './file.ts';
import { parseYaml } from './parse.ts';

/** A change of a YAML text: a value at a place, or one more entry of the list there. What lacks on the way is made. */
export type YamlChange =
  | { readonly set: YamlPath; readonly value: unknown }
  | { readonly append: YamlPath; readonly value: unknown };

/**
 * Changes the text of a YAML file where it must and nowhere else: comments, order and formatting stay.
 * @param order names of the fields at the top, in the order in which a new one takes its place
 * @throws UserError for a place that is written so that it can only be changed by hand, such as behind an alias
 */
export function changeYaml(
  path: string,
  text: string,
  changes: readonly YamlChange[],
  order: readonly string[] = [],
): string {
  return changes.reduce((before, change) => {
    const place = 'set' in change ? change.set : change.append;
    const { document } = parseYaml(before);
    const byHand = () => new UserError('error.changeByHand', { path, place: place.join('.') });
    if (document === undefined) throw byHand();
    const after = applied({ text: before, root: document.contents, order }, change);
    // Whatever way the place was written in: what is there now must be what was meant.
    if (after === undefined || !says(after, change, before)) throw byHand();
    return after;
  }, text);
}

interface Source {
  readonly text: string;
  readonly root: unknown;
  readonly order: readonly string[];
}

function applied(source: Source, change: YamlChange): string | undefined {
  if ('append' in change) {
    const list = nodeAt(source.root, change.append);
    if (isSeq(list) && list.items.length > 0) return appended(source, list, change.value);
    return withValue(source, change.append, [change.value]);
  }
  return withValue(source, change.set, change.value);
}

function withValue(source: Source, path: YamlPath, value: unknown): string | undefined {
  let depth = 0;
  let parent = source.root;
  for (; depth < path.length; depth += 1) {
    const next = nodeAt(parent, path.slice(depth, depth + 1));
    if (next === undefined || isBlank(next)) break;
    parent = next;
  }
  const step = path[depth];
  // All of the path is there: only one value on one line can be replaced by another.
  if (step === undefined) return replaced(source, parent, value);
  const nested = path.slice(depth + 1).reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
  if (!isMap(parent) || typeof step !== 'string') return undefined;
  const pair = pairOf(parent, step);
  return pair === undefined ? inserted(source, parent, step, nested) : filled(source, parent, pair, nested);
}

function replaced({ text }: Source, node: unknown, value: unknown): string | undefined {
  const range = rangeOf(node);
  if (!isScalar(node) || range === undefined || typeof value === 'object') return undefined;
  const [start, end] = range;
  if (/[\r\n]/.test(text.slice(start, end))) return undefined;
  return text.slice(0, start) + inFlow(value) + text.slice(end);
}

/** Gives a key its value that has none yet: `key:`, `key: []` or `key: {}`. */
function filled({ text }: Source, map: YAMLMap, pair: Pair, value: unknown): string | undefined {
  const key = rangeOf(pair.key);
  if (key === undefined) return undefined;
  const colon = text.indexOf(':', key[1]);
  const range = rangeOf(pair.value);
  // A value that is not there has a place all the same, which may be on a later line.
  const end = range === undefined || range[0] === range[1] ? colon + 1 : range[1];
  if (colon < 0) return undefined;
  if (map.flow === true || typeof value !== 'object')
    return `${text.slice(0, colon + 1)} ${inFlow(value)}${text.slice(end)}`;
  const line = lineEnd(text, end);
  const rest = text.slice(end, line).trimEnd();
  const indent = indentAt(text, key[0]) + 2;
  return withLines(text.slice(0, colon + 1) + rest, block(value, indent), text.slice(line), text);
}

function inserted(
  { text, root, order }: Source,
  map: YAMLMap,
  name: string,
  value: unknown,
): string | undefined {
  const isTop = map === root;
  if (map.flow === true) return beforeEnd(text, map, `${JSON.stringify(name)}: ${inFlow(value)}`);
  const first = rangeOf(map.items[0]?.key);
  const before = isTop ? predecessor(map, name, order) : map.items.at(-1);
  const end = before && pairEnd(before);
  if (first === undefined || end === undefined) return undefined;
  const line = lineEnd(text, text.slice(0, end).trimEnd().length);
  const lines = block({ [name]: value }, indentAt(text, first[0]));
  const isAiry = isTop && /\n\r?\n\S/.test(text);
  return withLines(text.slice(0, line), isAiry ? `\n${lines}` : lines, text.slice(line), text);
}

function appended({ text }: Source, list: YAMLSeq, value: unknown): string | undefined {
  if (list.flow === true) return beforeEnd(text, list, inFlow(value));
  const last = list.items.at(-1);
  const start = rangeOf(isPair(last) ? last.key : last)?.[0];
  const end = nodeEnd(last);
  if (start === undefined || end === undefined) return undefined;
  const dash = text.lastIndexOf('-', start);
  const indent = indentAt(text, dash);
  const line = lineEnd(text, text.slice(0, end).trimEnd().length);
  const isAiry = list.items.length > 1 && /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(0, dash));
  const lines = block([value], indent);
  return withLines(text.slice(0, line), isAiry ? `\n${lines}` : lines, text.slice(line), text);
}

/** The pair after which a new field at the top comes, in the order of the schema. */
function predecessor(map: YAMLMap, name: string, order: readonly string[]): Pair | undefined {
  const earlier = order.slice(0, Math.max(0, order.indexOf(name)));
  return earlier.map(other => pairOf(map, other)).findLast(pair => pair !== undefined) ?? map.items.at(-1);
}

/** Puts something at the end of `[…]` or `{…}`. */
function beforeEnd(text: string, node: YAMLMap | YAMLSeq, added: string): string | undefined {
  const range = rangeOf(node);
  if (range === undefined) return undefined;
  const end = range[1] - 1;
  const head = text.slice(0, end).trimEnd().replace(/,$/, '');
  return `${head}${node.items.length > 0 ? ', ' : ''}${added}${text.slice(end)}`;
}

function block(value: unknown, indent: number): string {
  const lines = stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd().split('\n');
  return lines.map(line => (line === '' ? line : ' '.repeat(indent) + line)).join('\n');
}

/** Quoted unless it is a plain word, so that it is one value wherever it stands. */
function inFlow(value: unknown): string {
  const plain = stringify(value, { lineWidth: 0 }).trimEnd();
  return typeof value !== 'object' && !/[,[\]{}\n]|(?:^|\s)#|:\s/.test(plain) ? plain : JSON.stringify(value);
}

function withLines(head: string, lines: string, tail: string, text: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = head.endsWith('\n') || head === '' ? '' : newline;
  return head + gap + lines.replaceAll('\n', newline) + newline + tail;
}

function says(after: string, change: YamlChange, before: string): boolean {
  const { content } = parseYaml(after);
  if ('set' in change) return isDeepStrictEqual(valueAt(content, change.set), plainOf(change.value));
  const list = valueAt(content, change.append);
  const old = valueAt(parseYaml(before).content, change.append);
  const expected = [...(Array.isArray(old) ? old : []), plainOf(change.value)];
  return isDeepStrictEqual(list, expected);
}

function plainOf(value: unknown): unknown {
  return parseYaml(stringify(value, { aliasDuplicateObjects: false })).content;
}

function valueAt(content: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    content,
  );
}

function nodeAt(node: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>((at, step) => {
    if (isMap(at)) return typeof step === 'string' ? pairOf(at, step)?.value : undefined;
    return isSeq(at) && typeof step === 'number' ? at.items[step] : undefined;
  }, node);
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}

/** Nothing, or an empty list or map: it is replaced as a whole. An alias is not. */
function isBlank(node: unknown): boolean {
  if (!isNode(node)) return true;
  if (isAlias(node)) return false;
  if (isScalar(node)) return node.value === null;
  return (isMap(node) || isSeq(node)) && node.items.length === 0;
}

function pairEnd({ key, value }: Pair): number | undefined {
  return nodeEnd(value) ?? rangeOf(key)?.[1];
}

/** Where the last thing in a node ends, without the comments after it. */
function nodeEnd(node: unknown): number | undefined {
  if (isPair(node)) return pairEnd(node);
  if ((isMap(node) || isSeq(node)) && node.flow !== true && node.items.length > 0)
    return nodeEnd(node.items.at(-1));
  return rangeOf(node)?.[1];
}

function rangeOf(node: unknown): readonly [start: number, end: number] | undefined {
  const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
  return range?.[0] === undefined || range[1] === undefined ? undefined : [range[0], range[1]];
}

/** Columns before a place in its line. */
function indentAt(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** The start of the next line; the end of the text if there is none. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
