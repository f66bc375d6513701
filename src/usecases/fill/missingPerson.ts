import { comparableName } from '../../core/comparableName.ts';
import type { Language } from '../../l10n/index.ts';
import { type AddedEntry, addEntry } from './addEntry.ts';
import { idOfName } from './newPerson.ts';
import { type PersonChoice, readPeople } from './people.ts';
import type { PackToFill } from './readPackToFill.ts';

/**
 * Puts somebody into the team whom a file names by a word: an id, a name or an e-mail address. Whoever committed under it
 * comes with all that git knows of them, and the word means them from then on.
 * @throws UserError where they are in the team already
 */
export async function addMissingPerson(
  world: PackToFill,
  word: string,
  language: Language,
): Promise<AddedEntry> {
  const { choices } = await readPeople(world);
  const committer = await meantBy(
    word,
    choices.filter(({ id }) => id === undefined),
  );
  const isEmail = /^[^\s@]+@[^\s@]+$/.test(word);
  const isId = /^[a-z\d][a-z\d._-]*$/.test(word);
  const words = new Map([['name', [committer?.name ?? word]]]);
  if (isId) words.set('id', [word]);
  if (isEmail && committer === undefined) words.set('emails', [word]);
  return addEntry(world, { kind: 'person', words, language });
}

async function meantBy(word: string, choices: readonly PersonChoice[]): Promise<PersonChoice | undefined> {
  const wanted = comparableName(word);
  for (const choice of choices) {
    const { name, names, emails } = choice;
    const called = [name, ...names, ...emails, ...emails.map(email => email.replace(/@.*/, ''))];
    if (called.some(other => comparableName(other) === wanted)) return choice;
    if ((await idOfName(name)) === word) return choice;
  }
  return undefined;
}
