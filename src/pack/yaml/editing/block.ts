import { isMap, isNode, isScalar, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { TextEdit } from '../../../core/findings.ts';
import { type EditSource, nameOf } from './place.ts';
import {
  colonEnd,
  columnOf,
  commentsAbove,
  dashOf,
  endOf,
  firstOf,
  hasEmptyLine,
  indented,
  isWritten,
  lineEnd,
  lineStart,
  newlineAt,
  nextLine,
  pastComments,
  startOf,
  trimmed,
} from './text.ts';
import { entryLines, fieldLines, isRoomy, scalarText } from './written.ts';

// Edits of what is written line by line. Each is undefined where a line cannot be added or taken away as such.

type Edits = TextEdit[] | undefined;

/**
 * Adds a field to a map.
 * @param after names of the fields that stand before it; undefined: at the end; none at the top: it is the first
 */
export function addField(
  { text, style, root }: EditSource,
  map: YAMLMap,
  field: { readonly name: string; readonly value: unknown },
  after: readonly string[] | undefined,
): Edits {
  // One with an anchor, a tag or a question mark before it does not tell the column.
  const first = map.items.find(pair => beginsLine(text, startOf(pair)));
  if (first === undefined) return undefined;
  const column = columnOf(text, startOf(first));
  const last = map.items.at(-1);
  const lines = indented(fieldLines(field.name, field.value, style), column);
  if (after?.length === 0 && map === root && first === map.items[0] && column === 0) {
    const start = startOf(first);
    const newline = newlineAt(text, start);
    return [{ start, end: start, text: lines.map(line => line + newline).join('') }];
  }
  const named = map.items.findLast(pair => after?.includes(nameOf(pair) ?? ''));
  const before = named ?? last;
  // A comment between two fields is about the second; behind the last one it is about what stands above it. At the
  // very top, comments at the end of a file are about the file.
  const least = named === undefined && map !== root ? column : column + 1;
  const place = pastComments(text, lineEnd(text, endOf(text, before)), least);
  return [insertion(text, place, isAiryMap(text, map, map === root) ? ['', ...lines] : lines)];
}

/** Whether the fields of a map are kept apart by empty lines: some at the top of a file, all of them elsewhere. */
function isAiryMap(text: string, { items }: YAMLMap, isTop: boolean): boolean {
  const gaps = items
    .slice(1)
    .map((pair, index) => hasEmptyLine(text, endOf(text, items[index]), startOf(pair)));
  return gaps.length > 0 && (isTop ? gaps.some(Boolean) : gaps.every(Boolean));
}

/** Gives a value to a field that has nothing: `key:`, `key: null`, `key: []`, `key: {}`. */
export function fillField({ text, style }: EditSource, pair: Pair, value: unknown): Edits {
  const { key, value: old } = pair;
  const colon = colonEnd(text, pair);
  if (text[colon - 1] !== ':' || !beginsLine(text, startOf(key))) return undefined;
  if (!isWritten(old) && isNode(old) && (old.anchor || old.tag)) return undefined;
  const [start, end] = isWritten(old) ? [startOf(old), endOf(text, old)] : [colon, colon];
  const lines = fieldLines('x', value, style).slice(1);
  if (lines.length > 0) return below(text, pair, start, end, lines);
  const written = value === null ? 'null' : scalarText(value);
  if (start < end) return [{ start, end, text: written }];
  // A space that waits for the value is used up by it.
  const line = lineEnd(text, colon);
  const isBlank = trimmed(text.slice(colon, line)) === '';
  return [{ start: colon, end: isBlank ? line : colon, text: ` ${written}` }];
}

/** Takes a word behind a key away, and puts lines below; what stands beside it stays there. */
function below(text: string, pair: Pair, start: number, end: number, lines: readonly string[]): Edits {
  const colon = colonEnd(text, pair);
  if (text.slice(colon, start).includes('#')) return undefined;
  const column = columnOf(text, startOf(pair.key));
  const place = pastComments(text, lineEnd(text, end), column + 1);
  const added = insertion(text, place, indented(lines, column));
  const mark = Math.min(start, trimmed(text.slice(0, start)).length);
  if (mark === end) return [added];
  if (place === end) return [{ ...added, start: mark }];
  return [{ start: mark, end, text: '' }, added];
}

/** Puts entries into a list, before the one at the index. */
export function insertEntries(
  { text, style }: EditSource,
  pair: Pair | undefined,
  list: YAMLSeq,
  index: number,
  entries: readonly unknown[],
): Edits {
  const column = columnOf(text, startOf(list));
  const isAiry = isAiryList(text, list, entries);
  const lines = indented(entryLines(entries, style, isAiry), column);
  const dash = dashOf(text, list, Math.min(index, list.items.length - 1));
  if (dash === undefined) return undefined;
  if (index >= list.items.length) return appendLines(text, pair, list, lines, isAiry);
  const line = lineStart(text, dash);
  if (trimmed(text.slice(line, dash)).replace('\ufeff', '') !== '') return undefined;
  const above = index > 0 ? endOf(text, list.items[index - 1]) : pair ? colonEnd(text, pair) : line;
  const place = commentsAbove(text, line, column, Math.min(nextLine(text, above), line));
  const newline = newlineAt(text, place);
  const added = [...lines, ...(isAiry ? [''] : [])].map(one => one + newline).join('');
  return [{ start: place, end: place, text: added }];
}

function appendLines(
  text: string,
  pair: Pair | undefined,
  list: YAMLSeq,
  lines: readonly string[],
  isAiry: boolean,
): Edits {
  const column = columnOf(text, startOf(list));
  const end = lineEnd(text, endOf(text, list.items.at(-1)));
  // In a list that is not indented, a comment at its column is about the next field.
  const isIndented = pair !== undefined && column > columnOf(text, startOf(pair.key));
  const place = pastComments(text, end, isIndented ? column : column + 1);
  // Directly above an entry, a comment at its column would be about that.
  const isOwn = place > end && columnOf(text, firstWord(text, place)) > column;
  return [insertion(text, place, isAiry || (place > end && !isOwn) ? ['', ...lines] : lines)];
}

function firstWord(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return start + (/^[ \t]*/.exec(text.slice(start, offset))?.[0].length ?? 0);
}

function isAiryList(text: string, list: YAMLSeq, entries: readonly unknown[]): boolean {
  const [last, previous] = [list.items.at(-1), list.items.at(-2)];
  if (previous !== undefined) return hasEmptyLine(text, endOf(text, previous), startOfItem(text, list));
  return isRoomy(entries) && isMap(last) && !last.flow && last.items.length > 1;
}

/** Where the last entry begins, with its dash. */
function startOfItem(text: string, list: YAMLSeq): number {
  return dashOf(text, list, list.items.length - 1) ?? startOf(list.items.at(-1));
}

/** Writes another value in the place of one that is there. */
export function replaceValue({ text, style }: EditSource, pair: Pair, value: unknown): Edits {
  const old = pair.value;
  const [start, end] = [startOf(old), endOf(text, old)];
  const lines = fieldLines('x', value, style).slice(1);
  if (isScalar(old)) {
    if (lines.length === 0) return [replaceScalar(text, start, end, value)];
    return old.type?.startsWith('BLOCK') ? undefined : below(text, pair, start, end, lines);
  }
  const colon = colonEnd(text, pair);
  const written = text.slice(colon, start);
  if (text[colon - 1] !== ':' || /[#&!]/.test(written)) return undefined;
  if (lines.length === 0) return [{ start: colon, end, text: ` ${scalarText(value)}` }];
  const column = columnOf(text, startOf(pair.key));
  const { text: added } = insertion(text, colon, indented(lines, column));
  return [{ start: colon, end, text: added }];
}

/** @param start, end of the value that is there */
export function replaceScalar(text: string, start: number, end: number, value: unknown): TextEdit {
  // The comment beside the mark of a text of several lines would go with the mark.
  const [, comment = ''] = /^[|>][^\s#]*([ \t]+#.*)/.exec(text.slice(start, lineEnd(text, start))) ?? [];
  return { start, end, text: scalarText(value) + comment };
}

/** Cuts the lines of a field; the comments above them stay. */
export function cutField({ text }: EditSource, map: YAMLMap, pair: Pair): Edits {
  const start = startOf(pair);
  if (map.items.length === 1 || !beginsLine(text, start)) return undefined;
  const first = lineStart(text, start);
  const column = columnOf(text, start);
  const end = lineEnd(text, endOf(text, pair));
  const after = nextLine(text, pair === map.items.at(-1) ? end : pastOwnComments(text, end, column));
  if (trimmed(text.slice(first, start)).replace('\ufeff', '') === '') {
    const from = text.startsWith('\ufeff', first) ? first + 1 : first;
    return [{ start: from, end: after, text: '' }];
  }
  // It stands beside the dash: what follows takes its place.
  if (map.items[0] !== pair) return undefined;
  const blank = /^\s*/.exec(text.slice(after))?.[0].length ?? 0;
  return [{ start, end: after + blank, text: '' }];
}

/** Comments below a value that are further in than its key, without an empty line between them. */
function pastOwnComments(text: string, end: number, column: number): number {
  let last = end;
  for (let line = nextLine(text, end); line < text.length; line = nextLine(text, line)) {
    const stop = lineEnd(text, line);
    const [indent = ''] = /^[ \t]*(?=#)/.exec(text.slice(line, stop)) ?? [];
    if (indent.length <= column) break;
    last = stop;
  }
  return last;
}

/** Cuts an entry out of a list, with the comments inside of it and those directly above it. */
export function cutEntry({ text }: EditSource, pair: Pair | undefined, list: YAMLSeq, index: number): Edits {
  const { items } = list;
  const column = columnOf(text, firstOf(list));
  const dash = dashOf(text, list, index);
  if (dash === undefined || trimmed(text.slice(lineStart(text, dash), dash)) !== '') return undefined;
  const isFirst = index === 0;
  // Above the first entry, they may as well be about the list.
  const above = isFirst ? dash : nextLine(text, endOf(text, items[index - 1]));
  let from = isFirst ? lineStart(text, dash) : commentsAbove(text, lineStart(text, dash), column, above);
  let to = nextLine(text, pastComments(text, lineEnd(text, endOf(text, items[index])), column + 1));
  // Of the empty lines on both sides, one group stays.
  const blank = emptyLinesBefore(text, from);
  if (blank > 0) from -= blank;
  else if (items[index + 1] !== undefined) to += /^(?:[ \t]*\r?\n)*/.exec(text.slice(to))?.[0].length ?? 0;
  const cut = { start: from, end: to, text: '' };
  if (items.length > 1) return [cut];
  // Without a value the field would be null, and no list.
  if (pair === undefined) return undefined;
  const colon = colonEnd(text, pair);
  return colon < from ? [{ start: colon, end: colon, text: ' []' }, cut] : undefined;
}

/** How many characters the empty lines right before the start of a line take. */
function emptyLinesBefore(text: string, start: number): number {
  let from = start;
  while (from > 0) {
    const above = lineStart(text, from - 1);
    if (above === 0 || trimmed(text.slice(above, from)) !== '') break;
    from = above;
  }
  return start - from;
}

/** New lines below the one that ends at a place. */
function insertion(text: string, place: number, lines: readonly string[]): TextEdit {
  const newline = newlineAt(text, place);
  return { start: place, end: place, text: lines.map(line => newline + line).join('') };
}

/** An anchor, a tag or a question mark before a key would belong to what comes there instead. */
function beginsLine(text: string, offset: number): boolean {
  return /^[ \ufeff]*(?:- +)*$/.test(text.slice(lineStart(text, offset), offset));
}
