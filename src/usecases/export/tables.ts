import type { EntryKind } from '../../pack/fields/kinds.ts';

/** What of an entry is shown in a table, and what of that a customer sees. */
export interface TableLayout {
  /** Fields with a column of their own where any entry has a value for it; all others share the last column. */
  readonly columns: readonly string[];
  /** All that a customer sees; undefined: nothing at all. */
  readonly customer: readonly string[] | undefined;
}

/**
 * The tables of the checklist. What is not named for the customer is internal: notes, where secrets are kept, what an
 * unfinished piece of work would cost, who promised what.
 */
export const TABLES: Readonly<Record<Exclude<EntryKind, 'person' | 'escalation-step'>, TableLayout>> = {
  contact: {
    columns: ['name', 'department', 'role', 'phone', 'email', 'availability'],
    customer: ['name', 'organisation', 'department', 'role', 'phone', 'email', 'availability'],
  },
  account: {
    columns: ['system', 'level', 'holder', 'shared', 'vault', 'revokeBy', 'revokedOn', 'rotatedOn'],
    customer: ['system', 'level', 'holder', 'shared', 'rotateBy', 'rotatedOn', 'revokeBy', 'revokedOn'],
  },
  milestone: {
    columns: ['title', 'kind', 'planned', 'forecast', 'actual'],
    customer: ['title', 'kind', 'planned', 'forecast', 'actual'],
  },
  blocker: { columns: ['title', 'owner', 'since', 'until'], customer: undefined },
  deliverable: {
    columns: ['title', 'kind', 'location', 'branch', 'tag', 'owner'],
    customer: ['title', 'kind', 'tag', 'owner', 'lastRestoreTest', 'lastBackup', 'retention'],
  },
  equipment: {
    columns: ['name', 'number', 'location', 'holder', 'belongsTo', 'returnBy', 'returnedOn'],
    customer: ['name', 'kind', 'number', 'location', 'holder', 'belongsTo', 'returnBy', 'returnedOn'],
  },
  'open-item': {
    columns: ['id', 'title', 'severity', 'owner', 'due', 'state'],
    customer: [
      'id',
      'title',
      'severity',
      'clinicalImpact',
      'workaround',
      'requester',
      'owner',
      'due',
      'state',
    ],
  },
  note: { columns: ['title', 'kind', 'detail', 'promisedTo', 'date'], customer: undefined },
  'third-party': {
    columns: ['name', 'provides', 'protocol', 'contact.name', 'contact.phone', 'supportHours', 'contractEnd'],
    customer: [
      ...['name', 'kind', 'provides', 'interface', 'protocol', 'contact.name', 'contact.phone'],
      ...['supportHours', 'contractEnd', 'certificateExpires', 'licenceExpires'],
    ],
  },
};
