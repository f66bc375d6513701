import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import type { Translate } from '../../l10n/index.ts';
import { PARTS, type Part } from '../../pack/names.ts';
import { isOpenTransition } from '../../pack/packState.ts';
import { isSamePerson, peopleToChoose } from '../../pack/people/people.ts';
import { changePart, type PartFields } from '../../usecases/readiness/changePart.ts';
import { lineOfPlace, missingPieces, type ReadinessWorld } from '../../usecases/readiness/readReadiness.ts';
import { wordMissing } from '../../usecases/readiness/words.ts';
import { readSettings } from '../../usecases/readSettings.ts';
import { shownText } from '../../usecases/shownText.ts';
import { applyChanges } from '../applyChanges.ts';
import { showInformationMessage } from '../shownWindow.ts';
import { askWithBack, type Choice, pick } from '../transition/questions.ts';
import { displayLanguage } from '../window.ts';
import { goTo, type ReadinessNode } from './nodes.ts';

type Worlds = readonly ReadinessWorld[];

const STATUSES = ['todo', 'in-progress', 'done', 'not-applicable'] as const;

/** Lists all that is missing, and goes where the person wants. @param named one of several projects */
export async function askMissing(worlds: Worlds, named: unknown, say: Translate): Promise<void> {
  const root = (named as Partial<ReadinessWorld> | undefined)?.project?.root;
  const wanted = worlds.filter(({ project }) => root === undefined || project.root === root);
  const choices = wanted.flatMap(world =>
    missingPieces(world.details).map(({ gap, measure, phase, points }): Choice<vscode.Command> => {
      const earned = Math.round(points);
      return {
        label: wordMissing(measure, gap, say, shownText),
        description: [
          say(`readiness.phase.${phase}`),
          ...(earned > 0 ? [say('readiness.points', { points: earned })] : []),
        ].join(' · '),
        detail: gap.place.file,
        value: goTo(world, gap.place.file, lineOfPlace(world.pack, gap.place)),
      };
    }),
  );
  if (choices.length === 0) {
    void showInformationMessage(say('vscode.readiness.complete'));
    return;
  }
  const chosen = await pick(say('vscode.readiness.goTo'), choices);
  if (chosen) await vscode.commands.executeCommand(chosen.command, ...(chosen.arguments ?? []));
}

/** Marks a part as done: the one of the line, or one that the person picks. */
export async function tickPart(worlds: Worlds, target: unknown, say: Translate): Promise<void> {
  const isUndone = ({ pack }: ReadinessWorld, part: Part) =>
    !['done', 'not-applicable'].includes(pack.checklist?.value?.[part]?.status ?? 'todo');
  const chosen = await choosePart(worlds, target, isUndone, say);
  if (chosen) await write(chosen, { status: 'done' }, say);
}

/** Asks how far a part is, and why where it does not apply. */
export async function askPartStatus(worlds: Worlds, target: unknown, say: Translate): Promise<void> {
  const chosen = await choosePart(worlds, target, () => true, say);
  if (chosen === undefined) return;
  const fields = await askWithBack(say, async ask => {
    const status = await ask.pick(
      say('vscode.readiness.status'),
      STATUSES.map(value => ({ label: say(`partStatus.${value}`), value })),
    );
    const reason = status === 'not-applicable' ? await ask.words(say('vscode.readiness.reason')) : '';
    return { status, ...(reason && { reason }) };
  });
  if (fields) await write(chosen, fields, say);
}

/** Asks who keeps a part. */
export async function askPartOwner(worlds: Worlds, target: unknown, say: Translate): Promise<void> {
  const chosen = await choosePart(worlds, target, () => true, say);
  if (chosen === undefined) return;
  const owner = await askPerson(chosen.world, [], say('vscode.readiness.owner'), say);
  if (owner !== undefined) await write(chosen, { owner }, say);
}

/** Writes down that the successor said a part back; it is done by then, and they are not the one who keeps it. */
export async function confirmPart(worlds: Worlds, target: unknown, say: Translate): Promise<void> {
  const waits = ({ pack }: ReadinessWorld, part: Part) => {
    const entry = pack.checklist?.value?.[part];
    return entry?.status === 'done' && entry.confirmedBy === undefined;
  };
  const chosen = await choosePart(worlds, target, waits, say);
  if (chosen === undefined) return;
  const { pack } = chosen.world;
  const owner = pack.checklist?.value?.[chosen.part]?.owner;
  const confirmedBy = await askPerson(chosen.world, [owner], say('vscode.readiness.confirmedBy'), say);
  if (confirmedBy !== undefined) await write(chosen, { confirmedBy, confirmedOn: localDate() }, say);
}

interface ChosenPart {
  readonly world: ReadinessWorld;
  readonly part: Part;
}

/** The part of the line, or of a picker that shows those which fit; read anew, a line may be older than the file. */
async function choosePart(
  worlds: Worlds,
  target: unknown,
  fits: (world: ReadinessWorld, part: Part) => boolean,
  say: Translate,
): Promise<ChosenPart | undefined> {
  const node = target as Partial<ReadinessNode> | undefined;
  const own = worlds.find(({ project }) => project.root === node?.world?.project.root);
  if (own && node?.part) return { world: own, part: node.part };
  const choices = worlds.flatMap(world =>
    PARTS.filter(part => fits(world, part)).map(part => ({
      label: say(`part.${part}`),
      description: say(`partStatus.${world.pack.checklist?.value?.[part]?.status ?? 'todo'}`),
      ...(worlds.length > 1 && { detail: world.project.root }),
      value: { world, part },
    })),
  );
  if (choices.length > 0) return pick(say('vscode.readiness.part'), choices);
  void showInformationMessage(say('vscode.readiness.noPart'));
  return undefined;
}

/** The successors of open departures first; those who cannot be meant are left out. */
async function askPerson(
  { pack }: ReadinessWorld,
  others: readonly (string | undefined)[],
  question: string,
  say: Translate,
): Promise<string | undefined> {
  const team = pack.team?.value;
  const open = pack.transitions.flatMap(({ transition }) =>
    isOpenTransition(transition?.value) ? (transition?.value ?? []) : [],
  );
  const rank = (id: string) =>
    open.some(({ successor }) => isSamePerson(team, successor, id))
      ? 0
      : open.some(({ leaving }) => isSamePerson(team, leaving, id))
        ? 2
        : 1;
  const people = peopleToChoose(team)
    .flatMap(({ person: { id, name }, isHere }) => {
      if (id === undefined) return [];
      const description = isHere ? id : `${id} · ${say('people.gone')}`;
      return [{ label: shownText(name ?? id), description, value: id, isHere }];
    })
    .filter(({ value }) => !others.some(other => isSamePerson(team, value, other)))
    .sort((one, other) => Number(other.isHere) - Number(one.isHere) || rank(one.value) - rank(other.value));
  if (people.length > 0) return pick(question, people);
  void showInformationMessage(say('vscode.readiness.noTeam'));
  return undefined;
}

async function write({ world, part }: ChosenPart, fields: PartFields, say: Translate): Promise<void> {
  const { project, pack } = world;
  const settings = await readSettings(project.files);
  const changes = await changePart({ project, settings, pack }, part, fields, displayLanguage());
  await applyChanges(project, changes, say('vscode.readiness.label'));
}
