import type { Git, GitCallOptions } from '../core/ports.ts';

/** Where a working tree is. */
export interface Head {
  /** Full hash of the newest commit; undefined where there is none yet. */
  readonly commit: string | undefined;
  /** Whether the clone lacks the beginning of the history. */
  readonly isShallow: boolean;
}

/** @throws GitError when git fails; a branch without a commit is no failure */
export async function readHead(git: Git, options: GitCallOptions): Promise<Head> {
  const questions = ['rev-parse', '--is-shallow-repository', '--revs-only', 'HEAD'];
  const [shallow, commit] = await Array.fromAsync(git.records(questions, '\n', options));
  return { commit: commit || undefined, isShallow: shallow === 'true' };
}
