import { shownText } from '../shownText.ts';

/** A text of a repository as it may stand in a question, on one line. */
export function shown(text: string): string {
  return shownText(text.replace(/\s+/g, ' ').trim());
}
