import { daysBetween } from '../../core/dates.ts';
import type { Problem, Severity } from '../../core/findings.ts';
import { isOpenTransition } from '../../pack/packState.ts';
import { valuesAt } from '../../pack/values.ts';
import type { YamlFile } from '../../pack/yamlFile.ts';
import { defineCheck } from '../check.ts';

type Entry = Readonly<Record<string, unknown>>;

/** A date by which something must have happened. */
interface Deadline {
  readonly file: 'checklist' | 'transition';
  /** The entries that have it. */
  readonly place: string;
  /** Its field; of two the first that is there counts. */
  readonly dates: readonly string[];
  /** Whether it has happened. */
  isDone(entry: Entry, date: string): boolean;
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

const DEADLINES: readonly Deadline[] = [
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
    isDone: (entry, date) =>
      isBy(entry['revokedOn']) ||
      (isBy(entry['rotatedOn']) && daysBetween(String(entry['rotatedOn']), date) < NOTICE),
    messageId: 'rotation',
    severity: 'error',
    notice: 7,
  },
  {
    file: 'checklist',
    place: 'customer.accounts.*',
    dates: ['revokeBy'],
    isDone: has('revokedOn'),
    messageId: 'revocation',
    severity: 'error',
    notice: 7,
  },
  ...(['expiresOn', 'warrantyUntil', 'maintenanceUntil'] as const).map(
    (field): Deadline => ({
      file: 'checklist',
      place: 'customer.contract',
      dates: [field],
      isDone: never,
      messageId: field,
      severity: 'warning',
      notice: NOTICE,
    }),
  ),
  ...(['contractEnd', 'certificateExpires', 'licenceExpires'] as const).map(
    (field): Deadline => ({
      file: 'checklist',
      place: 'thirdParties.items.*',
      dates: [field],
      isDone: never,
      messageId: field,
      severity: field === 'contractEnd' ? 'warning' : 'error',
      notice: NOTICE,
    }),
  ),
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
  run: ({ pack: { checklist, transitions }, today }) => [
    ...look(checklist, 'checklist', today),
    ...transitions
      .filter(({ transition }) => isOpenTransition(transition?.value))
      .flatMap(({ transition }) => look(transition, 'transition', today)),
  ],
});

function look(file: YamlFile | undefined, name: Deadline['file'], today: string): Problem[] {
  if (file === undefined) return [];
  return DEADLINES.filter(deadline => deadline.file === name).flatMap(deadline =>
    valuesAt(file, deadline.place).flatMap(({ value, path }) => {
      const entry = value as Entry;
      const field = deadline.dates.find(candidate => typeof entry[candidate] === 'string');
      if (field === undefined) return [];
      const date = String(entry[field]);
      const days = daysBetween(date, today);
      if (
        deadline.isDone(entry, date) ||
        days < -(deadline.notice ?? -1) ||
        (days === 0 && deadline.notice === undefined)
      )
        return [];
      const data = { date, name: nameOf(entry), count: Math.abs(days) };
      const place = file.at([...path, field]);
      // The day itself is still in time.
      return days > 0
        ? [{ messageId: deadline.messageId, severity: deadline.severity, data, ...place }]
        : [{ messageId: `${deadline.messageId}.soon`, severity: 'info' as const, data, ...place }];
    }),
  );
}

function nameOf(entry: Entry): string {
  const name = [entry['title'], entry['name'], entry['system'], entry['id']].find(
    word => typeof word === 'string',
  );
  return typeof name === 'string' ? name : '';
}

function isBy(date: unknown): boolean {
  return typeof date === 'string';
}
