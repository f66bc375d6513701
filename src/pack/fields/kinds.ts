/** Kinds of entries that a pack holds lists of, and that a person is asked about. */
export type EntryKind =
  | 'person'
  | 'contact'
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
  readonly called: 'name' | 'title' | 'system';
}

/** The one table of kinds: a new list of the schemas needs a line here, a new field of an entry needs nothing. */
export const ENTRY_KINDS: Readonly<Record<EntryKind, KindPlace>> = {
  person: { file: 'team', list: ['people'], called: 'name' },
  contact: { file: 'checklist', list: ['customer', 'contacts'], called: 'name' },
  account: { file: 'checklist', list: ['customer', 'accounts'], called: 'system' },
  milestone: { file: 'checklist', list: ['progress', 'milestones'], called: 'title' },
  blocker: { file: 'checklist', list: ['progress', 'blockers'], called: 'title' },
  deliverable: { file: 'checklist', list: ['deliverables', 'items'], called: 'title' },
  equipment: { file: 'checklist', list: ['deliverables', 'equipment'], called: 'name' },
  'open-item': { file: 'checklist', list: ['openItems', 'items'], called: 'title' },
  note: { file: 'checklist', list: ['specialNotes', 'items'], called: 'title' },
  'third-party': { file: 'checklist', list: ['thirdParties', 'items'], called: 'name' },
};

export const ENTRY_KIND_NAMES = Object.keys(ENTRY_KINDS) as readonly EntryKind[];
