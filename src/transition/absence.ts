import { addDays, type WorkingCalendar, workingDayFrom } from '../core/dates.ts';
import type { Duty, Transition, TransitionTask } from '../pack/types.generated.ts';

interface AbsenceTask {
  readonly id: string;
  readonly duty: Duty;
  /** Days after the report. */
  readonly within: number;
  readonly starred?: boolean;
}

/** What is done instead of asking: keep what they left, ask everybody who worked with them, let nobody call them. */
const ALWAYS: readonly AbsenceTask[] = [
  { id: 'absence-secure', duty: 'technical', within: 0, starred: true },
  { id: 'absence-access', duty: 'technical', within: 0, starred: true },
  { id: 'absence-cover', duty: 'customer-talks', within: 1 },
  { id: 'absence-witnesses', duty: 'technical', within: 5 },
  { id: 'absence-promises', duty: 'customer-talks', within: 5 },
  { id: 'absence-rebuild', duty: 'technical', within: 7 },
  { id: 'absence-supervised', duty: 'contract-legal', within: 7 },
];
const BY_REASON: Readonly<Record<NonNullable<Transition['absence']>, readonly AbsenceTask[]>> = {
  illness: [{ id: 'absence-rest', duty: 'people', within: 0 }],
  death: [{ id: 'absence-family', duty: 'people', within: 1 }],
  dismissal: [{ id: 'absence-dismissed', duty: 'people', within: 0, starred: true }],
};

/** The tasks of a departure without the leaver. @param dates yyyy-mm-dd */
export function absenceTasks(
  reason: NonNullable<Transition['absence']>,
  { reportedOn }: { readonly reportedOn: string },
  calendar: WorkingCalendar,
  say: (id: string) => string,
): TransitionTask[] {
  return [...ALWAYS, ...BY_REASON[reason]].map(({ id, duty, within, starred }) => ({
    id,
    title: say(`transition.task.${id}`),
    duty,
    due: workingDayFrom(addDays(reportedOn, within), calendar),
    source: `absence/${reason}`,
    ...(starred && { starred }),
  }));
}
