/** A text in normal form and the way back to the original. */
export interface Normalised {
  readonly text: string;
  /** The original offset of a normalised one (both in UTF-16 units). */
  toOriginal(offset: number): number;
}

/**
 * Everything that NFKC changes to ASCII and that people type with a Chinese input method, or paste from chat tools:
 * full-width forms, the ideographic and no-break spaces, enclosed and mathematical digits (beyond the BMP), and
 * the invisible characters that hide a number from a search, NUL bytes among them.
 */
const UNUSUAL =
  /[\0\u00a0\u00ad\u2000-\u200f\u202f\u205f\u2060\u2070-\u209f\u2460-\u24ff\u2768-\u2793\u3000\ufe10-\ufe6f\ufeff\uff01-\uff5e\uffe0-\uffe6]|\ud835[\udc00-\udfff]/g;
const INVISIBLE = /^[\0\u00ad\u200b-\u200f\u2060\ufeff]$/;

/**
 * Brings a text into NFKC, character by character, without the invisible ones. Unicode Standard Annex 15;
 * sequences are not composed, so that every character keeps its place.
 */
export function normalise(original: string): Normalised {
  let text = '';
  let last = 0;
  // Where the distance between the two texts changes; most texts have no such place.
  const breaks: { readonly at: number; readonly original: number }[] = [];
  for (const match of original.matchAll(UNUSUAL)) {
    const character = match[0];
    const replaced = INVISIBLE.test(character) ? '' : character.normalize('NFKC');
    text += original.slice(last, match.index) + replaced;
    last = match.index + character.length;
    if (replaced.length !== character.length) breaks.push({ at: text.length, original: last });
  }
  if (last === 0) return { text: original, toOriginal: offset => offset };
  text += original.slice(last);
  return { text, toOriginal: offset => mapBack(breaks, offset) };
}

function mapBack(
  breaks: readonly { readonly at: number; readonly original: number }[],
  offset: number,
): number {
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((breaks[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const before = breaks[low - 1] ?? { at: 0, original: 0 };
  const after = breaks[low];
  // Inside of a character that grew (⑩ → 10) every place is the place of that character.
  return Math.min(before.original + (offset - before.at), after?.original ?? Number.POSITIVE_INFINITY);
}
