import type { Git, GitCallOptions } from '../core/ports.ts';
import { lines } from './ask.ts';
import type { BaseChanges } from './baseChanges.ts';
import { changeBetween, changesOf, filesOf } from './patches.ts';

/** A branch whose changes are looked for in the default branch. */
export interface Candidate {
  /** Full hash. */
  readonly tip: string;
  /** The newest commit that it has in common with the default branch. */
  readonly fork: string;
  /** Its commits that were not found in another form before, newest first. */
  readonly own: readonly string[];
}

/** Commits that are looked at in one call. */
const AT_ONCE = 200;
/** Characters of paths in one call; Windows takes 32,767 for everything. */
const PATHS_LENGTH = 20_000;

/**
 * The commits of a branch whose changes the base does not have, neither one by one nor all together: none where it was
 * rebased, picked or squashed. Names of files are cheap to list, contents are not: only where the base changes the same
 * files it is worth looking at what it changes.
 * @param base what the base changed
 * @param isNews whether a commit of the base may hold a change of the branch that was not looked for yet
 * @throws GitError when git fails
 */
export async function notInBase(
  git: Git,
  { tip, fork, own }: Candidate,
  base: BaseChanges,
  isNews: (commit: string) => boolean,
  options: GitCallOptions,
): Promise<readonly string[]> {
  if (own.length === 0) return [];
  const range = ['--no-walk=unsorted', ...own, '--'];
  const changes = (await Array.fromAsync(filesOf(git, range, options))).filter(
    ({ files }) => files.length > 0,
  );
  const together = await lines(git, ['diff', '--name-only', '--no-renames', fork, tip, '--'], options);
  // Nothing but empty commits, or work that the branch itself took back.
  if (together.length === 0) return [];
  const files = [...new Set([...together, ...changes.flatMap(change => change.files)])];
  const wanted = new Set([together, ...changes.map(change => change.files)].map(setOf));
  const candidates = (await base.touching(files, pathsFor(files).length === 0))
    .filter(change => isNews(change.commit) && wanted.has(setOf(change.files)))
    .map(({ commit }) => commit);
  if (candidates.length === 0) return changes.map(({ commit }) => commit);
  const whole = (await changeBetween(git, fork, tip, options)).digest;
  const seen = new Set<string>();
  for (let at = 0; at < candidates.length; at += AT_ONCE) {
    const same = ['--no-walk', ...candidates.slice(at, at + AT_ONCE), '--', ...pathsFor(files)];
    for await (const { digest } of changesOf(git, same, options)) {
      if (digest === whole) return [];
      seen.add(digest);
    }
  }
  const inBase = new Set<string>();
  for await (const { commit, digest } of changesOf(git, range, options))
    if (seen.has(digest)) inBase.add(commit);
  return changes.filter(({ commit }) => !inBase.has(commit)).map(({ commit }) => commit);
}

function setOf(files: readonly string[]): string {
  return [...files].sort().join('\n');
}

/** Too many names for one command line: then whole commits are compared. */
function pathsFor(files: readonly string[]): readonly string[] {
  return files.join(' ').length < PATHS_LENGTH ? files : [];
}
