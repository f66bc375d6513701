import type { FileChange } from '../core/changes.ts';
import { UserError } from '../core/errors.ts';
import type { Project } from '../core/ports.ts';
import { fieldsOfPack, type PlacedField } from '../pack/fields/findField.ts';
import { schemaText } from '../pack/schemaText.ts';
import { valueAt } from '../pack/yaml/editing/content.ts';
import { oneLine } from '../reporters/visible.ts';
import type { Ask } from '../usecases/fill/ask.ts';
import { fieldAsker } from '../usecases/fill/askField.ts';
import {
  confirmGuesses,
  type GuessChoice,
  guessesAmong,
  guessesOf,
  type PackGuess,
  removeGuess,
} from '../usecases/fill/guesses.ts';
import type { PackToFill } from '../usecases/fill/readPackToFill.ts';
import { setField } from '../usecases/fill/setField.ts';
import { shown } from '../usecases/fill/shown.ts';
import { withFirstPage } from '../usecases/firstPage.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

/** What is asked about, and how it is read anew once something was written. */
export interface GuessWalk {
  readonly project: Project;
  readonly options: GuessChoice;
  read(): Promise<PackToFill>;
}

type Answer = 'keep' | 'keepKind' | 'correct' | 'remove' | 'skip' | 'next' | 'previous' | 'quit';

/**
 * Shows one guess after the other, with what it is from, and does what the user says. Each answer is written at once, so
 * that whoever stops half way keeps what they did.
 * @returns 1 while something is left
 */
export async function confirmOneByOne(ask: Ask, walk: GuessWalk, session: Session): Promise<ExitCode> {
  const { terminal, say, language } = session;
  const { project, read, options } = walk;
  const print = (line = '') => terminal.stdout.write(`${line}\n`);
  let world = await read();
  const open = () => guessesAmong(guessesOf(world), options);
  // Names stay, also of those that are confirmed by now: the user may go back to them.
  const names = open().map(keyOf);
  const seen = new Map(open().map(guess => [keyOf(guess), guess]));
  const write = async (changes: readonly FileChange[]) => {
    const all = await withFirstPage(project, changes, terminal.assets);
    await writeOrShow(project.files, all, {}, session);
    world = await read();
    for (const guess of open()) seen.set(keyOf(guess), guess);
  };
  for (let at = 0; at < names.length; ) {
    const key = names[at] ?? '';
    const guess = seen.get(key);
    if (guess === undefined) break;
    const isOpen = open().some(one => keyOf(one) === key);
    const others = open().filter(one => one.kind === guess.kind && keyOf(one) !== key).length;
    print();
    for (const line of guessLines(guess, { at: at + 1, count: names.length, isOpen }, project, session))
      print(line);
    const answer = await ask.choose(
      say(isOpen ? 'confirm.ask' : 'confirm.askAgain'),
      answersOf(guess, { isOpen, others, isFirst: at === 0 }).map(value => ({
        value,
        label: say(`confirm.answer.${value}`, { kind: guess.kind, count: others + 1 }),
      })),
    );
    switch (answer as Answer | undefined) {
      case 'keep':
        await write(await confirmGuesses([{ guess }], language));
        at += 1;
        break;
      case 'keepKind':
        await write(
          await confirmGuesses(
            open().flatMap(one => (one.kind === guess.kind ? [{ guess: one }] : [])),
            language,
          ),
        );
        at += 1;
        break;
      case 'correct': {
        const changes = await correction(ask, world, guess, session);
        if (changes === undefined) break;
        await write(changes);
        // The entry may be called something else now; a field that was corrected is no guess any more.
        const after = open().find(
          one => one.file.path === guess.file.path && isSamePath(one.path, guess.path),
        );
        if (after === undefined) at += 1;
        else names[at] = keyOf(after);
        break;
      }
      case 'remove':
        await write(await removeGuess(guess, language));
        names.splice(at, 1);
        break;
      case 'previous':
        at -= 1;
        break;
      case 'skip':
      case 'next':
        at += 1;
        break;
      default:
        at = names.length;
    }
  }
  const left = open().length;
  print();
  print(left === 0 ? say('confirm.nothing') : say('confirm.left', { count: left }));
  return left > 0 ? 1 : 0;
}

function answersOf(
  { path }: PackGuess,
  { isOpen, others, isFirst }: { isOpen: boolean; others: number; isFirst: boolean },
): readonly Answer[] {
  return [
    ...(isOpen ? (['keep', 'correct'] as const) : (['next', 'correct'] as const)),
    ...(isOpen && others > 0 ? (['keepKind'] as const) : []),
    ...(isOpen && typeof path.at(-1) === 'number' ? (['remove'] as const) : []),
    ...(isOpen ? (['skip'] as const) : []),
    ...(isFirst ? [] : (['previous'] as const)),
    'quit',
  ];
}

function guessLines(
  { name, file, line, kind, values, from }: PackGuess,
  { at, count, isOpen }: { at: number; count: number; isOpen: boolean },
  { prefix }: Project,
  { terminal, say }: Session,
): string[] {
  const mark = isOpen ? '' : ` ${paint(terminal, 'green', '✔')}`;
  return [
    `${paint(terminal, 'bold', oneLine(name))}${mark}  ${paint(terminal, 'dim', `${kind}  ${prefix}${file.path}:${line}  ${at}/${count}`)}`,
    ...values.map(({ field, value }) => `  ${field}: ${oneLine(value)}`),
    ...(from === '' ? [] : [`  ${paint(terminal, 'dim', say('confirm.from', { from: oneLine(from) }))}`]),
  ];
}

/**
 * The change of a field that the user chose and answered. What cannot be taken is said, and asked again with the guess.
 * @returns undefined where they turned back
 */
async function correction(
  ask: Ask,
  world: PackToFill,
  guess: PackGuess,
  session: Session,
): Promise<readonly FileChange[] | undefined> {
  const { say, language, terminal } = session;
  const fields = fieldsOfPack([guess.file]).filter(({ path }) => isInside(path, guess));
  const guessed = new Set(guess.values.map(({ field }) => field));
  // What was guessed comes first; what is not there yet can be added.
  const ordered = fields.toSorted(
    (one, other) => Number(isGuessed(other, guessed, guess)) - Number(isGuessed(one, guessed, guess)),
  );
  const name =
    ordered.length === 1
      ? ordered[0]?.name
      : await ask.choose(
          say('confirm.which'),
          ordered.map(place => ({
            value: place.name,
            label: titleOf(place, session),
            hint: presentText(place),
          })),
        );
  const place = ordered.find(one => one.name === name);
  if (place === undefined) return undefined;
  const answer = await fieldAsker(ask, world, session).ask({
    field: place.field,
    title: titleOf(place, session),
    description: schemaText(place.field.node, language).description,
    present: valueAt(place.file.content, place.path),
  });
  if (answer === undefined) return undefined;
  const { words, coming } = answer;
  try {
    const { changes } = await setField(world, {
      field: place.name,
      at: place,
      words: words.length === 0 ? undefined : words,
      ...(coming && { coming: [coming] }),
      language,
    });
    return changes;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    terminal.stdout.write(`${paint(terminal, 'red', '✖')} ${say(error.messageId, error.data)}\n`);
    return undefined;
  }
}

function isInside(path: PlacedField['path'], guess: PackGuess): boolean {
  return path.length > guess.path.length && guess.path.every((step, index) => path[index] === step);
}

function isSamePath(one: PackGuess['path'], other: PackGuess['path']): boolean {
  return one.join('\n') === other.join('\n');
}

function isGuessed({ path }: PlacedField, guessed: ReadonlySet<string>, guess: PackGuess): boolean {
  return guessed.has(String(path[guess.path.length]));
}

function titleOf({ field, name }: PlacedField, { language }: Session): string {
  return shown(schemaText(field.node, language).title || name);
}

function presentText({ file, path }: PlacedField): string {
  const value = valueAt(file.content, path);
  return value === undefined ? '' : shown([value].flat().join(', '));
}

function keyOf({ file, name }: PackGuess): string {
  return `${file.path} ${name}`;
}
