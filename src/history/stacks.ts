import type { Ref } from './refs.ts';
import type { BranchKind } from './unmergedBranch.ts';

interface Row {
  readonly ref: Ref;
  readonly kind: BranchKind;
  /** Commits, newest first; one at least. */
  readonly left: readonly string[];
}

/**
 * Branches that one person began on top of each other are one piece of work: the topmost holds all of it. What others
 * began on is theirs and stays.
 */
export function withoutStacked<T extends Row>(
  rows: readonly T[],
): (T & { readonly includes: readonly string[] })[] {
  const topics = rows.filter(({ kind }) => kind === 'topic');
  const holders = new Map<string, T[]>();
  const tips = new Set(topics.map(({ left }) => left[0] ?? ''));
  for (const row of topics)
    for (const commit of row.left)
      if (tips.has(commit)) holders.set(commit, [...(holders.get(commit) ?? []), row]);
  const above = new Map<T, T>();
  for (const row of topics) {
    const larger = (holders.get(row.left[0] ?? '') ?? []).filter(other => isOnTop(other, row));
    const [top] = larger.sort((one, other) => other.left.length - one.left.length);
    if (top) above.set(row, top);
  }
  const topOf = (row: T): T => {
    const next = above.get(row);
    return next === undefined ? row : topOf(next);
  };
  const included = Map.groupBy(above.keys(), topOf);
  return rows
    .filter(row => !above.has(row))
    .map(row => ({ ...row, includes: (included.get(row) ?? []).map(({ ref }) => ref.name) }));
}

function isOnTop(top: Row, row: Row): boolean {
  if (top.left.length <= row.left.length) return false;
  if (top.ref.authorEmail.toLowerCase() !== row.ref.authorEmail.toLowerCase()) return false;
  const has = new Set(top.left);
  return row.left.every(commit => has.has(commit));
}
