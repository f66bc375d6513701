import type { TextEdit } from './findings.ts';

/**
 * Applies fixes to a text. A fix is applied as a whole or not at all: one that touches what an earlier one changed
 * waits for the next round, when its place is known again.
 * @param fixes the edits of each fix; all spans are those of the text
 */
export function applyFixes(
  text: string,
  fixes: readonly (readonly TextEdit[])[],
): { readonly text: string; readonly applied: number } {
  const taken: TextEdit[] = [];
  let applied = 0;
  for (const edits of fixes) {
    if (edits.length === 0 || edits.some(edit => taken.some(other => touches(edit, other)))) continue;
    taken.push(...edits);
    applied += 1;
  }
  let result = '';
  let last = 0;
  for (const edit of taken.sort((one, other) => one.start - other.start)) {
    result += text.slice(last, edit.start) + edit.text;
    last = edit.end;
  }
  return { text: result + text.slice(last), applied };
}

/** Two insertions at one place touch, too: nobody could say which comes first. */
function touches(one: TextEdit, other: TextEdit): boolean {
  const isInsertion = one.start === one.end || other.start === other.end;
  return isInsertion
    ? one.start <= other.end && other.start <= one.end
    : one.start < other.end && other.start < one.end;
}
