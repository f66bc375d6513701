import { closest } from '../../core/closest.ts';
import { comparableName } from '../../core/comparableName.ts';
import { UserError } from '../../core/errors.ts';
import type { Language } from '../../l10n/index.ts';
import type { Field, FieldType } from '../../pack/fields/fields.ts';
import { type FieldValue, readValue } from '../../pack/fields/value.ts';
import { entriesOf } from '../../pack/pack.ts';
import { findPerson, peopleToName, wordsOf } from '../../pack/people/people.ts';
import type { NewPerson } from './newPerson.ts';
import type { PackToFill } from './readPackToFill.ts';

/** People are referred to in fields of these types. */
const OF_PEOPLE: ReadonlySet<FieldType> = new Set(['text']);

export interface ReferenceContext {
  /** People who come into the team with the same change. */
  readonly coming?: readonly NewPerson[] | undefined;
  /** Of the field, for errors. */
  readonly name: string;
  /** Of errors. */
  readonly language: Language;
}

/**
 * What somebody typed for a field, ready to be written: people by their ids.
 * @throws UserError for what it cannot be, and for somebody whom nobody knows
 */
export function fieldValue(
  world: PackToFill,
  field: Field,
  words: readonly string[],
  { coming = [], name, language }: ReferenceContext,
): FieldValue {
  const value = readValue(field, words, name, language);
  if (field.person === undefined || !OF_PEOPLE.has(field.type) || typeof value !== 'string') return value;
  const { pack } = world;
  const people = [...entriesOf(pack.team?.value?.people, []).map(({ entry }) => entry), ...coming];
  const person = findPerson({ people }, value);
  if (person?.id !== undefined) return person.id;
  const contact = field.person === 'team' ? undefined : contactId(world, value);
  if (contact !== undefined) return contact;
  // A team that has nobody in it yet says nothing about who is unknown.
  if (field.person === 'anybody' || people.length === 0) return value;
  const nearest = closest(value, people.flatMap(wordsOf));
  const ids = peopleToName({ people }).flatMap(({ id }) => id ?? []);
  throw new UserError(nearest === undefined ? 'error.field.person' : 'error.field.personMeant', {
    field: name,
    who: value,
    people: ids.slice(0, SHOWN).join(', '),
    ...(nearest !== undefined && { nearest }),
  });
}

/** People who are named where somebody is unknown. */
const SHOWN = 8;

function contactId({ pack }: PackToFill, value: string): string | undefined {
  const wanted = comparableName(value);
  const contacts = entriesOf(pack.checklist?.value?.customer?.contacts, []);
  const meant = contacts.find(({ entry: { id, name, email } }) =>
    [id, name, email].some(word => word !== undefined && comparableName(word) === wanted),
  );
  return meant?.entry.id;
}
