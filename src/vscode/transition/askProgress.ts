import { entriesOf } from '../../pack/pack.ts';
import type { SignOffParty } from '../../pack/types.generated.ts';
import type { Letter, TransitionEvent } from '../../transition/events.ts';
import { DUTIES, membersOf } from '../../transition/taskForce.ts';
import { shownText } from '../../usecases/shownText.ts';
import { showInformationMessage } from '../shownWindow.ts';
import { askAccess, askLetter, askSettled, askSignature, askTeachBack } from './askEvidence.ts';
import { askOnCall } from './askRecord.ts';
import type { OpenDeparture } from './model.ts';
import { peopleBut, type Questions } from './questions.ts';

/** What is written down only after a question or two. */
export type Question =
  | { readonly ask: 'duties' | 'successor' | 'meeting' | 'on-call' }
  | { readonly ask: 'signature'; readonly party: SignOffParty }
  | { readonly ask: 'teach-back'; readonly topic: string }
  | { readonly ask: 'letter'; readonly letter: Letter }
  | { readonly ask: 'access'; readonly account: string }
  | { readonly ask: 'found-access'; readonly id: string };

/**
 * Asks what happened.
 * @returns undefined when the user pressed Escape
 */
export async function askProgress(
  question: Question,
  departure: OpenDeparture,
  ask: Questions,
): Promise<readonly TransitionEvent[] | undefined> {
  const { say } = ask;
  switch (question.ask) {
    case 'duties':
      return askDuties(departure, ask);
    case 'successor': {
      const person = await askPerson(departure, say('transition.ask.successor'), ask);
      return person === undefined ? undefined : [{ kind: 'successor', person }];
    }
    case 'meeting':
      return askMeeting(departure, ask);
    case 'on-call':
      return askOnCall(departure, ask);
    case 'signature':
      return askSignature(question.party, departure, ask);
    case 'teach-back':
      return askTeachBack(question.topic, departure, ask);
    case 'letter':
      return askLetter(question.letter, departure, ask);
    case 'access':
      return askAccess(question.account, departure, ask);
    case 'found-access':
      return askSettled(question.id, ask);
  }
}

/** Whoever leads, and each duty that nobody has. */
async function askDuties(departure: OpenDeparture, ask: Questions): Promise<TransitionEvent[] | undefined> {
  const { say } = ask;
  const { transition } = departure.status.departure;
  const taken = membersOf(transition).map(({ duty }) => duty);
  const happened: TransitionEvent[] = [];
  if (!transition.lead?.trim()) {
    const person = await askPerson(departure, say('vscode.transition.ask.lead'), ask);
    if (person === undefined) return undefined;
    happened.push({ kind: 'lead', person });
  }
  for (const duty of DUTIES.filter(open => !taken.includes(open))) {
    const words = say('vscode.transition.ask.duty', { duty: say(`duty.${duty}`) });
    const person = await askPerson(departure, words, ask);
    if (person === undefined) return undefined;
    happened.push({ kind: 'duty', duty, person });
  }
  return happened;
}

async function askMeeting(
  { world, status }: OpenDeparture,
  ask: Questions,
): Promise<TransitionEvent[] | undefined> {
  const { say } = ask;
  const { transition } = status.departure;
  const needed = world.settings.numbers.meetingMinutes;
  const minutes = await ask.text(say('vscode.transition.ask.minutes', { needed }), '', text =>
    /^\d{1,4}$/.test(text) ? undefined : say('vscode.transition.ask.number'),
  );
  const place = await ask.text(say('vscode.transition.ask.place'));
  const contacts = entriesOf(world.pack.checklist?.value?.customer?.contacts, []).flatMap(({ entry }) =>
    entry.id === undefined ? [] : [{ label: shownText(entry.name ?? entry.id), value: entry.id }],
  );
  const customer =
    contacts.length > 0
      ? await ask.pick(say('vscode.transition.ask.customer'), contacts)
      : await ask.text(say('vscode.transition.ask.customer'));
  const demos = await ask.text(say('vscode.transition.ask.demos'));
  const logic = await ask.text(say('vscode.transition.ask.hardLogic'));
  const onSite = await ask.pick(say('vscode.transition.ask.onSite'), [
    { label: say('vscode.transition.ask.onSite.yes'), value: true },
    { label: say('vscode.transition.ask.onSite.no'), value: false },
  ]);
  const list = (text: string) =>
    text
      .split(/[;；]/)
      .map(part => part.trim())
      .filter(Boolean);
  const { leaving, successor } = transition;
  return [
    {
      kind: 'meeting',
      minutes: Number(minutes),
      onSite,
      place,
      attendees: [
        ...(leaving ? [{ party: 'leaver', person: leaving } as const] : []),
        ...(successor ? [{ party: 'successor', person: successor } as const] : []),
        ...(customer.trim() ? [{ party: 'customer', person: customer } as const] : []),
      ],
      demos: list(demos),
      hardLogic: list(logic),
    },
  ];
}

async function askPerson(
  departure: OpenDeparture,
  placeHolder: string,
  ask: Questions,
): Promise<string | undefined> {
  const { say } = ask;
  const people = peopleBut(departure, [departure.status.departure.transition.leaving], say);
  if (people.length === 0) {
    await showInformationMessage(say('vscode.transition.nobodyElse'));
    return undefined;
  }
  return ask.pick(placeHolder, people);
}
