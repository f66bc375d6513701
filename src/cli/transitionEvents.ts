import { UserError } from '../core/errors.ts';
import type {
  AttendeeParty,
  Duty,
  HandoverItem,
  Proof,
  Routine,
  SignOffParty,
  Transition,
} from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';
import type { Letter, SignedScan, TransitionEvent } from '../transition/events.ts';
import type { DepartureStatus } from '../transition/status.ts';
import { DUTIES } from '../transition/taskForce.ts';
import { nextEntryId } from '../usecases/transition/recordInTransition.ts';
import { type LogOptions, SIGNERS } from './options.ts';

const PARTIES: readonly AttendeeParty[] = ['leaver', 'successor', 'customer', 'project-manager', 'other'];
type ItemKind = NonNullable<HandoverItem['kind']>;
const ITEM_KINDS: readonly ItemKind[] = [
  'paper',
  'key',
  'seal',
  'badge',
  'account',
  'device',
  'data',
  'other',
];
const EVERY: readonly Routine['every'][] = ['day', 'week', 'month', 'year'];
const PROOFS: readonly Proof['kind'][] = ['commit', 'restore-test', 'runbook'];

/**
 * What the options of `handover transition log` say that happened.
 * @throws UserError for what does not say who or what
 */
export function eventsOf(
  options: LogOptions,
  status: DepartureStatus,
  date: string,
  scan?: SignedScan,
): TransitionEvent[] {
  const { successor, lead, meeting, question, answer, observation, evidence } = options;
  const each = <T>(list: readonly T[] | undefined, make: (item: T) => TransitionEvent) =>
    (list ?? []).map(make);
  return [
    // A letter that goes out on the same day names them already.
    ...(successor === undefined ? [] : [{ kind: 'successor', person: successor } as const]),
    ...letterEvents(options, status),
    ...(lead === undefined ? [] : [{ kind: 'lead', person: lead } as const]),
    ...each(options.duty, word => {
      const [duty, person] = pairOf<Duty>(word, DUTIES);
      return { kind: 'duty', duty, person };
    }),
    ...meetingEvents(options, meeting),
    ...(question === undefined ? [] : [{ kind: 'question', question, answer } as const]),
    ...each(options.done, id => ({ kind: 'task', id })),
    ...each(options.revoked, account => ({ kind: 'revoked', account, evidence })),
    ...each(options.rotated, account => ({ kind: 'rotated', account, evidence })),
    ...each(options.taught, topic => ({ kind: 'taught', topic })),
    ...each(options.settled, id => ({ kind: 'settled', id, evidence })),
    ...each(options.proof, word => proofOf(word, options, date)),
    ...listEvents(options),
    ...(observation ? [{ kind: 'observation' } as const] : []),
    ...entryOf(options, status, date),
    ...each(options.signed, word => {
      const party = SIGNERS.find(known => known === word);
      if (party) return { kind: 'signed', party, evidence, scan };
      const [named, name] = pairOf<SignOffParty>(word, SIGNERS);
      return { kind: 'signed', party: named, name, evidence, scan };
    }),
    ...each(options.lesson, lesson => ({ kind: 'lesson', lesson })),
  ];
}

/** Letters and calls, and who can be called meanwhile. */
function letterEvents(options: LogOptions, { departure }: DepartureStatus): TransitionEvent[] {
  const { notified, called, number, answered, standIn, onCall, channel, until } = options;
  const letter = options.letter ?? letterMeant(departure.transition);
  const events: TransitionEvent[] = [];
  if (called) events.push({ kind: 'called' });
  if (number !== undefined || answered !== undefined)
    events.push({ kind: 'letter', letter, number, answer: answered });
  if (notified !== undefined)
    events.push({ kind: 'notice', letter, channel: notified === true ? undefined : notified });
  if (standIn !== undefined) events.push({ kind: 'stand-in', person: standIn });
  if (onCall !== undefined) events.push({ kind: 'on-call', hours: onCall, channel, until });
  return events;
}

/** The letter that people speak of when they do not say which: the one that is to be sent next. */
function letterMeant({ customerNotice, substituteNotice, successor, signOff }: Lenient<Transition>): Letter {
  if (customerNotice?.sentOn === undefined) return 'notice';
  const isSecond = Boolean(successor) && customerNotice.successor !== successor;
  if (isSecond && substituteNotice?.sentOn === undefined) return 'substitute';
  return signOff?.some(entry => entry?.signedOn !== undefined) ? 'completion' : 'notice';
}

/** A meeting, or what was shown in one that is written down already. */
function meetingEvents(options: LogOptions, minutes: number | undefined): TransitionEvent[] {
  const { onSite, place, recorder, attendee = [], demo = [], hardLogic = [] } = options;
  if (minutes === undefined)
    return demo.length + hardLogic.length > 0 ? [{ kind: 'shown', demos: demo, hardLogic }] : [];
  const attendees = attendee.map(word => {
    const [party, person] = pairOf<AttendeeParty>(word, PARTIES);
    return { party, person };
  });
  return [
    {
      kind: 'meeting',
      minutes,
      onSite: onSite === true,
      place,
      recorder,
      attendees,
      demos: demo,
      hardLogic,
    },
  ];
}

/** What goes into the handover list. */
function listEvents(options: LogOptions): TransitionEvent[] {
  const { listNumber, supervisor, item = [], routine = [], recording = [] } = options;
  const isList = listNumber !== undefined || supervisor !== undefined;
  return [
    ...(isList ? [{ kind: 'list', number: listNumber, supervisor } as const] : []),
    ...item.map((word): TransitionEvent => {
      const [kind, name] = pairOf<ItemKind>(word, ITEM_KINDS);
      const count = /[×x*]\s{0,3}(\d{1,6})$/u.exec(name);
      const what = count === null ? name : name.slice(0, count.index).trim();
      const quantity = count?.[1];
      return {
        kind: 'item',
        item: { name: what, kind, ...(quantity !== undefined && { quantity: Number(quantity) }) },
      };
    }),
    ...routine.map((word): TransitionEvent => {
      const [every, what] = pairOf<Routine['every']>(word, EVERY);
      return { kind: 'routine', routine: { every, what } };
    }),
    ...recording.map((word): TransitionEvent => {
      const at = word.indexOf('=');
      const [title, link] = [word.slice(0, at).trim(), word.slice(at + 1).trim()];
      if (at < 0 || !title || !link) throw new UserError('error.noPair', { word, names: 'TITLE=LINK' });
      return { kind: 'recording', title, link };
    }),
  ];
}

/** `2=commit:1a2b3c4`, `2=restore-test`: a topic, and what shows that the successor can do it. */
function proofOf(word: string, { watchedBy, result }: LogOptions, date: string): TransitionEvent {
  const at = word.lastIndexOf('=');
  const [kind = '', commit] = word
    .slice(at + 1)
    .trim()
    .split(':');
  const known = PROOFS.find(name => name === kind);
  if (at < 0 || known === undefined)
    throw new UserError('error.noPair', { word, names: PROOFS.map(name => `TOPIC=${name}`).join(', ') });
  const proof: Proof = {
    kind: known,
    on: date,
    ...(commit && { commit }),
    ...(watchedBy && { watchedBy }),
    ...(result && { result }),
  };
  return { kind: 'proof', topic: word.slice(0, at).trim(), proof };
}

/** An entry of the observation log, or what is now known about one that is there. */
function entryOf(options: LogOptions, status: DepartureStatus, date: string): TransitionEvent[] {
  const { kind, severity, summary, handledBy, recall, outcome, resolved, entry } = options;
  const said = { severity, summary, handledBy, recall, outcome, resolvedOn: resolved };
  if (entry !== undefined) return [{ kind: 'amend', id: entry, ...said }];
  if (kind === undefined && summary === undefined) {
    if (Object.values(said).some(word => word !== undefined)) throw new UserError('error.whichEntry');
    return [];
  }
  return [{ kind: 'entry', id: nextEntryId(status, date), entryKind: kind, ...said }];
}

/** @throws UserError for anything but `known=something` */
function pairOf<Name extends string>(word: string, names: readonly Name[]): [Name, string] {
  const at = word.indexOf('=');
  const name = names.find(known => known === word.slice(0, at));
  const value = word.slice(at + 1).trim();
  if (at < 0 || name === undefined || value === '')
    throw new UserError('error.noPair', { word, names: names.join(', ') });
  return [name, value];
}
