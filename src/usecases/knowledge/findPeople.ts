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
  const words = [reference, address, name].map(plain).filter(word => word !== '');
  const ways: ((person: KnownPerson, word: string) => boolean)[] = [
    ({ id }, word) => id !== undefined && plain(id) === word,
    ({ emails }, word) => emails.some(email => plain(email) === word),
    ({ names, name: main }, word) => [main, ...names].some(other => plain(other) === word),
    ({ names, name: main }, word) =>
      word.length > 1 && [main, ...names].some(other => plain(other).includes(word)),
  ];
  for (const isMeant of ways)
    for (const word of words) {
      const matching = people.flatMap((person, number) => (isMeant(person, word) ? [number] : []));
      if (matching.length > 0) return matching;
    }
  return [];
}

function plain(word: string): string {
  return word
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
}
