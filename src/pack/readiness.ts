import { addDays } from '../core/dates.ts';
import { findQuestions, sectionsOf } from './markdown/placeholders.ts';
import { PACK_DOCUMENTS, PARTS } from './names.ts';
import type { Pack } from './pack.ts';
import { isJustGenerated, isOpenTransition } from './packState.ts';
import { activePeople, isSamePerson } from './people/people.ts';
import type { Numbers } from './settings/numbers.generated.ts';
import type { Checklist, Person, Team, Transition } from './types.generated.ts';
import type { Lenient } from './yaml/conform.ts';

/**
 * How ready a project is for a departure, in the four phases of the domain, 0 to 100 each; null where there is
 * nothing to measure, such as the response to a departure that nobody has announced.
 */
export interface Readiness {
  readonly prevention: number | null;
  readonly response: number | null;
  readonly handover: number | null;
  readonly longTerm: number | null;
  /** The mean of the phases that could be measured. */
  readonly total: number | null;
}

/** Nothing could be measured. */
export const NO_READINESS: Readiness = {
  prevention: null,
  response: null,
  handover: null,
  longTerm: null,
  total: null,
};

/** What is worth how much of a part of the checklist: done counts in full only when the successor has confirmed it. */
const STATUS_WORTH = { todo: 0, 'in-progress': 0.4, done: 0.8, 'not-applicable': 1 } as const;
const CONFIRMED_WORTH = 1;
const DUTIES = ['customer-talks', 'technical', 'contract-legal', 'people'] as const;

/**
 * Measures a pack. Each phase is the mean of its questions, each answered with a share between 0 and 1; questions that
 * do not apply are left out. The questions are the measures that the four phases name; their weights are equal
 * because nobody has calibrated them.
 * @param today yyyy-mm-dd
 */
export function measureReadiness(pack: Pack, numbers: Numbers, today: string): Readiness {
  // What a program guessed earns nothing.
  if (isJustGenerated(pack)) return NO_READINESS;
  const team = pack.team?.value;
  const checklist = pack.checklist?.value;
  const phases = {
    prevention: team || checklist ? percent(prevention(pack, numbers, today)) : null,
    response: percent(pack.transitions.flatMap(({ transition }) => response(transition?.value))),
    handover: checklist ? percent(PARTS.map(part => worthOf(checklist[part]))) : null,
    longTerm: percent(longTerm(team, numbers, today)),
  };
  const measured = Object.values(phases).filter(value => value !== null);
  return { ...phases, total: percent(measured.map(value => value / 100)) };
}

function prevention({ team, checklist, documents, folder }: Pack, numbers: Numbers, today: string): number[] {
  const { roles, assignments = [], prevention: done } = team?.value ?? {};
  const pairs = [roles, ...assignments].filter(pair => pair !== undefined);
  const areCovered = pairs.map(
    ({ primary, deputy }) => Boolean(primary && deputy) && !isSamePerson(team?.value, primary, deputy),
  );
  const pages = PACK_DOCUMENTS.filter(name => name.startsWith('docs/')).map(name => {
    const page = documents.find(({ path }) => path === `${folder}/${name}`);
    return page === undefined ? 0 : shareOfFilledSections(page.text);
  });
  const goLives = (checklist?.value?.progress?.milestones ?? []).filter(
    milestone => milestone?.kind === 'go-live' && milestone.actual !== undefined,
  );
  const packs = new Set(done?.goLivePacks?.map(entry => entry?.goLive));
  return [
    areCovered.length > 0 ? mean(areCovered.map(Number)) : 0,
    mean(pages),
    Number(isRecent(datesOf(done?.surveys), numbers.surveyEveryDays, today)),
    Number(isRecent(datesOf(done?.careerReviews), numbers.careerReviewEveryDays, today)),
    ...goLives.map(entry =>
      Number(entry?.pack !== undefined || packs.has(entry?.id) || packs.has(entry?.title)),
    ),
  ];
}

function response(transition: Lenient<Transition> | undefined): number[] {
  if (transition === undefined || !isOpenTransition(transition)) return [];
  const { taskForce = [], tasks = [], successor, customerNotice } = transition;
  const duties = DUTIES.filter(duty => taskForce.some(member => member?.duty === duty && member.person));
  return [
    Number(successor !== undefined),
    Number(customerNotice?.sentOn !== undefined),
    duties.length / DUTIES.length,
    ...(tasks.length > 0 ? [mean(tasks.map(task => Number(task?.doneOn !== undefined)))] : []),
  ];
}

function longTerm(team: Lenient<Team> | undefined, numbers: Numbers, today: string): number[] {
  const people = activePeople(team);
  if (people.length === 0) return [];
  const { hospitalVisits, rotations = [] } = team?.longTerm ?? {};
  const share = (fits: (person: Lenient<Person>) => boolean) =>
    mean(people.map(person => Number(fits(person))));
  const rotated = ({ id, lastRotation }: Lenient<Person>) => [
    ...(lastRotation ? [lastRotation] : []),
    ...datesOf(rotations.filter(rotation => rotation?.person === id)),
  ];
  const visits = datesOf(hospitalVisits);
  return [
    share(({ level }) => level !== undefined),
    share(({ level, mentor }) => mentor !== undefined || level === 'solution-architect'),
    share(person => isRecent(rotated(person), numbers.rotationEveryDays, today)),
    share(({ lastVisit }) =>
      isRecent([...visits, ...(lastVisit ? [lastVisit] : [])], numbers.visitEveryDays, today),
    ),
  ];
}

function worthOf(part: Lenient<Checklist>[(typeof PARTS)[number]]): number {
  if (part?.status === undefined) return 0;
  const isConfirmed = part.status === 'done' && part.confirmedBy !== undefined;
  return isConfirmed ? CONFIRMED_WORTH : STATUS_WORTH[part.status];
}

/** A section without a question of the templates is filled in. */
function shareOfFilledSections(text: string): number {
  const sections = sectionsOf(text).filter(({ start, end }) => text.slice(start, end).trim() !== '');
  if (sections.length === 0) return 0;
  return mean(sections.map(({ start, end }) => Number(findQuestions(text.slice(start, end)).length === 0)));
}

function datesOf(entries: readonly ({ readonly date?: string | undefined } | undefined)[] = []): string[] {
  return entries.flatMap(entry => entry?.date ?? []);
}

function isRecent(dates: readonly string[], days: number, today: string): boolean {
  return dates.some(date => date <= today && date >= addDays(today, -days));
}

function mean(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** @returns null when there is nothing to take the mean of */
function percent(shares: readonly number[]): number | null {
  return shares.length === 0 ? null : Math.round(mean(shares) * 100);
}
