import { closest } from '../core/closest.ts';
import { UserError } from '../core/errors.ts';
import type { KnownPerson } from '../knowledge/people.ts';

/** People that are named where no name is near. */
const NAMED = 3;

/** What to say about somebody whom nobody knows: who may be meant. */
export function unknownPerson(people: readonly KnownPerson[], reference: string): UserError {
  const words = people.flatMap(({ id, names }) => [...(id === undefined ? [] : [id]), ...names]);
  const first = people.slice(0, NAMED).map(({ name }) => name);
  const nearest = closest(reference, words) ?? first.join(', ');
  return new UserError('error.unknownPerson', { person: reference, nearest });
}
