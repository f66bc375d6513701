import { UserError } from '../core/errors.ts';
import { entriesOf, type Pack } from '../pack/pack.ts';
import { findPerson, idInTeam, TEAM_PARTIES } from '../pack/people/people.ts';
import type { AttendeeParty, Duty, SignOffParty } from '../pack/types.generated.ts';
import type { YamlChange } from '../pack/yaml/edit.ts';
import type { Departure } from './departure.ts';
import { amendments, type EntryWords, entryOf } from './recordEntry.ts';
import type { DepartureStatus } from './status.ts';

/** Something that happened in a departure, as people tell it: tasks, accounts and topics by id, name or words. */
export type TransitionEvent =
  | { readonly kind: 'notice'; readonly channel?: string | undefined }
  | { readonly kind: 'duty'; readonly duty: Duty; readonly person: string }
  | { readonly kind: 'lead'; readonly person: string }
  | { readonly kind: 'successor'; readonly person: string }
  | { readonly kind: 'task'; readonly id: string }
  | {
      readonly kind: 'meeting';
      readonly minutes: number;
      readonly onSite: boolean;
      readonly place?: string | undefined;
      readonly attendees: readonly { readonly party: AttendeeParty; readonly person: string }[];
      readonly demos: readonly string[];
      readonly hardLogic: readonly string[];
    }
  | { readonly kind: 'question'; readonly question: string; readonly answer?: string | undefined }
  | { readonly kind: 'revoked'; readonly account: string }
  | { readonly kind: 'rotated'; readonly account: string }
  | { readonly kind: 'taught'; readonly topic: string }
  | { readonly kind: 'observation' }
  | { readonly kind: 'signed'; readonly party: SignOffParty; readonly name?: string | undefined }
  | { readonly kind: 'lesson'; readonly lesson: string }
  | ({ readonly kind: 'entry'; readonly id: string } & Partial<EntryWords>)
  | ({ readonly kind: 'amend'; readonly id: string } & Partial<EntryWords>);

/** What a record changes in the two YAML files of a departure. */
export interface RecordChanges {
  readonly transition: readonly YamlChange[];
  readonly log: readonly YamlChange[];
}

/**
 * The changes that write down what happened.
 * @param date yyyy-mm-dd on which it happened
 * @param by who did it, if anybody says so: an id of `team.yaml`
 * @throws UserError for a task, account, topic, entry or member of the team that is not there
 */
export function changesOf(
  pack: Pack,
  { departure, folder }: DepartureStatus,
  record: TransitionEvent,
  date: string,
  by: string | undefined,
): RecordChanges {
  const log = folder.observationLog?.value;
  switch (record.kind) {
    case 'entry':
      return { transition: [], log: [{ append: ['entries'], values: [entryOf(pack, record, date)] }] };
    case 'amend': {
      const ids = entriesOf(log?.entries, ['entries']);
      const found = ids.find(({ entry }) => entry.id === record.id);
      if (found === undefined) throw unknown('error.unknownEntry', record.id, ids);
      return { transition: [], log: amendments(pack, found.path, record, date) };
    }
    default:
      return { transition: transitionChanges(pack, departure, record, date, by), log: [] };
  }
}

type InTransition = Exclude<TransitionEvent, { readonly kind: 'entry' | 'amend' }>;

function transitionChanges(
  pack: Pack,
  departure: Departure,
  record: InTransition,
  date: string,
  by: string | undefined,
): YamlChange[] {
  const { transition } = departure;
  const team = pack.team?.value;
  const idOf = (who: string) => idInTeam(team, who);
  const set = (...path: (string | number)[]) => ({
    to: (value: unknown): YamlChange => ({ set: path, value }),
  });
  switch (record.kind) {
    case 'notice':
      return [
        set('customerNotice', 'sentOn').to(date),
        ...(transition.successor?.trim()
          ? [set('customerNotice', 'successor').to(transition.successor)]
          : []),
        ...(record.channel ? [set('customerNotice', 'channel').to(record.channel)] : []),
      ];
    case 'lead':
      return [set('lead').to(idOf(record.person))];
    case 'duty': {
      const member = entriesOf(transition.taskForce, ['taskForce']).find(
        ({ entry }) => entry.duty === record.duty,
      );
      const person = idOf(record.person);
      return member
        ? [set(...member.path, 'person').to(person)]
        : [{ append: ['taskForce'], values: [{ duty: record.duty, person }] }];
    }
    case 'successor':
      return successorChanges(pack, departure, idOf(record.person), date);
    case 'task': {
      const tasks = entriesOf(transition.tasks, ['tasks']);
      const task = tasks.find(({ entry }) => entry.id === record.id);
      if (task === undefined) throw unknown('error.unknownTask', record.id, tasks);
      return [
        set(...task.path, 'doneOn').to(date),
        ...(by === undefined ? [] : [set(...task.path, 'doneBy').to(idOf(by))]),
      ];
    }
    case 'meeting':
      return [
        set('meeting', 'date').to(date),
        set('meeting', 'onSite').to(record.onSite),
        set('meeting', 'minutes').to(record.minutes),
        ...(record.place ? [set('meeting', 'place').to(record.place)] : []),
        ...record.attendees.map(
          ({ party, person }): YamlChange => ({
            append: ['meeting', 'attendees'],
            values: [
              {
                person: TEAM_PARTIES.has(party) ? idOf(person) : (findPerson(team, person)?.id ?? person),
                party,
              },
            ],
          }),
        ),
        ...record.demos.map((value): YamlChange => ({ append: ['meeting', 'demos'], values: [value] })),
        ...record.hardLogic.map(
          (value): YamlChange => ({ append: ['meeting', 'hardLogic'], values: [value] }),
        ),
      ];
    case 'question':
      return [questionChange(departure, record)].flat();
    case 'revoked':
    case 'rotated':
      return accessChanges(departure, record, date);
    case 'taught': {
      const topics = entriesOf(transition.teachBack, ['teachBack']);
      const topic = topics.find(({ entry }, index) =>
        [entry.topic, String(index + 1)].includes(record.topic),
      );
      const known = topics.map(({ entry }, index) => ({
        entry: { id: `${index + 1} ${entry.topic ?? ''}` },
      }));
      if (topic === undefined) throw unknown('error.unknownTopic', record.topic, known);
      const confirmedBy = by ?? transition.successor;
      return [
        ...(confirmedBy === undefined ? [] : [set(...topic.path, 'confirmedBy').to(idOf(confirmedBy))]),
        set(...topic.path, 'confirmedOn').to(date),
      ];
    }
    case 'observation':
      return [set('observation', 'startsOn').to(date)];
    case 'signed': {
      const entry = entriesOf(transition.signOff, ['signOff']).find(
        ({ entry }) => entry.party === record.party,
      );
      const name = record.name?.trim();
      if (entry === undefined)
        return [
          { append: ['signOff'], values: [{ party: record.party, ...(name && { name }), signedOn: date }] },
        ];
      return [
        ...(name ? [set(...entry.path, 'name').to(name)] : []),
        set(...entry.path, 'signedOn').to(date),
      ];
    }
    case 'lesson':
      return [{ append: ['lessons'], values: [record.lesson] }];
  }
}

/** Whoever is named takes over the place for their signature, too. */
function successorChanges(
  { team }: Pack,
  { transition }: Departure,
  person: string,
  date: string,
): YamlChange[] {
  const place = entriesOf(transition.signOff, ['signOff']).find(
    ({ entry }) => entry.party === 'successor' && entry.signedOn === undefined,
  );
  const name = findPerson(team?.value, person)?.name ?? person;
  return [
    { set: ['successor'], value: person },
    { set: ['successorNamedOn'], value: date },
    ...(place ? [{ set: [...place.path, 'name'], value: name }] : []),
  ];
}

/** A question that was asked before gets its answer; another one is added. */
function questionChange(
  { transition }: Departure,
  { question, answer }: { readonly question: string; readonly answer?: string | undefined },
): YamlChange | YamlChange[] {
  const path = ['meeting', 'questions'];
  const asked = entriesOf(transition.meeting?.questions, path).find(
    ({ entry }) => entry.question === question,
  );
  const isAnswered = Boolean(answer?.trim());
  if (asked === undefined)
    return {
      append: path,
      values: [{ question, ...(isAnswered && { answer }), answered: isAnswered }],
    };
  return isAnswered
    ? [
        { set: [...asked.path, 'answer'], value: answer },
        { set: [...asked.path, 'answered'], value: true },
      ]
    : [];
}

function accessChanges(
  { transition, access }: Departure,
  { kind, account }: { readonly kind: 'revoked' | 'rotated'; readonly account: string },
  date: string,
): YamlChange[] {
  const known = access.find(entry => entry.account === account || entry.system === account);
  if (known === undefined)
    throw unknown(
      'error.unknownAccount',
      account,
      access.map(entry => ({ entry: { id: entry.account } })),
    );
  // Taking one of several off a shared account takes nothing away from them: its secret must change.
  if (kind === 'revoked' && known.shared)
    throw new UserError('error.rotateShared', { account: known.account });
  const field = kind === 'revoked' ? 'revokedOn' : 'rotatedOn';
  const entry = entriesOf(transition.access, ['access']).find(
    action => action.entry.account === known.account,
  );
  return entry
    ? [{ set: [...entry.path, field], value: date }]
    : [{ append: ['access'], values: [{ account: known.account, [field]: date }] }];
}

function unknown(
  messageId: string,
  id: string,
  known: readonly { readonly entry: { readonly id?: string | undefined } }[],
): UserError {
  const ids = known.flatMap(({ entry }) => entry.id ?? []).join(', ') || '–';
  return new UserError(messageId, { id, ids });
}

/** Whether a serious incident of a record calls for the leaver: the method's rule. */
export function needsRecall(record: TransitionEvent): boolean {
  if (record.kind !== 'entry' || record.entryKind !== 'incident') return false;
  return (record.severity === 'critical' || record.severity === 'major') && !record.recall?.trim();
}
