import type { CommitNote } from './commitLog.ts';
import { isSimilar, wordsOf } from './similar.ts';

/**
 * Commits that switched something off for a while, and nothing switched it on again: by a revert, or by a later commit
 * that says so of the same matter.
 * @param commits each after its parents
 * @param undone hashes of commits that were reverted
 */
export function switchedOff(commits: readonly CommitNote[], undone: ReadonlySet<string>): CommitNote[] {
  let off: { readonly commit: CommitNote; readonly words: ReadonlySet<string> }[] = [];
  for (const commit of commits) {
    const { switched } = commit;
    if (switched === undefined) continue;
    const words = wordsOf(switched.what);
    // Said again, it counts from now on.
    off = off.filter(one => !isSimilar(one.words, words, ALIKE));
    if (switched.isOff && !undone.has(commit.hash)) off.push({ commit, words });
  }
  return off.map(({ commit }) => commit);
}

const ALIKE = 0.4;
