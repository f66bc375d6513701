import { ordersOf } from '../fields/kinds.ts';
import { slugOf, uniqueId } from '../ids.ts';
import { PARTS } from '../names.ts';
import { changedYaml, contentOf, refusalError } from '../yaml/edit.ts';

/** An issue that is to become an open item of the checklist. */
export interface NewOpenItem {
  /** In one line; masked. */
  readonly title: string;
  readonly kind: 'issue';
  readonly severity?: 'critical' | 'major' | 'minor' | undefined;
  /** Id of a person in `team.yaml`. */
  readonly owner?: string | undefined;
  readonly evidence: readonly string[];
  readonly fingerprint: string;
  /** Fingerprints of its parts, under which a person may have it in the checklist already. */
  readonly parts?: readonly string[] | undefined;
}

type Entry = Readonly<Record<string, unknown>>;

const FILE = 'checklist.yaml';
/** The fields at the top up to the open items. */
const FIELDS = ['version', 'project', ...PARTS.slice(0, PARTS.indexOf('openItems') + 1)];

/**
 * Adds open items to the checklist, but for those that are there already: with the same fingerprint; or, where an item
 * has none because a person wrote it, with the same title or a piece of the same evidence.
 * @param text of `checklist.yaml`
 * @param path of that file, for errors
 * @returns the new text, and how many were added
 * @throws UserError for a text that is no YAML or cannot be edited
 */
export function addOpenItems(
  text: string,
  items: readonly NewOpenItem[],
  path = FILE,
): { readonly text: string; readonly added: number } {
  const content = contentOf(path, text);
  // A checklist that says nothing has lost what it said.
  if (Object.keys(content).length === 0) throw refusalError(path, text, { reason: 'absent', start: 0 });
  const part = (content['openItems'] ?? {}) as Entry;
  const known: readonly unknown[] = Array.isArray(part['items']) ? part['items'] : [];
  const ids = new Set<string>(known.flatMap(item => textOf(item, 'id') ?? []));
  const entries: Entry[] = [];
  for (const item of items)
    if (![...known, ...entries].some(other => isSameItem(other, item))) entries.push(entryOf(item, ids));
  const change = { append: ['openItems', 'items'], values: entries, sortedBy: ordersOf('open-item') };
  return { text: changedYaml(path, text, [change], { fields: FIELDS }), added: entries.length };
}

function entryOf(
  { title, kind, severity, owner, evidence, fingerprint }: NewOpenItem,
  ids: Set<string>,
): Entry {
  const shown = evidence.filter(piece => piece !== '');
  return {
    id: uniqueId(slugOf(title) || kind, ids),
    title,
    kind,
    ...(severity && { severity }),
    ...(owner && { owner }),
    ...(shown.length > 0 && { evidence: shown }),
    fingerprint,
    state: 'open',
  };
}

/**
 * Whether an open item of the checklist is an issue that was found. Two issues may have the same title, such as "TODO";
 * their fingerprints tell them apart.
 * @param known an entry of the checklist, whatever stands there
 */
export function isSameItem(
  known: unknown,
  {
    fingerprint,
    parts = [],
    title,
    evidence,
  }: Pick<NewOpenItem, 'fingerprint' | 'parts' | 'title' | 'evidence'>,
): boolean {
  const other = textOf(known, 'fingerprint');
  if (other) return other === fingerprint || parts.includes(other);
  const pieces: unknown = (known as Entry | null)?.['evidence'];
  return (
    textOf(known, 'title') === title ||
    (Array.isArray(pieces) && pieces.some(piece => evidence.includes(piece)))
  );
}

function textOf(entry: unknown, field: string): string | undefined {
  const value = (entry as Entry | null | undefined)?.[field];
  return typeof value === 'string' ? value : undefined;
}
