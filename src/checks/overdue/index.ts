import { daysBetween } from '../../core/dates.ts';
import type { Problem, Severity } from '../../core/findings.ts';
import { PARTS } from '../../pack/names.ts';
import { entriesOf, type Pack } from '../../pack/pack.ts';
import { isOpenTransition } from '../../pack/packState.ts';
import type { YamlFile } from '../../pack/yaml/file.ts';
import { valuesAt } from '../../pack/yaml/values.ts';
import { defineCheck } from '../check.ts';

type Entry = Readonly<Record<string, unknown>>;

/** A date by which something must have happened. */
interface DueDate {
  readonly file: 'checklist' | 'issues' | 'transition';
  /** The entries that have it. */
  readonly place: string;
  /** Its field; of two the first that is there counts. */
  readonly dates: readonly string[];
  /** Whether it has happened. */
  isDone(entry: Entry, date: string, pack: Pack): boolean;
  readonly messageId: string;
  readonly severity: Severity;
  /** So many days before it is told that it comes near. */
  readonly notice?: number;
}

const never = () => false;
const has =
  (...fields: readonly string[]) =>
  (entry: Entry) =>
    fields.some(field => entry[field] !== undefined);
/** A month is what it takes to renew a contract or a certificate at a hospital. */
const NOTICE = 30;

const DEADLINES: readonly DueDate[] = [
  {
    file: 'checklist',
    place: 'project',
    dates: ['goLiveDate'],
    isDone: (_, date, pack) => isLive(pack, date),
    messageId: 'goLive',
    severity: 'warning',
  },
  {
    file: 'checklist',
    place: 'progress.milestones.*',
    dates: ['forecast', 'planned'],
    isDone: has('actual'),
    messageId: 'milestone',
    severity: 'warning',
  },
  {
    file: 'checklist',
    place: 'progress.blockers.*',
    dates: ['until'],
    isDone: never,
    messageId: 'blocker',
    severity: 'warning',
  },
  {
    file: 'checklist',
    place: 'openItems.items.*',
    dates: ['due'],
    isDone: entry => entry['state'] === 'closed' || entry['closedOn'] !== undefined,
    messageId: 'openItem',
    severity: 'warning',
  },
  {
    file: 'checklist',
    place: 'customer.accounts.*',
    dates: ['rotateBy'],
    // Changed up to a month early is kept; before that it was the change before.
    isDone: (entry, date, pack) =>
      datesOf('revokedOn', entry, pack).length > 0 ||
      datesOf('rotatedOn', entry, pack).some(done => daysBetween(done, date) < NOTICE),
    messageId: 'rotation',
    severity: 'error',
    notice: 7,
  },
  {
    file: 'checklist',
    place: 'customer.accounts.*',
    dates: ['revokeBy'],
    isDone: (entry, _, pack) => datesOf('revokedOn', entry, pack).length > 0,
    messageId: 'revocation',
    severity: 'error',
    notice: 7,
  },
  ...(['expiresOn', 'warrantyUntil', 'maintenanceUntil'] as const).map(
    (field): DueDate => ({
      file: 'checklist',
      place: 'customer.contract',
      dates: [field],
      // That paid maintenance follows the free warranty is how it should be.
      isDone: field === 'warrantyUntil' ? hasMaintenance : never,
      messageId: field,
      severity: 'error',
      notice: NOTICE,
    }),
  ),
  ...(['contractEnd', 'certificateExpires', 'licenceExpires'] as const).map(
    (field): DueDate => ({
      file: 'checklist',
      place: 'thirdParties.items.*',
      dates: [field],
      isDone: never,
      messageId: field,
      severity: 'error',
      notice: NOTICE,
    }),
  ),
  {
    file: 'issues',
    place: 'items.*',
    dates: ['until'],
    isDone: entry => entry['state'] !== 'deferred',
    messageId: 'deferred',
    severity: 'warning',
  },
  {
    file: 'transition',
    place: 'tasks.*',
    dates: ['due'],
    isDone: has('doneOn'),
    messageId: 'task',
    severity: 'error',
  },
];

/** Deadlines that have passed, and those that take a month to keep and come near. */
export default defineCheck({
  group: 'pack',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack, today }) => [
    ...look(pack.checklist, 'checklist', pack, today),
    ...look(pack.issues, 'issues', pack, today),
    ...pack.transitions
      .filter(({ transition }) => isOpenTransition(transition?.value))
      .flatMap(({ transition }) => look(transition, 'transition', pack, today)),
  ],
});

function look(file: YamlFile | undefined, name: DueDate['file'], pack: Pack, today: string): Problem[] {
  if (file === undefined) return [];
  const skipped = PARTS.filter(part => pack.checklist?.value?.[part]?.status === 'not-applicable');
  const isSkipped = (part: string | number | undefined) =>
    file === pack.checklist && skipped.some(one => one === part);
  return DEADLINES.filter(deadline => deadline.file === name).flatMap(deadline =>
    valuesAt(file, deadline.place).flatMap(({ value, path }): Problem[] => {
      const entry = value as Entry;
      const field = deadline.dates.find(candidate => typeof entry[candidate] === 'string');
      if (field === undefined || isSkipped(path[0])) return [];
      const date = String(entry[field]);
      const days = daysBetween(date, today);
      // The day itself is still in time.
      const isNear = deadline.notice !== undefined && days <= 0 && days >= -deadline.notice;
      if ((days <= 0 && !isNear) || deadline.isDone(entry, date, pack)) return [];
      const isEnd = deadline.notice === NOTICE;
      const data = { date, name: nameOf(entry), count: Math.abs(days) };
      const place = file.at([...path, field]);
      return days > 0
        ? [{ messageId: deadline.messageId, severity: deadline.severity, data, ...place }]
        : [{ messageId: `${deadline.messageId}.soon`, severity: isEnd ? 'warning' : 'info', data, ...place }];
    }),
  );
}

/** Once the system runs, the planned date is history; a go-live milestone of the same date speaks for itself. */
function isLive({ checklist }: Pack, date: string): boolean {
  const { stage, milestones } = checklist?.value?.progress ?? {};
  if (stage === undefined || stage === 'operation') return true;
  return entriesOf(milestones, []).some(
    ({ entry: { kind, actual, forecast, planned } }) =>
      kind === 'go-live' && (actual !== undefined || (forecast ?? planned) === date),
  );
}

/** When something was done about an account, by the account itself or by the record of a departure. */
function datesOf(field: 'revokedOn' | 'rotatedOn', account: Entry, { transitions }: Pack): string[] {
  const recorded = transitions.flatMap(({ transition }) =>
    entriesOf(transition?.value?.access, []).flatMap(({ entry }) =>
      entry.account !== undefined && entry.account === account['id'] ? [entry[field]] : [],
    ),
  );
  return [account[field], ...recorded].filter(date => typeof date === 'string');
}

function hasMaintenance({ maintenanceUntil }: Entry, date: string): boolean {
  return typeof maintenanceUntil === 'string' && maintenanceUntil > date;
}

function nameOf(entry: Entry): string {
  const name = [entry['title'], entry['name'], entry['system'], entry['id'], entry['fingerprint']].find(
    word => typeof word === 'string',
  );
  return typeof name === 'string' ? name : '';
}
