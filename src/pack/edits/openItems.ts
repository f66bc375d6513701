import { slugOf, uniqueId } from '../ids.ts';
import { PARTS } from '../names.ts';
import { appendEntries, editableYaml, notEditable, verified } from '../yaml/listEdits.ts';

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
/** What stands above the open items. */
const PREDECESSORS = ['version', 'project', ...PARTS.slice(0, PARTS.indexOf('openItems'))];

/**
 * Adds open items to the checklist, but for those that are there already: with the same fingerprint; or, where an item
 * has none because a person wrote it, with the same title or a piece of the same evidence.
 * @param text of `checklist.yaml`
 * @returns the new text, and how many were added
 * @throws UserError for a text that is no YAML or cannot be edited
 */
export function addOpenItems(
  text: string,
  items: readonly NewOpenItem[],
): { readonly text: string; readonly added: number } {
  const file = editableYaml(text, FILE);
  const part = (file.content['openItems'] ?? {}) as Entry;
  const known = part['items'] ?? [];
  if (!Array.isArray(known)) throw notEditable(FILE);
  const ids = new Set<string>(known.flatMap(item => textOf(item, 'id') ?? []));
  const entries: Entry[] = [];
  for (const item of items)
    if (![...known, ...entries].some(other => isSameItem(other, item))) entries.push(entryOf(item, ids));
  if (entries.length === 0) return { text, added: 0 };
  const edited = appendEntries(file, ['openItems', 'items'], entries, PREDECESSORS);
  const expected = { ...file.content, openItems: { ...part, items: [...known, ...entries] } };
  return { text: verified(edited, expected, FILE), added: entries.length };
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
