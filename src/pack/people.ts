import type { Lenient } from './conform.ts';
import type { Person, Team } from './types.generated.ts';

/** Everything that a person is called by in a pack. */
function namesOf({ id, name, names = [], emails = [] }: Lenient<Person>): string[] {
  return [id, name, ...names, ...emails].flatMap(word => (word ? [plain(word)] : []));
}

/**
 * The person of `team.yaml` that a reference means: by id, name, another name, or e-mail address.
 * @returns undefined for somebody who is not in the team
 */
export function findPerson(
  team: Lenient<Team> | undefined,
  reference: string | undefined,
): Lenient<Person> | undefined {
  if (!reference) return undefined;
  const wanted = plain(reference);
  return team?.people?.find(person => person && namesOf(person).includes(wanted));
}

/** Whether two references mean the same person; of people who are not in the team the words decide. */
export function isSamePerson(
  team: Lenient<Team> | undefined,
  one: string | undefined,
  other: string | undefined,
): boolean {
  if (!one || !other) return false;
  if (plain(one) === plain(other)) return true;
  const person = findPerson(team, one);
  return person !== undefined && person === findPerson(team, other);
}

/** The people who work on the project now. */
export function activePeople(team: Lenient<Team> | undefined): Lenient<Person>[] {
  return (team?.people ?? []).filter(
    (person): person is Lenient<Person> =>
      person !== undefined && person.active !== false && person.bot !== true,
  );
}

function plain(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase();
}
