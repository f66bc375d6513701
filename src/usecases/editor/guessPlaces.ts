import { UserError } from '../../core/errors.ts';
import type { Span, TextEdit } from '../../core/findings.ts';
import { type Guess, placedGuesses, withoutMark } from '../../pack/guesses.ts';
import { editYaml, refusalError, type YamlChange } from '../../pack/yaml/edit.ts';
import { isRefusal } from '../../pack/yaml/editing/place.ts';
import type { YamlPath } from '../../pack/yaml/file.ts';
import { looseValue, nodeAtPath } from '../../pack/yaml/outline.ts';
import { parseYaml } from '../../pack/yaml/parse.ts';
import { guessKind } from '../fill/guesses.ts';
import type { EditorFile, EditorPack } from './editorPack.ts';

/** A guess where it stands in a file. */
export interface GuessPlace extends Guess {
  readonly file: EditorFile;
  readonly path: YamlPath;
  /** `milestone`, `person`, …; see `guessKind`. */
  readonly kind: string;
  /** Of the name of the map, or the first line of the entry. */
  readonly span: Span;
}

const known = new WeakMap<EditorFile, readonly GuessPlace[]>();

/** The guesses of a file in their order. */
export function guessPlaces(file: EditorFile): readonly GuessPlace[] {
  const places = known.get(file) ?? findPlaces(file);
  known.set(file, places);
  return places;
}

function findPlaces(file: EditorFile): readonly GuessPlace[] {
  return placedGuesses(looseValue(file.outline)).flatMap(guess => {
    const node = nodeAtPath(file.outline, guess.path);
    if (node === undefined) return [];
    const { start, key } = node;
    return [{ ...guess, file, kind: guessKind(file, guess.path), span: key ?? { start, end: start + 1 } }];
  });
}

/** All guesses of a pack, file by file. */
export function guessesOfPack({ files }: EditorPack): readonly GuessPlace[] {
  return files.flatMap(guessPlaces);
}

/**
 * The guess that follows a place, or comes before it; behind the last comes the first again.
 * @param path of the file that the place is in
 */
export function guessBeside(
  guesses: readonly GuessPlace[],
  path: string,
  offset: number,
  direction: 'next' | 'previous',
): GuessPlace | undefined {
  const order = direction === 'next' ? guesses : guesses.toReversed();
  const isBeyond = ({ file, span }: GuessPlace) =>
    direction === 'next'
      ? file.path > path || (file.path === path && span.start > offset)
      : file.path < path || (file.path === path && span.end < offset);
  return order.find(isBeyond) ?? order[0];
}

/** The guess around a place: the innermost map that is marked. */
export function guessAround(file: EditorFile, offset: number): GuessPlace | undefined {
  return guessPlaces(file).findLast(({ path }) => {
    const { start = offset, end = -1 } = nodeAtPath(file.outline, path) ?? {};
    return start <= offset && offset <= end;
  });
}

/**
 * Takes the marks of guesses away: somebody has looked.
 * @throws UserError where the text cannot be edited safely
 */
export function confirmEdits(
  { path: file, text }: Pick<EditorFile, 'path' | 'text'>,
  paths: readonly YamlPath[],
): readonly TextEdit[] {
  const { content } = parseYaml(text);
  const marks = paths.map(path => withoutMark(content, path));
  // The first of each entry, then the second: what stands in different entries is taken away in one look.
  return edited(file, text, [
    ...marks.flatMap(changes => changes.slice(0, 1)),
    ...marks.flatMap(changes => changes.slice(1)),
  ]);
}

/**
 * Another value for a guessed field, which is none any more.
 * @throws UserError where the text cannot be edited safely
 */
export function correctEdits(
  { path: file, text }: Pick<EditorFile, 'path' | 'text'>,
  path: YamlPath,
  field: string,
  value: unknown,
): readonly TextEdit[] {
  const { content } = parseYaml(text);
  return edited(file, text, [{ set: [...path, field], value }, ...withoutMark(content, path, [field])]);
}

function edited(file: string, text: string, changes: readonly YamlChange[]): readonly TextEdit[] {
  const result = editYaml(text, changes);
  if (isRefusal(result)) throw refusalError(file, text, result);
  return result.edits;
}

/** Fields of a guess with a value that can be asked for. */
export function guessedFields({
  file,
  path,
  fields,
}: GuessPlace): readonly { readonly name: string; readonly value: string }[] {
  const node = nodeAtPath(file.outline, path);
  return (node?.children ?? []).flatMap(({ step, scalar }) => {
    const name = String(step);
    if (scalar === undefined || name === 'confirm' || name === 'from') return [];
    return fields.length === 0 || fields.includes(name) ? [{ name, value: scalar.text }] : [];
  });
}

/** @throws UserError for a file whose guesses nobody can tell: it is broken */
export function refuseBroken(files: readonly EditorFile[]): void {
  for (const { path, text } of files) {
    const { content, problems } = parseYaml(text);
    const [problem] = problems;
    if (content !== undefined || problem === undefined || problem.messageId === 'empty') continue;
    const line = text.slice(0, problem.start).split('\n').length;
    throw new UserError('error.packFileUnreadable', { path, place: `${path}:${line}` });
  }
}
