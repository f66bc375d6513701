import type { TruckFactor } from '../../knowledge/truckFactor.ts';
import type { Owner, PersonName, TruckFactorReport } from './report.ts';
import type { KnowledgeState } from './state.ts';

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
