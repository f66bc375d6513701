import { oneLine } from '../reporters/visible.ts';
import { maskSensitive } from '../sensitive/index.ts';

/** Births of later days count as well: more is masked, never less. */
const ANY_DAY = '9999-12-31';

/** A text of a repository as it may stand in a question, which does not go through the door of the command's output. */
export function shown(text: string): string {
  return oneLine(maskSensitive(text, { path: '', today: ANY_DAY }));
}
