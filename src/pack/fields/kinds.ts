import { byField, type SortKey } from '../yaml/editing/change.ts';

/** Kinds of entries that a pack holds lists of, and that a person is asked about. */
export type EntryKind =
  | 'person'
  | 'contact'
  | 'escalation-step'
  | 'account'
  | 'milestone'
  | 'blocker'
  | 'deliverable'
  | 'equipment'
  | 'open-item'
  | 'note'
  | 'third-party';

/** Where entries of a kind stand. All else about them is in the schema of the file. */
export interface KindPlace {
  readonly file: 'checklist' | 'team';
  readonly list: readonly [string, ...string[]];
  /** The field that says in words what an entry is; its id is made from it. */
  readonly called: 'name' | 'title' | 'system' | 'level';
  /**
   * In the order of what the list may be kept: the first of these fields that an entry has. None where the order says
   * something, as of contacts, the first of whom letters go to.
   */
  readonly order: readonly string[];
}

/** The one table of kinds: a new list of the schemas needs a line here, a new field of an entry needs nothing. */
export const ENTRY_KINDS: Readonly<Record<EntryKind, KindPlace>> = {
  person: { file: 'team', list: ['people'], called: 'name', order: ['id'] },
  contact: { file: 'checklist', list: ['customer', 'contacts'], called: 'name', order: [] },
  'escalation-step': { file: 'checklist', list: ['customer', 'escalation'], called: 'level', order: [] },
  account: { file: 'checklist', list: ['customer', 'accounts'], called: 'system', order: ['id'] },
  milestone: {
    file: 'checklist',
    list: ['progress', 'milestones'],
    called: 'title',
    order: ['actual', 'planned'],
  },
  blocker: { file: 'checklist', list: ['progress', 'blockers'], called: 'title', order: ['id'] },
  deliverable: { file: 'checklist', list: ['deliverables', 'items'], called: 'title', order: ['id'] },
  equipment: { file: 'checklist', list: ['deliverables', 'equipment'], called: 'name', order: ['id'] },
  'open-item': { file: 'checklist', list: ['openItems', 'items'], called: 'title', order: ['id'] },
  note: { file: 'checklist', list: ['specialNotes', 'items'], called: 'title', order: ['id'] },
  'third-party': { file: 'checklist', list: ['thirdParties', 'items'], called: 'name', order: ['id'] },
};

export const ENTRY_KIND_NAMES = Object.keys(ENTRY_KINDS) as readonly EntryKind[];

/** The order in which a list of entries may be, so that a new one knows its place. */
export function ordersOf(kind: EntryKind): readonly SortKey[] {
  return [byField(...ENTRY_KINDS[kind].order)];
}
