import { type FileChange, fileChange } from '../../core/changes.ts';
import { UserError } from '../../core/errors.ts';
import type { Language } from '../../l10n/index.ts';
import { entriesOf, type Pack, withYamlFile } from '../../pack/pack.ts';
import { idInTeam, isSamePerson } from '../../pack/people/people.ts';
import type { Team } from '../../pack/types.generated.ts';
import { changedYaml, type YamlChange } from '../../pack/yaml/edit.ts';
import { fieldsOf, readYamlFile, type YamlFile } from '../../pack/yaml/file.ts';
import { acceptedPoints } from '../../transition/contents.ts';
import type { DepartureStatus } from '../../transition/status.ts';
import {
  type Transfer,
  type TransferRequest,
  transferChanges,
  transferOf,
} from '../../transition/transfer.ts';
import { changesOf } from '../planChanges.ts';
import { planUpdate } from '../planUpdate.ts';
import { withTexts } from '../withTexts.ts';
import { fileTranslator, masker, type TransitionWorld } from './readTransitions.ts';
import { followingDocuments, withText } from './recordInTransition.ts';
import { wordAccepted, wordOpenPoint } from './words.ts';

export interface CloseRequest {
  /** yyyy-mm-dd */
  readonly date: string;
  /** Id of `team.yaml`. */
  readonly by?: string | undefined;
  /** Closes it although something is open; stays in the file. */
  readonly reason?: string | undefined;
  readonly lessons: readonly string[];
  /** Who takes the place of the deputy that becomes free: id, name or address. */
  readonly deputy?: string | undefined;
  /** Language of the files where the project does not name one. */
  readonly fallbackLanguage: Language;
  readonly signal?: AbortSignal | undefined;
}

/** The end of a departure. Nothing has been written yet. */
export interface ClosePlan {
  readonly transfer: Transfer;
  readonly changes: readonly FileChange[];
  /** What stays unfinished and is taken over as it is, in the language of the files. */
  readonly accepted: readonly string[];
  /** Documents with a block that should say something else now, but that a person rewrote. */
  readonly rewritten: readonly string[];
}

/**
 * What changes hands when a departure is closed.
 * @throws UserError for a deputy who is not in the team, who takes over or who leaves
 */
export function planTransfer(
  { pack, today }: Pick<TransitionWorld, 'pack' | 'today'>,
  status: DepartureStatus,
  deputy: string | undefined,
): Transfer {
  return transferOf(pack, transferRequest(pack, status, deputy, today));
}

/**
 * The end of a departure, as changes: its own file, everything that the leaver held, what was learned in `team.yaml`, and
 * the blocks of the documents that name who is in charge.
 * @throws UserError when it is closed already; when something is open and no reason is given: ask `status.open` first
 */
export async function closeTransition(
  world: TransitionWorld,
  status: DepartureStatus,
  request: CloseRequest,
): Promise<ClosePlan> {
  const { pack, project, assets, settings, today } = world;
  const { departure, id, open } = status;
  const { date, by, reason, lessons, fallbackLanguage, signal } = request;
  const isForced = open.length > 0;
  if (departure.outcome === 'open' && isForced && !reason?.trim())
    throw new UserError('error.stillOpen', { id, count: open.length });
  const context = {
    ...(await fileTranslator(settings, fallbackLanguage)),
    today,
    mask: masker(today),
  };
  const accepted = acceptedPoints(pack).map(point => wordAccepted(point, context));
  const { successor } = departure.transition;
  const closed = {
    on: date,
    ...(by && { by }),
    ...(isForced && {
      forced: true,
      reason: reason?.trim(),
      open: open.map(point => wordOpenPoint(point, context)),
    }),
    ...(accepted.length > 0 && { ...(successor && { acceptedBy: successor }), accepted }),
  };
  const { file, transition } = departure;
  const inTransition = fileChange(file.path, file.text, (now = '') => {
    if (withText(pack, status, now).departure.outcome !== 'open')
      throw new UserError('error.transitionClosed', { id });
    const changes: YamlChange[] = [
      { set: ['phase'], value: 'closed' },
      { append: ['lessons'], values: lessons },
      { set: ['closed'], value: closed },
    ];
    return changedYaml(file.path, now, changes, { fields: fieldsOf(file) });
  });
  const handover = transferRequest(pack, status, request.deputy, today);
  const transfer = transferOf(pack, handover);
  const learned = [...(transition.lessons ?? []), ...lessons].flatMap(lesson => lesson?.trim() || []);
  const others = [pack.team, pack.checklist, pack.configIndex, pack.issues].flatMap(own => {
    if (own === undefined) return [];
    return fileChange(own.path, own.text, (now = '') => {
      const moved = transferred(pack, own, now, handover);
      return own === pack.team ? withLessons(pack.team, moved, learned, { id, date }) : moved;
    });
  });
  const changes = [...inTransition, ...others];
  const documents = await followingDocuments(world, status, inTransition, request);
  const after = withTexts(project, new Map(changes.map(change => [change.path, change.after])));
  const update = await planUpdate(after, fallbackLanguage, assets, { today, signal });
  const planned = [...documents.files, ...update.files];
  return {
    transfer,
    accepted,
    changes: [...changes, ...documents.changes, ...changesOf(update)],
    rewritten: planned.filter(({ action }) => action === 'conflict').map(({ path }) => path),
  };
}

function transferRequest(
  pack: Pack,
  { departure }: DepartureStatus,
  deputy: string | undefined,
  today: string,
): TransferRequest {
  const { transition, lastDay, leaver } = departure;
  const { leaving = leaver, successor } = transition;
  const team = pack.team?.value;
  const next = deputy?.trim() ? idInTeam(team, deputy) : undefined;
  if (isSamePerson(team, next, leaving)) throw new UserError('error.deputyLeaves', { who: next ?? '' });
  if (isSamePerson(team, next, successor)) throw new UserError('error.deputyTakesOver', { who: next ?? '' });
  return { leaving, lastDay, successor: successor?.trim() || undefined, deputy: next, today };
}

/** A text of a file with everything in it that the leaver held in other hands. */
function transferred(pack: Pack, file: YamlFile, text: string, request: TransferRequest): string {
  const now = text === file.text ? file : readYamlFile(file.path, text, file.schema, file.schemaNode);
  const { steps } = transferOf(withYamlFile(pack, now), request);
  return changedYaml(file.path, text, transferChanges(steps, file.path), { fields: fieldsOf(file) });
}

/** What was learned stays with the team. */
function withLessons(
  team: YamlFile<Team>,
  text: string,
  learned: readonly string[],
  { id, date }: { readonly id: string; readonly date: string },
): string {
  const current = readYamlFile<Team>(team.path, text, team.schema, team.schemaNode);
  const known = entriesOf(current.value?.longTerm?.lessons, []).map(({ entry }) => entry);
  const fresh = [...new Set(learned)].filter(
    lesson => !known.some(entry => entry.transition === id && entry.lesson === lesson),
  );
  if (fresh.length === 0) return text;
  const values = fresh.map(lesson => ({ date, transition: id, lesson }));
  return changedYaml(team.path, text, [{ append: ['longTerm', 'lessons'], values }], {
    fields: fieldsOf(team),
  });
}
