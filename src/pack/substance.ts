import { sha256 } from '../core/digest.ts';

/** Letters of a digest in a document: enough to tell versions of one thing apart, and short enough to be read past. */
const DIGEST_LENGTH = 8;

/** A text without what changes nothing: blanks, indentation and ends of lines. */
export function substanceOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * A digest of what texts say, whatever their blanks are.
 * @param texts by path or name; their order does not count
 */
export function digestOfSubstance(texts: ReadonlyMap<string, string>): string {
  const lines = [...texts].map(([name, text]) => `${name}\0${substanceOf(text)}`).sort();
  return sha256(lines.join('\n')).slice(0, DIGEST_LENGTH);
}
