import { isMap, isNode } from 'yaml';
import { UserError } from '../../core/errors.ts';
import type { TextEdit } from '../../core/findings.ts';
import { positionsOf } from '../../core/positions.ts';
import type { YamlChange } from './editing/change.ts';
import { composedEdits } from './editing/compose.ts';
import { withoutValue } from './editing/content.ts';
import {
  type EditSource,
  findPlace,
  isRefusal,
  readSource,
  refused,
  type YamlRefusal,
} from './editing/place.ts';
import { planChange } from './editing/plan.ts';
import { problemAfter } from './editing/verify.ts';
import type { YamlPath } from './file.ts';

export { byField, type YamlChange } from './editing/change.ts';
export type { YamlRefusal } from './editing/place.ts';

/** The format that all schemas describe, as the files of a pack say it in `version`. */
export const FORMAT = 1;

/** What became of a text. */
export interface YamlEdited {
  readonly text: string;
  /** Of the text before; in their order, none touches another. Empty where nothing changes. */
  readonly edits: readonly TextEdit[];
}

export interface EditOptions {
  /** Names of the fields at the top, in the order in which a new one takes its place. */
  readonly fields?: readonly string[];
}

/**
 * Changes a text where it must and nowhere else: comments, order, quotes, line ends and everything else that a person
 * wrote around the change stay to the byte. The result is read back: it says what it should, and no comment was lost.
 * @returns the edits, or why and where a person has to look first; never a guess
 */
export function editYaml(
  text: string,
  changes: readonly YamlChange[],
  options: EditOptions = {},
): YamlEdited | YamlRefusal {
  const source = readSource(text);
  return isRefusal(source) ? source : editSource(source, changes, options);
}

function editSource(
  first: EditSource,
  changes: readonly YamlChange[],
  options: EditOptions,
): YamlEdited | YamlRefusal {
  let source = first;
  const steps: (readonly TextEdit[])[] = [];
  for (let at = 0; at < changes.length; ) {
    const fields = fieldsToRemove(changes, at);
    const together = fields.length > 1 ? removedTogether(source, fields) : undefined;
    if (together) {
      steps.push(together.edits);
      source = together.source;
      at += fields.length;
      continue;
    }
    const change = changes[at] as YamlChange;
    at += 1;
    const plan = planChange(source, change, options.fields ?? []);
    if (isRefusal(plan)) return inFirst(plan, steps);
    if (plan.edits.length === 0) continue;
    const after = readSource(applied(source.text, plan.edits));
    if (isRefusal(after) || problemAfter(source, after, plan.expected, change) !== undefined)
      return inFirst(refused('form', plan.edits[0]?.start ?? 0), steps);
    steps.push(plan.edits);
    source = after;
  }
  return { text: source.text, edits: composedEdits(first.text, steps) };
}

type Removal = Extract<YamlChange, { remove: YamlPath }>;

/** The changes from one on that take fields away, each from another map. */
function fieldsToRemove(changes: readonly YamlChange[], from: number): readonly Removal[] {
  const found: Removal[] = [];
  const ways = new Set<string>();
  for (const change of changes.slice(from)) {
    if (!('remove' in change) || typeof change.remove.at(-1) !== 'string') break;
    const ends = change.remove.map((_, depth) => JSON.stringify(change.remove.slice(0, depth)));
    if (ways.has(ends.at(-1) ?? '')) break;
    for (const end of ends) ways.add(end);
    found.push(change);
  }
  return found;
}

/**
 * Takes many fields away in one look, as hundreds of marks go at once; what is read back is proven for all of them.
 * @returns undefined where one of them needs a look of its own
 */
function removedTogether(
  source: EditSource,
  changes: readonly Removal[],
): { readonly source: EditSource; readonly edits: readonly TextEdit[] } | undefined {
  const edits: TextEdit[] = [];
  for (const change of changes) {
    const plan = planChange(source, change, []);
    if (isRefusal(plan)) return undefined;
    edits.push(...plan.edits);
  }
  edits.sort((one, other) => one.start - other.start);
  if (edits.some(({ start }, index) => start <= (edits[index - 1]?.end ?? -1))) return undefined;
  const after = readSource(applied(source.text, edits));
  if (isRefusal(after)) return undefined;
  const expected = changes.reduce<unknown>(
    (content, { remove }) => withoutValue(content, remove),
    source.content,
  );
  const [change] = changes;
  if (change === undefined || problemAfter(source, after, expected, change) !== undefined) return undefined;
  return { source: after, edits };
}

/**
 * The changed text of a file.
 * @param path named in the error
 * @throws UserError with the place, for what cannot be edited safely
 */
export function changedYaml(
  path: string,
  text: string,
  changes: readonly YamlChange[],
  options: EditOptions = {},
): string {
  const source = readSource(text);
  const result = isRefusal(source) ? source : (newerFormat(source) ?? editSource(source, changes, options));
  if (isRefusal(result)) throw refusalError(path, text, result);
  return result.text;
}

/**
 * What a text says whose root is a map, or that says nothing yet.
 * @throws UserError with the line for what is no YAML, or something else
 */
export function contentOf(path: string, text: string): Readonly<Record<string, unknown>> {
  const source = readSource(text);
  if (isRefusal(source)) throw refusalError(path, text, source);
  const { content } = source;
  if (isMap(source.root)) return content as Readonly<Record<string, unknown>>;
  if (source.root === undefined) return {};
  throw refusalError(path, text, refused('kind', 0));
}

/** A later version reads what it wrote itself; what we would write there may mean something else to it. */
function newerFormat(source: EditSource): YamlRefusal | undefined {
  const version = isMap(source.root) ? source.root.get('version') : undefined;
  if (typeof version !== 'number' || !(version > FORMAT)) return undefined;
  const place = findPlace(source, ['version']);
  const start = isRefusal(place) || !isNode(place.node) ? 0 : (place.node.range?.[0] ?? 0);
  return refused('newer', start, { version });
}

/** Says where a text cannot be edited, and why. */
export function refusalError(path: string, text: string, { reason, start, data }: YamlRefusal): UserError {
  const { line } = positionsOf(text)(start);
  return new UserError(MESSAGES[reason], { path, place: `${path}:${line}`, ...data });
}

const MESSAGES: Readonly<Record<YamlRefusal['reason'], string>> = {
  syntax: 'error.packFileUnreadable',
  conflict: 'error.packFileConflict',
  documents: 'error.yaml.documents',
  doubled: 'error.yaml.doubled',
  alias: 'error.yaml.alias',
  anchor: 'error.yaml.anchor',
  tag: 'error.yaml.tag',
  kind: 'error.yaml.kind',
  absent: 'error.yaml.absent',
  form: 'error.yaml.form',
  newer: 'error.yaml.newer',
};

/** The text with edits of one change, which are in their order. */
function applied(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let last = 0;
  for (const { start, end, text: inserted } of edits) {
    result += text.slice(last, start) + inserted;
    last = end;
  }
  return result + text.slice(last);
}

/** A place in the text of some changes later is near enough to one in the text that people have before them. */
function inFirst(refusal: YamlRefusal, steps: readonly (readonly TextEdit[])[]): YamlRefusal {
  let { start } = refusal;
  for (const edits of steps.toReversed()) {
    let shift = 0;
    for (const edit of edits) {
      if (edit.start + shift >= start) break;
      shift += edit.text.length - (edit.end - edit.start);
    }
    start = Math.max(0, start - shift);
  }
  return { ...refusal, start };
}
