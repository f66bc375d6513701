import { GitError } from '../../core/errors.ts';
import type { Project } from '../../core/ports.ts';
import type { Origin } from '../../export/model.ts';
import type { TransitionWorld } from '../transition/readTransitions.ts';

/** Which commit is exported, and whether files of the pack differ from it. */
export async function readOrigin(
  { git, root }: Project,
  { pack }: TransitionWorld,
  today: string,
  signal: AbortSignal | undefined,
): Promise<Origin> {
  const { name } = pack.checklist?.value?.project ?? {};
  const base = { project: name ?? root.split(/[\\/]/).at(-1) ?? '', exportedOn: today };
  if (git === undefined) return { ...base, commit: '', hasChanges: false };
  const call = { ...(signal && { signal }) };
  try {
    const commit = (await git.run(['rev-parse', '--verify', 'HEAD'], call)).trim();
    const status = await git.run(
      ['status', '--porcelain', '-z', '--untracked-files=all', '--', pack.folder],
      call,
    );
    return { ...base, commit, hasChanges: status !== '' };
  } catch (error) {
    // A repository without a commit.
    if (error instanceof GitError && error.isRefusal) return { ...base, commit: '', hasChanges: true };
    throw error;
  }
}

/** The commit as it is printed. */
export function shortCommit({ commit }: Origin): string {
  return commit.slice(0, 12);
}
