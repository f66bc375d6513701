import { entriesOf } from '../../../pack/pack.ts';
import { findPerson, isSamePerson } from '../../../pack/people/people.ts';
import type { AttendeeParty, SignOffParty } from '../../../pack/types.generated.ts';
import { topicState } from '../../../transition/mastery.ts';
import { openItemsOf, openItemsOfLeaver } from '../../../transition/surfaced.ts';
import { DUTIES } from '../../../transition/taskForce.ts';
import { dateWriter, positionOf, type ViewSource } from './source.ts';

type Word = string | undefined;

/** The lists that the documents of a departure show. */
export interface TransitionLists {
  readonly changes: readonly { on: Word; what: string; from: Word; to: Word; reason: Word }[];
  readonly taskForce: readonly { role: string; person: Word; duty: string }[];
  readonly tasks: readonly { isDone: boolean; title: string; owner: Word; due: Word; doneOn: Word }[];
  readonly areas: readonly { name: string; commits: Word; path: Word }[];
  readonly openItems: readonly { id: Word; title: Word; owner: Word; due: Word }[];
  /** Those of them that the customer may see. */
  readonly sharedItems: readonly { title: string; owner: Word; due: Word }[];
  readonly accounts: readonly { system: string; state: string }[];
  readonly readingList: readonly { isDone: boolean; path: string; reason: Word }[];
  readonly teachBack: readonly { topic: string; state: string }[];
  /** Topics that speak of the work and not of our code. */
  readonly results: readonly { topic: string; state: string }[];
  readonly attendees: readonly { party: string; name: Word; position: Word }[];
  readonly demos: readonly { what: string; by: Word }[];
  readonly hardLogic: readonly { what: string }[];
  readonly questions: readonly { question: string; answer: Word }[];
  readonly signatures: readonly { party: string; name: Word; note: Word; date: Word }[];
  readonly routines: readonly { every: string; what: string; when: string; how: string }[];
  readonly recordings: readonly { title: string; link: string }[];
}

/** What stands in a cell that nothing is known for. */
export const NONE = '–';

export function listsOf(source: ViewSource): TransitionLists {
  const { pack, departure, language, say, today } = source;
  const { transition } = departure;
  const team = pack.team?.value;
  const nameOf = (who: Word) => findPerson(team, who)?.name ?? who;
  const dateOf = dateWriter(language);
  const isOver = (date: Word) => date !== undefined && date <= today;
  const results = entriesOf(transition.teachBack, []).map(({ entry }) => ({
    topic: entry.topic ?? '',
    isOfCode: entry.path !== undefined,
    state: teachBackState(source, entry),
  }));
  // Who leaves does not finish it: who takes over does.
  const nextOwner = (owner: Word) =>
    isSamePerson(team, owner, transition.leaving) ? transition.successor : owner;
  const item = ({ title, owner, due }: { title?: Word; owner?: Word; due?: Word }) => ({
    title: title ?? '',
    owner: nameOf(nextOwner(owner)),
    due: dateOf(due),
  });
  return {
    changes: entriesOf(transition.changes, []).map(({ entry: { on, what, from, to, reason } }) => ({
      on: dateOf(on),
      what: say(`change.${what ?? 'last-day'}`),
      from: nameOf(from),
      to: nameOf(to),
      reason,
    })),
    taskForce: DUTIES.filter(duty => (transition.taskForce ?? []).some(member => member?.duty === duty)).map(
      duty => ({
        role: say(`duty.${duty}`),
        person: nameOf(transition.taskForce?.find(member => member?.duty === duty)?.person),
        duty: say(duty === 'people' && transition.absence ? 'duty.people.absence' : `duty.${duty}.meaning`),
      }),
    ),
    tasks: entriesOf(transition.tasks, []).map(({ entry: { title = '', owner, due, doneOn, starred } }) => ({
      isDone: isOver(doneOn),
      title: `${starred ? '★ ' : ''}${title}`,
      owner: nameOf(owner),
      due: dateOf(due),
      doneOn: isOver(doneOn) ? dateOf(doneOn) : undefined,
    })),
    areas: entriesOf(transition.areas, []).map(({ entry: { name = '', commits, paths = [] } }) => ({
      name,
      commits: commits === undefined ? undefined : String(commits),
      path: paths.find(Boolean),
    })),
    openItems: openItemsOfLeaver(pack, transition.leaving ?? '').map(entry => ({
      id: entry.id,
      ...item(entry),
    })),
    // What a program found in git is ours to go through first, and so is what only it has guessed.
    sharedItems: openItemsOf(pack.checklist?.value)
      .filter(({ confirm, fingerprint }) => !confirm && fingerprint === undefined)
      .map(item),
    accounts: [...accountRows(source), ...foundRows(source)],
    readingList: entriesOf(transition.readingList, []).map(({ entry: { path = '', reason, readOn } }) => ({
      isDone: isOver(readOn),
      path,
      reason,
    })),
    teachBack: results.map(({ topic, state }) => ({ topic, state })),
    results: results.filter(({ isOfCode }) => !isOfCode).map(({ topic, state }) => ({ topic, state })),
    attendees: attendeesOf(source),
    demos: (transition.meeting?.demos ?? []).flatMap(what =>
      what ? [{ what, by: nameOf(transition.successor) }] : [],
    ),
    hardLogic: (transition.meeting?.hardLogic ?? []).flatMap(what => (what ? [{ what }] : [])),
    questions: entriesOf(transition.meeting?.questions, []).map(({ entry: { question = '', answer } }) => ({
      question,
      answer: answer?.trim() || undefined,
    })),
    signatures: signaturesOf(source),
    routines: entriesOf(transition.handoverList?.routines, [])
      .map(({ entry }) => entry)
      .sort((one, other) => EVERY.indexOf(one.every ?? 'year') - EVERY.indexOf(other.every ?? 'year'))
      .map(({ every = 'day', what = '', when = NONE, how = NONE }) => ({
        every: say(`every.${every}`),
        what,
        when,
        how,
      })),
    recordings: entriesOf(transition.handoverList?.recordings, []).map(
      ({ entry: { title = '', link = '' } }) => ({ title, link }),
    ),
  };
}

const EVERY = ['day', 'week', 'month', 'year'];

function accountRows({ departure, say, language, today }: ViewSource): TransitionLists['accounts'] {
  return departure.access.map(({ system, shared, endedOn }) => ({
    system,
    state:
      endedOn !== undefined && endedOn <= today
        ? say(shared ? 'access.rotated' : 'access.revoked', { date: dateWriter(language)(endedOn) ?? '' })
        : say(shared ? 'access.toRotate' : 'access.toRevoke'),
  }));
}

/** What was found beside the accounts. */
function foundRows({ departure, say, language, today }: ViewSource): TransitionLists['accounts'] {
  return entriesOf(departure.transition.foundAccess, []).map(
    ({ entry: { kind = 'secret', place = '', settledOn } }) => ({
      system: `${say(`foundAccess.${kind}`)} ${place}`,
      state:
        settledOn !== undefined && settledOn <= today
          ? say('access.settled', { date: dateWriter(language)(settledOn) ?? '' })
          : say('access.toSettle'),
    }),
  );
}

/** Said is what the successor says, proven what they did. */
function teachBackState(
  { pack, departure, say, language, today }: ViewSource,
  entry: NonNullable<NonNullable<typeof departure.transition.teachBack>[number]>,
): string {
  const { confirmedOn, proof } = entry;
  const date = dateWriter(language)(proof?.on ?? confirmedOn) ?? '';
  const state = topicState(departure, pack.team?.value, entry, today);
  if (state === 'proven' && proof?.kind !== undefined)
    return say('teachBack.proven', { how: say(`proof.${proof.kind}`), date }).trim();
  return state === 'said' ? say('teachBack.said', { date }).trim() : say('teachBack.open');
}

/** Those who were there; before the meeting those who must be. */
function attendeesOf({ pack, departure, say }: ViewSource): TransitionLists['attendees'] {
  const { transition } = departure;
  const team = pack.team?.value;
  const contacts = entriesOf(pack.checklist?.value?.customer?.contacts, []).map(({ entry }) => entry);
  // For the customer it is whom they knew until now.
  const called = (party: AttendeeParty) => say(party === 'leaver' ? 'party.former' : `party.${party}`);
  const row = (party: AttendeeParty, who: Word) => {
    const person = findPerson(team, who);
    const contact = contacts.find(({ id, name }) => who !== undefined && (id === who || name === who));
    // “IT department” and “head of the IT department”: it is said once.
    const isInRole = contact?.department && contact.role?.includes(contact.department);
    const place = [isInRole ? undefined : contact?.department, contact?.role].filter(Boolean).join(' ');
    return {
      party: called(party),
      name: person?.name ?? contact?.name ?? who,
      position: positionOf(person, say) ?? (place || undefined),
    };
  };
  const listed = entriesOf(transition.meeting?.attendees, []).map(({ entry }) => entry);
  if (listed.length > 0) return listed.map(({ party = 'other', person }) => row(party, person));
  const expected: (readonly [AttendeeParty, Word])[] = [
    ...(transition.absence === undefined ? [['leaver', transition.leaving] as const] : []),
    ['successor', transition.successor],
    ['customer', undefined],
    ['project-manager', transition.lead],
  ];
  return expected.map(([party, who]) => row(party, who));
}

/** Those who sign; whoever cannot come is not among them. */
function signaturesOf({ pack, departure, say, language, today }: ViewSource): TransitionLists['signatures'] {
  const { transition } = departure;
  const nameOf = (who: Word) => findPerson(pack.team?.value, who)?.name ?? who;
  const signed = entriesOf(transition.signOff, []).map(({ entry }) => entry);
  const parties: readonly SignOffParty[] =
    transition.absence === undefined ? ['leaver', 'successor', 'customer'] : ['successor', 'customer'];
  const names: Partial<Record<SignOffParty, Word>> = {
    leaver: transition.leaving,
    successor: transition.successor,
  };
  const witness = signed.filter(({ party }) => party === 'witness');
  return [...parties, ...witness.map(() => 'witness' as const)].map(party => {
    const entry = signed.find(one => one.party === party);
    const isSigned = entry?.signedOn !== undefined && entry.signedOn <= today;
    return {
      party: say(party === 'leaver' ? 'party.former' : `party.${party}`),
      name: nameOf(entry?.name ?? names[party]),
      note: entry?.note,
      date: isSigned ? dateWriter(language)(entry.signedOn) : undefined,
    };
  });
}
