import { isMap, isScalar, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { TextEdit } from '../../../core/findings.ts';
import { type EditSource, nameOf } from './place.ts';
import {
  colonEnd,
  columnOf,
  endOf,
  isWritten,
  lineEnd,
  lineStart,
  newlineAt,
  nextLine,
  startOf,
  trimmed,
} from './text.ts';
import { type FlowStyle, flowText, PLAIN_FLOW } from './written.ts';

// Edits of what is written in `[…]` and `{…}`, on one line or on several.

/** Adds fields to `{…}`, behind the last of those named in `after`, else at its end. */
export function addToMap(
  { text }: EditSource,
  map: YAMLMap,
  { name, value }: { readonly name: string; readonly value: unknown },
  after: readonly string[] | undefined,
): TextEdit[] {
  const style = flowStyleOf(text, map);
  const before = map.items.findLast(pair => after?.includes(nameOf(pair) ?? '')) ?? map.items.at(-1);
  const piece = `${flowText(name, style)}:${style.gap}${flowText(value, style)}`;
  return behind(text, map, before, [piece], style);
}

/**
 * Adds entries to the end of `[…]`.
 * @param parent what the list is in, whose style counts where the list has no map
 */
export function addToList(
  { text }: EditSource,
  list: YAMLSeq,
  entries: readonly unknown[],
  parent: unknown,
): TextEdit[] {
  const style = flowStyleOf(text, list.items.findLast(isMap) ?? parent);
  const pieces = entries.map(entry => flowText(entry, style));
  return behind(text, list, list.items.at(-1), pieces, style);
}

/** Puts pieces behind an item, on lines of their own where the items have such. */
function behind(
  text: string,
  node: YAMLMap | YAMLSeq,
  item: unknown,
  pieces: readonly string[],
  { gap }: FlowStyle,
): TextEdit[] {
  const close = endOf(text, node) - 1;
  const written = pieces.join(`,${gap}`);
  if (item === undefined) return [insertion(close, written)];
  const end = endOf(text, item);
  const rest = text.slice(end, close);
  const isLast = item === node.items.at(-1);
  if (!rest.includes('\n') || !isLast) return [insertion(end, `,${gap}${written}`)];
  const first = isMap(node) ? node.items[0]?.key : node.items[0];
  const separator = newlineAt(text, end) + ' '.repeat(columnOf(text, startOf(first)));
  const hasComma = /^(?:\s|#.*\n)*,/.test(rest);
  const place = lineEnd(text, hasComma ? end + rest.replace(/#.*/g, hidden).indexOf(',') : end);
  const lines = separator + pieces.join(`,${separator}`) + (hasComma ? ',' : '');
  if (hasComma) return [insertion(place, lines)];
  return place === end ? [insertion(end, `,${lines}`)] : [insertion(end, ','), insertion(place, lines)];
}

/** A comma in a comment is none. */
function hidden(comment: string): string {
  return ' '.repeat(comment.length);
}

/** Gives a value to a field in `{…}` that has nothing, or another one. */
export function setInMap({ text }: EditSource, map: YAMLMap, pair: Pair, value: unknown): TextEdit[] {
  const written = flowText(value, flowStyleOf(text, map));
  if (isWritten(pair.value))
    return [{ start: startOf(pair.value), end: endOf(text, pair.value), text: written }];
  const place = colonEnd(text, pair);
  return [insertion(place, text[place - 1] === ':' ? ` ${written}` : `: ${written}`)];
}

/** Writes another value in the place of an entry of `[…]`. */
export function setInList({ text }: EditSource, item: unknown, value: unknown): TextEdit[] {
  return [{ start: startOf(item), end: endOf(text, item), text: flowText(value, PLAIN_FLOW) }];
}

/** Cuts a field or an entry, with its comma. */
export function cutItem({ text }: EditSource, node: YAMLMap | YAMLSeq, index: number): TextEdit[] {
  const { items } = node;
  const item = items[index];
  const [start, end] = [startOf(item), endOf(text, item)];
  const [, comma = ''] = /^((?:\s|#.*\n)*,)/.exec(text.slice(end)) ?? [];
  const after = end + comma.length;
  const isAlone =
    text.slice(lineStart(text, start), start).trim() === '' &&
    /^[ \t]*(?:#.*)?$/.test(text.slice(after, lineEnd(text, after)));
  // On lines of its own, which may leave a comma behind at the end: YAML allows that.
  if (isAlone && items.length > 1)
    return [{ start: lineStart(text, start), end: nextLine(text, after), text: '' }];
  if (comma !== '') {
    const behind = after + (/^[ \t]*/.exec(text.slice(after))?.[0].length ?? 0);
    // At the end of its line, the space in front of it would wait for nothing.
    const isLast = behind === lineEnd(text, after);
    return [{ start: isLast ? trimmed(text.slice(0, start)).length : start, end: behind, text: '' }];
  }
  const before = index > 0 ? endOf(text, items[index - 1]) : start;
  return [{ start: /^\s*,\s*$/.test(text.slice(before, start)) ? before : start, end, text: '' }];
}

/** What is added looks like the map that is there. */
function flowStyleOf(text: string, map: unknown): FlowStyle {
  const [first] = isMap(map) && map.flow === true ? map.items : [];
  if (!isMap(map) || first === undefined) return PLAIN_FLOW;
  const isJson = map.items.every(({ key }) => isScalar(key) && key.type === 'QUOTE_DOUBLE');
  const colon = colonEnd(text, first);
  return {
    isJson,
    padding: text[startOf(map) + 1] === ' ' ? ' ' : '',
    // Without quotes around the key, a colon is one only with a space behind it.
    gap: isJson && text[colon - 1] === ':' && text[colon] !== ' ' ? '' : ' ',
  };
}

function insertion(place: number, text: string): TextEdit {
  return { start: place, end: place, text };
}
