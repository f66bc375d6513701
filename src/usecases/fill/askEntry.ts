import { type Field, type FieldNode, fieldsOfKind, fieldText, nodeOfKind } from '../../pack/fields/fields.ts';
import { ENTRY_KINDS, type EntryKind } from '../../pack/fields/kinds.ts';
import type { Ask, Wording } from './ask.ts';
import { type FieldAsker, type FieldQuestion, fieldAsker } from './askField.ts';
import { nameOfField } from './entryFields.ts';
import type { NewPerson } from './newPerson.ts';
import { readPeople } from './people.ts';
import { fileOfKind, type PackToFill } from './readPackToFill.ts';
import { shown } from './shown.ts';

/** What was typed for fields, by `nameOfField`. */
export type Words = ReadonlyMap<string, readonly string[]>;

/** What was said about an entry, and who comes into the team with it. */
export interface Said {
  readonly words: Words;
  readonly coming: readonly NewPerson[];
}

const DONE = ' done';

/**
 * Asks for the name, then for whatever else the user wants to say.
 * @returns undefined where they turned back
 */
export async function askEntry(
  ask: Ask,
  kind: EntryKind,
  given: Words,
  world: PackToFill,
  wording: Wording,
): Promise<Said | undefined> {
  const { say } = wording;
  const root: FieldNode = fileOfKind(world, kind).schemaNode;
  const fields = fieldsOfKind(kind, root);
  const { called } = ENTRY_KINDS[kind];
  const words = new Map(given);
  const coming: NewPerson[] = [];
  const asker = fieldAsker(ask, world, wording);
  const question = (field: Field): FieldQuestion => {
    const { title, description } = fieldText(field, { node: nodeOfKind(kind, root), root }, wording.language);
    return { field, title, description, present: words.get(nameOfField(field)) };
  };
  const name = await askName(ask, kind, fields, question, asker, world, wording);
  if (name === undefined) return undefined;
  words.set(called, [name]);
  for (;;) {
    const next = await ask.choose(say('add.more'), [
      { value: DONE, label: say('add.write') },
      ...fields.map(field => ({
        value: nameOfField(field),
        label: question(field).title,
        hint: words.get(nameOfField(field))?.map(shown).join('; '),
      })),
    ]);
    if (next === undefined) return undefined;
    if (next === DONE) return { words, coming };
    const field = fields.find(one => nameOfField(one) === next);
    const answer = field && (await asker.ask(question(field)));
    if (answer === undefined) continue;
    words.set(next, answer.words);
    if (answer.coming && !coming.some(({ id }) => id === answer.coming?.id)) coming.push(answer.coming);
  }
}

/** People who committed and are not in the team are offered; they come with what git knows of them. */
async function askName(
  ask: Ask,
  kind: EntryKind,
  fields: readonly Field[],
  question: (field: Field) => FieldQuestion,
  asker: FieldAsker,
  world: PackToFill,
  { say }: Wording,
): Promise<string | undefined> {
  const field = fields.find(one => nameOfField(one) === ENTRY_KINDS[kind].called);
  if (field === undefined) return undefined;
  if (kind === 'person') {
    const { choices } = await readPeople(world);
    const committers = choices.filter(({ id }) => id === undefined);
    const chosen =
      committers.length === 0
        ? ''
        : await ask.choose(question(field).title, [
            ...committers.map(({ name, lastOn }, index) => ({
              value: String(index),
              label: shown(name),
              ...(lastOn && { hint: say('ask.lastCommit', { date: lastOn }) }),
            })),
            { value: '', label: say('ask.somebodyElse') },
          ]);
    if (chosen === undefined) return undefined;
    if (chosen !== '') return committers[Number(chosen)]?.name;
  }
  return (await asker.ask(question(field)))?.words[0];
}
