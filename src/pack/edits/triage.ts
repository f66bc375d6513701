import { UserError } from '../../core/errors.ts';
import { SCHEMAS_FOLDER } from '../names.ts';
import { byField, changedYaml, contentOf, type YamlChange } from '../yaml/edit.ts';

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
 * Writes a decision into `issues.yaml`: in the place of an earlier one about the same issue; else in the order of the
 * fingerprints, where the list has that order, so that decisions of two branches seldom meet.
 *
 * Who decided and when is always that of the new decision. What was said for another state (`until`, `reason`) goes
 * with that state; `owner` and `title` stay until others are given.
 * @param path of the file, for errors
 * @param text of the file; undefined when there is none yet
 * @returns the new text; the same where nothing changes
 * @throws UserError for a text that is no YAML or cannot be edited, and for a deferred issue without a date
 */
export function setTriage(text: string | undefined, entry: TriageEntry, path = FILE): string {
  const before = text === undefined || text.trim() === '' ? NEW_FILE : text;
  const content = contentOf(path, before);
  const items = Array.isArray(content['items']) ? content['items'] : [];
  const index = items.findLastIndex(item => fingerprintOf(item) === entry.fingerprint);
  const old = index < 0 ? {} : (items[index] as Entry);
  const decided = decide(old, entry);
  if (decided['state'] === 'deferred' && decided['until'] === undefined)
    throw new UserError('error.deferredUntil');
  const changed = FIELDS.filter(field => decided[field] !== old[field]);
  if (changed.length === 0) return before;
  const version: YamlChange[] = Object.keys(content).length > 0 ? [] : [{ set: ['version'], value: 1 }];
  const changes =
    index < 0 ? [added(decided)] : changed.map(field => fieldChange(index, field, decided[field]));
  return changedYaml(path, before, [...version, ...inSafeOrder(changes)], { fields: ['version', 'items'] });
}

type Entry = Readonly<Record<string, unknown>>;

function added(decided: Entry): YamlChange {
  return { append: ['items'], values: [decided], sortedBy: [byField('fingerprint')] };
}

function fieldChange(index: number, field: (typeof FIELDS)[number], value: unknown): YamlChange {
  const path = ['items', index, field];
  return value === undefined
    ? { remove: path }
    : { set: path, value, after: FIELDS.slice(0, FIELDS.indexOf(field)) };
}

/** What is taken away last leaves something behind. */
function inSafeOrder(changes: readonly YamlChange[]): YamlChange[] {
  return changes.toSorted((one, other) => Number('remove' in one) - Number('remove' in other));
}

function fingerprintOf(item: unknown): unknown {
  return (item as { fingerprint?: unknown } | null | undefined)?.fingerprint;
}

function decide(old: Entry, entry: TriageEntry): Record<string, unknown> {
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
