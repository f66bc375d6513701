import { type FileChange, fileChange } from '../../core/changes.ts';
import { UserError } from '../../core/errors.ts';
import type { Language } from '../../l10n/index.ts';
import { findPerson, idInTeam, isSamePerson } from '../../pack/people/people.ts';
import type { Team } from '../../pack/types.generated.ts';
import { changedYaml, type YamlChange } from '../../pack/yaml/edit.ts';
import { fieldsOf, readYamlFile } from '../../pack/yaml/file.ts';
import { type ChangeRequest, cancelDeparture, changeDeparture } from '../../transition/change.ts';
import type { DepartureStatus } from '../../transition/status.ts';
import type { TransitionWorld } from './readTransitions.ts';
import { followingDocuments, withText } from './recordInTransition.ts';

/** What a change of plan changes. */
export interface ChangePlan {
  readonly changes: readonly FileChange[];
  /** Documents with a block that should say something else now, but that a person rewrote. */
  readonly rewritten: readonly string[];
}

interface Options {
  readonly fallbackLanguage: Language;
}

/**
 * A departure that goes otherwise than was planned: the last day moved, another successor, nobody on call any more. What was
 * before stays in the file, and a letter that was sent stays as a page of its own.
 * @throws UserError for somebody who is not in the team or leaves, a last day before the report, or nothing to change
 */
export async function changeTransition(
  world: TransitionWorld,
  status: DepartureStatus,
  asked: ChangeRequest,
  options: Options,
): Promise<ChangePlan> {
  const { pack, settings } = world;
  const { departure, id } = status;
  const team = pack.team?.value;
  const { leaving, reportedOn, absence } = departure.transition;
  const { lastDay } = asked;
  if (!absence && lastDay !== undefined && reportedOn !== undefined && lastDay < reportedOn)
    throw new UserError('error.lastDayBeforeReport', { lastDay, reported: reportedOn });
  const successor = asked.successor === undefined ? undefined : idInTeam(team, asked.successor);
  if (isSamePerson(team, successor, leaving))
    throw new UserError('error.ownSuccessor', { who: leaving ?? '' });
  const isNew = !isSamePerson(team, successor, departure.transition.successor);
  const request = {
    ...asked,
    by: asked.by && idInTeam(team, asked.by),
    lastDay: lastDay === departure.lastDay ? undefined : lastDay,
    successor: isNew ? successor : undefined,
  };
  const changesOf = (current: DepartureStatus) => changeDeparture(pack, current.departure, request, settings);
  if (changesOf(status).length === 0) throw new UserError('error.nothingToChange', { id });
  const person = request.lastDay !== undefined ? lastDayInTeam(world, leaving, request.lastDay) : [];
  return follow(world, status, [...inTransition(world, status, changesOf), ...person], options);
}

/**
 * A departure that does not take place after all: it is closed, nothing changes hands, and why stays in the file.
 * @throws UserError for one that is closed already
 */
export async function cancelTransition(
  world: TransitionWorld,
  status: DepartureStatus,
  request: Pick<ChangeRequest, 'on' | 'by' | 'reason'>,
  options: Options,
): Promise<ChangePlan> {
  const by = request.by && idInTeam(world.pack.team?.value, request.by);
  const own = inTransition(world, status, ({ departure }) => cancelDeparture(departure, { ...request, by }));
  const { leaving } = status.departure.transition;
  return follow(world, status, [...own, ...lastDayInTeam(world, leaving, undefined)], options);
}

function inTransition(
  { pack }: TransitionWorld,
  status: DepartureStatus,
  changesOf: (current: DepartureStatus) => readonly YamlChange[],
): FileChange[] {
  const { file } = status.departure;
  return fileChange(file.path, file.text, (now = '') => {
    const current = withText(pack, status, now);
    if (current.departure.outcome !== 'open')
      throw new UserError('error.transitionClosed', { id: status.id });
    return changedYaml(file.path, now, changesOf(current), { fields: fieldsOf(file) });
  });
}

/** `team.yaml` says it, too, where somebody entered it; undefined: they stay. */
function lastDayInTeam(
  { pack: { team } }: TransitionWorld,
  leaving: string | undefined,
  lastDay: string | undefined,
): FileChange[] {
  if (team === undefined) return [];
  return fileChange(team.path, team.text, (now = '') => {
    const current = readYamlFile<Team>(team.path, now, team.schema, team.schemaNode);
    const person = findPerson(current.value, leaving);
    if (person?.lastWorkingDay === undefined) return now;
    const path = ['people', (current.value?.people ?? []).indexOf(person), 'lastWorkingDay'];
    const change = lastDay === undefined ? { remove: path } : { set: path, value: lastDay };
    return changedYaml(team.path, now, [change], { fields: fieldsOf(team) });
  });
}

async function follow(
  world: TransitionWorld,
  status: DepartureStatus,
  changes: readonly FileChange[],
  options: Options,
): Promise<ChangePlan> {
  const kept = await keptLetter(world, status, changes);
  // Another successor takes back that the letter about the one before was the last.
  const { files, changes: documents } = await followingDocuments(
    world,
    status,
    changes,
    options,
    kept.length === 0,
  );
  return {
    changes: [...changes, ...kept, ...documents],
    rewritten: files.filter(({ action }) => action === 'conflict').map(({ path }) => path),
  };
}

/** The letter that named who does not take over after all, under the date on which it was sent. */
async function keptLetter(
  { pack }: TransitionWorld,
  status: DepartureStatus,
  changes: readonly FileChange[],
): Promise<FileChange[]> {
  const { departure, folder } = status;
  const { sentOn } = departure.transition.substituteNotice ?? {};
  const after = changes.find(({ path }) => path === departure.file.path)?.after;
  const isReplaced =
    after !== undefined && withText(pack, status, after).departure.transition.substituteNotice === undefined;
  const letter = pack.documents.find(({ path }) => path === `${folder.folder}/substitute-notice.md`);
  if (sentOn === undefined || !isReplaced || letter === undefined) return [];
  const path = `${folder.folder}/substitute-notice-${sentOn}.md`;
  return fileChange(path, undefined, now => (now === undefined ? letter.text : undefined));
}
