export type FileName = 'checklist' | 'team' | 'configIndex' | 'issues' | 'transition' | 'observationLog';

/** In the entries at a place: the first date is not after the second, unless a field is there. */
export const ORDERED: readonly (readonly [
  file: FileName,
  place: string,
  first: string,
  second: string,
  unless?: string,
])[] = [
  ['checklist', 'customer.contract', 'signedOn', 'expiresOn'],
  ['checklist', 'customer.contract', 'signedOn', 'warrantyUntil'],
  ['checklist', 'customer.contract', 'signedOn', 'maintenanceUntil'],
  ['checklist', 'progress.blockers.*', 'since', 'until'],
  ['team', 'people.*', 'joinedOn', 'lastWorkingDay'],
  ['team', 'people.*', 'joinedOn', 'lastRotation'],
  ['team', 'people.*', 'joinedOn', 'lastVisit'],
  ['issues', 'items.*', 'decidedOn', 'until'],
  // Who cannot come any more may have worked for the last time before it was told.
  ['transition', '', 'reportedOn', 'lastDay', 'absence'],
  ['transition', '', 'reportedOn', 'successorNamedOn'],
  ['transition', '', 'reportedOn', 'customerNotice.sentOn'],
  ['transition', '', 'reportedOn', 'meeting.date'],
  ['transition', '', 'meeting.date', 'observation.startsOn'],
  ['transition', '', 'reportedOn', 'closed.on'],
  ['observationLog', 'entries.*', 'date', 'resolvedOn'],
  ['observationLog', 'entries.*', 'date', 'recall.on'],
];

/** Dates of what is said to be done: they cannot be in the future. */
export const PAST: readonly (readonly [file: FileName, ...places: string[]])[] = [
  [
    'checklist',
    '*.confirmedOn',
    'customer.accounts.*.rotatedOn',
    'customer.accounts.*.revokedOn',
    'customer.contract.signedOn',
    'progress.milestones.*.actual',
    'progress.goNoGo.decidedOn',
    'progress.blockers.*.since',
    'deliverables.items.*.lastRestoreTest',
    'deliverables.items.*.lastBackup',
    'openItems.items.*.closedOn',
    'specialNotes.items.*.date',
  ],
  [
    'team',
    'people.*.lastRotation',
    'people.*.lastVisit',
    'assignments.*.override.on',
    'prevention.*.*.date',
    'longTerm.*.*.date',
    'overrides.*.on',
  ],
  ['configIndex', 'entries.*.reviewedAt'],
  ['issues', 'items.*.decidedOn'],
  [
    'transition',
    'reportedOn',
    'successorNamedOn',
    'customerNotice.sentOn',
    'tasks.*.doneOn',
    'access.*.revokedOn',
    'access.*.rotatedOn',
    'teachBack.*.confirmedOn',
    'readingList.*.readOn',
    'signOff.*.signedOn',
    'closed.on',
  ],
  ['observationLog', 'entries.*.date', 'entries.*.resolvedOn', 'entries.*.recall.on'],
];
