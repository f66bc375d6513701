import { comparableName } from '../../core/comparableName.ts';
import { UserError } from '../../core/errors.ts';
import type { KnownPerson } from '../../knowledge/people.ts';
import { unknownPerson } from '../unknownPerson.ts';
import type { KnowledgeState } from './state.ts';

export interface FoundPerson {
  readonly person: number;
  readonly name: string;
}

/**
 * The people that references mean: an id, a name, an address, `Name <address>`, or a part of a name that only one
 * person has.
 * @throws UserError when nobody or several people are meant
 */
export function findPeople(
  { knowledge: { people } }: Pick<KnowledgeState, 'knowledge'>,
  references: readonly string[],
): FoundPerson[] {
  const found = references.map(reference => findOne(people, reference));
  return found.filter((one, index) => found.findIndex(({ person }) => person === one.person) === index);
}

/** Whether anybody is called so, one or several. */
export function isKnown(people: readonly KnownPerson[], reference: string): boolean {
  return candidates(people, reference).length > 0;
}

function findOne(people: readonly KnownPerson[], reference: string): FoundPerson {
  const matching = candidates(people, reference);
  const [only, ...others] = matching;
  if (only !== undefined && others.length === 0) return { person: only, name: people[only]?.name ?? '' };
  if (only === undefined) throw unknownPerson(people, reference);
  const choice = matching.slice(0, 5).map(person => `${people[person]?.name} <${people[person]?.email}>`);
  throw new UserError('error.ambiguousPerson', { person: reference, people: choice.join(', ') });
}

function candidates(people: readonly KnownPerson[], reference: string): number[] {
  const [, name = '', address = ''] = /^([^<>]*)<([^<>]*)>$/.exec(reference.trim()) ?? [];
  const words = [reference, address, name].map(comparableName).filter(word => word !== '');
  const ways: ((person: KnownPerson, word: string) => boolean)[] = [
    ({ id }, word) => id !== undefined && comparableName(id) === word,
    ({ emails }, word) => emails.some(email => comparableName(email) === word),
    ({ names, name: main }, word) => [main, ...names].some(other => comparableName(other) === word),
    ({ names, name: main }, word) =>
      word.length > 1 && [main, ...names].some(other => comparableName(other).includes(word)),
  ];
  const matching = (isMeant: (typeof ways)[number], word: string) =>
    people.flatMap((person, number) => (isMeant(person, word) ? [number] : []));
  for (const [way, isMeant] of ways.entries())
    for (const word of words) {
      const found = matching(isMeant, word);
      if (found.length === 0) continue;
      // `daniel` is somebody's whole name long ago; who types it may as well mean Daniel of the team.
      const isStranger = way === BY_NAME && found.every(number => people[number]?.id === undefined);
      const [, , , byPart] = ways;
      const inTeam = isStranger && byPart ? matching(byPart, word).filter(number => people[number]?.id) : [];
      return [...new Set([...found, ...inTeam])];
    }
  return [];
}

/** Place of the whole name among the ways to call somebody. */
const BY_NAME = 2;
