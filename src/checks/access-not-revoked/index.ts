import type { Problem, Severity } from '../../core/findings.ts';
import { yamlFix } from '../../pack/yaml/fix.ts';
import { isGiven } from '../../pack/yaml/given.ts';
import { type LeaverAccess, unsettledAccess } from '../../transition/access.ts';
import { deadlinesOf } from '../../transition/deadlines.ts';
import { type Departure, departuresOf, isAfterHandover } from '../../transition/departure.ts';
import { isRefused, placeOf } from '../../transition/place.ts';
import { defineCheck } from '../check.ts';

/**
 * The leaver's access ends on the last day: of no other rule does closing a departure by force get rid, because an
 * account that is still open stays open whoever decides what.
 */
export default defineCheck({
  group: 'transition',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack, settings, today }) =>
    departuresOf(pack).flatMap((departure): Problem[] => {
      const { lastDay, access } = departure;
      const open = access.filter(({ endedOn }) => endedOn === undefined || endedOn > today);
      const found = unsettledAccess(departure.transition, today);
      if (open.length === 0 && found.length === 0) return [];
      const related = [departure.file, pack.checklist, pack.team].flatMap(file => file?.path ?? []);
      if (lastDay === undefined)
        return open.length > 0 ? withoutLastDay(departure, open.length, related) : [];
      const { graceUntil = lastDay } = deadlinesOf(departure, settings.numbers, settings, today).access;
      if (today <= lastDay) return [];
      const severity = today > graceUntil ? 'error' : 'warning';
      const isOpen = departure.outcome === 'open';
      return [
        ...open.flatMap(entry => stillOpen(departure, entry, { today, lastDay, severity, related })),
        ...(isOpen ? stillKnown(departure, found, severity) : []),
      ];
    }),
});

/** Without it nothing would ever be overdue. */
function withoutLastDay(departure: Departure, count: number, related: readonly string[]): Problem[] {
  const { file, leaver } = departure;
  if (!isAfterHandover(departure) || isRefused(file, ['lastDay'])) return [];
  const place = placeOf(file, ['lastDay'], 'reportedOn');
  return [{ messageId: 'noLastDay', data: { leaver, count }, ...place, related, severity: 'warning' }];
}

/** What the leaver could open beside the accounts: one finding, the list is in the file. */
function stillKnown(
  { file, leaver, lastDay = '' }: Departure,
  found: ReturnType<typeof unsettledAccess>,
  severity: Severity,
): Problem[] {
  const [first] = found;
  if (first === undefined) return [];
  const data = { leaver, lastDay, count: found.length, place: first.entry.place ?? '' };
  return [{ messageId: 'found', data, ...file.at(['foundAccess'], 'key'), severity }];
}

interface Lateness {
  readonly today: string;
  readonly lastDay: string;
  readonly severity: Severity;
  readonly related: readonly string[];
}

function stillOpen(
  { leaver, transition, file: own }: Departure,
  { system, shared, rotatedOn, place: { file, path } }: LeaverAccess,
  { today, lastDay, severity, related }: Lateness,
): Problem[] {
  const field = shared ? 'rotatedOn' : 'revokedOn';
  if (isRefused(file, [...path, field])) return [];
  const isOwn = file.path === own.path;
  // In the checklist, the holder is what makes it the leaver's account, and `shared` is what makes it everybody's.
  const reason = isOwn ? field : shared ? 'shared' : 'holder';
  const at = file.at([...path, reason]);
  const isEarly = shared && rotatedOn !== undefined && rotatedOn < lastDay;
  const ended = { set: [...path, field], value: today, after: [isOwn ? 'account' : reason] };
  // A day that is planned is not overwritten.
  const isPlanned = isGiven(file, [...path, field]);
  const fixes = isPlanned ? [] : yamlFix(file, [ended], { messageId: `fix.${field}`, safe: false });
  return [
    {
      messageId: isEarly ? 'rotatedEarly' : field === 'rotatedOn' ? 'notRotated' : 'notRevoked',
      data: { leaver, system, lastDay, ...(isEarly && { date: rotatedOn }) },
      ...at,
      // Two who have left may both know the same secret.
      key: isOwn ? at.key : `${at.key} ${transition.id ?? own.path}`,
      severity,
      related,
      fixes,
    },
  ];
}
