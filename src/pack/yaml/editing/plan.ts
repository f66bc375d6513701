import { isDeepStrictEqual } from 'node:util';
import { isCollection, isMap, isScalar, isSeq } from 'yaml';
import { compareText } from '../../../core/compareText.ts';
import type { TextEdit } from '../../../core/findings.ts';
import type { YamlPath } from '../file.ts';
import * as block from './block.ts';
import type { SortKey, YamlChange } from './change.ts';
import {
  type Content,
  orderOf,
  placeOfEntry,
  valueAt,
  withEntries,
  withoutValue,
  withRenamed,
  withValue,
} from './content.ts';
import * as flow from './flow.ts';
import {
  doubledIn,
  type EditSource,
  findPlace,
  isRefusal,
  type Place,
  pairsOf,
  refused,
  type YamlRefusal,
} from './place.ts';
import { endOf, isVacant, startOf, trimmed } from './text.ts';
import { fieldLines } from './written.ts';

/** Edits of a text, and what it should say then. */
export interface Plan {
  readonly edits: readonly TextEdit[];
  readonly expected: unknown;
}

/**
 * Works out the edits for one change. That they say what they should is for the caller to look at.
 * @param fields names of the fields at the top, in their order
 */
export function planChange(
  source: EditSource,
  change: YamlChange,
  fields: readonly string[],
): Plan | YamlRefusal {
  if ('set' in change) return planSet(source, change.set, plain(change.value), change.after, fields);
  if ('append' in change) return planAppend(source, change, fields);
  if ('remove' in change) return planRemove(source, change.remove);
  return planRename(source, change.rename, change.to);
}

/** As JSON has it: fields that are undefined are none. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

function planSet(
  source: EditSource,
  path: YamlPath,
  value: unknown,
  after: readonly string[] | undefined,
  fields: readonly string[],
): Plan | YamlRefusal {
  const content = source.content as Content;
  const place = findPlace(source, path);
  if (isRefusal(place)) return place;
  const expected = withValue(content, path, value);
  if (place.depth === path.length && isDeepStrictEqual(valueAt(content, path), value))
    return { edits: [], expected };
  const doubled = isMap(place.parent) ? doubledIn(place.parent) : undefined;
  if (doubled) return doubled;
  const edits =
    place.depth === path.length && !isVacant(source.text, place.node)
      ? replaced(source, place, value)
      : made(source, place, path, value, after, fields);
  return finished(edits, expected, place);
}

/** Makes what lacks on the way. */
function made(
  source: EditSource,
  place: Place,
  path: YamlPath,
  value: unknown,
  after: readonly string[] | undefined,
  fields: readonly string[],
): readonly TextEdit[] | YamlRefusal | undefined {
  const { node, depth, pair, parent, isInFlow } = place;
  const rest = path.slice(depth);
  if (rest.some(step => typeof step !== 'string')) return refused('absent', startOf(node));
  const nested = (steps: YamlPath) => steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value);
  if (isVacant(source.text, node)) {
    if (isSeq(node) && rest.length > 0) return refused('kind', startOf(node));
    if (node === source.root) return isCollection(node) ? undefined : begun(source, nested(rest));
    if (pair && isMap(parent))
      return isInFlow
        ? flow.setInMap(source, parent, pair, nested(rest))
        : block.fillField(source, pair, nested(rest));
    return undefined;
  }
  const [step] = rest;
  if (!isMap(node) || typeof step !== 'string') return refused('kind', startOf(node));
  const doubled = doubledIn(node);
  if (doubled) return doubled;
  const field = { name: step, value: nested(rest.slice(1)) };
  const order = fields.indexOf(step);
  const before =
    rest.length === 1 && after
      ? after
      : node === source.root && order >= 0
        ? fields.slice(0, order)
        : undefined;
  return node.flow === true
    ? flow.addToMap(source, node, field, before)
    : block.addField(source, node, field, before);
}

/** The first words of a file that holds nothing but comments. */
function begun({ text, style }: EditSource, value: unknown): TextEdit[] {
  const lines = Object.entries(value ?? {}).flatMap(([name, inner]) => fieldLines(name, inner, style));
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const end = trimmed(text).length;
  const gap = end === 0 || text === '\ufeff' ? '' : newline + newline;
  return [{ start: end, end: text.length, text: `${gap}${lines.join(newline)}${newline}` }];
}

function replaced(source: EditSource, place: Place, value: unknown): readonly TextEdit[] | undefined {
  const { node, parent, pair, isInFlow } = place;
  if (parent === undefined) return undefined;
  if (isInFlow)
    return pair && isMap(parent)
      ? flow.setInMap(source, parent, pair, value)
      : flow.setInList(source, node, value);
  if (pair) return block.replaceValue(source, pair, value);
  if (!isScalar(node) || (typeof value === 'object' && value !== null)) return undefined;
  return [block.replaceScalar(source.text, startOf(node), endOf(source.text, node), value)];
}

function planAppend(
  source: EditSource,
  { append: path, values, sortedBy = [] }: Extract<YamlChange, { append: YamlPath }>,
  fields: readonly string[],
): Plan | YamlRefusal {
  const content = source.content as Content;
  const entries = values.map(plain);
  if (entries.length === 0) return { edits: [], expected: content };
  const place = findPlace(source, path);
  if (isRefusal(place)) return place;
  const { node, depth, pair } = place;
  if (depth < path.length || isVacant(source.text, node)) {
    const isEmpty = depth < path.length || !isMap(node);
    if (!isEmpty) return refused('kind', startOf(node));
    // Entries that a merge brings in would be hidden by a list of its own.
    if (depth < path.length && Array.isArray(valueAt(content, path))) return refused('alias', startOf(node));
    return planSet(source, path, inOrder(entries, orderOf([], entries, sortedBy)), undefined, fields);
  }
  if (!isSeq(node)) return refused('kind', startOf(node));
  const list = valueAt(content, path);
  if (!Array.isArray(list)) return refused('kind', startOf(node));
  if (node.flow === true || node.items.length === 0) {
    const expected = withEntries(
      content,
      path,
      entries.map(entry => [list.length, entry]),
    );
    return finished(flow.addToList(source, node, entries, place.parent), expected, place);
  }
  const order = orderOf(list, entries, sortedBy);
  const placed = inOrder(entries, order).map((entry): [number, unknown] => [
    placeOfEntry(list, entry, order),
    entry,
  ]);
  const edits: TextEdit[] = [];
  for (const [index, group] of Map.groupBy(placed, ([at]) => at)) {
    const added = block.insertEntries(
      source,
      pair,
      node,
      index,
      group.map(([, entry]) => entry),
    );
    if (added === undefined) return refused('form', startOf(node));
    edits.push(...added);
  }
  const inText = edits.sort((one, other) => one.start - other.start);
  return finished(inText, withEntries(content, path, placed), place);
}

function inOrder(entries: readonly unknown[], order: SortKey | undefined): readonly unknown[] {
  if (order === undefined) return entries;
  return entries.toSorted((one, other) => compareText(order(one) ?? '', order(other) ?? ''));
}

function planRemove(source: EditSource, path: YamlPath): Plan | YamlRefusal {
  const content = source.content as Content;
  const place = findPlace(source, path);
  if (isRefusal(place)) return place;
  const { parent, pair, depth } = place;
  if (depth < path.length || parent === undefined) return refused('absent', startOf(place.node));
  const expected = withoutValue(content, path);
  if (isMap(parent) && pair) {
    const edits = parent.flow
      ? flow.cutItem(source, parent, parent.items.indexOf(pair))
      : block.cutField(source, parent, pair);
    return finished(edits, expected, place);
  }
  const index = path.at(-1);
  const list = findPlace(source, path.slice(0, -1));
  if (!isSeq(parent) || typeof index !== 'number' || isRefusal(list)) return refused('kind', startOf(parent));
  const edits = parent.flow
    ? flow.cutItem(source, parent, index)
    : block.cutEntry(source, list.pair, parent, index);
  return finished(edits, expected, place);
}

function planRename(source: EditSource, path: YamlPath, to: string): Plan | YamlRefusal {
  const place = findPlace(source, path);
  if (isRefusal(place)) return place;
  const { parent, pair, depth } = place;
  if (depth < path.length || !isMap(parent) || !isScalar(pair?.key))
    return refused('absent', startOf(parent));
  const { key } = pair;
  if (pairsOf(parent, to).length > 0 || key.tag || key.anchor) return refused('form', startOf(key));
  const edit = { start: startOf(key), end: endOf(source.text, key), text: to };
  return { edits: [edit], expected: withRenamed(source.content as Content, path, to) };
}

function finished(
  edits: readonly TextEdit[] | YamlRefusal | undefined,
  expected: unknown,
  { node, parent, pair }: Place,
): Plan | YamlRefusal {
  if (edits === undefined) return refused('form', startOf(pair ?? node ?? parent));
  return 'reason' in edits ? edits : { edits, expected };
}
