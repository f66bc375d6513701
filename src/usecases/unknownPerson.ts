import { closest } from '../core/closest.ts';
import { comparableName } from '../core/comparableName.ts';
import { UserError } from '../core/errors.ts';
import type { KnownPerson } from '../knowledge/people.ts';

/** People that are named where no name is near. */
const NAMED = 3;

/** What to say about somebody whom nobody knows: who may be meant, or whom one could name. */
export function unknownPerson(people: readonly KnownPerson[], reference: string): UserError {
  const words = people.flatMap(({ id, names }) => [...(id === undefined ? [] : [id]), ...names]);
  const nearest = closest(reference, words);
  if (nearest !== undefined) return new UserError('error.unknownPerson', { person: reference, nearest });
  const first = people.slice(0, NAMED).map(({ id, name }) => id ?? name);
  return new UserError('error.nobodyLike', { person: reference, people: first.join(', ') || '–' });
}

/** Whether a word is a name, an address or both, as they stand in commits: also of a program, or of an account that several share. */
export function isSignature(
  word: string,
  signatures: readonly { readonly name: string; readonly email: string }[],
): boolean {
  const wanted = comparableName(word);
  return (
    wanted !== '' &&
    signatures.some(({ name, email }) =>
      [name, email, `${name} <${email}>`].some(said => comparableName(said) === wanted),
    )
  );
}
