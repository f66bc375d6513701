import { conflictAt, refuseConflict } from '../yaml/conflict.ts';
import { outlineOf } from './headingLines.ts';

/**
 * Stops at a document that git could not merge; what a code block shows of a conflict is none.
 * @throws UserError with the lines, and what to do
 */
export function refuseUnmerged(path: string, text: string): void {
  let code: readonly { readonly start: number; readonly kind: string }[] | undefined;
  for (let next = conflictAt(text); next; next = conflictAt(text, next.end)) {
    const { start } = next;
    code ??= outlineOf(text).filter(({ kind }) => kind === 'code');
    if (!code.some(line => line.start === start)) refuseConflict(path, text);
  }
}
