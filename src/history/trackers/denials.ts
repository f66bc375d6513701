import { betweenOf, sources, wordsBefore } from './words.ts';

/** What takes a closing word back. */
export interface Denials {
  /** In front of the word: it is not closed. */
  readonly negations: RegExp;
  /** In front of the word: only a part is done. */
  readonly partly: RegExp;
  /** Behind the reference, in the same clause. */
  readonly behind: RegExp;
  /** In front of the word: what had been done was taken out again. */
  readonly undone: RegExp;
  /** In front of the reference: its fix was taken out again. */
  readonly undoneFix: RegExp;
  /** In front of the reference, where `undoneObject` follows it. */
  readonly undoneVerb: RegExp;
  readonly undoneObject: RegExp;
  /** Behind the reference, in the same sentence: it is open again. */
  readonly reopensAfter: RegExp;
}

/** The lists of `trackers.yaml` that say so. */
export type DenialLists = Readonly<
  Record<
    | 'negations'
    | 'adverbs'
    | 'partly'
    | 'deniedBehind'
    | 'undone'
    | 'undoneFix'
    | 'undoneVerbs'
    | 'undoneObjects',
    readonly string[]
  >
>;

/** @param id of the tracker that an error names */
export function denialsOf(
  file: DenialLists,
  reopensAfter: readonly string[],
  nouns: readonly string[],
  id: string,
): Denials {
  const end = '[\\s"\']{0,3}$';
  const adverbs = `(?:${sources(file.adverbs, id)}){0,3}`;
  const behind = (words: readonly string[]) => new RegExp(sources(words, id), 'iu');
  return {
    negations: wordsBefore(file.negations, id, `${adverbs}${end}`),
    partly: wordsBefore(file.partly, id, end),
    behind: behind(file.deniedBehind),
    undone: wordsBefore(file.undone, id, end),
    undoneFix: wordsBefore(file.undoneFix, id, betweenOf(nouns, id)),
    undoneVerb: wordsBefore(file.undoneVerbs, id, betweenOf(nouns, id)),
    undoneObject: new RegExp(`^\\s?(?:${sources(file.undoneObjects, id)})`, 'u'),
    reopensAfter: behind(reopensAfter),
  };
}
