import { addDays } from '../core/dates.ts';
import type { MessageData } from '../core/errors.ts';
import { findQuestions, sectionsOf } from './markdown/placeholders.ts';
import { PACK_DOCUMENTS, PARTS, type Part } from './names.ts';
import { entriesOf, type Pack, type TransitionFolder } from './pack.ts';
import { isOpenTransition } from './packState.ts';
import { isTeamGuessed } from './people/lastDone.ts';
import { activePeople, isSamePerson } from './people/people.ts';
import type { Numbers } from './settings/numbers.generated.ts';
import type { Checklist, Person } from './types.generated.ts';
import type { Lenient } from './yaml/conform.ts';
import type { YamlPath } from './yaml/file.ts';

/** The four phases of the domain, in their order. */
export const PHASES = ['prevention', 'response', 'handover', 'longTerm'] as const;
export type ReadinessPhase = (typeof PHASES)[number];

/** Where something that is missing belongs: a field of a YAML file, or a place in a document; from the project folder. */
export type GapPlace =
  | { readonly file: string; readonly path: YamlPath }
  | { readonly file: string; readonly start: number };

/** Something that a measure lacks. Worded by `readiness.gap.<id>`. */
export interface Gap {
  readonly id: string;
  readonly data: MessageData;
  readonly place: GapPlace;
}

/** One question of a phase. Worded by `readiness.measure.<id>`. */
export interface Measure {
  readonly id: string;
  readonly data: MessageData;
  /** 0 to 1 */
  readonly share: number;
  /** Empty where the share is 1, and where nobody is asked yet. */
  readonly gaps: readonly Gap[];
  /** Of a part of the checklist. */
  readonly part?: Part;
}

/** What is worth how much of a part of the checklist: done counts in full only when the successor has confirmed it. */
const STATUS_WORTH = { todo: 0, 'in-progress': 0.4, done: 0.8, 'not-applicable': 1 } as const;
const DUTIES = ['customer-talks', 'technical', 'contract-legal', 'people'] as const;

/** Everything that the readiness counts, by phase; a phase of which nothing is known has no measure. */
export function measuresOf(
  pack: Pack,
  numbers: Numbers,
  today: string,
): Readonly<Record<ReadinessPhase, readonly Measure[]>> {
  const checklist = pack.checklist?.value;
  return {
    prevention: pack.team?.value || checklist ? prevention(pack, numbers, today) : [],
    response: pack.transitions.flatMap(response),
    handover: checklist ? PARTS.map(part => partMeasure(pack, part, checklist[part])) : [],
    longTerm: longTerm(pack, numbers, today),
  };
}

function prevention(pack: Pack, numbers: Numbers, today: string): Measure[] {
  const { prevention: done } = pack.team?.value ?? {};
  const file = pack.team?.path ?? `${pack.folder}/team.yaml`;
  const dated = (id: string, field: string, entries: Dated, days: number): Measure => {
    const share = Number(isRecent(datesOf(entries), days, today));
    const gap: Gap = { id, data: { days }, place: { file, path: ['prevention', field] } };
    return measure(id, share, isTeamKnown(pack) ? [gap] : []);
  };
  return [
    covered(pack, file),
    documented(pack),
    dated('survey', 'surveys', done?.surveys, numbers.surveyEveryDays),
    dated('career-review', 'careerReviews', done?.careerReviews, numbers.careerReviewEveryDays),
    ...goLivePacks(pack, file),
  ];
}

/** Whether somebody has looked at the team: of people who are only guessed, nobody is surveyed, rotated or sent on a visit. */
function isTeamKnown({ team }: Pack): boolean {
  return team !== undefined && !isTeamGuessed(team);
}

/** Every duty has a primary and somebody else as deputy. */
function covered({ team }: Pack, file: string): Measure {
  const { roles, assignments } = team?.value ?? {};
  const pairs = [
    ...(roles === undefined ? [] : [{ entry: { ...roles, area: '' }, path: ['roles'] as YamlPath }]),
    ...entriesOf(assignments, ['assignments']),
  ];
  const open = pairs.filter(
    ({ entry: { primary, deputy } }) => !(primary && deputy) || isSamePerson(team?.value, primary, deputy),
  );
  const gap = ({ entry: { area = '', primary, deputy }, path }: (typeof pairs)[number]): Gap => ({
    id: `${primary ? (deputy ? 'same' : 'no-deputy') : 'no-primary'}${area ? '.area' : ''}`,
    data: { area },
    place: { file, path: [...path, primary ? 'deputy' : 'primary'] },
  });
  if (pairs.length > 0) return measure('deputies', 1 - open.length / pairs.length, open.map(gap));
  return measure('deputies', 0, [{ id: 'no-primary', data: {}, place: { file, path: ['roles'] } }]);
}

/** A section without a question of the templates is filled in. */
function documented({ documents, folder }: Pack): Measure {
  const pages = PACK_DOCUMENTS.filter(name => name.startsWith('docs/')).map(name => {
    const file = `${folder}/${name}`;
    const page = documents.find(({ path }) => path === file);
    if (page === undefined)
      return { share: 0, gaps: [{ id: 'page-missing', data: { file }, place: { file, start: 0 } }] };
    const sections = sectionsOf(page.text).filter(
      ({ start, end }) => page.text.slice(start, end).trim() !== '',
    );
    const open = sections.filter(({ start, end }) => findQuestions(page.text.slice(start, end)).length > 0);
    const gaps = open.map(({ title, start }) => ({
      id: 'section',
      data: { title, file: name },
      place: { file, start },
    }));
    return { share: sections.length === 0 ? 0 : 1 - open.length / sections.length, gaps };
  });
  return measure(
    'documents',
    mean(pages.map(({ share }) => share)),
    pages.flatMap(({ gaps }) => gaps),
  );
}

/** Each go-live left a pack of documents, a measure each. */
function goLivePacks({ checklist, team }: Pack, file: string): Measure[] {
  const packs = new Set(team?.value?.prevention?.goLivePacks?.map(entry => entry?.goLive));
  return entriesOf(checklist?.value?.progress?.milestones, [])
    .filter(({ entry }) => entry.kind === 'go-live' && entry.actual !== undefined)
    .map(({ entry: { id, title, pack } }) => {
      const isThere = pack !== undefined || packs.has(id) || packs.has(title);
      const data = { title: title ?? id ?? '' };
      const place = { file, path: ['prevention', 'goLivePacks'] };
      return measure('go-live-pack', Number(isThere), [{ id: 'go-live-pack', data, place }], data);
    });
}

/** What a departure that is announced asks for at once. */
function response({ transition }: TransitionFolder): Measure[] {
  const { taskForce = [], successor, customerNotice, tasks } = transition?.value ?? {};
  if (transition === undefined || !isOpenTransition(transition.value)) return [];
  const gap = (id: string, path: YamlPath, data: MessageData = {}): Gap => ({
    id,
    data,
    place: { file: transition.path, path },
  });
  const open = DUTIES.filter(duty => !taskForce.some(member => member?.duty === duty && member.person));
  const all = entriesOf(tasks, ['tasks']);
  const left = all.filter(({ entry }) => entry.doneOn === undefined);
  return [
    measure('successor', Number(successor !== undefined), [gap('successor', ['successor'])]),
    measure('notice', Number(customerNotice?.sentOn !== undefined), [gap('notice', ['customerNotice'])]),
    measure(
      'duties',
      1 - open.length / DUTIES.length,
      open.map(duty => gap(`duty.${duty}`, ['taskForce'])),
    ),
    ...(all.length > 0
      ? [
          measure(
            'tasks',
            1 - left.length / all.length,
            left.map(({ entry, path }) => gap('task', path, { title: entry.title ?? entry.id ?? '' })),
          ),
        ]
      : []),
  ];
}

function partMeasure({ checklist, folder }: Pack, part: Part, entry: Lenient<Checklist>[Part]): Measure {
  const status = entry?.status ?? 'todo';
  const isConfirmed = status === 'done' && entry?.confirmedBy !== undefined;
  const share = entry?.status === undefined ? 0 : isConfirmed ? 1 : STATUS_WORTH[status];
  const place = {
    file: checklist?.path ?? `${folder}/checklist.yaml`,
    path: [part, status === 'done' ? 'confirmedBy' : 'status'],
  };
  const gaps = [
    ...(entry?.owner === undefined && share < 1
      ? [{ id: 'no-owner', data: {}, place: { ...place, path: [part, 'owner'] } }]
      : []),
    { id: `part.${status}`, data: {}, place },
  ];
  return { ...measure(`part.${part}`, share, gaps), part };
}

/** The measures that keep people: a level, somebody who teaches, other work, the customer seen. */
function longTerm(pack: Pack, numbers: Numbers, today: string): Measure[] {
  const team = pack.team?.value;
  const file = pack.team?.path ?? '';
  const people = activePeople(team);
  if (people.length === 0) return [];
  const { hospitalVisits, rotations = [] } = team?.longTerm ?? {};
  const rotated = ({ id, lastRotation }: Lenient<Person>) => [
    ...(lastRotation ? [lastRotation] : []),
    ...datesOf(rotations.filter(rotation => rotation?.person === id)),
  ];
  const visits = datesOf(hospitalVisits);
  const shared = (id: string, field: string, fits: (person: Lenient<Person>) => boolean): Measure => {
    const open = people.filter(person => !fits(person));
    const asked = isTeamKnown(pack) ? open : [];
    const gaps = asked.map(person => ({
      id,
      data: { name: person.name ?? person.id ?? '' },
      place: { file, path: ['people', team?.people?.indexOf(person) ?? 0, field] },
    }));
    return measure(id, 1 - open.length / people.length, gaps);
  };
  return [
    shared('level', 'level', ({ level }) => level !== undefined),
    shared('mentor', 'mentor', ({ level, mentor }) => mentor !== undefined || level === 'solution-architect'),
    shared('rotation', 'lastRotation', person => isRecent(rotated(person), numbers.rotationEveryDays, today)),
    shared('visit', 'lastVisit', ({ lastVisit }) =>
      isRecent([...visits, ...(lastVisit ? [lastVisit] : [])], numbers.visitEveryDays, today),
    ),
  ];
}

function measure(id: string, share: number, gaps: readonly Gap[], data: MessageData = {}): Measure {
  return { id, data, share, gaps: share === 1 ? [] : gaps };
}

type Dated = readonly ({ readonly date?: string | undefined } | undefined)[] | undefined;

function datesOf(entries: Dated = []): string[] {
  return entries.flatMap(entry => entry?.date ?? []);
}

function isRecent(dates: readonly string[], days: number, today: string): boolean {
  return dates.some(date => date <= today && date >= addDays(today, -days));
}

export function mean(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
