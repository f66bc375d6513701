import type { Git, GitCallOptions } from '../core/ports.ts';
import type { CommitNote } from './commitLog.ts';

/** Merges that are asked about, the newest: what was taken back before was sorted out long ago. */
const MOST = 30;
/** The shortest abbreviation that git ever prints. */
const SHORT = 7;

/**
 * The commits that came in with merges which were taken back, by the full hash of the merge: what these closed is open
 * again, although no revert names them.
 * @throws GitError when git fails
 */
export async function readRevertedMerges(
  git: Git,
  commits: readonly CommitNote[],
  options: GitCallOptions,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  // Where nobody closes tickets in commits, nothing can be open again.
  if (!commits.some(({ references }) => references.some(({ effect }) => effect === 'closes'))) return found;
  const named = commits.flatMap(({ revert }) => (revert?.isReapply === false ? revert.reverts : []));
  const byStart = Map.groupBy(named, hash => hash.slice(0, SHORT));
  const merges = commits.filter(
    ({ hash, subject }) =>
      subject.startsWith('Merge ') &&
      byStart.get(hash.slice(0, SHORT))?.some(start => hash.startsWith(start)) === true,
  );
  for (const { hash } of merges.slice(-MOST)) {
    const args = ['rev-list', '--no-merges', `${hash}^1..${hash}`];
    found.set(hash, await Array.fromAsync(git.records(args, '\n', options)));
  }
  return found;
}
