import { type FileChange, fileChange } from '../../core/changes.ts';
import { UserError } from '../../core/errors.ts';
import { entriesOf } from '../../pack/pack.ts';
import type { Team } from '../../pack/types.generated.ts';
import { changedYaml, type YamlChange } from '../../pack/yaml/edit.ts';
import { fieldsOf, readYamlFile } from '../../pack/yaml/file.ts';
import type { DepartureStatus } from '../../transition/status.ts';
import type { TransitionWorld } from './readTransitions.ts';
import { withText } from './recordInTransition.ts';

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
 * The end of a departure, as changes of its file and of `team.yaml`, where what was learned is kept.
 * @throws UserError when it is closed already; when something is open and no reason is given: ask `status.open` first
 */
export function closeTransition(
  { pack }: TransitionWorld,
  status: DepartureStatus,
  { date, by, reason, lessons }: CloseRequest,
): readonly FileChange[] {
  const { departure, id, open } = status;
  const isForced = open.length > 0;
  const isOpen = departure.outcome === 'open';
  if (isOpen && isForced && !reason?.trim())
    throw new UserError('error.stillOpen', { id, count: open.length });
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
  const inTransition = fileChange(file.path, file.text, (now = '') => {
    if (withText(pack, status, now).departure.outcome !== 'open')
      throw new UserError('error.transitionClosed', { id });
    return changedYaml(file.path, now, changes, { fields: fieldsOf(file) });
  });
  const { team } = pack;
  const learned = [...(transition.lessons ?? []), ...lessons].flatMap(lesson => lesson?.trim() || []);
  if (team === undefined || learned.length === 0) return inTransition;
  const inTeam = fileChange(team.path, team.text, (now = '') => {
    const current = readYamlFile<Team>(team.path, now, team.schema, team.schemaNode);
    const known = entriesOf(current.value?.longTerm?.lessons, []).map(({ entry }) => entry);
    const fresh = [...new Set(learned)].filter(
      lesson => !known.some(entry => entry.transition === id && entry.lesson === lesson),
    );
    const values = fresh.map(lesson => ({ date, transition: id, lesson }));
    const change = { append: ['longTerm', 'lessons'], values };
    return changedYaml(team.path, now, [change], { fields: fieldsOf(team) });
  });
  return [...inTransition, ...inTeam];
}
