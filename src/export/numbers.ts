import type { PrintedDocument } from './model.ts';

/** So many levels are numbered; what stands deeper is told apart by its words. */
export const NUMBERED_LEVELS = 3;

/** The numbers of the parts and headings of a report, by their ids: `4`, `4.2`, `4.2.1`. None for other layouts. */
export function headingNumbers({ layout, parts }: PrintedDocument): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  if (layout !== 'report') return numbers;
  for (const [index, { id, blocks, isForm }] of parts.entries()) {
    numbers.set(id, String(index + 1));
    if (isForm) continue;
    const counts = [index + 1];
    for (const block of blocks) {
      if (block.kind !== 'heading') continue;
      if (counts.length < block.level) counts.push(0);
      counts.length = block.level;
      counts[block.level - 1] = (counts[block.level - 1] ?? 0) + 1;
      if (block.level <= NUMBERED_LEVELS) numbers.set(block.id, counts.join('.'));
    }
  }
  return numbers;
}
