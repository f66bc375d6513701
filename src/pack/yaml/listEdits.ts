import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, type Pair, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import { UserError } from '../../core/errors.ts';
import { parseYaml } from './parse.ts';
import {
  columnOf,
  endOf,
  indented,
  isVacant,
  lineEnd,
  lineStart,
  nextLine,
  pastComments,
  splice,
  startOf,
  styleOf,
  trimmed,
  type YamlStyle,
} from './text.ts';

// Entries of lists as edits of the text, so that comments, order and formatting of everything else stay. What is
// written in a way that these edits do not understand is refused, never guessed at.

/** A YAML text whose root is a map, or that says nothing yet. */
export interface EditableYaml {
  readonly text: string;
  /** Named in errors. */
  readonly path: string;
  readonly root: YAMLMap | undefined;
  readonly content: Readonly<Record<string, unknown>>;
  readonly style: YamlStyle;
}

/**
 * Reads a text for edits.
 * @throws UserError for what is no YAML, holds more than one document, or is no map
 */
export function editableYaml(text: string, path: string): EditableYaml {
  const { document, content, problems } = parseYaml(text);
  const has = (id: string) => problems.some(({ messageId }) => messageId === id);
  const style = styleOf(document, text);
  if (has('empty')) return { text, path, root: undefined, content: {}, style };
  if (document === undefined || has('severalDocuments'))
    throw new UserError('error.packFileUnreadable', { path, place: path });
  const root = document.contents;
  if (!isMap(root)) throw notEditable(path);
  return { text, path, root, content: content as Record<string, unknown>, style };
}

/** The error for what no edit of ours can change, such as an entry behind an alias. */
export function notEditable(path: string): UserError {
  return new UserError('error.packFileEdit', { path });
}

/**
 * The edited text, after a last look that it says what it should.
 * @throws UserError when something in the file, such as an alias, made the edit mean something else
 */
export function verified(text: string, expected: unknown, path: string): string {
  const { document, content } = parseYaml(text);
  if (document === undefined || !isDeepStrictEqual(content, expected)) throw notEditable(path);
  return text;
}

/** How values are written: each on one line, and quoted only where it has to be. */
export const ON_ONE_LINE = {
  lineWidth: 0,
  blockQuote: false,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
} as const;

/** A field of a map; of one that is there twice the last counts. */
export function pairOf(map: YAMLMap, name: string): Pair<unknown, unknown> | undefined {
  return map.items.findLast(({ key }) => isScalar(key) && String(key.value) === name);
}

/**
 * Adds entries to the end of the list at a path of maps; what is missing on the way is made.
 * @param predecessors keys of the root that stand before the first step of the path
 * @throws UserError where something else than maps and a list stands there
 */
export function appendEntries(
  file: EditableYaml,
  path: readonly string[],
  entries: readonly object[],
  predecessors: readonly string[],
): string {
  const { root, text } = file;
  if (root === undefined) throw notEditable(file.path);
  let map = root;
  for (const [depth, key] of path.entries()) {
    const isLast = depth === path.length - 1;
    const pair = pairOf(map, key);
    if (pair === undefined)
      return addField(file, map, path.slice(depth), entries, depth === 0 ? predecessors : []);
    const { value } = pair;
    const isRightKind = isLast ? isSeq(value) : isMap(value);
    if (isVacant(text, value) && (isRightKind || value === null || isScalar(value)))
      return fillField(file, pair, path.slice(depth + 1), entries, map.flow === true);
    if (!isRightKind) throw notEditable(file.path);
    if (isLast) return addToList(file, pair, value as YAMLSeq, entries);
    map = value as YAMLMap;
  }
  return text;
}

function addToList(
  { text, style }: EditableYaml,
  pair: Pair<unknown, unknown>,
  list: YAMLSeq,
  entries: readonly object[],
): string {
  if (list.flow) return addToFlow(text, list, entries.map(flowText), style);
  const column = columnOf(text, startOf(list));
  const [last, previous] = [list.items.at(-1), list.items.at(-2)];
  const isAiry =
    previous === undefined || /\n[ \t]*\r?\n/.test(text.slice(endOf(text, previous), startOf(last)));
  const gap = isAiry ? [''] : [];
  const lines = entries.flatMap(entry => [...gap, ...blockLines([], [entry], style)]);
  // In a list that is not indented, a comment at its column is about the next field.
  const isIndented = column > columnOf(text, startOf(pair.key));
  const place = pastComments(text, lineEnd(text, endOf(text, last)), isIndented ? column : column + 1);
  return insertLines(text, place, indented(lines, column), style);
}

function addField(
  { text, style }: EditableYaml,
  map: YAMLMap,
  path: readonly string[],
  entries: readonly object[],
  predecessors: readonly string[],
): string {
  if (map.flow) return addToFlow(text, map, [flowText(nested(path, entries)).slice(1, -1)], style);
  const column = columnOf(text, startOf(map.items[0]?.key));
  const before =
    map.items.findLast(({ key }) => isScalar(key) && predecessors.includes(String(key.value))) ??
    map.items.at(-1);
  const isAiry = column === 0 && /\n[ \t]*\r?\n(?:#.*\r?\n)*[^\s#]/.test(text);
  const place = pastComments(text, lineEnd(text, endOf(text, before)), Math.max(column, 1));
  const lines = [...(isAiry ? [''] : []), ...blockLines(path, entries, style)];
  return insertLines(text, place, indented(lines, column), style);
}

/** Gives a value to a field that has none. */
function fillField(
  { text, style }: EditableYaml,
  { key, value }: Pair<unknown, unknown>,
  path: readonly string[],
  entries: readonly object[],
  isFlow: boolean,
): string {
  const start = value === null ? endOf(text, key) : startOf(value);
  const end = value === null ? start : endOf(text, value);
  if (isFlow) {
    const mark = value === null ? ': ' : /\s/.test(text[start - 1] ?? '') ? '' : ' ';
    return splice(text, start, end, mark + flowText(nested(path, entries)));
  }
  const rest = lineEnd(text, end);
  const head = trimmed(text.slice(0, start));
  const tail = trimmed(text.slice(end, rest));
  const cut = `${head}${tail === '' ? '' : ` ${tail.trimStart()}`}`;
  const column = columnOf(text, startOf(key));
  const isIndented = path.length > 0 || style.indentSeq;
  const lines = indented(blockLines(path, entries, style), column + (isIndented ? style.indent : 0));
  const after = cut + text.slice(rest);
  return insertLines(after, pastComments(after, cut.length, column + 1), lines, style);
}

function insertLines(text: string, place: number, lines: readonly string[], { newline }: YamlStyle): string {
  return splice(text, place, place, lines.map(line => newline + line).join(''));
}

/** Puts pieces behind the last item of `[…]` or `{…}`, on lines of their own where the items have such. */
function addToFlow(
  text: string,
  node: YAMLMap | YAMLSeq,
  pieces: readonly string[],
  { newline }: YamlStyle,
): string {
  const close = endOf(text, node) - 1;
  const last = node.items.at(-1);
  if (last === undefined) return splice(text, close, close, pieces.join(', '));
  const end = endOf(text, last);
  const rest = text.slice(end, close);
  const hasComma = /^(?:\s|#.*\n)*,/.test(rest);
  if (!rest.includes('\n')) return splice(text, end, end, `, ${pieces.join(', ')}`);
  const first = isMap(node) ? node.items[0]?.key : node.items[0];
  const separator = newline + ' '.repeat(columnOf(text, startOf(first)));
  const place = lineEnd(text, end);
  const lines = separator + pieces.join(`,${separator}`) + (hasComma ? ',' : '');
  const added = splice(text, place, place, lines);
  return hasComma ? added : splice(added, end, end, ',');
}

/** A list with the key whose value it is. */
export interface KeyedList {
  readonly key: unknown;
  readonly list: YAMLSeq;
}

/** Cuts an entry out of a list, with the comments inside of it; those above it stay. */
export function cutEntry(text: string, { key, list }: KeyedList, index: number): string {
  const { items, flow } = list;
  const [item, previous, next] = [items[index], items[index - 1], items[index + 1]];
  const end = endOf(text, item);
  if (flow && items.length === 1) return splice(text, startOf(list), endOf(text, list), '[]');
  if (flow && next !== undefined) return splice(text, startOf(item), startOf(next), '');
  if (flow) return splice(text, endOf(text, previous), end, '');

  const column = columnOf(text, startOf(list));
  const dash = index === 0 ? startOf(list) : dashAfter(text, endOf(text, previous), column);
  let from = lineStart(text, dash);
  let to = nextLine(text, pastComments(text, lineEnd(text, end), column + 1));
  // Of the empty lines on both sides, one group stays.
  const above = /(?<=\n)(?:[ \t]*\r?\n)+$/.exec(text.slice(0, from))?.[0].length ?? 0;
  if (above > 0) from -= above;
  else if (next !== undefined) to += /^(?:[ \t]*\r?\n)*/.exec(text.slice(to))?.[0].length ?? 0;
  const cut = splice(text, from, to, '');
  if (items.length > 1) return cut;
  // Without a value the field would be null, and no list.
  const named = endOf(text, key);
  const colon = named + (/^[ \t]*:/.exec(text.slice(named))?.[0].length ?? 0);
  return splice(cut, colon, colon, ' []');
}

function dashAfter(text: string, offset: number, column: number): number {
  const dash = new RegExp(`^ {${column}}-(?=\\s|$)`, 'gm');
  dash.lastIndex = offset;
  return (dash.exec(text)?.index ?? offset) + column;
}

function nested(path: readonly string[], entries: readonly object[]): object {
  return path.reduceRight<object>((value, key) => ({ [key]: value }), [...entries]);
}

function blockLines(path: readonly string[], entries: readonly object[], style: YamlStyle): string[] {
  const [key, ...rest] = path;
  const { indent, indentSeq } = style;
  if (key === undefined)
    return entries.flatMap((entry, index) => {
      const lines = trimmed(stringify([entry], { ...ON_ONE_LINE, indent, indentSeq })).split('\n');
      return index > 0 ? ['', ...lines] : lines;
    });
  const columns = rest.length > 0 || indentSeq ? indent : 0;
  return [`${key}:`, ...indented(blockLines(rest, entries, style), columns)];
}

function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, inner]) => `${key}: ${flowText(inner)}`)
      .join(', ')}}`;
  // What is plain in a block may be more than one value here.
  if (typeof value === 'string' && /[,[\]{}]/.test(value)) return JSON.stringify(value);
  return trimmed(stringify(value, ON_ONE_LINE));
}
