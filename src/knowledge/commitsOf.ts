import { CHANGE } from './changeLog.ts';
import type { Knowledge } from './model.ts';

/** More files than this in one commit, and it explains none of them. */
const FOCUSED = 20;

/**
 * The commits of some people that explain some files best, newest first: what added the file, and the latest ones that
 * changed little else.
 * @param files numbers in the log
 * @returns numbers of commits by file
 */
export function explainingCommits(
  { log, makers, leftOut }: Pick<Knowledge, 'log' | 'makers' | 'leftOut'>,
  files: ReadonlySet<number>,
  people: ReadonlySet<number>,
  most: number,
): Map<number, number[]> {
  const found = new Map<number, { commit: number; isAdded: boolean; size: number }[]>();
  for (let commit = 0; commit < log.commits.length; commit++) {
    if (leftOut.has(commit) || !makers[commit]?.some(person => people.has(person))) continue;
    const start = log.starts[commit] ?? 0;
    const end = log.starts[commit + 1] ?? log.changes.length;
    for (let at = start; at < end; at++) {
      const change = log.changes[at] ?? 0;
      if (!files.has(change >> 2)) continue;
      const list = found.get(change >> 2) ?? [];
      list.push({ commit, isAdded: (change & 3) === CHANGE.added, size: end - start });
      found.set(change >> 2, list);
    }
  }
  return new Map(
    [...found].map(([file, list]) => {
      const ranked = list.sort((one, other) => weight(other) - weight(one) || other.commit - one.commit);
      const chosen = ranked.slice(0, most).map(({ commit }) => commit);
      return [file, chosen.sort((one, other) => other - one)];
    }),
  );
}

/**
 * How many commits of some people changed any of some files.
 * @param files numbers in the log
 * @param since seconds since 1970
 */
export function countCommits(
  { log, makers, leftOut }: Pick<Knowledge, 'log' | 'makers' | 'leftOut'>,
  files: ReadonlySet<number>,
  people: ReadonlySet<number>,
  since = 0,
): number {
  let count = 0;
  for (let commit = 0; commit < log.commits.length; commit++) {
    if (
      (log.times[commit] ?? 0) < since ||
      leftOut.has(commit) ||
      !makers[commit]?.some(person => people.has(person))
    )
      continue;
    const end = log.starts[commit + 1] ?? log.changes.length;
    for (let at = log.starts[commit] ?? 0; at < end; at++) {
      if (!files.has((log.changes[at] ?? 0) >> 2)) continue;
      count += 1;
      break;
    }
  }
  return count;
}

function weight({ isAdded, size }: { isAdded: boolean; size: number }): number {
  return size > FOCUSED ? 0 : isAdded ? 2 : 1;
}
