import { type WorkingCalendar, workingDayBy } from '../core/dates.ts';
import { entriesOf, type Pack } from '../pack/pack.ts';
import { findPerson } from '../pack/people/people.ts';
import type { DepartureChange } from '../pack/types.generated.ts';
import type { YamlChange } from '../pack/yaml/edit.ts';
import type { Departure } from './departure.ts';

/** What goes otherwise than was planned. Dates are yyyy-mm-dd, people ids of `team.yaml`. */
export interface ChangeRequest {
  readonly lastDay?: string | undefined;
  readonly successor?: string | undefined;
  /** Nobody calls the leaver after this day. */
  readonly onCallUntil?: string | undefined;
  readonly reason?: string | undefined;
  readonly by?: string | undefined;
  readonly on: string;
}

/** The changes of `transition.yaml`: what it was before stays in it. */
export function changeDeparture(
  pack: Pack,
  departure: Departure,
  request: ChangeRequest,
  calendar: WorkingCalendar,
): YamlChange[] {
  const { lastDay, successor, onCallUntil } = request;
  return [
    ...(lastDay === undefined ? [] : movedLastDay(departure, lastDay, request, calendar)),
    ...(successor === undefined ? [] : otherSuccessor(pack, departure, successor, request)),
    ...(onCallUntil === undefined ? [] : endedOnCall(departure, onCallUntil, request)),
  ];
}

/** What remains to be seen of a departure that does not take place. */
export function cancelDeparture(
  { transition }: Departure,
  { on, by, reason }: Pick<ChangeRequest, 'on' | 'by' | 'reason'>,
): YamlChange[] {
  const from = transition.lastDay;
  return [
    noted('cancelled', from, undefined, { on, by, reason }),
    { set: ['phase'], value: 'closed' },
    { set: ['closed'], value: { on, ...(by && { by }), cancelled: true, ...(reason && { reason }) } },
  ];
}

/** Whatever was due with the last day moves along; what has a date of its own keeps it. */
function movedLastDay(
  { transition, lastDay: before }: Departure,
  lastDay: string,
  request: ChangeRequest,
  calendar: WorkingCalendar,
): YamlChange[] {
  const due = workingDayBy(lastDay, calendar);
  const wasDue = before === undefined ? undefined : [before, workingDayBy(before, calendar)];
  const moved = entriesOf(transition.tasks, ['tasks']).filter(
    ({ entry }) => entry.doneOn === undefined && entry.due !== undefined && wasDue?.includes(entry.due),
  );
  return [
    { set: ['lastDay'], value: lastDay },
    ...moved.map(({ path }): YamlChange => ({ set: [...path, 'due'], value: due })),
    noted('last-day', before, lastDay, request),
  ];
}

/** The next one has to be told, to confirm and to sign for themselves. */
function otherSuccessor(
  { team }: Pack,
  { transition }: Departure,
  successor: string,
  request: ChangeRequest,
): YamlChange[] {
  const place = entriesOf(transition.signOff, ['signOff']).find(({ entry }) => entry.party === 'successor');
  const name = findPerson(team?.value, successor)?.name ?? successor;
  // What somebody else signed is no signature of theirs.
  const signed =
    place?.entry.signedOn === undefined
      ? []
      : Object.keys(place.entry).filter(field => field !== 'party' && field !== 'name');
  const remove = (field: string): YamlChange => ({ remove: [...(place?.path ?? []), field] });
  // The letter that named somebody else was sent; the next one is a letter of its own.
  const isNamed = transition.substituteNotice?.sentOn !== undefined;
  return [
    { set: ['successor'], value: successor },
    { set: ['successorNamedOn'], value: request.on },
    ...(isNamed ? [{ remove: ['substituteNotice'] }] : []),
    ...(place ? [{ set: [...place.path, 'name'], value: name }, ...signed.map(remove)] : []),
    noted('successor', transition.successor, successor, request),
  ];
}

function endedOnCall({ transition }: Departure, until: string, request: ChangeRequest): YamlChange[] {
  return [
    { set: ['onCall', 'until'], value: until },
    noted('on-call', transition.onCall?.until, until, request),
  ];
}

function noted(
  what: DepartureChange['what'],
  from: string | undefined,
  to: string | undefined,
  { on, by, reason }: Pick<ChangeRequest, 'on' | 'by' | 'reason'>,
): YamlChange {
  const value: DepartureChange = {
    on,
    what,
    ...(from && { from }),
    ...(to && { to }),
    ...(by && { by }),
    ...(reason && { reason }),
  };
  return { append: ['changes'], values: [value] };
}
