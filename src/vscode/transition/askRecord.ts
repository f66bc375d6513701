import type { Translate } from '../../l10n/index.ts';
import { entriesOf } from '../../pack/pack.ts';
import type { HandoverItem, Routine, SignOffParty } from '../../pack/types.generated.ts';
import { findDocument } from '../../transition/documents.ts';
import type { Letter, TransitionEvent } from '../../transition/events.ts';
import { onCallGap } from '../../transition/onCall.ts';
import { LETTER_FIELDS } from '../../transition/recordLetters.ts';
import { shownText } from '../../usecases/shownText.ts';
import { askAccess, askLetter, askSettled, askSignature, askTeachBack } from './askEvidence.ts';
import type { OpenDeparture } from './model.ts';
import { type Choice, peopleBut, type Questions } from './questions.ts';

const WHAT = [
  'letter',
  'teach-back',
  'access',
  'found-access',
  'signature',
  'on-call',
  'item',
  'routine',
  'recording',
  'list',
] as const;
const PARTIES: readonly SignOffParty[] = ['leaver', 'successor', 'customer', 'witness'];
type ItemKind = NonNullable<HandoverItem['kind']>;
const ITEMS: readonly ItemKind[] = ['paper', 'key', 'seal', 'badge', 'account', 'device', 'data', 'other'];
const EVERY: readonly Routine['every'][] = ['day', 'week', 'month', 'year'];

/**
 * Asks what is to be written down: all that a line of the view stands for, for the keyboard, and what none stands for.
 * @returns undefined after Escape, as all here
 */
export async function askRecord(
  departure: OpenDeparture,
  ask: Questions,
): Promise<TransitionEvent[] | undefined> {
  const { say } = ask;
  const what = await ask.pick(
    say('vscode.transition.ask.record'),
    WHAT.filter(value => isThere(value, departure)).map(value => ({
      label: say(`vscode.transition.record.${value}`),
      value,
    })),
  );
  switch (what) {
    case 'letter': {
      const letter = await ask.pick(say('vscode.transition.ask.letter'), lettersOf(departure, say));
      return letter && askLetter(letter, departure, ask);
    }
    case 'teach-back': {
      const topic = await ask.pick(say('vscode.transition.ask.topic'), topicsOf(departure));
      return topic === undefined ? undefined : askTeachBack(topic, departure, ask);
    }
    case 'access': {
      const account = await ask.pick(say('vscode.transition.ask.account'), accountsOf(departure, say));
      return account === undefined ? undefined : askAccess(account, departure, ask);
    }
    case 'found-access': {
      const id = await ask.pick(say('vscode.transition.ask.account'), foundOf(departure, say));
      return id === undefined ? undefined : askSettled(id, ask);
    }
    case 'signature': {
      const party = await ask.pick(
        say('vscode.transition.ask.party'),
        PARTIES.map(value => ({ label: say(`party.${value}`), value })),
      );
      return party && askSignature(party, departure, ask);
    }
    case 'on-call':
      return askOnCall(departure, ask);
    case 'item':
      return askItem(ask);
    case 'routine':
      return askRoutine(ask);
    case 'recording':
      return askRecording(ask);
    case 'list':
      return askList(departure, ask);
    case undefined:
      return undefined;
  }
}

/** Whether there is anything to choose from. */
function isThere(what: (typeof WHAT)[number], { status }: OpenDeparture): boolean {
  const { transition, access } = status.departure;
  if (what === 'on-call') return transition.absence === undefined;
  if (what === 'teach-back') return (transition.teachBack ?? []).length > 0;
  if (what === 'access') return access.length > 0;
  return what !== 'found-access' || (transition.foundAccess ?? []).length > 0;
}

/** The letters whose time has come. */
function lettersOf({ world, status }: OpenDeparture, say: Translate): Choice<Letter>[] {
  const surroundings = { numbers: world.settings.numbers, today: world.today };
  const { transition } = status.departure;
  return LETTERS.flatMap(value => {
    const { sentOn, number } = transition[LETTER_FIELDS[value]] ?? {};
    const isDue =
      value === 'notice' || findDocument(`${value}-notice.md`).isDue(status.departure, surroundings);
    const description = [number, sentOn].filter(Boolean).join(' · ');
    return isDue || sentOn !== undefined ? [{ label: say(`letter.${value}`), description, value }] : [];
  });
}

const LETTERS: readonly Letter[] = ['notice', 'substitute', 'completion'];

function topicsOf({ status }: OpenDeparture): Choice<string>[] {
  return entriesOf(status.departure.transition.teachBack, []).flatMap(({ entry: { topic } }) =>
    topic === undefined ? [] : [{ label: shownText(topic), value: topic }],
  );
}

function accountsOf({ status }: OpenDeparture, say: Translate): Choice<string>[] {
  return status.departure.access.map(({ account, system, shared, endedOn }) => ({
    label: shownText(say(shared ? 'taskList.rotate' : 'taskList.revoke', { system })),
    description: endedOn ?? '',
    value: account,
  }));
}

function foundOf({ status }: OpenDeparture, say: Translate): Choice<string>[] {
  return entriesOf(status.departure.transition.foundAccess, []).flatMap(({ entry }) => {
    const { id, kind = 'secret', place = '', settledOn } = entry;
    const label = shownText(`${say(`foundAccess.${kind}`)} ${place}`);
    return id === undefined ? [] : [{ label, description: settledOn ?? '', value: id }];
  });
}

/** Asks what the leaver agreed to: hours, a way and an end. What was agreed before is offered. */
export async function askOnCall(
  { world, status }: OpenDeparture,
  ask: Questions,
): Promise<TransitionEvent[] | undefined> {
  const { say } = ask;
  const { onCall } = status.departure.transition;
  const { leaver } = status.departure;
  const gap = onCallGap(status.departure, world.settings.numbers);
  const hours = await ask.words(say('vscode.transition.ask.onCallHours', { leaver }), onCall?.hours);
  const channel = await ask.words(say('vscode.transition.ask.onCallChannel'), onCall?.channel);
  const until = await ask.date(say('vscode.transition.ask.onCallUntil'), gap?.until ?? onCall?.until);
  return until === undefined ? undefined : [{ kind: 'on-call', hours, channel, until }];
}

async function askItem(ask: Questions): Promise<TransitionEvent[] | undefined> {
  const { say } = ask;
  const kind = await ask.pick(
    say('vscode.transition.ask.itemKind'),
    ITEMS.map(value => ({ label: say(`handoverItem.${value}`), value })),
  );
  const name = await ask.words(say('vscode.transition.ask.itemName'));
  const quantity = await ask.text(say('vscode.transition.ask.itemQuantity'), '1', answer =>
    /^[1-9]\d{0,5}$/.test(answer) ? undefined : say('vscode.transition.ask.noQuantity'),
  );
  const more: Partial<Record<(typeof DETAILS)[number], string>> = {};
  for (const detail of DETAILS) {
    const answer = await ask.text(say(`vscode.transition.ask.item.${detail}`));
    if (answer.trim()) more[detail] = answer.trim();
  }
  return [{ kind: 'item', item: { name: name.trim(), kind, quantity: Number(quantity), ...more } }];
}

/** The columns of the list that may stay empty. */
const DETAILS = ['place', 'version', 'classification', 'note'] as const;

async function askRoutine(ask: Questions): Promise<TransitionEvent[] | undefined> {
  const { say } = ask;
  const every = await ask.pick(
    say('vscode.transition.ask.every'),
    EVERY.map(value => ({ label: say(`every.${value}`), value })),
  );
  const what = await ask.words(say('vscode.transition.ask.routine'));
  const when = await ask.text(say('vscode.transition.ask.routineWhen'));
  const how = await ask.text(say('vscode.transition.ask.routineHow'));
  const routine: Routine = {
    every,
    what: what.trim(),
    ...(when.trim() && { when: when.trim() }),
    ...(how.trim() && { how: how.trim() }),
  };
  return [{ kind: 'routine', routine }];
}

async function askRecording(ask: Questions): Promise<TransitionEvent[] | undefined> {
  const { say } = ask;
  const title = await ask.words(say('vscode.transition.ask.recordingTitle'));
  const link = await ask.words(say('vscode.transition.ask.recordingLink'));
  return link === undefined ? undefined : [{ kind: 'recording', title: title.trim(), link: link.trim() }];
}

/** Number and supervisor, who may be somebody of the customer's. */
async function askList(departure: OpenDeparture, ask: Questions): Promise<TransitionEvent[] | undefined> {
  const { say } = ask;
  const { leaving, successor, handoverList } = departure.status.departure.transition;
  const number = await ask.text(say('vscode.transition.ask.listNumber'), handoverList?.number);
  const chosen = await ask.pick(say('vscode.transition.ask.supervisor'), [
    ...peopleBut(departure, [leaving, successor], say),
    { label: say('ask.somebodyElse'), value: '' },
  ]);
  const supervisor = chosen || (await ask.text(say('vscode.transition.ask.supervisorName')));
  const list = { number: number.trim() || undefined, supervisor: supervisor.trim() || undefined };
  return (list.number ?? list.supervisor) ? [{ kind: 'list', ...list }] : undefined;
}
