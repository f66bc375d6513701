import * as vscode from 'vscode';
import type { Translate } from '../../l10n/index.ts';
import { keyOf } from '../../usecases/transition/sections.ts';
import { cancelWhole, changeWhole, type WrittenPlan } from '../../usecases/transition/wholeDeparture.ts';
import { displayLanguage } from '../window.ts';
import type { OpenDeparture } from './model.ts';
import { askDate, peopleBut, pick } from './questions.ts';

const WHAT = ['last-day', 'successor', 'on-call', 'cancelled'] as const;

/** Asks what goes otherwise than was planned, and why. @returns undefined when the user pressed Escape */
export async function askChange(departure: OpenDeparture, say: Translate): Promise<WrittenPlan | undefined> {
  const { world, status, whole } = departure;
  const choices = WHAT.map(value => ({ label: say(`change.${value}`), value }));
  const what = await pick(say('vscode.transition.ask.change'), choices);
  if (what === undefined) return undefined;
  const { transition, lastDay: day } = status.departure;
  const { onCall, leaving, successor: present } = transition;
  const lastDay = what === 'last-day' ? await askDate(say('transition.ask.lastDay'), day, say) : undefined;
  const successor =
    what === 'successor'
      ? await pick(say('transition.ask.successor'), peopleBut({ world }, [leaving, present]))
      : undefined;
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
  const own = whole.sections.find(one => keyOf(one) === keyOf(departure)) ?? departure;
  return what === 'cancelled'
    ? cancelWhole(own, whole.sections, request, options)
    : changeWhole(own, whole.sections, { ...request, lastDay, successor, onCallUntil }, options);
}
