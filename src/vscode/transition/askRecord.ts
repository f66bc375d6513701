import type { Translate } from '../../l10n/index.ts';
import type { HandoverItem, Routine } from '../../pack/types.generated.ts';
import type { TransitionEvent } from '../../transition/events.ts';
import { onCallGap } from '../../transition/onCall.ts';
import type { OpenDeparture } from './model.ts';
import { askDate, askText, askWords, peopleBut, pick } from './questions.ts';

const WHAT = ['on-call', 'item', 'routine', 'recording', 'list'] as const;
type ItemKind = NonNullable<HandoverItem['kind']>;
const ITEMS: readonly ItemKind[] = ['paper', 'key', 'seal', 'badge', 'account', 'device', 'data', 'other'];
const EVERY: readonly Routine['every'][] = ['day', 'week', 'month', 'year'];

/** Asks what is to be written down that no line of the view stands for. @returns undefined after Escape, as all here */
export async function askRecord(
  departure: OpenDeparture,
  say: Translate,
): Promise<TransitionEvent[] | undefined> {
  const what = await pick(
    say('vscode.transition.ask.record'),
    WHAT.filter(
      value => value !== 'on-call' || departure.status.departure.transition.absence === undefined,
    ).map(value => ({ label: say(`vscode.transition.record.${value}`), value })),
  );
  switch (what) {
    case 'on-call':
      return askOnCall(departure, say);
    case 'item':
      return askItem(say);
    case 'routine':
      return askRoutine(say);
    case 'recording':
      return askRecording(say);
    case 'list':
      return askList(departure, say);
    case undefined:
      return undefined;
  }
}

/** Asks what the leaver agreed to: hours, a way and an end. What was agreed before is offered. */
export async function askOnCall(
  { world, status }: OpenDeparture,
  say: Translate,
): Promise<TransitionEvent[] | undefined> {
  const { onCall } = status.departure.transition;
  const { leaver } = status.departure;
  const gap = onCallGap(status.departure, world.settings.numbers);
  const hours = await askWords(say('vscode.transition.ask.onCallHours', { leaver }), say, onCall?.hours);
  if (hours === undefined) return undefined;
  const channel = await askWords(say('vscode.transition.ask.onCallChannel'), say, onCall?.channel);
  if (channel === undefined) return undefined;
  const until = await askDate(say('vscode.transition.ask.onCallUntil'), gap?.until ?? onCall?.until, say);
  return until === undefined ? undefined : [{ kind: 'on-call', hours, channel, until }];
}

async function askItem(say: Translate): Promise<TransitionEvent[] | undefined> {
  const kind = await pick(
    say('vscode.transition.ask.itemKind'),
    ITEMS.map(value => ({ label: say(`handoverItem.${value}`), value })),
  );
  if (kind === undefined) return undefined;
  const name = await askWords(say('vscode.transition.ask.itemName'), say);
  if (name === undefined) return undefined;
  const quantity = await askText(say('vscode.transition.ask.itemQuantity'), '1', answer =>
    /^[1-9]\d{0,5}$/.test(answer) ? undefined : say('vscode.transition.ask.noQuantity'),
  );
  if (quantity === undefined) return undefined;
  const more: Partial<Record<(typeof DETAILS)[number], string>> = {};
  for (const detail of DETAILS) {
    const answer = await askText(say(`vscode.transition.ask.item.${detail}`));
    if (answer === undefined) return undefined;
    if (answer.trim()) more[detail] = answer.trim();
  }
  return [{ kind: 'item', item: { name: name.trim(), kind, quantity: Number(quantity), ...more } }];
}

/** The columns of the list that may stay empty. */
const DETAILS = ['place', 'version', 'classification', 'note'] as const;

async function askRoutine(say: Translate): Promise<TransitionEvent[] | undefined> {
  const every = await pick(
    say('vscode.transition.ask.every'),
    EVERY.map(value => ({ label: say(`every.${value}`), value })),
  );
  if (every === undefined) return undefined;
  const what = await askWords(say('vscode.transition.ask.routine'), say);
  if (what === undefined) return undefined;
  const when = await askText(say('vscode.transition.ask.routineWhen'));
  if (when === undefined) return undefined;
  const how = await askText(say('vscode.transition.ask.routineHow'));
  if (how === undefined) return undefined;
  const routine: Routine = {
    every,
    what: what.trim(),
    ...(when.trim() && { when: when.trim() }),
    ...(how.trim() && { how: how.trim() }),
  };
  return [{ kind: 'routine', routine }];
}

async function askRecording(say: Translate): Promise<TransitionEvent[] | undefined> {
  const title = await askWords(say('vscode.transition.ask.recordingTitle'), say);
  if (title === undefined) return undefined;
  const link = await askWords(say('vscode.transition.ask.recordingLink'), say);
  return link === undefined ? undefined : [{ kind: 'recording', title: title.trim(), link: link.trim() }];
}

/** Number and supervisor, who may be somebody of the customer's. */
async function askList(departure: OpenDeparture, say: Translate): Promise<TransitionEvent[] | undefined> {
  const { leaving, successor, handoverList } = departure.status.departure.transition;
  const number = await askText(say('vscode.transition.ask.listNumber'), handoverList?.number);
  if (number === undefined) return undefined;
  const chosen = await pick(say('vscode.transition.ask.supervisor'), [
    ...peopleBut(departure, [leaving, successor]),
    { label: say('ask.somebodyElse'), value: '' },
  ]);
  if (chosen === undefined) return undefined;
  const supervisor = chosen || (await askText(say('vscode.transition.ask.supervisorName')));
  if (supervisor === undefined) return undefined;
  const list = { number: number.trim() || undefined, supervisor: supervisor.trim() || undefined };
  return (list.number ?? list.supervisor) ? [{ kind: 'list', ...list }] : undefined;
}
