import { readFileSync } from 'node:fs';
import { findHints, type Hint, loadHints } from '../../../src/history/comments/index.ts';

export const hintsText = readFileSync(new URL('../../../src/history/hints.yaml', import.meta.url), 'utf8');
export const rules = loadHints(hintsText);

/** Hints of a text, with the rules that are shipped. */
export function hintsIn(path: string, text: string): Hint[] {
  return findHints(path, text, rules);
}
