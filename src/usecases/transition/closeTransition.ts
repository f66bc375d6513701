import { UserError } from '../../core/errors.ts';
import { entriesOf } from '../../pack/pack.ts';
import { changedYaml, type YamlChange } from '../../pack/yaml/edit.ts';
import { fieldsOf } from '../../pack/yaml/file.ts';
import type { DepartureStatus } from '../../transition/status.ts';
import type { TransitionWorld } from './readTransitions.ts';
import type { FileChanges } from './recordInTransition.ts';

export interface CloseRequest {
  /** yyyy-mm-dd */
  readonly date: string;
  /** Id of `team.yaml`. */
  readonly by?: string | undefined;
  /** Closes it although something is open; stays in the file. */
  readonly reason?: string | undefined;
  readonly lessons: readonly string[];
}

/**
 * Closes a departure, as new texts of its file and of `team.yaml`, where what was learned is kept.
 * @throws UserError when it is closed already; when something is open and no reason is given: ask `status.open` first
 */
export function closeTransition(
  { pack }: TransitionWorld,
  { departure, id, open }: DepartureStatus,
  { date, by, reason, lessons }: CloseRequest,
): FileChanges {
  if (departure.outcome !== 'open') throw new UserError('error.transitionClosed', { id });
  const isForced = open.length > 0;
  if (isForced && !reason?.trim()) throw new UserError('error.stillOpen', { id, count: open.length });
  const closed = {
    on: date,
    ...(by && { by }),
    ...(isForced && { forced: true, reason: reason?.trim() }),
  };
  const { file, transition } = departure;
  const changes: YamlChange[] = [
    { set: ['phase'], value: 'closed' },
    { append: ['lessons'], values: lessons },
    { set: ['closed'], value: closed },
  ];
  const changed = new Map([
    [file.path, changedYaml(file.path, file.text, changes, { fields: fieldsOf(file) })],
  ]);
  const { team } = pack;
  const known = entriesOf(team?.value?.longTerm?.lessons, []).map(({ entry }) => entry);
  const learned = [...(transition.lessons ?? []), ...lessons].flatMap(lesson => lesson?.trim() || []);
  const fresh = [...new Set(learned)].filter(
    lesson => !known.some(entry => entry.transition === id && entry.lesson === lesson),
  );
  if (team !== undefined && fresh.length > 0) {
    const values = fresh.map(lesson => ({ date, transition: id, lesson }));
    const change = { append: ['longTerm', 'lessons'], values };
    changed.set(team.path, changedYaml(team.path, team.text, [change], { fields: fieldsOf(team) }));
  }
  return changed;
}
