import {
  addDays,
  addWorkingDays,
  type WorkingCalendar,
  workingDayBy,
  workingDayFrom,
} from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import type { Numbers } from '../pack/settings/numbers.generated.ts';
import type { CustomerType, Duty, Stage, TransitionTask } from '../pack/types.generated.ts';
import { parseYaml } from '../pack/yaml/parse.ts';
import { mapOf } from '../pack/yaml/values.ts';
import { laterDay } from './observation.ts';
import { DUTIES } from './taskForce.ts';

/** A task as `strategy-tasks.yaml` has it. */
export interface StrategyTask {
  readonly id: string;
  readonly starred: boolean;
  readonly duty: Duty;
  /** Whether only the leaver can do it, or has to help. */
  readonly leaver: boolean;
  /** Days after the report; undefined: the last working day. */
  readonly within: number | undefined;
  readonly title: string | { readonly en: string; readonly 'zh-CN': string };
}

/** What each cell of stage × customer type demands. */
export type StrategyMatrix = Readonly<
  Record<
    Stage,
    {
      readonly all: readonly StrategyTask[];
      readonly customers: Readonly<Record<CustomerType, readonly StrategyTask[]>>;
    }
  >
>;

/** Where the built-in tasks lie, from the root of the package. */
export const BUILT_IN_TASKS = 'src/transition/strategy-tasks.yaml';
const STAGES: readonly Stage[] = ['requirements', 'development', 'pre-go-live', 'operation'];
const CUSTOMER_TYPES: readonly CustomerType[] = ['public-hospital', 'private-hospital', 'checkup-center'];

/**
 * Reads the tasks, ours or a company's; `strategy-tasks.schema.json` describes the form.
 * @param path named in the error
 * @throws UserError when it is no YAML, or a cell or what a task cannot be without is missing
 */
export function readStrategyTasks(text: string, path: string): StrategyMatrix {
  const { content } = parseYaml(text);
  const stages = mapOf(mapOf(content)['stages']);
  const wrong = (place: string) => new UserError('error.strategyTasks', { path, place });
  const tasksAt = (list: unknown, place: string): StrategyTask[] => {
    if (!Array.isArray(list)) throw wrong(place);
    return list.map((entry, index) => {
      const task = taskOf(mapOf(entry));
      if (task === undefined) throw wrong(`${place}[${index}]`);
      return task;
    });
  };
  const cells = STAGES.map(stage => {
    const { all, customers } = mapOf(stages[stage]);
    const byCustomer = CUSTOMER_TYPES.map(type => [
      type,
      tasksAt(mapOf(customers)[type], `stages.${stage}.customers.${type}`),
    ]);
    return [stage, { all: tasksAt(all, `stages.${stage}.all`), customers: Object.fromEntries(byCustomer) }];
  });
  return Object.fromEntries(cells) as StrategyMatrix;
}

/** Id of the task that proves the migrated data; without it a departure before the go-live is critical. */
export const MIGRATION_TASK = 'migration-accuracy';
/** Ids of the tasks that keep what the letter to the customer promises. */
export const REMOTE_SUPPORT_TASK = 'promise-remote-support';
export const INSPECTION_TASK = 'promise-inspection';
const CONSENT_TASK = 'contract-consent';

/**
 * What the letter to the customer promises or asks for, as tasks: their consent where the contract demands it, an inspection,
 * and more remote support until the observation is over.
 * @param dates yyyy-mm-dd
 */
export function promiseTasks(
  { reportedOn, lastDay }: { readonly reportedOn: string; readonly lastDay: string | undefined },
  { numbers, ...calendar }: { readonly numbers: Pick<Numbers, 'observationDays'> } & WorkingCalendar,
  say: (id: string) => string,
): TransitionTask[] {
  // The observation begins on the last day at the latest.
  const over = laterDay(lastDay ?? reportedOn, numbers.observationDays);
  const inspection = addWorkingDays(reportedOn, INSPECTION_WORKING_DAYS, calendar);
  const due = lastDay !== undefined && lastDay < inspection ? workingDayBy(lastDay, calendar) : inspection;
  const task = (id: string, duty: Duty, day: string): TransitionTask => ({
    id,
    title: say(`transition.task.${id}`),
    duty,
    due: day,
    source: 'customer-notice.md',
  });
  const soon = workingDayFrom(addDays(reportedOn, CONSENT_DAYS), calendar);
  return [
    task(CONSENT_TASK, 'contract-legal', soon),
    task(INSPECTION_TASK, 'technical', due),
    task(REMOTE_SUPPORT_TASK, 'technical', workingDayFrom(over, calendar)),
  ];
}

/** Before the successor is named for good. */
const CONSENT_DAYS = 3;
/** Two weeks: soon enough for the leaver to be there, late enough to be agreed on. */
const INSPECTION_WORKING_DAYS = 10;

/** Whether a task of the matrix can be done without the leaver. */
export function needsLeaver(matrix: StrategyMatrix, id: string): boolean {
  return Object.values(matrix).some(({ all, customers }) =>
    [all, ...Object.values(customers)].flat().some(task => task.id === id && task.leaver),
  );
}

/**
 * The tasks of a cell as `transition.yaml` has them. What is not known adds nothing: without a stage there are none,
 * without a type of customer only those for every customer.
 * @param dates yyyy-mm-dd; a task is due with the last day at the latest
 */
export function tasksFor(
  matrix: StrategyMatrix,
  stage: Stage | undefined,
  customerType: CustomerType | undefined,
  dates: { readonly reportedOn: string; readonly lastDay: string | undefined },
  language: 'en' | 'zh-CN',
  calendar: WorkingCalendar = { holidays: [], workdays: [] },
): TransitionTask[] {
  if (stage === undefined) return [];
  const cell = matrix[stage];
  const own = customerType === undefined ? [] : cell.customers[customerType];
  return [...cell.all, ...own].map(({ id, title, duty, within, starred }) => {
    const due = dueOf(within, dates, calendar);
    return {
      id,
      title: typeof title === 'string' ? title : title[language],
      duty,
      ...(due !== undefined && { due }),
      source: customerType === undefined ? stage : `${stage}/${customerType}`,
      ...(starred && { starred }),
    };
  });
}

function dueOf(
  within: number | undefined,
  { reportedOn, lastDay }: { readonly reportedOn: string; readonly lastDay: string | undefined },
  calendar: WorkingCalendar,
): string | undefined {
  // Nobody does anything on a day off.
  const last = lastDay && workingDayBy(lastDay, calendar);
  if (within === undefined) return last;
  const due = workingDayFrom(addDays(reportedOn, within), calendar);
  return last !== undefined && last < due ? last : due;
}

function taskOf({
  id,
  title,
  duty,
  within,
  starred,
  leaver,
}: Record<string, unknown>): StrategyTask | undefined {
  const words = typeof title === 'string' ? title : titlesOf(mapOf(title));
  if (typeof id !== 'string' || id === '' || !words) return undefined;
  const isCount = typeof within === 'number' && Number.isInteger(within) && within >= 0 && within < 10_000;
  return {
    id,
    title: words,
    duty: DUTIES.find(known => known === duty) ?? 'technical',
    within: isCount ? within : undefined,
    starred: starred === true,
    leaver: leaver === true,
  };
}

function titlesOf({ en, 'zh-CN': zh }: Record<string, unknown>): { en: string; 'zh-CN': string } | undefined {
  return typeof en === 'string' && en && typeof zh === 'string' && zh ? { en, 'zh-CN': zh } : undefined;
}
