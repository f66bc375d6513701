import { distance } from 'fastest-levenshtein';

/**
 * The candidate that somebody who wrote the word most likely meant.
 * @returns undefined when none is near: a third of the letters may differ, three at most
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = plain(word);
  if (wanted.length < 3) return candidates.find(candidate => plain(candidate) === wanted);
  const limit = Math.min(3, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const away = distance(wanted, plain(candidate));
    if (away < bestDistance) [best, bestDistance] = [candidate, away];
  }
  return best;
}

/** Capitals and the marks between words are not what makes a word another one. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[\s_.-]/g, '');
}
