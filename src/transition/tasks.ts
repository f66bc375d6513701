import { entriesOf } from '../pack/pack.ts';
import type { Transition, TransitionTask } from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';
import type { YamlPath } from '../pack/yaml/file.ts';

/** The tasks that are not done by a day. */
export function openTasks(
  { tasks }: Lenient<Transition>,
  today: string,
): { readonly entry: Lenient<TransitionTask>; readonly path: YamlPath }[] {
  return entriesOf(tasks, ['tasks']).filter(
    ({ entry: { doneOn } }) => doneOn === undefined || doneOn > today,
  );
}
