import { isMap, isScalar, isSeq, type Pair, stringify, type YAMLMap } from 'yaml';
import type { TextEdit } from '../../core/findings.ts';
import type { YamlFile, YamlPath } from './file.ts';

// Changes of a YAML file as edits of its text, so that comments, order and formatting of everything else stay. Each
// returns undefined where the place is written in a way that an edit of lines would break: in `{…}`, behind an alias.

/** Cuts the lines of fields out of the map at the path. Undefined also when nothing else would be left in it. */
export function removeFields(
  file: YamlFile,
  path: YamlPath,
  names: readonly string[],
): readonly TextEdit[] | undefined {
  const map = blockMapAt(file, path);
  const pairs = names.flatMap(name => pairOf(map, name) ?? []);
  if (map === undefined || pairs.length === 0 || pairs.length === map.items.length) return undefined;
  const edits = pairs.flatMap(pair => wholeLines(file.text, pair) ?? []);
  return edits.length === pairs.length ? edits : undefined;
}

/**
 * Adds fields with a one-word value to the map at the path, each on a line of its own. Those that are there already,
 * if only without a value, are left as they are: a map has each key once.
 * @param after the field that they follow; it must be written in one line
 */
export function addFields(
  file: YamlFile,
  path: YamlPath,
  after: string,
  fields: Readonly<Record<string, string>>,
): TextEdit | undefined {
  const { text } = file;
  const map = blockMapAt(file, path);
  const pair = pairOf(map, after);
  const key = rangeOf(pair?.key);
  const value = rangeOf(pair?.value);
  const added = Object.entries(fields).filter(([name]) => pairOf(map, name) === undefined);
  if (
    added.length === 0 ||
    key === undefined ||
    value === undefined ||
    /[\r\n]/.test(text.slice(key[0], value[1]))
  )
    return undefined;
  const indent = text.slice(text.lastIndexOf('\n', key[0] - 1) + 1, key[0]).replace(/[^\t]/g, ' ');
  const end = value[1] + (/^[^\r\n]*/.exec(text.slice(value[1]))?.[0].length ?? 0);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = added.map(([name, word]) => `${newline}${indent}${name}: ${word}`);
  return { start: end, end, text: lines.join('') };
}

/** Writes another text in the place of a one-line value. */
export function replaceText(file: YamlFile, path: YamlPath, value: string): TextEdit | undefined {
  const node = file.document?.getIn(path, true);
  const range = rangeOf(node);
  if (!isScalar(node) || range === undefined || node.source === undefined) return undefined;
  const [start, end] = range;
  if (start === end || /[\r\n]/.test(file.text.slice(start, end))) return undefined;
  // What is plain in a block may be more than one value in `[…]`.
  const text = /[,[\]{}]/.test(value) ? JSON.stringify(value) : stringify(value, { lineWidth: 0 }).trimEnd();
  return { start, end, text };
}

function blockMapAt({ document }: YamlFile, path: YamlPath): YAMLMap | undefined {
  const node = path.length === 0 ? document?.contents : document?.getIn(path, true);
  return isMap(node) && !node.flow ? node : undefined;
}

function pairOf(map: YAMLMap | undefined, name: string): Pair | undefined {
  return map?.items.find(({ key }) => isScalar(key) && key.value === name);
}

function rangeOf(node: unknown): readonly [start: number, end: number] | undefined {
  const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
  return range?.[0] === undefined || range[1] === undefined ? undefined : [range[0], range[1]];
}

/** From the start of the field's first line to the start of the line after its last; undefined if it shares one. */
function wholeLines(text: string, { key, value }: Pair): TextEdit | undefined {
  const first = rangeOf(key);
  const last = rangeOf(value) ?? first;
  if (first === undefined || last === undefined) return undefined;
  const start = text.lastIndexOf('\n', first[0] - 1) + 1;
  if (text.slice(start, first[0]).trim() !== '') return undefined;
  const content = start + text.slice(start, last[1]).trimEnd().length;
  const newline = text.indexOf('\n', content);
  return { start, end: newline < 0 ? text.length : newline + 1, text: '' };
}

/**
 * Adds entries to the end of a list, in the file's own indentation. What stands below the list stays there.
 * @param path the way to the list; its last step is a field, which is added where it is missing
 * @returns undefined where the list, or the map it belongs to, is written as `[…]` or `{…}` with something in it
 */
export function appendEntries(
  file: YamlFile,
  path: readonly (string | number)[],
  entries: readonly unknown[],
): TextEdit | undefined {
  const { text } = file;
  const map = blockMapAt(file, path.slice(0, -1));
  const name = String(path.at(-1));
  const column = rangeOf(map?.items[0]?.key);
  if (map === undefined || column === undefined) return undefined;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const pair = pairOf(map, name);
  const margin = text.slice(text.lastIndexOf('\n', column[0] - 1) + 1, column[0]).replace(/[^\t]/g, ' ');
  const lines = (indent: string, gap: string) =>
    entries
      .map(entry => stringify([entry], { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd())
      .map(entry => entry.replace(/^(?=.)/gm, indent).replaceAll('\n', newline))
      .join(gap);
  if (pair === undefined) {
    const last = map.items.at(-1);
    const end = lineEnd(text, rangeOf(last?.value)?.[1] ?? rangeOf(last?.key)?.[1] ?? column[1]);
    return { start: end, end, text: `${newline}${margin}${name}:${newline}${lines(`${margin}  `, newline)}` };
  }
  const { key, value } = pair;
  const items = isSeq(value) ? value.items : [];
  const [first, last] = [rangeOf(items[0]), rangeOf(items.at(-1))];
  if (first === undefined || last === undefined) {
    // An empty list: `entries: []`, `entries:` or null.
    const start = text.indexOf(':', rangeOf(key)?.[1] ?? 0) + 1;
    const end = isBlank(value) ? start : Math.max(start, rangeOf(value)?.[1] ?? start);
    return { start, end, text: `${newline}${lines(`${margin}  `, newline)}` };
  }
  if (isSeq(value) && value.flow) return undefined;
  const dash = text.lastIndexOf('-', first[0] - 1);
  const indent = text.slice(text.lastIndexOf('\n', dash) + 1, dash);
  if (indent.trim() !== '') return undefined;
  // An empty line between entries where the file has them.
  const isSpaced = /\n[ \t]*\r?\n/.test(text.slice(first[0], last[1]));
  const end = lineEnd(text, last[1]);
  const gap = isSpaced ? `${newline}${newline}` : newline;
  return { start: end, end, text: `${gap}${lines(indent, gap)}` };
}

/** The end of the line on which what ends at an offset has its last word. */
function lineEnd(text: string, offset: number): number {
  const end = text.slice(0, offset).trimEnd().length;
  return end + (/^[^\r\n]*/.exec(text.slice(end))?.[0].length ?? 0);
}

/** A field without a value has a place of its own only for what is not there. */
function isBlank(value: unknown): boolean {
  return isScalar(value) && (value.source ?? '') === '';
}
