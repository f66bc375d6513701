import { UserError } from '../../core/errors.ts';
import { safeSource } from '../references/pattern.ts';

/** At the start of the text behind a reference. */
export function following(words: readonly string[], tracker: string): RegExp | undefined {
  if (words.length === 0) return undefined;
  return new RegExp(`^\\s?(?:${sources(words, tracker)})`, 'iu');
}

/** At the end of the text in front of a reference; undefined without words. */
export function optional(
  words: readonly string[],
  tracker: string,
  nouns: readonly string[],
): RegExp | undefined {
  return words.length === 0 ? undefined : wordsBefore(words, tracker, betweenOf(nouns, tracker));
}

/** What may stand between a word and a reference. */
export function betweenOf(nouns: readonly string[], tracker: string): string {
  const glue = String.raw`[\s:"'(\[*_【「<~-]{0,4}`;
  const noun = `(?:${sources(nouns, tracker)})${WORD_END}`;
  return `${glue}(?:${noun}${glue}){0,3}$`;
}

/** A Latin word is a word of its own; a Chinese one has no spaces around it. */
const WORD_START = String.raw`(?:(?<![A-Za-z0-9_-])|(?=[^\x00-\x7f]))`;
/** fix(#12): is the scope of a Conventional Commit, fix-#12 a branch. */
const WORD_END = String.raw`(?:(?![A-Za-z0-9_(-])|(?<=[^\x00-\x7f]))`;

/** Words at the end of a text, with what may follow them there. */
export function wordsBefore(words: readonly string[], tracker: string, end: string): RegExp {
  return new RegExp(`${WORD_START}(?:${sources(words, tracker)})${WORD_END}${end}`, 'iu');
}

/**
 * Alternatives of all words.
 * @throws UserError `error.trackerPattern` for a word that is broken, empty or could run without end
 */
export function sources(words: readonly string[], tracker: string): string {
  const safe = words.map(word => `(?:${safeSource(word, tracker).replaceAll(' ', '\\s')})`);
  if (words.some(word => word.trim() === ''))
    throw new UserError('error.trackerPattern', { tracker, pattern: '""' });
  return safe.join('|');
}
