import type { FileChange } from '../../core/changes.ts';
import { closest } from '../../core/closest.ts';
import { UserError } from '../../core/errors.ts';
import type { Language } from '../../l10n/index.ts';
import { nameOfSteps, type Step, stepsTo, unsaid } from '../../pack/fields/findField.ts';
import { ENTRY_KIND_NAMES, ENTRY_KINDS } from '../../pack/fields/kinds.ts';
import { placedGuesses, withoutMark } from '../../pack/guesses.ts';
import type { YamlChange } from '../../pack/yaml/edit.ts';
import { valueAt } from '../../pack/yaml/editing/content.ts';
import { fieldsOf, type YamlFile, type YamlPath } from '../../pack/yaml/file.ts';
import { editFiles } from './editFiles.ts';
import { lineOf } from './placeOf.ts';
import type { PackToFill } from './readPackToFill.ts';

/** Something that a program guessed and nobody has confirmed: an entry, or some fields of a map. */
export interface PackGuess {
  readonly file: YamlFile;
  /** To the map that is marked. */
  readonly path: YamlPath;
  readonly steps: readonly Step[];
  /** As `confirm` takes it: `progress.milestones.v2-1`. */
  readonly name: string;
  /** `person`, `milestone`, `config`, …; of a map that is no entry of a list its own name, such as `roles`. */
  readonly kind: string;
  /** What was guessed, field by field; lists and maps are guesses of their own, or nothing to look at. */
  readonly values: readonly { readonly field: string; readonly value: string }[];
  /** Where the guess came from; '' if the pack does not say. */
  readonly from: string;
  /** From 1. */
  readonly line: number;
}

/** All guesses of a pack, file by file, in their order. */
export function guessesOf({ pack }: Pick<PackToFill, 'pack'>): PackGuess[] {
  return pack.yamlFiles.flatMap(file =>
    placedGuesses(file.content).map(({ path, fields, from }) => {
      const steps = stepsTo(file, path);
      return {
        file,
        path,
        steps,
        name: nameOfSteps(steps, file.schema) || file.schema,
        kind: guessKind(file, path),
        values: valuesOf(valueAt(file.content, path), fields),
        from,
        line: lineOf(file, path),
      };
    }),
  );
}

/** Which guesses somebody wants to look at; all where nothing is said. */
export interface GuessChoice {
  readonly kind?: string | undefined;
  /** Its name, with or without folder and ending. */
  readonly file?: string | undefined;
}

export interface ChosenGuess {
  readonly guess: PackGuess;
  /** Only this field of it. */
  readonly field?: string | undefined;
}

/** The guesses of a kind, or in a file. */
export function guessesAmong(
  guesses: readonly PackGuess[],
  { kind, file }: GuessChoice,
): readonly PackGuess[] {
  return guesses.filter(
    guess =>
      (file === undefined || isCalled(guess.file, file)) && (kind === undefined || guess.kind === kind),
  );
}

/**
 * Where nothing is left of what was asked for, that is good news only if a pack can have it.
 * @throws UserError for a file that the pack does not have, and for a kind that there is none of
 */
export function refuseUnknownChoice(
  { pack }: Pick<PackToFill, 'pack'>,
  { kind, file }: GuessChoice,
  guesses: readonly PackGuess[],
): void {
  const files = pack.yamlFiles;
  if (file !== undefined && !files.some(one => isCalled(one, file)))
    throw new UserError('error.confirm.file', { file, known: files.map(({ path }) => path).join(', ') });
  const kinds = new Set([...ENTRY_KIND_NAMES, 'config', ...files.flatMap(fieldsOf)]);
  if (kind !== undefined && !kinds.has(kind) && !guesses.some(guess => guess.kind === kind)) {
    const known = new Set(guesses.map(guess => guess.kind));
    throw new UserError('error.confirm.kind', { kind, known: [...known].join(', ') || '–' });
  }
}

function isCalled({ path, schema }: YamlFile, word: string): boolean {
  return [path, path.split('/').at(-1), schema].includes(word) || word.endsWith(`/${path}`);
}

/**
 * The guesses that names mean: entries, fields of them, or all that is below a part of the pack.
 * @throws UserError for a name that no guess has, or several
 */
export function chooseGuesses(guesses: readonly PackGuess[], names: readonly string[]): ChosenGuess[] {
  return names.flatMap(name => meantBy(name, guesses));
}

/** As `confirm` takes it. */
export function nameOfGuess({ guess, field }: ChosenGuess): string {
  return field === undefined ? guess.name : `${guess.name}.${field}`;
}

/** Takes the marks away: somebody has looked. */
export function confirmGuesses(chosen: readonly ChosenGuess[], language: Language): Promise<FileChange[]> {
  const edits = [...Map.groupBy(chosen, ({ guess }) => guess.file)].map(([file, inFile]) => ({
    file,
    changes: (now: YamlFile): readonly YamlChange[] => {
      const here = new Map(placedGuesses(now.content).map(one => [nameIn(now, one.path), one]));
      const marks = [...Map.groupBy(inFile, ({ guess }) => guess)].map(([guess, parts]) => {
        const { path } = here.get(nameIn(guess.file, guess.path)) ?? {};
        return path ? withoutMark(now.content, path, fieldsOfParts(parts)) : [];
      });
      // The first of each entry, then the second: what stands in different entries is taken away in one look.
      return [
        ...marks.flatMap(changes => changes.slice(0, 1)),
        ...marks.flatMap(changes => changes.slice(1)),
      ];
    },
  }));
  return editFiles(edits, language);
}

/** Undefined for all of a guess. */
function fieldsOfParts(parts: readonly ChosenGuess[]): readonly string[] | undefined {
  const fields = parts.flatMap(({ field }) => field ?? []);
  return fields.length < parts.length ? undefined : fields;
}

function nameIn(file: YamlFile, path: YamlPath): string {
  return nameOfSteps(stepsTo(file, path), file.schema);
}

/** Takes away an entry that was guessed wrong. */
export function removeGuess(guess: PackGuess, language: Language): Promise<FileChange[]> {
  const changes = (now: YamlFile): readonly YamlChange[] => {
    const name = nameIn(guess.file, guess.path);
    const here = placedGuesses(now.content).find(({ path }) => nameIn(now, path) === name);
    return here ? [{ remove: here.path }] : [];
  };
  return editFiles([{ file: guess.file, changes }], language);
}

/** What a person has written is no guess: the mark of a field goes when its value comes. */
export function confirmedField({ content }: YamlFile, path: YamlPath): readonly YamlChange[] {
  const field = path.at(-1);
  const above = path.slice(0, -1);
  const entry = valueAt(content, above) as Readonly<Record<string, unknown>> | undefined;
  if (typeof field !== 'string') return [];
  if (Array.isArray(entry?.['confirm'])) return withoutMark(content, above, [field]);
  // One field that is right of an entry of a list says nothing about the others, nor whether it is there at all.
  if (entry?.['confirm'] !== true || typeof above.at(-1) !== 'string') return [];
  const left = Object.keys(entry).filter(name => name !== 'confirm' && name !== 'from' && name !== field);
  return left.length === 0
    ? withoutMark(content, above, [field])
    : [{ set: [...above, 'confirm'], value: left }];
}

/** What sort of entry a guess is; of a map that is no entry of a list its own name. */
export function guessKind({ schema }: Pick<YamlFile, 'schema'>, path: YamlPath): string {
  const way = path.slice(0, -1).join('.');
  const isEntry = typeof path.at(-1) === 'number';
  const known = Object.entries(ENTRY_KINDS).find(
    ([, { file, list }]) => isEntry && file === schema && list.join('.') === way,
  );
  if (known) return known[0];
  if (isEntry && schema === 'config-index' && way === 'entries') return 'config';
  return String(path.findLast(step => typeof step === 'string') ?? schema);
}

function valuesOf(entry: unknown, fields: readonly string[]): PackGuess['values'] {
  if (typeof entry !== 'object' || entry === null) return [];
  const names =
    fields.length > 0 ? fields : Object.keys(entry).filter(name => name !== 'confirm' && name !== 'from');
  return names.flatMap(field => {
    const value = textOf((entry as Readonly<Record<string, unknown>>)[field]);
    return value === undefined ? [] : [{ field, value }];
  });
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.every(one => typeof one === 'string') ? value.join(', ') : undefined;
  return value === null || value === undefined || typeof value === 'object' ? undefined : String(value);
}

/** One guess, a field of it, or all below a part of the pack. */
function meantBy(way: string, guesses: readonly PackGuess[]): ChosenGuess[] {
  const ways = guesses.flatMap((guess): (ChosenGuess & { left: number })[] => {
    const whole = unsaid(way, guess.steps);
    const inside = guess.values.flatMap(({ field }) => {
      const left = unsaid(way, [...guess.steps, { name: field, words: [field] }]);
      return left === undefined ? [] : [{ guess, field, left }];
    });
    return [...(whole === undefined ? [] : [{ guess, left: whole }]), ...inside];
  });
  const least = Math.min(...ways.map(({ left }) => left));
  const best = ways.filter(({ left }) => left === least);
  if (best.length === 1) return best;
  if (best.length > 1)
    throw new UserError('error.field.several', { field: way, fields: best.map(nameOfGuess).join(', ') });
  const below = guesses.filter(({ steps }) =>
    steps.some((_, index) => unsaid(way, steps.slice(0, index + 1)) !== undefined),
  );
  if (below.length > 0) return below.map(guess => ({ guess }));
  const names = guesses.map(guess => guess.name);
  const parts = guesses.flatMap(({ steps }) => steps.map(({ name }) => name));
  const nearest = closest(way, names) ?? closest(way, parts) ?? names.slice(0, 3).join(', ');
  throw new UserError('error.confirm.field', { field: way, nearest: nearest || '–' });
}
