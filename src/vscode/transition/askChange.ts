import { keyOf } from '../../usecases/transition/sections.ts';
import { cancelWhole, changeWhole, type WrittenPlan } from '../../usecases/transition/wholeDeparture.ts';
import { displayLanguage } from '../window.ts';
import type { OpenDeparture } from './model.ts';
import { peopleBut, type Questions } from './questions.ts';

const WHAT = ['last-day', 'successor', 'on-call', 'cancelled'] as const;

/** Asks what goes otherwise than was planned, and why. @returns undefined when the user pressed Escape */
export async function askChange(departure: OpenDeparture, ask: Questions): Promise<WrittenPlan | undefined> {
  const { say } = ask;
  const { world, status, whole } = departure;
  const choices = WHAT.map(value => ({ label: say(`change.${value}`), value }));
  const what = await ask.pick(say('vscode.transition.ask.change'), choices);
  const { transition, lastDay: day } = status.departure;
  const { onCall, leaving, successor: present } = transition;
  const lastDay = what === 'last-day' ? await ask.date(say('transition.ask.lastDay'), day) : undefined;
  const successor =
    what === 'successor'
      ? await ask.pick(say('transition.ask.successor'), peopleBut({ world }, [leaving, present], say))
      : undefined;
  const onCallUntil =
    what === 'on-call'
      ? await ask.date(say('cli.transition.change.onCallUntil'), onCall?.until ?? world.today)
      : undefined;
  if (what !== 'cancelled' && (lastDay ?? successor ?? onCallUntil) === undefined) return undefined;
  const reason = await ask.text(say('cli.transition.change.reason'));
  if (what === 'cancelled' && reason.trim() === '') return undefined;
  const request = { on: world.today, reason: reason.trim() || undefined };
  const options = { fallbackLanguage: displayLanguage() };
  const own = whole.sections.find(one => keyOf(one) === keyOf(departure)) ?? departure;
  return what === 'cancelled'
    ? cancelWhole(own, whole.sections, request, options)
    : changeWhole(own, whole.sections, { ...request, lastDay, successor, onCallUntil }, options);
}
