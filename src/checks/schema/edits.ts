import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Fix, TextEdit } from '../../core/findings.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';

// Fixes as edits of the text, so that comments, order and formatting stay. Each is undefined where the place is
// written in a way that the edit would break, or belongs to an anchor, so that more would change than one value.

/** A value of one line as it is written, with its place. */
export interface WrittenValue {
  readonly start: number;
  readonly end: number;
  readonly source: string;
  readonly isPlain: boolean;
}

/** The word or text that stands at a place. */
export function writtenValue(file: YamlFile, path: YamlPath): WrittenValue | undefined {
  const node = file.own(path);
  const [start, end] = rangeOf(node) ?? [0, 0];
  const source = file.text.slice(start, end);
  if (!isScalar(node) || source === '' || /[\r\n]/.test(source)) return undefined;
  return { start, end, source, isPlain: node.type === 'PLAIN' };
}

/** Writes another text in the place of a value. */
export function replaceValue(
  place: { readonly start: number; readonly end: number },
  text: string,
  messageId: string,
  safe: boolean,
): Fix {
  const edits = [{ start: place.start, end: place.end, text }];
  return { messageId, ...(messageId === 'fix.replace' && { data: { value: text } }), edits, safe };
}

/** Gives a field another name. */
export function renameField(file: YamlFile, path: YamlPath, name: string, meant: string): Fix | undefined {
  const map = file.own(path);
  const key = isMap(map) ? map.items.findLast(item => nameOf(item) === name)?.key : undefined;
  const [start, end] = rangeOf(key) ?? [0, 0];
  const source = file.text.slice(start, end);
  if (!isMap(map) || map.items.some(item => nameOf(item) === meant)) return undefined;
  if (![name, `"${name}"`, `'${name}'`].includes(source)) return undefined;
  return { messageId: 'fix.rename', data: { meant }, edits: [{ start, end, text: meant }], safe: false };
}

/**
 * Adds a field on a line of its own, or beside the others in `{…}`.
 * @param value as it stands in YAML; empty where a person has to fill it in
 * @param after the field that it should follow
 */
export function addField(
  file: YamlFile,
  path: YamlPath,
  field: { readonly name: string; readonly value: string; readonly after?: string },
): Fix | undefined {
  const map = file.own(path);
  if (!isMap(map)) return undefined;
  const { name, after } = field;
  const pair = map.items.find(item => nameOf(item) === after) ?? map.items[0];
  const edit = map.flow ? besideOthers(map, pair, field) : onItsLine(file.text, pair, field);
  return edit && { messageId: 'fix.add', data: { field: name }, edits: [edit], safe: false };
}

function besideOthers(
  map: YAMLMap,
  pair: Pair | undefined,
  { name, value }: { readonly name: string; readonly value: string },
): TextEdit | undefined {
  const text = `${name}: ${value === '' ? '""' : value}`;
  const [start] = rangeOf(map as Node) ?? [0];
  if (pair === undefined) return { start: start + 1, end: start + 1, text };
  const [at] = rangeOf(pair.key) ?? [];
  return at === undefined ? undefined : { start: at, end: at, text: `${text}, ` };
}

function onItsLine(
  text: string,
  pair: Pair | undefined,
  { name, value }: { readonly name: string; readonly value: string },
): TextEdit | undefined {
  const key = rangeOf(pair?.key);
  if (key === undefined) return undefined;
  const before = text.slice(text.lastIndexOf('\n', key[0] - 1) + 1, key[0]);
  // An anchor, a tag or a question mark before the name would belong to the new field.
  if (!/^[ \ufeff]*(?:- +)*$/.test(before)) return undefined;
  const indent = ' '.repeat(before.replace('\ufeff', '').length);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const line = value === '' ? `${name}:` : `${name}: ${value}`;
  const last = rangeOf(pair?.value);
  if (last === undefined || /[\r\n]/.test(text.slice(key[0], last[1])))
    return { start: key[0], end: key[0], text: `${line}${newline}${indent}` };
  const end = last[1] + (/^[^\r\n]*/.exec(text.slice(last[1]))?.[0].length ?? 0);
  return { start: end, end, text: `${newline}${indent}${line}` };
}

function nameOf({ key }: Pair): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

function rangeOf(node: unknown): readonly [start: number, end: number] | undefined {
  const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
  return range?.[0] === undefined || range[1] === undefined ? undefined : [range[0], range[1]];
}
