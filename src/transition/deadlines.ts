import {
  addDays,
  addWorkingDays,
  type WorkingCalendar,
  workingDayBy,
  workingDayFrom,
} from '../core/dates.ts';
import type { Numbers } from '../pack/settings/numbers.generated.ts';
import { unsettledAccess } from './access.ts';
import { type Departure, isAfterHandover } from './departure.ts';
import type { MeetingFault } from './meeting.ts';
import { laterDay, observationEnd } from './observation.ts';
import { missingSignatures } from './signOff.ts';
import { isTaskForceComplete } from './taskForce.ts';
import { openTasks } from './tasks.ts';

/** What has to be done in a departure by a certain day. */
export type DeadlineName =
  | 'customer-notice'
  | 'task-force'
  | 'substitute'
  | 'meeting'
  | 'tasks'
  | 'access'
  | 'observation'
  | 'sign-off';

export interface Deadline {
  readonly what: DeadlineName;
  /** yyyy-mm-dd, the last day that is in time; null as long as a date that it counts from is not known. */
  readonly due: string | null;
  readonly state: 'done' | 'due' | 'overdue';
  /** yyyy-mm-dd, where one entry says it; later than `due` it was done too late. */
  readonly doneOn?: string;
  /** yyyy-mm-dd, the last day on which being overdue is no more than a warning. */
  readonly graceUntil?: string;
  /** How many things are open that it is about. */
  readonly count?: number;
  /** What was done, but not as the method asks. */
  readonly faults?: readonly MeetingFault[];
}

/** Telling the customer and forming a task force take hours; files know only days, so the next one is in time. */
const AT_ONCE_HOURS = 24;
/** More than anybody grants; counting working days takes a step for each. */
const MOST_WORKING_DAYS = 1_000;

/**
 * The deadlines of a departure, in the order in which they come up. The checks of the group `transition` go by them,
 * so that status and findings agree.
 * @param calendar for the working days after the last day
 * @param today yyyy-mm-dd; what is entered for a later day is not done yet
 */
export function deadlinesOf(
  departure: Departure,
  numbers: Numbers,
  calendar: WorkingCalendar,
  today: string,
): Readonly<Record<DeadlineName, Deadline>> {
  const { transition, lastDay, access, outcome } = departure;
  const { reportedOn, successor, successorNamedOn, customerNotice, meeting, closed } = transition;
  const isClosed = outcome !== 'open';
  const isHandedOver = isAfterHandover(departure);
  const afterReport = (hours: number) => reportedOn && laterDay(reportedOn, hours / 24);
  const end = observationEnd(transition, numbers);
  const observedUntil = isClosed ? (closed?.on ?? today) : today;
  const grace = Math.min(numbers.revokeGraceWorkingDays, MOST_WORKING_DAYS);
  const isSettled = unsettledAccess(transition, today).length === 0;
  const isEnded = isSettled && access.every(({ endedOn }) => endedOn !== undefined && endedOn <= today);

  /**
   * @param done whether it is done, or the day on which it was
   * @param isLate whether it should be done by now, whatever the date says
   */
  const deadline = (
    what: DeadlineName,
    due: string | undefined,
    done: boolean | string | undefined,
    isLate = false,
  ): Deadline => {
    const isDone = typeof done === 'string' ? done <= today : done === true;
    const isOverdue = isLate || (due !== undefined && today > due);
    const state = isDone ? 'done' : isOverdue ? 'overdue' : 'due';
    return { what, due: due ?? null, state, ...(isDone && typeof done === 'string' && { doneOn: done }) };
  };
  return {
    'customer-notice': deadline(
      'customer-notice',
      afterReport(AT_ONCE_HOURS),
      // They know it from the call; that the letter follows is another matter.
      [customerNotice?.calledOn, customerNotice?.sentOn].filter(date => date !== undefined).sort()[0],
      isClosed,
    ),
    'task-force': deadline(
      'task-force',
      afterReport(AT_ONCE_HOURS),
      // Its work is over with the departure.
      isTaskForceComplete(transition) || isClosed,
    ),
    substitute: deadline(
      'substitute',
      afterReport(numbers.substituteWithinHours),
      successor?.trim() ? (successorNamedOn ?? true) : false,
      isClosed,
    ),
    meeting: deadline('meeting', meetingDue(departure, numbers, calendar), meeting?.date, isHandedOver),
    tasks: tasksDeadline(departure, today),
    access: {
      ...deadline('access', accessDue(departure), isEnded),
      ...(lastDay !== undefined && { graceUntil: addWorkingDays(lastDay, grace, calendar) }),
    },
    observation: deadline('observation', end, end !== undefined && observedUntil >= end, isClosed),
    'sign-off': deadline('sign-off', end, missingSignatures(transition, today).length === 0, isClosed),
  };
}

/**
 * The last day on which the handover meeting is in time: so early that the whole observation is over while the leaver is
 * there, or where notice is too short for that, so early that it begins then.
 */
export function meetingDue(
  { transition: { reportedOn, absence }, lastDay }: Departure,
  { observationDays }: Pick<Numbers, 'observationDays'>,
  calendar: WorkingCalendar,
): string | undefined {
  // Without the leaver the customer still meets who takes over, and soon.
  if (absence !== undefined && reportedOn !== undefined)
    return workingDayFrom(addDays(reportedOn, PREPARED_DAYS), calendar);
  if (lastDay === undefined) return undefined;
  const wanted = workingDayBy(laterDay(lastDay, -observationDays), calendar);
  if (reportedOn === undefined || wanted >= addDays(reportedOn, PREPARED_DAYS)) return wanted;
  const before = workingDayBy(addDays(lastDay, -1), calendar);
  return before < reportedOn ? lastDay : before;
}

/** The last working day; of one that was behind us when it was told, the day on which it was. */
function accessDue({ transition: { reportedOn, absence }, lastDay }: Departure): string | undefined {
  const isPast = absence !== undefined && lastDay !== undefined && reportedOn !== undefined;
  return isPast && lastDay < reportedOn ? reportedOn : lastDay;
}

/** So long it takes to name a successor, and for them to have questions. */
const PREPARED_DAYS = 7;

/** Late is the first task that is; what has no date of its own is due with the last day, or once all is handed over. */
function tasksDeadline(departure: Departure, today: string): Deadline {
  const { transition, lastDay, outcome } = departure;
  const open = openTasks(transition, today).map(({ entry }) => entry.due);
  if (open.length === 0) return { what: 'tasks', due: lastDay ?? null, state: 'done' };
  const first = open.flatMap(due => due ?? lastDay ?? []).sort()[0] ?? null;
  const isLate =
    outcome !== 'open' ||
    (isAfterHandover(departure) && open.includes(undefined)) ||
    (first !== null && first < today);
  return { what: 'tasks', due: first, state: isLate ? 'overdue' : 'due', count: open.length };
}
