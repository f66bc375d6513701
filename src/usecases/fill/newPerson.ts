import { UserError } from '../../core/errors.ts';
import { loadPinyin } from '../../knowledge/pinyin.ts';
import { ordersOf } from '../../pack/fields/kinds.ts';
import { slugOf, uniqueId } from '../../pack/ids.ts';
import { entriesOf } from '../../pack/pack.ts';
import { findPerson } from '../../pack/people/people.ts';
import type { Team } from '../../pack/types.generated.ts';
import type { YamlFile } from '../../pack/yaml/file.ts';
import type { FileEdit } from './editFiles.ts';
import { placeOf } from './placeOf.ts';
import { fileOfKind, type PackToFill } from './readPackToFill.ts';

/** Somebody who is to stand in `team.yaml`. */
export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly names?: readonly string[];
  readonly emails?: readonly string[];
}

/**
 * Somebody of the history, or a name that a person typed, as an entry of the team: with the spellings and addresses that
 * git knows them by, so that they are recognised there.
 * @param taken ids that others have
 */
export async function newPerson(
  { name, names = [], emails = [] }: Omit<NewPerson, 'id'>,
  taken: Iterable<string>,
): Promise<NewPerson> {
  const others = names.filter(other => other !== name);
  const id = uniqueId(await idOfName(name, [...others, ...emails.map(localPart)]), new Set(taken));
  return {
    id,
    name,
    ...(others.length > 0 && { names: others }),
    ...(emails.length > 0 && { emails }),
  };
}

/** Ids of people are typed again and again: in Latin letters, Chinese names as they are spoken. */
export async function idOfName(name: string, others: readonly string[] = []): Promise<string> {
  const words = [name, ...others];
  const latin = words.map(word => slugOf(unmarked(word))).find(isLatin);
  if (latin !== undefined && !isChinese(name)) return latin;
  if (isChinese(name)) {
    const [spoken] = (await loadPinyin())(name) ?? [];
    if (spoken !== undefined) return spoken;
  }
  return latin ?? (slugOf(name) || 'person');
}

/** Puts somebody into the team, unless they are in it by then. */
export function personEdit(world: PackToFill, person: NewPerson): FileEdit {
  return {
    file: fileOfKind(world, 'person'),
    changes: now => {
      const team = (now as YamlFile<Team>).value;
      if (findPerson(team, person.name) || person.emails?.some(email => findPerson(team, email))) return [];
      const same = entriesOf(team?.people, ['people']).find(({ entry }) => entry.id === person.id);
      if (same) throw new UserError('error.add.sameId', { id: person.id, place: placeOf(now, same.path) });
      return [{ append: ['people'], values: [person], sortedBy: ordersOf('person') }];
    },
  };
}

function localPart(email: string): string {
  return email.replace(/@.*/, '').replace(/^\d+\+/, '');
}

/** `Müller` is typed as `muller`. */
function unmarked(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '');
}

function isLatin(slug: string): boolean {
  return /[a-z]/.test(slug) && !/[^a-z0-9-]/.test(slug);
}

function isChinese(name: string): boolean {
  return /\p{Script=Han}/u.test(name);
}
