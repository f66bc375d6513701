import { isMap, isScalar, isSeq, type Pair, parseDocument, stringify, type YAMLMap } from 'yaml';
import { UserError } from '../../core/errors.ts';
import { SCHEMAS_FOLDER } from '../names.ts';
import {
  appendEntries,
  cutEntry,
  type EditableYaml,
  editableYaml,
  type KeyedList,
  notEditable,
  ON_ONE_LINE,
  pairOf,
  verified,
} from '../yaml/listEdits.ts';
import { columnOf, endOf, lineEnd, lineStart, nextLine, splice, startOf, trimmed } from '../yaml/text.ts';

/** A decision about an issue, as `issues.yaml` keeps it. */
export interface TriageEntry {
  readonly fingerprint: string;
  readonly state: 'open' | 'deferred' | 'resolved' | 'not-an-issue';
  /** yyyy-mm-dd; needed for a deferred issue. */
  readonly until?: string | undefined;
  readonly reason?: string | undefined;
  /** Id of a person in `team.yaml`. */
  readonly owner?: string | undefined;
  /** Id of a person in `team.yaml`. */
  readonly decidedBy?: string | undefined;
  /** yyyy-mm-dd */
  readonly decidedOn?: string | undefined;
  /** The issue in words, for readers of the file; masked. */
  readonly title?: string | undefined;
}

const FILE = 'issues.yaml';
/** In the order of the schema. */
const FIELDS = [
  'fingerprint',
  'state',
  'until',
  'reason',
  'owner',
  'decidedBy',
  'decidedOn',
  'title',
] as const;
const NEW_FILE = `# yaml-language-server: $schema=./${SCHEMAS_FOLDER}/issues.schema.json\n\nversion: 1\n\nitems: []\n`;

/**
 * Writes a decision into `issues.yaml`: in the place of an earlier one about the same issue, else at the end.
 *
 * Who decided and when is always that of the new decision. What was said for another state (`until`, `reason`) goes
 * with that state; `owner` and `title` stay until others are given.
 * @param text of the file; undefined when there is none yet
 * @returns the new text; the same where nothing changes
 * @throws UserError for a text that is no YAML or cannot be edited, and for a deferred issue without a date
 */
export function setTriage(text: string | undefined, entry: TriageEntry): string {
  const file = startedFile(text);
  const items = listOf(file);
  const index = items.findLastIndex(item => fingerprintOf(item) === entry.fingerprint);
  const old = index < 0 ? {} : (items[index] as Readonly<Record<string, unknown>>);
  const decided = decide(old, entry);
  if (decided['state'] === 'deferred' && decided['until'] === undefined)
    throw new UserError('error.deferredUntil');
  const changed = FIELDS.filter(field => decided[field] !== old[field]);
  if (changed.length === 0) return file.text;
  const edited =
    index < 0
      ? appendEntries(file, ['items'], [decided], ['version'])
      : changed.reduce((before, field) => setField(before, index, field, decided[field]), file.text);
  const expected = index < 0 ? [...items, decided] : items.with(index, decided);
  return verified(edited, { ...file.content, items: expected }, FILE);
}

/**
 * Takes the decisions about some issues out of `issues.yaml`; comments above them stay.
 * @returns the new text; the same where none of them is there
 * @throws UserError for a text that is no YAML or cannot be edited
 */
export function removeTriage(text: string, fingerprints: readonly string[]): string {
  const gone = new Set<unknown>(fingerprints);
  const { content, ...file } = editableYaml(text, FILE);
  const items = listOf({ ...file, content });
  const isGone = (item: unknown) => gone.has(fingerprintOf(item));
  if (!items.some(isGone)) return text;
  let edited = text;
  for (let index = items.length - 1; index >= 0; index--)
    if (isGone(items[index])) edited = cutEntry(edited, listIn(editableYaml(edited, FILE)), index);
  return verified(edited, { ...content, items: items.filter(item => !isGone(item)) }, FILE);
}

/** The file to add to: a new one for none, and one with a version where there are only comments. */
function startedFile(text: string | undefined): EditableYaml {
  if (text === undefined || text.trim() === '') return editableYaml(NEW_FILE, FILE);
  const file = editableYaml(text, FILE);
  if (file.root !== undefined) return file;
  const { newline } = file.style;
  return editableYaml(`${trimmed(text)}${newline}${newline}version: 1${newline}`, FILE);
}

function listOf({ content, path }: EditableYaml): readonly unknown[] {
  const items = content['items'] ?? [];
  if (!Array.isArray(items)) throw notEditable(path);
  return items;
}

function fingerprintOf(item: unknown): unknown {
  return (item as { fingerprint?: unknown } | null | undefined)?.fingerprint;
}

function decide(old: Readonly<Record<string, unknown>>, entry: TriageEntry): Record<string, unknown> {
  const { until, reason, decidedBy: _by, decidedOn: _on, ...rest } = old;
  const isSame = old['state'] === entry.state;
  const kept = {
    ...rest,
    ...(isSame && entry.state === 'deferred' && until !== undefined && { until }),
    ...(isSame && reason !== undefined && { reason }),
  };
  const given = FIELDS.flatMap(field => (entry[field] ? [[field, entry[field]] as const] : []));
  return { ...kept, ...Object.fromEntries(given) };
}

function listIn({ root, path }: EditableYaml): KeyedList {
  const pair = root && pairOf(root, 'items');
  if (!isSeq(pair?.value)) throw notEditable(path);
  return { key: pair.key, list: pair.value };
}

/** Gives a field of an entry a value, or takes it away. */
function setField(text: string, index: number, field: string, value: unknown): string {
  const { style, ...file } = editableYaml(text, FILE);
  const map = listIn({ ...file, style }).list.items[index];
  if (!isMap(map)) throw notEditable(FILE);
  if (map.flow) return setInFlow(text, map, field, value, style.newline);
  const pair = pairOf(map, field);
  if (value === undefined) {
    // What a merge brings in cannot be taken away.
    if (pair === undefined) throw notEditable(FILE);
    return cutField(text, map, pair);
  }
  const written = trimmed(stringify(value, ON_ONE_LINE));
  if (pair) return replaceValue(text, pair, written);
  const order = FIELDS.indexOf(field as (typeof FIELDS)[number]);
  const earlier: readonly unknown[] = FIELDS.slice(0, order);
  const before = map.items.findLast(({ key }) => isScalar(key) && earlier.includes(key.value));
  const place = lineEnd(text, endOf(text, before));
  const indent = ' '.repeat(columnOf(text, startOf(before?.key)));
  return splice(text, place, place, `${style.newline}${indent}${field}: ${written}`);
}

function replaceValue(text: string, { value }: Pair<unknown, unknown>, written: string): string {
  const start = startOf(value);
  const end = endOf(text, value);
  const head = trimmed(text.slice(0, start));
  const isBelow = text.slice(head.length, start).includes('\n');
  // The comment beside the mark of a text of several lines would go with the mark.
  const [, comment = ''] = /^[|>][^\s#]*([ \t]+#.*)/.exec(text.slice(start, lineEnd(text, start))) ?? [];
  const tail = text.slice(end);
  const gap = /^#/.test(tail) ? ' ' : '';
  return `${isBelow ? text.slice(0, start) : `${head} `}${written}${comment}${gap}${tail}`;
}

function cutField(text: string, map: YAMLMap, pair: Pair<unknown, unknown>): string {
  const start = startOf(pair.key);
  const first = lineStart(text, start);
  const after = nextLine(text, endOf(text, pair));
  if (text.slice(first, start).trim() === '') return splice(text, first, after, '');
  // It stands beside the dash: what follows takes its place.
  if (map.items.length === 1) throw notEditable(FILE);
  const blank = /^\s*/.exec(text.slice(after))?.[0].length ?? 0;
  return splice(text, start, after + blank, '');
}

/** An entry in `{…}` is what is edited as a whole; the library keeps the comments in it. */
function setInFlow(text: string, map: YAMLMap, field: string, value: unknown, newline: string): string {
  const [start, end] = [startOf(map), endOf(text, map)];
  const document = parseDocument(text.slice(start, end));
  if (document.errors.length > 0) throw notEditable(FILE);
  if (value === undefined) document.delete(field);
  else document.set(field, value);
  const node = document.get(field, true);
  // Plain words of several lines would end at the next comma.
  if (isScalar(node)) node.type = /[\r\n]/.test(String(value)) ? 'QUOTE_DOUBLE' : 'PLAIN';
  const flowCollectionPadding = /^\{\s/.test(text.slice(start, end));
  const lines = trimmed(document.toString({ ...ON_ONE_LINE, flowCollectionPadding })).split('\n');
  return splice(text, start, end, lines.join(newline + ' '.repeat(columnOf(text, start))));
}
