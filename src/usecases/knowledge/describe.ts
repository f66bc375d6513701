import { dayOf } from '../../knowledge/model.ts';
import {
  type FactorOfThoseHere,
  factorOfThoseHere,
  type TruckFactor,
  truckFactor,
} from '../../knowledge/truckFactor.ts';
import type { HeadlineReport, LostReport, Owner, PersonName, TruckFactorReport } from './report.ts';
import { type KnowledgeState, lastSeen } from './state.ts';

/** The factor of those who are here, what is lost already, and the factor as published. */
export function describeHeadline(state: KnowledgeState): HeadlineReport {
  const factor = factorHere(state, state.holders, new Set());
  const { people, makers } = state.knowledge;
  const last = lastSeen(state.knowledge);
  const made = new Set(makers.flat());
  return {
    ...describeFactorHere(state, factor),
    here: people.filter((_, person) => isHere(state, person) && (made.has(person) || last[person] === 0))
      .length,
    known: factor.known,
    lost: describeLost(state, last),
    published: describeTruckFactor(state, truckFactor(state.published)),
  };
}

/** @param leavers people who leave, too */
export function factorHere(
  state: Pick<KnowledgeState, 'knowledge' | 'inactive'>,
  holders: readonly (readonly number[])[],
  leavers: ReadonlySet<number>,
): FactorOfThoseHere {
  const here = state.knowledge.people.flatMap((_, person) =>
    isHere(state, person) && !leavers.has(person) ? [person] : [],
  );
  return factorOfThoseHere(holders, new Set(here));
}

export function describeFactorHere(
  state: Pick<KnowledgeState, 'knowledge'>,
  { value, coverage, people, known }: FactorOfThoseHere,
): TruckFactorReport {
  return {
    value,
    coverage,
    people: people.map(({ person, files }) => describeOwner(state, person, files, known)),
  };
}

function isHere({ inactive }: Pick<KnowledgeState, 'inactive'>, person: number): boolean {
  return !inactive.has(person);
}

function describeLost({ holders, inactive }: KnowledgeState, last: readonly number[]): LostReport {
  const days = holders
    .filter(people => people.length > 0 && people.every(person => inactive.has(person)))
    .map(people => Math.max(...people.map(person => last[person] ?? 0)))
    .sort((one, other) => one - other);
  return {
    files: days.length,
    share: holders.length === 0 ? 0 : days.length / holders.length,
    from: dayOf(days[0] ?? 0),
    until: dayOf(days.at(-1) ?? 0),
  };
}

export function describeTruckFactor(
  state: Pick<KnowledgeState, 'knowledge'>,
  { value, coverage, people }: TruckFactor,
): TruckFactorReport {
  const all = state.knowledge.files.length;
  return {
    value,
    coverage,
    people: people.map(({ person, files }) => describeOwner(state, person, files, all)),
  };
}

export function describeOwner(
  { knowledge: { people } }: Pick<KnowledgeState, 'knowledge'>,
  person: number,
  files: number,
  all: number,
): Owner {
  return {
    name: people[person]?.name ?? '',
    email: people[person]?.email ?? '',
    files,
    share: all === 0 ? 0 : files / all,
  };
}

export function nameOf(
  { knowledge: { people } }: Pick<KnowledgeState, 'knowledge'>,
  person: number,
): PersonName {
  return { name: people[person]?.name ?? '', email: people[person]?.email ?? '' };
}
