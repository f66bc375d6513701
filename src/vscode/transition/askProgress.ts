import * as vscode from 'vscode';
import type { Translate } from '../../l10n/index.ts';
import { entriesOf } from '../../pack/pack.ts';
import { activePeople, isSamePerson } from '../../pack/people/people.ts';
import type { TransitionEvent } from '../../transition/events.ts';
import { DUTIES, membersOf } from '../../transition/taskForce.ts';
import { shownText } from '../../usecases/shownText.ts';
import type { OpenDeparture } from './model.ts';

/** What is written down only after a question or two. */
export type Question = 'duties' | 'successor' | 'meeting' | 'customer-signature';

/**
 * Asks what happened.
 * @returns undefined when the user pressed Escape
 */
export async function askProgress(
  question: Question,
  departure: OpenDeparture,
  say: Translate,
): Promise<readonly TransitionEvent[] | undefined> {
  switch (question) {
    case 'duties':
      return askDuties(departure, say);
    case 'successor': {
      const person = await askPerson(departure, say('transition.ask.successor'), say);
      return person === undefined ? undefined : [{ kind: 'successor', person }];
    }
    case 'meeting':
      return askMeeting(departure, say);
    case 'customer-signature': {
      const name = await askText(say('vscode.transition.ask.customerName'));
      return name === undefined ? undefined : [{ kind: 'signed', party: 'customer', name }];
    }
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
      ? (
          await vscode.window.showQuickPick(contacts, {
            placeHolder: say('vscode.transition.ask.customer'),
            ignoreFocusOut: true,
          })
        )?.value
      : await askText(say('vscode.transition.ask.customer'));
  if (customer === undefined) return undefined;
  const demos = await askText(say('vscode.transition.ask.demos'));
  if (demos === undefined) return undefined;
  const logic = await askText(say('vscode.transition.ask.hardLogic'));
  if (logic === undefined) return undefined;
  const yes = say('vscode.transition.ask.onSite.yes');
  const answer = await vscode.window.showQuickPick([yes, say('vscode.transition.ask.onSite.no')], {
    placeHolder: say('vscode.transition.ask.onSite'),
    ignoreFocusOut: true,
  });
  if (answer === undefined) return undefined;
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
      onSite: answer === yes,
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
  { world, status }: OpenDeparture,
  placeHolder: string,
  say: Translate,
): Promise<string | undefined> {
  const team = world.pack.team?.value;
  const people = activePeople(team).flatMap(({ id, name }) =>
    id === undefined || isSamePerson(team, id, status.departure.transition.leaving)
      ? []
      : [{ label: shownText(name ?? id), description: id, value: id }],
  );
  if (people.length === 0) {
    await vscode.window.showInformationMessage(say('vscode.transition.nobodyElse'));
    return undefined;
  }
  return (await vscode.window.showQuickPick(people, { placeHolder, ignoreFocusOut: true }))?.value;
}

function askText(prompt: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({ prompt, ignoreFocusOut: true });
}
