import type { Problem } from '../../core/findings.ts';
import { textsAt, valuesAt } from '../../pack/values.ts';
import type { YamlFile, YamlPath } from '../../pack/yamlFile.ts';
import { defineCheck } from '../check.ts';

type FileName = 'checklist' | 'team' | 'configIndex' | 'issues' | 'transition' | 'observationLog';

/** In the entries at a place: the first date is not after the second. */
const ORDERED: readonly (readonly [file: FileName, place: string, first: string, second: string])[] = [
  ['checklist', 'customer.contract', 'signedOn', 'expiresOn'],
  ['checklist', 'customer.contract', 'signedOn', 'warrantyUntil'],
  ['checklist', 'customer.contract', 'signedOn', 'maintenanceUntil'],
  ['checklist', 'progress.blockers.*', 'since', 'until'],
  ['team', 'people.*', 'joinedOn', 'lastWorkingDay'],
  ['transition', '', 'reportedOn', 'lastDay'],
  ['transition', '', 'reportedOn', 'successorNamedOn'],
  ['transition', '', 'reportedOn', 'customerNotice.sentOn'],
  ['transition', '', 'reportedOn', 'meeting.date'],
  ['transition', '', 'meeting.date', 'observation.startsOn'],
  ['transition', '', 'reportedOn', 'closed.on'],
  ['observationLog', 'entries.*', 'date', 'resolvedOn'],
  ['observationLog', 'entries.*', 'date', 'recall.on'],
];

/** Dates of what is said to be done: they cannot be in the future. */
const PAST: readonly (readonly [file: FileName, ...places: string[]])[] = [
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
  ],
  [
    'team',
    'people.*.lastRotation',
    'people.*.lastVisit',
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
  ['observationLog', 'entries.*.date', 'entries.*.resolvedOn'],
];

/** Dates that contradict each other, or the calendar. */
export default defineCheck({
  group: 'pack',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack, today }) => {
    const { checklist, team, configIndex, issues, transitions } = pack;
    const files: Readonly<Record<FileName, readonly (YamlFile | undefined)[]>> = {
      checklist: [checklist],
      team: [team],
      configIndex: [configIndex],
      issues: [issues],
      transition: transitions.map(({ transition }) => transition),
      observationLog: transitions.map(({ observationLog }) => observationLog),
    };
    const ordered = ORDERED.flatMap(([name, place, first, second]) =>
      files[name].flatMap(file => (file ? wrongOrder(file, place, first, second) : [])),
    );
    const future = PAST.flatMap(([name, ...places]) =>
      files[name].flatMap(file => (file ? places.flatMap(place => inFuture(file, place, today)) : [])),
    );
    return [...ordered, ...future];
  },
});

function wrongOrder(file: YamlFile, place: string, first: string, second: string): Problem[] {
  const bases: readonly YamlPath[] = place === '' ? [[]] : valuesAt(file, place).map(({ path }) => path);
  return bases.flatMap(base => {
    const dateAt = (field: string) => textsAt(file, [...base, ...field.split('.')].join('.'))[0]?.value;
    const [earlier, later] = [dateAt(first), dateAt(second)];
    if (earlier === undefined || later === undefined || earlier <= later) return [];
    const data = { field: second, date: later, otherField: first, otherDate: earlier };
    return [{ messageId: 'order', data, ...file.at([...base, ...second.split('.')]) }];
  });
}

function inFuture(file: YamlFile, place: string, today: string): Problem[] {
  return textsAt(file, place)
    .filter(({ value }) => value > today)
    .map(({ value, path }) => ({
      messageId: 'future',
      data: { field: String(path.at(-1)), date: value },
      ...file.at(path),
    }));
}
