import { listGuesses } from '../../pack/guesses.ts';
import type { Pack } from '../../pack/pack.ts';

/** How much of a pack was guessed and confirmed by nobody. */
export function readGuesses({ checklist, team }: Pack): number {
  return [checklist, team].reduce((sum, file) => sum + listGuesses(file?.value).length, 0);
}
