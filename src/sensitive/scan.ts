import type { Scan } from './match.ts';
import type { Syntax } from './syntax.ts';

/** The syntax at an offset: a code block of a document has one of its own. */
export function syntaxAt({ fences, syntax }: Scan, offset: number): Syntax {
  let low = 0;
  let high = fences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((fences[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const fence = fences[low];
  return fence !== undefined && fence.start <= offset ? fence.syntax : syntax;
}
