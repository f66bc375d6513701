import { localDate } from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import { type Field, type FieldNode, fieldsOfKind, fieldText, nodeOfKind } from '../pack/fields/fields.ts';
import { ENTRY_KINDS, type EntryKind } from '../pack/fields/kinds.ts';
import { addEntry } from '../usecases/fill/addEntry.ts';
import { nameOfField } from '../usecases/fill/entryFields.ts';
import type { NewPerson } from '../usecases/fill/newPerson.ts';
import { readPeople } from '../usecases/fill/people.ts';
import { fileOfKind, type PackToFill, readPackToFill } from '../usecases/fill/readPackToFill.ts';
import type { Ask } from './ask.ts';
import { type FieldQuestion, fieldAsker } from './askField.ts';
import { openCommandProject } from './commandProject.ts';
import type { AddEntryOptions } from './options.ts';
import { shown } from './shown.ts';
import { askerOf, cancelled, type ExitCode, paint, type Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

type Words = ReadonlyMap<string, readonly string[]>;

/** What was said about an entry, and who comes into the team with it. */
interface Said {
  readonly words: Words;
  readonly coming: readonly NewPerson[];
}

/**
 * Runs `handover add KIND`: asks at a terminal where the name is missing, and writes the entry.
 * @param words what the command line says of fields, by `nameOfField`
 */
export async function runAddEntry(
  kind: EntryKind,
  words: Words,
  options: AddEntryOptions,
  session: Session,
): Promise<ExitCode> {
  const { terminal, say, language } = session;
  const { project } = await openCommandProject({ cwd: options.cwd }, terminal);
  const world = await readPackToFill(project, terminal.assets, localDate());
  const { called } = ENTRY_KINDS[kind];
  const ask = words.has(called) ? undefined : await askerOf(terminal);
  const said = ask ? await askEntry(ask, kind, words, world, session) : { words, coming: [] };
  if (said === undefined) return cancelled(session);
  if (!said.words.has(called)) throw new UserError('error.add.nameless', { kind });
  const added = await addEntry(world, { kind, ...said, force: options.force === true, language });
  if ((await writeOrShow(project.files, added.changes, options, session)) === undefined) return 0;
  const place = `${project.prefix}${added.path}:${added.line}`;
  const data = { name: shown(added.name), id: shown(added.id), place };
  terminal.stdout.write(`${paint(terminal, 'green', '✔')} ${say('add.done', data)}\n`);
  for (const { id } of said.coming) terminal.stdout.write(`  ${say('add.person', { id })}\n`);
  return 0;
}

const DONE = ' done';

/** Asks for the name, then for whatever else the user wants to say. */
async function askEntry(
  ask: Ask,
  kind: EntryKind,
  given: Words,
  world: PackToFill,
  session: Session,
): Promise<Said | undefined> {
  const { say } = session;
  const root: FieldNode = fileOfKind(world, kind).schemaNode;
  const fields = fieldsOfKind(kind, root);
  const { called } = ENTRY_KINDS[kind];
  const words = new Map(given);
  const coming: NewPerson[] = [];
  const asker = fieldAsker(ask, world, session);
  const question = (field: Field): FieldQuestion => {
    const { title, description } = fieldText(field, { node: nodeOfKind(kind, root), root }, session.language);
    return { field, title, description, present: words.get(nameOfField(field)) };
  };
  const name = await askName(ask, kind, fields, question, asker, world, session);
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
  asker: ReturnType<typeof fieldAsker>,
  world: PackToFill,
  { say }: Session,
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
