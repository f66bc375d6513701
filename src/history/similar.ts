/** Words of a subject; of Chinese, which has no spaces, pairs of characters. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  const plain = text.slice(0, LONGEST).normalize('NFKC').toLowerCase();
  for (const [word] of plain.matchAll(/[a-z][a-z0-9]{2,40}|[\u4e00-\u9fff]{2,60}/g)) {
    if (/^[a-z]/.test(word)) words.add(word);
    else for (let at = 0; at < word.length - 1; at++) words.add(word.slice(at, at + 2));
  }
  return words;
}

const LONGEST = 300;
/** Words that two subjects must have in common before they are about the same. */
const LEAST = 2;

/**
 * Whether two texts are about the same.
 * @param share of the words of the one with fewer words
 */
export function isSimilar(one: ReadonlySet<string>, other: ReadonlySet<string>, share = 0.5): boolean {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  if (few.size < LEAST) return false;
  let common = 0;
  for (const word of few) if (many.has(word)) common++;
  return common >= LEAST && common / few.size >= share;
}
