import * as vscode from 'vscode';
import type { FileChange } from '../../core/changes.ts';
import type { Translate } from '../../l10n/index.ts';
import { activePeople } from '../../pack/people/people.ts';
import type { ObservationKind, ProblemSeverity } from '../../pack/types.generated.ts';
import type { TransitionEvent } from '../../transition/record.ts';
import { shownText } from '../../usecases/shownText.ts';
import { closeTransition } from '../../usecases/transition/closeTransition.ts';
import { statusCalendar, statusMarkdown } from '../../usecases/transition/exportStatus.ts';
import { masker } from '../../usecases/transition/readTransitions.ts';
import { nextEntryId } from '../../usecases/transition/recordInTransition.ts';
import { wordOpenPoint } from '../../usecases/transition/words.ts';
import type { OpenDeparture } from './model.ts';

const KINDS: readonly ObservationKind[] = ['call', 'question', 'incident', 'visit', 'other'];
const SEVERITIES: readonly ProblemSeverity[] = ['critical', 'major', 'minor'];

/** Asks what happened in the observation; a serious incident asks who was called back. */
export async function askEntry(
  { world, status }: OpenDeparture,
  say: Translate,
): Promise<TransitionEvent | undefined> {
  const kind = await pick(
    say('vscode.transition.ask.kind'),
    KINDS.map(value => ({ label: say(`observation.${value}`), value })),
  );
  if (kind === undefined) return undefined;
  const severity =
    kind === 'incident'
      ? await pick(
          say('vscode.transition.ask.severity'),
          SEVERITIES.map(value => ({ label: say(`severity.${value}`), value })),
        )
      : undefined;
  if (kind === 'incident' && severity === undefined) return undefined;
  const summary = await vscode.window.showInputBox({
    prompt: say('vscode.transition.ask.summary'),
    ignoreFocusOut: true,
  });
  if (!summary?.trim()) return undefined;
  const people = activePeople(world.pack.team?.value).flatMap(({ id, name }) =>
    id === undefined ? [] : [{ label: shownText(name ?? id), description: id, value: id }],
  );
  const needsRecall = severity === 'critical' || severity === 'major';
  const leaver = status.departure.transition.leaving;
  const recall = needsRecall
    ? await pick(say('vscode.transition.ask.recall'), [
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
  if (needsRecall && recall === undefined) return undefined;
  const handledBy =
    people.length > 0 ? await pick(say('vscode.transition.ask.handledBy'), people) : undefined;
  return {
    kind: 'entry',
    id: nextEntryId(status, world.today),
    entryKind: kind,
    severity,
    summary,
    handledBy,
    recall: recall || undefined,
  };
}

/** Asks for a lesson, and for a reason where something is open; what is open is shown. */
export async function askClose(
  { world, status }: OpenDeparture,
  say: Translate,
): Promise<readonly FileChange[] | undefined> {
  const { open } = status;
  const context = { say, today: world.today, mask: masker(world.today) };
  let reason: string | undefined;
  if (open.length > 0) {
    const detail = open.slice(0, 15).map(point => `• ${wordOpenPoint(point, context)}`);
    if (open.length > 15) detail.push(say('transition.more', { count: open.length - 15 }));
    const force = say('vscode.transition.force');
    const answer = await vscode.window.showWarningMessage(
      say('transition.notClosed', { id: status.id, count: open.length }),
      { modal: true, detail: detail.join('\n') },
      force,
    );
    if (answer !== force) return undefined;
    reason = await vscode.window.showInputBox({ prompt: say('cli.transition.reason'), ignoreFocusOut: true });
    if (!reason?.trim()) return undefined;
  }
  const lesson = await vscode.window.showInputBox({
    prompt: say('vscode.transition.ask.lesson'),
    ignoreFocusOut: true,
  });
  if (lesson === undefined) return undefined;
  return closeTransition(world, status, {
    date: world.today,
    reason,
    lessons: lesson.trim() ? [lesson.trim()] : [],
  });
}

/** Saves the deadlines as a calendar, or shows them as a task list to copy. */
export async function askExport(departures: readonly OpenDeparture[], say: Translate): Promise<void> {
  const [first] = departures;
  if (first === undefined) {
    await vscode.window.showInformationMessage(say('error.noDeparture'));
    return;
  }
  const { world } = first;
  const statuses = departures.filter(other => other.world === world).map(({ status }) => status);
  const what = await pick(say('vscode.transition.export'), [
    { label: say('vscode.transition.export.ics'), value: 'ics' as const },
    { label: say('vscode.transition.export.markdown'), value: 'markdown' as const },
  ]);
  if (what === 'markdown') {
    const content = statusMarkdown(world, statuses, say);
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'markdown', content }),
    );
  }
  if (what !== 'ics') return;
  const defaultUri = vscode.Uri.joinPath(vscode.Uri.file(world.project.root), `${first.status.id}.ics`);
  const target = await vscode.window.showSaveDialog({ defaultUri, filters: { iCalendar: ['ics'] } });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(statusCalendar(world, statuses, say)));
  await vscode.window.showInformationMessage(say('transition.exported', { path: target.fsPath }));
}

async function pick<Value>(
  placeHolder: string,
  choices: readonly (vscode.QuickPickItem & { readonly value: Value })[],
): Promise<Value | undefined> {
  return (await vscode.window.showQuickPick(choices, { placeHolder, ignoreFocusOut: true }))?.value;
}
