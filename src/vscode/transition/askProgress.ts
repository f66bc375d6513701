import * as vscode from 'vscode';
import type { Translate } from '../../l10n/index.ts';
import { entriesOf } from '../../pack/pack.ts';
import type { SignOffParty } from '../../pack/types.generated.ts';
import type { Letter, TransitionEvent } from '../../transition/events.ts';
import { DUTIES, membersOf } from '../../transition/taskForce.ts';
import { shownText } from '../../usecases/shownText.ts';
import { askAccess, askLetter, askSettled, askSignature, askTeachBack } from './askEvidence.ts';
import { askOnCall } from './askRecord.ts';
import type { OpenDeparture } from './model.ts';
import { askText, peopleBut, pick } from './questions.ts';

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
  say: Translate,
): Promise<readonly TransitionEvent[] | undefined> {
  switch (question.ask) {
    case 'duties':
      return askDuties(departure, say);
    case 'successor': {
      const person = await askPerson(departure, say('transition.ask.successor'), say);
      return person === undefined ? undefined : [{ kind: 'successor', person }];
    }
    case 'meeting':
      return askMeeting(departure, say);
    case 'on-call':
      return askOnCall(departure, say);
    case 'signature':
      return askSignature(question.party, departure, say);
    case 'teach-back':
      return askTeachBack(question.topic, departure, say);
    case 'letter':
      return askLetter(question.letter, departure, say);
    case 'access':
      return askAccess(question.account, departure, say);
    case 'found-access':
      return askSettled(question.id, say);
  }
}

/** Whoever leads, and each duty that nobody has. */
async function askDuties(departure: OpenDeparture, say: Translate): Promise<TransitionEvent[] | undefined> {
  const { transition } = departure.status.departure;
  const taken = membersOf(transition).map(({ duty }) => duty);
  const happened: TransitionEvent[] = [];
  if (!transition.lead?.trim()) {
    const person = await askPerson(departure, say('vscode.transition.ask.lead'), say);
    if (person === undefined) return undefined;
    happened.push({ kind: 'lead', person });
  }
  for (const duty of DUTIES.filter(open => !taken.includes(open))) {
    const words = say('vscode.transition.ask.duty', { duty: say(`duty.${duty}`) });
    const person = await askPerson(departure, words, say);
    if (person === undefined) return undefined;
    happened.push({ kind: 'duty', duty, person });
  }
  return happened;
}

async function askMeeting(
  { world, status }: OpenDeparture,
  say: Translate,
): Promise<TransitionEvent[] | undefined> {
  const { transition } = status.departure;
  const needed = world.settings.numbers.meetingMinutes;
  const minutes = await vscode.window.showInputBox({
    prompt: say('vscode.transition.ask.minutes', { needed }),
    ignoreFocusOut: true,
    validateInput: text => (/^\d{1,4}$/.test(text) ? undefined : say('vscode.transition.ask.number')),
  });
  if (minutes === undefined) return undefined;
  const place = await askText(say('vscode.transition.ask.place'));
  if (place === undefined) return undefined;
  const contacts = entriesOf(world.pack.checklist?.value?.customer?.contacts, []).flatMap(({ entry }) =>
    entry.id === undefined ? [] : [{ label: shownText(entry.name ?? entry.id), value: entry.id }],
  );
  const customer =
    contacts.length > 0
      ? await pick(say('vscode.transition.ask.customer'), contacts)
      : await askText(say('vscode.transition.ask.customer'));
  if (customer === undefined) return undefined;
  const demos = await askText(say('vscode.transition.ask.demos'));
  if (demos === undefined) return undefined;
  const logic = await askText(say('vscode.transition.ask.hardLogic'));
  if (logic === undefined) return undefined;
  const onSite = await pick(say('vscode.transition.ask.onSite'), [
    { label: say('vscode.transition.ask.onSite.yes'), value: true },
    { label: say('vscode.transition.ask.onSite.no'), value: false },
  ]);
  if (onSite === undefined) return undefined;
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
  say: Translate,
): Promise<string | undefined> {
  const people = peopleBut(departure, [departure.status.departure.transition.leaving]);
  if (people.length === 0) {
    await vscode.window.showInformationMessage(say('vscode.transition.nobodyElse'));
    return undefined;
  }
  return pick(placeHolder, people);
}
