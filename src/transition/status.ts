import type { WorkingCalendar } from '../core/dates.ts';
import type { MeasuredMustHave } from '../pack/mustHaves.ts';
import { entriesOf, type Pack, type TransitionFolder } from '../pack/pack.ts';
import type { Numbers } from '../pack/settings/numbers.generated.ts';
import type { Checklist, InterfaceKind, TransitionPhase } from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';
import { areAccountsUnknown, type OpenPoint, openPoints } from './close.ts';
import { type Deadline, type DeadlineName, deadlinesOf } from './deadlines.ts';
import { type Departure, departureOf, isAfterHandover } from './departure.ts';
import { type CriticalReason, type Impact, type ImpactFacts, impactOf } from './impact.ts';
import { type Mastery, masteryOf } from './mastery.ts';
import { meetingFaults } from './meeting.ts';
import { MIGRATION_TASK } from './strategyTasks.ts';
import type { Surfaced } from './surfaced.ts';

export const PHASES: readonly TransitionPhase[] = ['response', 'handover', 'observation', 'closed'];

/** Which deadlines belong to a phase. The last one ends with the signatures. */
export const DEADLINES_OF_PHASE: Readonly<Record<TransitionPhase, readonly DeadlineName[]>> = {
  response: ['customer-notice', 'task-force', 'substitute'],
  handover: ['meeting', 'tasks', 'access'],
  observation: ['observation'],
  closed: ['sign-off'],
};

/** How far a departure is. */
export interface DepartureStatus {
  readonly departure: Departure;
  readonly folder: TransitionFolder;
  readonly id: string;
  readonly phase: TransitionPhase;
  /** In the order in which they come up. */
  readonly deadlines: readonly Deadline[];
  /** The deadline to see to now: what is late comes first; undefined when all is done. */
  readonly next: Deadline | undefined;
  /** What stands in the way of closing it; empty for one that is closed. */
  readonly open: readonly OpenPoint[];
  readonly impact: Impact;
  readonly mastery: Mastery;
  /** A year in which working days were counted without knowing its public holidays. */
  readonly holidaysUnknownIn: number | undefined;
}

/** What the status of a departure is worked out from. */
export interface StatusFacts {
  readonly pack: Pack;
  readonly numbers: Numbers;
  readonly calendar: WorkingCalendar & { readonly holidayYears: readonly number[] | undefined };
  readonly weights: Readonly<Record<string, number>>;
  readonly surfacedOf: (departure: Departure) => Surfaced;
  /** What must be known before the last day, and where it stands. */
  readonly mustHaves: readonly MeasuredMustHave[];
  /** Whether the pack holds a credential or patient data. */
  readonly isPackSensitive: boolean;
  /** yyyy-mm-dd */
  readonly today: string;
}

/** The status of every departure of a pack whose file can be read, in the order of their folders. */
export function statusesOf(facts: StatusFacts): DepartureStatus[] {
  return facts.pack.transitions.flatMap(folder => {
    const departure = departureOf(facts.pack, folder);
    return departure ? [statusOf(folder, departure, facts)] : [];
  });
}

function statusOf(folder: TransitionFolder, departure: Departure, facts: StatusFacts): DepartureStatus {
  const { pack, numbers, calendar, mustHaves, today } = facts;
  const all = deadlinesOf(departure, numbers, calendar, today);
  const isUnknown = areAccountsUnknown(pack, departure);
  const faults =
    departure.outcome === 'open' ? meetingFaults(departure.transition, pack.team?.value, numbers, today) : [];
  const deadlines = Object.values(all).map((deadline): Deadline => {
    if (deadline.what === 'access' && isUnknown) return { ...deadline, state: 'due' };
    // The checks of the meeting speak of the same faults.
    if (deadline.what === 'meeting' && deadline.state === 'done' && faults.length > 0)
      return { ...deadline, state: isAfterHandover(departure) ? 'overdue' : 'due', faults };
    return deadline;
  });
  const isOpen = departure.outcome === 'open';
  const surfaced = facts.surfacedOf(departure);
  const { refused } = surfaced;
  const grace = all.access.graceUntil;
  const year = grace === undefined ? undefined : Number(grace.slice(0, 4));
  const isKnown = year === undefined || (calendar.holidayYears?.includes(year) ?? true);
  return {
    departure,
    folder,
    id: departure.transition.id ?? folder.folder,
    phase: phaseOf(departure, all, today),
    deadlines,
    next: isOpen ? nextDeadline(deadlines) : undefined,
    open: isOpen
      ? openPoints(pack, departure, folder, { deadlines: all, numbers, mustHaves, refused, today })
      : [],
    mastery: masteryOf(departure, pack.team?.value, surfaced, today),
    impact: impactOf(impactFacts(departure, all, facts), facts.weights),
    holidaysUnknownIn: isOpen && !isKnown ? year : undefined,
  };
}

/**
 * Where a departure stands: what its file says, or further on if what is entered is: an observation that has begun, a
 * response of which everything is done.
 */
export function phaseOf(
  { transition, outcome }: Departure,
  deadlines: Readonly<Record<DeadlineName, Deadline>>,
  today: string,
): TransitionPhase {
  if (outcome !== 'open') return 'closed';
  const { startsOn } = transition.observation ?? {};
  if (transition.phase === 'observation' || (startsOn !== undefined && startsOn <= today))
    return 'observation';
  const isAnswered = DEADLINES_OF_PHASE.response.every(what => deadlines[what].state === 'done');
  return isAnswered ? 'handover' : (transition.phase ?? 'response');
}

function nextDeadline(deadlines: readonly Deadline[]): Deadline | undefined {
  const open = deadlines.filter(({ state }) => state !== 'done');
  const inOrder = (one: Deadline, other: Deadline) =>
    (one.due ?? '9999-12-31').localeCompare(other.due ?? '9999-12-31', 'en');
  const late = open.filter(({ state }) => state === 'overdue').sort(inOrder);
  return late[0] ?? open.sort(inOrder)[0];
}

function impactFacts(
  departure: Departure,
  deadlines: Readonly<Record<DeadlineName, Deadline>>,
  { pack, surfacedOf, isPackSensitive, today }: StatusFacts,
): ImpactFacts {
  const { transition, lastDay } = departure;
  const checklist = pack.checklist?.value;
  const { successor, successorNamedOn } = transition;
  const stage = transition.stage ?? checklist?.progress?.stage;
  const critical: CriticalReason[] = [];
  if (departure.outcome === 'open') {
    const tasks = entriesOf(transition.tasks, []).map(({ entry }) => entry);
    const isReconciled = tasks.some(
      ({ id, doneOn }) => id === MIGRATION_TASK && doneOn !== undefined && doneOn <= today,
    );
    const isShared = departure.access.some(
      ({ shared, endedOn }) => shared && (endedOn === undefined || endedOn > today),
    );
    if (deadlines.substitute.state === 'overdue') critical.push('no-successor');
    if (stage === 'pre-go-live' && !isReconciled) critical.push('migration-not-reconciled');
    if (isPackSensitive) critical.push('sensitive-data-in-pack');
    if (isShared && lastDay !== undefined && lastDay < today) critical.push('shared-account-not-rotated');
  }
  return {
    stage,
    wentLiveOn: wentLiveOn(checklist, today),
    customerType: transition.customerType ?? checklist?.customer?.type,
    reportedOn: transition.reportedOn,
    lastDay,
    successorNamedOn: successor?.trim() ? (successorNamedOn ?? 'unknown') : undefined,
    interfaces: confirmedInterfaces(transition),
    surfaced: surfacedOf(departure),
    critical,
    today,
  };
}

/** What a program found is unknown until somebody confirms it. */
function confirmedInterfaces({ interfaces }: Departure['transition']): InterfaceKind[] | undefined {
  const all = entriesOf(interfaces, []).map(({ entry }) => entry);
  const confirmed = all.filter(({ confirm }) => confirm !== true);
  if (interfaces === undefined || (confirmed.length === 0 && all.length > 0)) return undefined;
  return confirmed.flatMap(({ kind }) => kind ?? []);
}

function wentLiveOn(checklist: Lenient<Checklist> | undefined, today: string): string | undefined {
  const goLives = entriesOf(checklist?.progress?.milestones, []).flatMap(({ entry }) =>
    entry.kind === 'go-live' && entry.actual !== undefined ? [entry.actual] : [],
  );
  const planned = checklist?.project?.goLiveDate;
  const dates = goLives.length > 0 ? goLives : planned === undefined ? [] : [planned];
  return dates
    .filter(date => date <= today)
    .sort()
    .at(-1);
}

/** How many of the deadlines of a phase are met. */
export function phaseProgress(
  { deadlines }: DepartureStatus,
  phase: TransitionPhase,
): { readonly done: number; readonly total: number } {
  const own = deadlines.filter(({ what }) => DEADLINES_OF_PHASE[phase].includes(what));
  return { done: own.filter(({ state }) => state === 'done').length, total: own.length };
}
