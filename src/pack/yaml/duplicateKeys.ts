import { type Document, isScalar, type Pair, visit, type YAMLMap } from 'yaml';
import type { Fix, TextEdit } from '../../core/findings.ts';
import type { YamlProblem } from './syntax.ts';

/**
 * Names of fields that stand twice in one map. Programs read the last and forget the others, so a line that is taken away
 * further up changes nothing for them.
 * @param limit further ones are not looked for
 */
export function duplicateKeys(document: Document.Parsed, text: string, limit: number): YamlProblem[] {
  const problems: YamlProblem[] = [];
  visit(document, {
    Map: (_, map) => {
      const first = new Map<string, number>();
      for (const [index, { key }] of map.items.entries()) {
        if (!isScalar(key) || !key.range) continue;
        const name = String(key.value);
        const earlier = first.get(name);
        if (earlier === undefined) first.set(name, index);
        else if (name !== '<<') problems.push(problemOf(text, map, name, [earlier, index]));
        if (problems.length >= limit) return visit.BREAK;
      }
      return undefined;
    },
  });
  return problems;
}

function problemOf(
  text: string,
  map: YAMLMap,
  key: string,
  [earlier, later]: readonly [number, number],
): YamlProblem {
  const start = keyStart(map.items[earlier]);
  const line = text.slice(0, start).split(/\r\n|\n|\r/).length;
  const own = map.items[later];
  const range = isScalar(own?.key) ? own.key.range : undefined;
  const data = { key, line: String(line) };
  const isSame = sourceOf(text, map.items[earlier]) === sourceOf(text, own);
  const fixes = [
    // Where both say the same, the line that is looked at is the one too many.
    ...(isSame ? [] : removal(text, map, earlier, 'fix.removeOther', data)),
    ...removal(text, map, later, 'fix.removeLine', data),
  ];
  return { messageId: 'duplicateKey', data, start: range?.[0] ?? 0, end: range?.[1] ?? 0, fixes };
}

/** Takes a field of one line away; what goes on on further lines is for a person to look at. */
function removal(
  text: string,
  map: YAMLMap,
  index: number,
  messageId: string,
  data: { readonly key: string; readonly line: string },
): Fix[] {
  const source = sourceOf(text, map.items[index]);
  if (map.flow || source === undefined) return [];
  const start = keyStart(map.items[index]);
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', start);
  const end = newline < 0 ? text.length : newline + 1;
  const isAlone = text.slice(from, start).trim() === '';
  const next = map.items[index + 1];
  // Behind a dash, the next field takes the place of this one.
  if (!isAlone && (next === undefined || text.slice(end, keyStart(next)).trim() !== '')) return [];
  const edit: TextEdit = isAlone ? { start: from, end, text: '' } : { start, end: keyStart(next), text: '' };
  return [{ messageId, data, edits: [edit], safe: false }];
}

/** What a field says as it is written, undefined where it takes several lines. */
function sourceOf(text: string, pair: Pair | undefined): string | undefined {
  const start = keyStart(pair);
  const value = pair?.value as { readonly range?: readonly number[] } | null | undefined;
  const end = value?.range?.[1] ?? start;
  return /[\r\n]/.test(text.slice(start, end)) ? undefined : text.slice(start, end);
}

function keyStart(pair: Pair | undefined): number {
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
}
