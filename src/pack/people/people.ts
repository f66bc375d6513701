import { comparableName } from '../../core/comparableName.ts';
import { UserError } from '../../core/errors.ts';
import type { Person, Team } from '../types.generated.ts';
import type { Lenient } from '../yaml/conform.ts';

/** What a person can be called by, what tells people apart best comes first: two can share a name, but no id. */
const CALLED_BY: readonly ((person: Lenient<Person>) => readonly (string | undefined)[])[] = [
  ({ id }) => [id],
  ({ emails = [] }) => emails,
  ({ name, names = [] }) => [name, ...names],
];

/** Everything that a person is called by in a pack: id, e-mail addresses, names; as it is written there. */
export function wordsOf(person: Lenient<Person>): string[] {
  return CALLED_BY.flatMap(called => called(person)).flatMap(word => (word?.trim() ? [word] : []));
}

/**
 * The person of `team.yaml` that a reference means: by id, name, another name, or e-mail address, also as git writes
 * it: `Name <address>`.
 * @returns undefined for somebody who is not in the team
 */
export function findPerson(
  team: Lenient<Team> | undefined,
  reference: string | undefined,
): Lenient<Person> | undefined {
  if (!reference) return undefined;
  const [, name = '', address = ''] = /^([^<>]*)<([^<>]*)>$/.exec(reference.trim()) ?? [];
  const wanted = [reference, address, name].map(comparableName).filter(word => word !== '');
  for (const called of CALLED_BY)
    for (const word of wanted) {
      const isMeant = (other: string | undefined) => other !== undefined && comparableName(other) === word;
      const found = team?.people?.find(person => person && called(person).some(isMeant));
      if (found) return found;
    }
  return undefined;
}

/** Whether two references mean the same person; of people who are not in the team the words decide. */
export function isSamePerson(
  team: Lenient<Team> | undefined,
  one: string | undefined,
  other: string | undefined,
): boolean {
  if (!one || !other) return false;
  if (comparableName(one) === comparableName(other)) return comparableName(one) !== '';
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

/** Whom somebody may mean: who works on the project now, and who a program only guessed to be gone. */
export function peopleToName(team: Lenient<Team> | undefined): Lenient<Person>[] {
  return (team?.people ?? []).filter(
    (person): person is Lenient<Person> =>
      person !== undefined && person.bot !== true && (person.active !== false || isGuessed(person)),
  );
}

/** The same, and behind them everybody else who is a person: who is gone may still have to hand over. */
export function peopleToChoose(
  team: Lenient<Team> | undefined,
): readonly { readonly person: Lenient<Person>; readonly isHere: boolean }[] {
  const here = peopleToName(team);
  const gone = (team?.people ?? []).flatMap(person =>
    person === undefined || person.bot === true || here.includes(person) ? [] : [person],
  );
  return [
    ...here.map(person => ({ person, isHere: true })),
    ...gone.map(person => ({ person, isHere: false })),
  ];
}

function isGuessed({ confirm }: Lenient<Person>): boolean {
  return confirm === true || (Array.isArray(confirm) && confirm.includes('active'));
}

/** Parties to a departure whose people are in the team; the customer's are in nobody's. */
export const TEAM_PARTIES: ReadonlySet<unknown> = new Set(['leaver', 'successor', 'project-manager']);

/**
 * The id of somebody who has to be in the team.
 * @param who an id, a name or an e-mail address
 * @throws UserError for anybody else, with those who are in it
 */
export function idInTeam(team: Lenient<Team> | undefined, who: string): string {
  const person = findPerson(team, who);
  if (person?.id !== undefined) return person.id;
  const people = peopleToName(team).flatMap(({ id }) => id ?? []);
  throw new UserError('error.notInTeam', { who, people: people.join(', ') || '–' });
}

/** Who stands in for somebody, by the roles of the project; undefined where nobody does, or they have left. */
export function deputyFor(team: Lenient<Team> | undefined, leaving: string): string | undefined {
  const { primary, deputy } = team?.roles ?? {};
  const person = activePeople(team).find(({ id }) => isSamePerson(team, id, deputy));
  return isSamePerson(team, primary, leaving) && !isSamePerson(team, deputy, leaving)
    ? person?.id
    : undefined;
}
