import { type WorkingCalendar, workingDayBy } from '../core/dates.ts';
import { activePeople, findPerson, isSamePerson } from '../pack/people/people.ts';
import type {
  Duty,
  PersonRole,
  TaskForceMember,
  Team,
  Transition,
  TransitionTask,
} from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';
import { DUTIES } from './taskForce.ts';

/** Who of a task force comes from where: the project manager talks to the customer, the others do what they know. */
const COMES_FROM: Readonly<Record<Duty, readonly PersonRole[]>> = {
  'customer-talks': ['project-manager'],
  technical: ['support', 'product', 'developer', 'implementer', 'tester'],
  // Nobody in a project team is known to have learned it.
  'contract-legal': [],
  people: ['hr'],
};

/**
 * The task force that the team can offer: each duty once, nobody with two, neither the leaver nor, while somebody else
 * is there, the successor, who has enough to learn. A duty that nobody is known for stays open.
 */
export function proposeTaskForce(
  team: Lenient<Team> | undefined,
  leaving: string,
  successor: string | undefined,
): { readonly lead: string | undefined; readonly members: TaskForceMember[] } {
  const people = activePeople(team).filter(({ id }) => id && !isSamePerson(team, id, leaving));
  const manager = findPerson(team, team?.roles?.projectManager);
  const isFree = (id: string | undefined) => id !== undefined && people.some(person => person.id === id);
  const lead = isFree(manager?.id) ? manager?.id : people.find(({ role }) => role === 'project-manager')?.id;
  const taken = new Set<string>();
  const members = DUTIES.map((duty): TaskForceMember => {
    const candidates = COMES_FROM[duty].flatMap(role => people.filter(person => person.role === role));
    const free = candidates.flatMap(({ id }) => (id !== undefined && !taken.has(id) ? [id] : []));
    const others = free.filter(id => id !== lead && !isSamePerson(team, id, successor));
    const person = duty === 'customer-talks' ? (lead ?? free[0]) : (others[0] ?? free[0]);
    if (person === undefined) return { duty };
    taken.add(person);
    return { duty, person };
  });
  return { lead, members };
}

/** Tasks beside those of the matrix, from what was found; their words come from the reader's language. */
export interface FoundTask {
  readonly id: string;
  readonly title: string;
  readonly duty: Duty;
  readonly source: string;
  readonly starred?: boolean;
}

/** What is known on the day somebody resigns. Dates are yyyy-mm-dd. */
export interface NewTransition {
  readonly id: string;
  /** Ids of `team.yaml`, or names. */
  readonly leaving: string;
  readonly reportedOn: string;
  readonly lastDay: string | undefined;
  /** By then everything has to be done. */
  readonly workUntil: string | undefined;
  /** Why the leaver cannot take part. */
  readonly absence: Transition['absence'] | undefined;
  /** All packs that the departure concerns, where there are several. */
  readonly packs?: readonly string[] | undefined;
  readonly successor: string | undefined;
  readonly today: string;
  readonly stage: Transition['stage'] | undefined;
  readonly customerType: Transition['customerType'] | undefined;
  readonly interfaces: Transition['interfaces'] | undefined;
  readonly areas: Transition['areas'] | undefined;
  readonly foundAccess: Transition['foundAccess'] | undefined;
  readonly accessReadBackTo?: string | undefined;
  readonly team: Lenient<Team> | undefined;
  /** Of the matrix. */
  readonly tasks: readonly TransitionTask[];
  readonly found: readonly FoundTask[];
  /** Ids of the accounts to be taken from the leaver. */
  readonly accounts: readonly string[];
  readonly teachBack: NonNullable<Transition['teachBack']>;
  readonly readingList: NonNullable<Transition['readingList']>;
  readonly observationDays: number;
  readonly calendar: WorkingCalendar;
}

/** The content of a new `transition.yaml`: what is known, and empty places for what must be written down. */
export function newTransition(start: NewTransition): Transition {
  const { team, leaving, successor, lastDay, workUntil, stage, customerType, interfaces, reportedOn, today } =
    start;
  const { lead, members } = proposeTaskForce(team, leaving, successor);
  const found = start.found.map(
    (task): TransitionTask => ({
      ...task,
      ...(workUntil !== undefined && { due: workingDayBy(workUntil, start.calendar) }),
    }),
  );
  return {
    version: 1,
    id: start.id,
    leaving,
    reportedOn,
    ...(lastDay !== undefined && { lastDay }),
    ...(start.absence && { absence: start.absence }),
    ...(start.packs && { packs: [...start.packs] }),
    ...(successor !== undefined && {
      successor,
      // Whoever starts with a successor has named them by then; a report from the future names nobody earlier.
      successorNamedOn: today < reportedOn ? reportedOn : today,
    }),
    ...(stage && { stage }),
    ...(customerType && { customerType }),
    phase: 'response',
    ...(interfaces && { interfaces }),
    ...(start.areas && start.areas.length > 0 && { areas: start.areas }),
    ...(lead !== undefined && { lead }),
    taskForce: members,
    customerNotice: { file: 'customer-notice.md' },
    tasks: withOwners(withUniqueIds([...start.tasks, ...found]), members),
    meeting: { file: 'meeting-minutes.md' },
    access: start.accounts.map(account => ({ account })),
    ...(start.foundAccess && start.foundAccess.length > 0 && { foundAccess: start.foundAccess }),
    ...(start.accessReadBackTo && { accessReadBackTo: start.accessReadBackTo }),
    teachBack: start.teachBack,
    readingList: start.readingList,
    observation: { days: start.observationDays },
    signOff: [
      ...(start.absence ? [] : [{ party: 'leaver', name: nameOf(team, leaving) } as const]),
      successor === undefined
        ? { party: 'successor' }
        : { party: 'successor', name: nameOf(team, successor) },
      { party: 'customer' },
    ],
  };
}

/** Whoever has a duty sees to its tasks. */
function withOwners(tasks: readonly TransitionTask[], members: readonly TaskForceMember[]): TransitionTask[] {
  return tasks.map(({ id, title, duty, ...rest }) => {
    const owner = members.find(member => member.duty === duty)?.person;
    return { id, title, ...(duty && { duty }), ...(owner !== undefined && { owner }), ...rest };
  });
}

function withUniqueIds(tasks: readonly TransitionTask[]): TransitionTask[] {
  const taken = new Set<string>();
  return tasks.map(task => {
    let id = task.id;
    for (let count = 2; taken.has(id); count += 1) id = `${task.id}-${count}`;
    taken.add(id);
    return { ...task, id };
  });
}

function nameOf(team: Lenient<Team> | undefined, reference: string): string {
  return findPerson(team, reference)?.name ?? reference;
}

/** A word for a folder or an id: letters and digits of any script, the rest as `-`; never empty. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|(?<!-)-+$/g, '')
    .slice(0, 60);
  return slug || 'x';
}
