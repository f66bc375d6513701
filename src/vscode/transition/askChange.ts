import * as vscode from 'vscode';
import { isDate } from '../../core/dates.ts';
import type { Translate } from '../../l10n/index.ts';
import { activePeople, isSamePerson } from '../../pack/people/people.ts';
import { shownText } from '../../usecases/shownText.ts';
import {
  type ChangePlan,
  cancelTransition,
  changeTransition,
} from '../../usecases/transition/changeTransition.ts';
import { displayLanguage } from '../window.ts';
import type { OpenDeparture } from './model.ts';

const WHAT = ['last-day', 'successor', 'on-call', 'cancelled'] as const;

/** Asks what goes otherwise than was planned, and why. @returns undefined when the user pressed Escape */
export async function askChange(
  { world, status }: OpenDeparture,
  say: Translate,
): Promise<ChangePlan | undefined> {
  const choices = WHAT.map(value => ({ label: say(`change.${value}`), value }));
  const placeHolder = say('vscode.transition.ask.change');
  const what = (await vscode.window.showQuickPick(choices, { placeHolder, ignoreFocusOut: true }))?.value;
  if (what === undefined) return undefined;
  const { departure } = status;
  const { onCall } = departure.transition;
  const lastDay =
    what === 'last-day' ? await askDate(say('transition.ask.lastDay'), departure.lastDay, say) : undefined;
  const successor = what === 'successor' ? await askPerson({ world, status }, say) : undefined;
  const onCallUntil =
    what === 'on-call'
      ? await askDate(say('cli.transition.change.onCallUntil'), onCall?.until ?? world.today, say)
      : undefined;
  if (what !== 'cancelled' && (lastDay ?? successor ?? onCallUntil) === undefined) return undefined;
  const prompt = say('cli.transition.change.reason');
  const reason = await vscode.window.showInputBox({ prompt, ignoreFocusOut: true });
  if (reason === undefined || (what === 'cancelled' && reason.trim() === '')) return undefined;
  const request = { on: world.today, reason: reason.trim() || undefined };
  const options = { fallbackLanguage: displayLanguage() };
  return what === 'cancelled'
    ? cancelTransition(world, status, request, options)
    : changeTransition(world, status, { ...request, lastDay, successor, onCallUntil }, options);
}

async function askPerson({ world, status }: OpenDeparture, say: Translate): Promise<string | undefined> {
  const team = world.pack.team?.value;
  const { leaving, successor } = status.departure.transition;
  const people = activePeople(team).flatMap(({ id, name }) =>
    id === undefined || [leaving, successor].some(other => isSamePerson(team, id, other))
      ? []
      : [{ label: shownText(name ?? id), description: id, value: id }],
  );
  const placeHolder = say('transition.ask.successor');
  return (await vscode.window.showQuickPick(people, { placeHolder, ignoreFocusOut: true }))?.value;
}

async function askDate(
  prompt: string,
  value: string | undefined,
  say: Translate,
): Promise<string | undefined> {
  return vscode.window.showInputBox({
    prompt,
    value: value ?? '',
    ignoreFocusOut: true,
    validateInput: text => (isDate(text) ? undefined : say('transition.ask.noDate')),
  });
}
