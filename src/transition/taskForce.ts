import { entriesOf } from '../pack/pack.ts';
import type { Duty, Transition } from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';
import type { YamlPath } from '../pack/yaml/file.ts';

/** The duties of a task force; each has exactly one person, because what two people have, nobody does. */
export const DUTIES: readonly Duty[] = ['customer-talks', 'technical', 'contract-legal', 'people'];

/** Somebody with a duty. */
export interface Member {
  readonly duty: Duty;
  readonly person: string;
  readonly path: YamlPath;
}

/** The duties that somebody has, in the order of the file; one without a person is nobody's. */
export function membersOf({ taskForce }: Lenient<Transition>): Member[] {
  return entriesOf(taskForce, ['taskForce']).flatMap(({ entry: { duty, person }, path }) =>
    duty && person?.trim() ? [{ duty, person, path }] : [],
  );
}

/** Whether every duty has exactly one person and somebody leads them. */
export function isTaskForceComplete(transition: Lenient<Transition>): boolean {
  const duties = membersOf(transition).map(({ duty }) => duty);
  const isOnce = (duty: Duty) =>
    duties.indexOf(duty) >= 0 && duties.indexOf(duty) === duties.lastIndexOf(duty);
  return DUTIES.every(isOnce) && Boolean(transition.lead?.trim());
}
