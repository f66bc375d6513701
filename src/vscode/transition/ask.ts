import * as vscode from 'vscode';
import type { Translate } from '../../l10n/index.ts';
import type { ObservationKind, ProblemSeverity } from '../../pack/types.generated.ts';
import type { TransitionEvent } from '../../transition/events.ts';
import { shownText } from '../../usecases/shownText.ts';
import { planTransfer } from '../../usecases/transition/closeTransition.ts';
import { packName, statusCalendar, statusMarkdown } from '../../usecases/transition/exportStatus.ts';
import { masker } from '../../usecases/transition/readTransitions.ts';
import { nextEntryId } from '../../usecases/transition/recordInTransition.ts';
import { packOf, type Section } from '../../usecases/transition/sections.ts';
import { wordTransfer } from '../../usecases/transition/transferWords.ts';
import { closeWhole, type WrittenPlan } from '../../usecases/transition/wholeDeparture.ts';
import { wordOpenPoint } from '../../usecases/transition/words.ts';
import { showInformationMessage, showWarningMessage } from '../shownWindow.ts';
import { displayLanguage } from '../window.ts';
import type { OpenDeparture } from './model.ts';
import { askWithBack, peopleBut, pick, type Questions } from './questions.ts';

const KINDS: readonly ObservationKind[] = ['call', 'question', 'incident', 'visit', 'other'];
const SEVERITIES: readonly ProblemSeverity[] = ['critical', 'major', 'minor'];

/** Asks what happened in the observation; a serious incident asks who was called back. */
export async function askEntry(
  { world, status }: OpenDeparture,
  ask: Questions,
): Promise<TransitionEvent | undefined> {
  const { say } = ask;
  const kind = await ask.pick(
    say('vscode.transition.ask.kind'),
    KINDS.map(value => ({ label: say(`observation.${value}`), value })),
  );
  const severity =
    kind === 'incident'
      ? await ask.pick(
          say('vscode.transition.ask.severity'),
          SEVERITIES.map(value => ({ label: say(`severity.${value}`), value })),
        )
      : undefined;
  const summary = await ask.words(say('vscode.transition.ask.summary'));
  const leaver = status.departure.transition.leaving;
  const needsRecall = severity === 'critical' || severity === 'major';
  const recall = needsRecall
    ? await ask.pick(say('vscode.transition.ask.recall'), [
        ...(leaver === undefined
          ? []
          : [
              {
                label: say('vscode.transition.ask.recalled', { leaver: status.departure.leaver }),
                value: leaver,
              },
            ]),
        { label: say('vscode.transition.ask.notYet'), value: '' },
      ])
    : undefined;
  // Whoever leaves is the last to have handled it, and never what Enter picks.
  const others = peopleBut({ world }, [leaver], say);
  const known = new Set(others.map(({ value }) => value));
  const rest = peopleBut({ world }, [], say).filter(({ value }) => !known.has(value));
  const people = [...others, { label: say('ask.somebodyElse'), value: '' }, ...rest];
  const handledBy =
    people.length > 1 ? await ask.pick(say('vscode.transition.ask.handledBy'), people) : undefined;
  return {
    kind: 'entry',
    id: nextEntryId(status, world.today),
    entryKind: kind,
    severity,
    summary,
    handledBy: handledBy || undefined,
    recall: recall || undefined,
  };
}

/**
 * Asks what is to be known at the end: a reason where something is open, which is shown; the new deputy where there is
 * none any more; a lesson. Then shows what changes hands. Each of these leads back to the one before it.
 */
export function askClose(departure: OpenDeparture, say: Translate): Promise<WrittenPlan | undefined> {
  const { world } = departure;
  const mask = masker(world.today);
  let isTried = false;
  return askWithBack(say, async ask => {
    const sections = await askSections(departure, ask);
    const nameOf = (section: Section) => (sections.length > 1 ? `${packName(section.world)}: ` : '');
    const context = { say, language: displayLanguage(), today: world.today, mask };
    const open = openIn(sections).map(
      ({ section, point }) => nameOf(section) + wordOpenPoint(point, context),
    );
    if (open.length > 0 && !(await askForce(departure, open, ask))) return undefined;
    const request = { date: world.today, lessons: [], fallbackLanguage: displayLanguage() };
    // What cannot be closed, as a file of the pack cannot be changed, is told before anybody types a reason.
    if (!isTried) await closeWhole(departure, sections, { ...request, reason: open[0] }, () => '');
    isTried = true;
    const reason = open.length > 0 ? await ask.words(say('cli.transition.reason')) : undefined;
    const deputies = new Map<Section, string>();
    for (const section of sections) {
      const isAsked = planTransfer(section.world, section.status, undefined).needsDeputy;
      deputies.set(section, isAsked ? await askDeputy(section, nameOf(section), ask) : '');
    }
    const lesson = await ask.text(say('vscode.transition.ask.lesson'));
    const lessons = lesson.trim() ? [lesson.trim()] : [];
    const plan = await closeWhole(departure, sections, { ...request, reason, lessons }, section =>
      deputies.get(section),
    );
    const moved = plan.sections.flatMap(section =>
      wordTransfer(section.plan.transfer, { say, mask }).map(words => nameOf(section) + words),
    );
    const [close, back] = [say('vscode.transition.lens.close'), say('vscode.back')];
    const shown = await showInformationMessage(
      say('transition.transfer.title'),
      { modal: true, detail: listOf(moved, say) },
      close,
      back,
    );
    if (shown === back) ask.back();
    return shown === close ? plan : undefined;
  });
}

/** What is open. The dialog shows the beginning: there something of each pack is to be seen. */
function openIn(sections: readonly Section[]) {
  const all = sections.map(section => section.status.open.map(point => ({ section, point })));
  const first = Math.floor(MOST_ROWS / sections.length);
  return [...all.flatMap(list => list.slice(0, first)), ...all.flatMap(list => list.slice(first))];
}

/**
 * Whether it is to be closed although something is open. Whoever would rather see all of that is shown it, with the way
 * back to the dialog; whatever is chosen there, it is ticked off in the view.
 */
async function askForce(
  { status }: OpenDeparture,
  open: readonly string[],
  ask: Questions,
): Promise<boolean> {
  const { say } = ask;
  const question = say('transition.notClosed', { id: status.id, count: open.length });
  const answer = await ask.dialog(async canGoBack => {
    // Enter presses the first button: that one shows what is open, and closes nothing. What closes stands last.
    const answers = [
      { button: say('vscode.transition.showOpen'), means: 'show' as const },
      ...(canGoBack ? [{ button: say('vscode.back'), means: 'back' as const }] : []),
      { button: say('vscode.transition.force'), means: 'force' as const },
    ];
    const pressed = await showWarningMessage(
      question,
      { modal: true, detail: listOf(open, say) },
      ...answers.map(({ button }) => button),
    );
    return answers.find(({ button }) => button === pressed)?.means;
  });
  if (answer === 'force') return true;
  await vscode.commands.executeCommand('handoverPack.transition.focus');
  await ask.pick(
    question,
    open.map(label => ({ label, value: label })),
  );
  return false;
}

/** A dialog that is higher than the screen has no buttons. */
function listOf(words: readonly string[], say: Translate): string {
  const rows = words.slice(0, MOST_ROWS).map(word => `• ${word}`);
  const rest = words.length - MOST_ROWS;
  return [...rows, ...(rest > 0 ? [say('transition.more', { count: rest })] : [])].join('\n');
}

const MOST_ROWS = 15;

/** Which packs are meant, where the departure goes on in several. */
async function askSections(
  { world, status, whole }: OpenDeparture,
  ask: Questions,
): Promise<readonly Section[]> {
  const { say } = ask;
  const open = whole.sections.filter(section => section.status.departure.outcome === 'open');
  if (open.length < 2) return [{ world, status }];
  return ask.pick<readonly Section[]>(say('vscode.transition.ask.packs'), [
    { label: say('vscode.transition.allPacks'), value: open },
    ...open.map(section => ({
      label: shownText(packName(section.world)),
      description: packOf(section.world.project),
      value: [section],
    })),
  ]);
}

/** @returns '' for nobody yet */
async function askDeputy({ world, status }: Section, name: string, ask: Questions): Promise<string> {
  const { say } = ask;
  const { leaving, successor } = status.departure.transition;
  const people = peopleBut({ world }, [leaving, successor], say);
  const later = { label: say('transition.ask.successorLater'), value: '' };
  return people.length === 0 ? '' : ask.pick(name + say('transition.ask.deputy'), [later, ...people]);
}

/** Saves the deadlines as a calendar, or shows them as a task list to copy. */
export async function askExport(departures: readonly OpenDeparture[], say: Translate): Promise<void> {
  const [first] = departures;
  if (first === undefined) {
    await showInformationMessage(say('error.noDeparture'));
    return;
  }
  const { world } = first;
  const what = await pick(say('vscode.transition.export'), [
    { label: say('vscode.transition.export.ics'), value: 'ics' as const },
    { label: say('vscode.transition.export.markdown'), value: 'markdown' as const },
  ]);
  if (what === 'markdown') {
    const content = statusMarkdown(departures, say);
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'markdown', content }),
    );
  }
  if (what !== 'ics') return;
  const defaultUri = vscode.Uri.joinPath(vscode.Uri.file(world.project.root), `${first.status.id}.ics`);
  const target = await vscode.window.showSaveDialog({ defaultUri, filters: { iCalendar: ['ics'] } });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(
    target,
    new TextEncoder().encode(statusCalendar(world.today, departures, say)),
  );
  await showInformationMessage(say('transition.exported', { path: target.fsPath }));
}
