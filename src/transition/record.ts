import { UserError } from '../core/errors.ts';
import { entriesOf, type Pack } from '../pack/pack.ts';
import { findPerson, idInTeam, TEAM_PARTIES } from '../pack/people/people.ts';
import type { YamlChange } from '../pack/yaml/edit.ts';
import type { Departure } from './departure.ts';
import type { TransitionEvent } from './events.ts';
import { amendments, entryOf } from './recordEntry.ts';
import { letterChanges, listChanges } from './recordLetters.ts';
import type { DepartureStatus } from './status.ts';

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
    case 'called':
    case 'letter':
    case 'stand-in':
    case 'on-call':
      return letterChanges(pack, departure, record, date);
    case 'list':
    case 'item':
    case 'routine':
    case 'recording':
      return listChanges(pack, record);
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
        ...(record.recorder ? [set('meeting', 'recorder').to(record.recorder)] : []),
        // Who says it again corrects it: nobody was there twice.
        ...(record.attendees.length > 0
          ? [
              set('meeting', 'attendees').to(
                record.attendees.map(({ party, person }) => ({
                  person: TEAM_PARTIES.has(party) ? idOf(person) : (findPerson(team, person)?.id ?? person),
                  party,
                })),
              ),
            ]
          : []),
        ...shownChanges(departure, record),
      ];
    case 'shown':
      return shownChanges(departure, record);
    case 'question':
      return [questionChange(departure, record)].flat();
    case 'revoked':
    case 'rotated':
      return accessChanges(departure, record, date);
    case 'proof': {
      const { watchedBy, ...proof } = record.proof;
      const path = [...findTopic(departure, record.topic).path, 'proof'];
      return [set(...path).to({ ...proof, ...(watchedBy && { watchedBy: idOf(watchedBy) }) })];
    }
    case 'settled': {
      const found = entriesOf(transition.foundAccess, ['foundAccess']);
      const place = found.find(({ entry }) => entry.id === record.id);
      if (place === undefined) throw unknown('error.unknownAccess', record.id, found);
      return [
        set(...place.path, 'settledOn').to(date),
        ...(record.evidence ? [set(...place.path, 'evidence').to(record.evidence)] : []),
      ];
    }
    case 'taught': {
      const topic = findTopic(departure, record.topic);
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
      const scan = record.scan && {
        ...record.scan,
        recordedOn: date,
        ...(by !== undefined && { recordedBy: idOf(by) }),
      };
      const evidence = record.evidence ?? record.scan?.file;
      if (entry === undefined) {
        const own = {
          party: record.party,
          ...(name && { name }),
          signedOn: date,
          ...(evidence && { evidence }),
          ...(scan && { scan }),
        };
        return [{ append: ['signOff'], values: [own] }];
      }
      // Where the paper is may be told later; that is no second signature.
      const isLater = entry.entry.signedOn !== undefined && evidence !== undefined && !name;
      return [
        ...(name ? [set(...entry.path, 'name').to(name)] : []),
        ...(isLater ? [] : [set(...entry.path, 'signedOn').to(date)]),
        ...(evidence ? [set(...entry.path, 'evidence').to(evidence)] : []),
        ...(scan ? [set(...entry.path, 'scan').to(scan)] : []),
      ];
    }
    case 'lesson':
      return [{ append: ['lessons'], values: [record.lesson] }];
  }
}

/** A topic by its words or its number. @throws UserError with those that there are */
export function findTopic({ transition }: Departure, wanted: string) {
  const topics = entriesOf(transition.teachBack, ['teachBack']);
  const topic = topics.find(({ entry }, index) => [entry.topic, String(index + 1)].includes(wanted));
  const known = topics.map(({ entry }, index) => ({ entry: { id: `${index + 1} ${entry.topic ?? ''}` } }));
  if (topic === undefined) throw unknown('error.unknownTopic', wanted, known);
  return topic;
}

/** What is said again is not written down twice. */
function shownChanges(
  { transition }: Departure,
  { demos, hardLogic }: { readonly demos: readonly string[]; readonly hardLogic: readonly string[] },
): YamlChange[] {
  const fresh = (list: 'demos' | 'hardLogic', words: readonly string[]): YamlChange[] => {
    const known = transition.meeting?.[list] ?? [];
    const values = words.filter(word => !known.includes(word));
    return values.length > 0 ? [{ append: ['meeting', list], values }] : [];
  };
  return [...fresh('demos', demos), ...fresh('hardLogic', hardLogic)];
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
  {
    kind,
    account,
    evidence,
    isLater = false,
  }: Extract<TransitionEvent, { readonly kind: 'revoked' | 'rotated' }>,
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
  if (entry === undefined) {
    const own = { account: known.account, [field]: date, ...(evidence && { evidence }) };
    return [{ append: ['access'], values: [own] }];
  }
  return [
    ...(isLater && entry.entry[field] !== undefined ? [] : [{ set: [...entry.path, field], value: date }]),
    ...(evidence ? [{ set: [...entry.path, 'evidence'], value: evidence }] : []),
  ];
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
export function needsRecall({ transition: { absence } }: Departure, record: TransitionEvent): boolean {
  if (absence !== undefined) return false;
  if (record.kind !== 'entry' || record.entryKind !== 'incident') return false;
  return (record.severity === 'critical' || record.severity === 'major') && !record.recall?.trim();
}
