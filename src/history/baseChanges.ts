import type { Git, GitCallOptions } from '../core/ports.ts';
import { type Change, filesOf } from './patches.ts';

type CommitFiles = Pick<Change, 'commit' | 'files'>;

/** Which files each commit of the default branch changes: listed once for all branches that are compared with it. */
export interface BaseChanges {
  /**
   * The commits that change some files, each with those of the files that it changes.
   * @param files whose changes are looked for
   * @param isWhole also the other files of those commits count
   */
  touching(files: readonly string[], isWhole: boolean): Promise<readonly CommitFiles[]>;
}

/**
 * Reads nothing before it is asked.
 * @param bases full hashes of the default branch
 * @param without full hashes of commits that are not looked at, nor what they reach
 */
export function baseChanges(
  git: Git,
  bases: readonly string[],
  without: readonly string[],
  options: GitCallOptions,
): BaseChanges {
  let reading: ReturnType<typeof read> | undefined;
  const read = async () => {
    const commits: CommitFiles[] = [];
    const byFile = new Map<string, number[]>();
    const range = [...bases, ...without.map(hash => `^${hash}`), '--'];
    for await (const change of filesOf(git, range, options)) {
      for (const file of change.files) {
        const known = byFile.get(file);
        if (known) known.push(commits.length);
        else byFile.set(file, [commits.length]);
      }
      commits.push(change);
    }
    return { commits, byFile };
  };
  return {
    async touching(files, isWhole) {
      reading ??= read();
      const { commits, byFile } = await reading;
      const own = new Map<number, string[]>();
      for (const file of files)
        for (const index of byFile.get(file) ?? []) {
          const known = own.get(index);
          if (known) known.push(file);
          else own.set(index, [file]);
        }
      return [...own]
        .sort(([one], [other]) => one - other)
        .flatMap(([index, touched]) => {
          const change = commits[index];
          return change ? [isWhole ? change : { commit: change.commit, files: touched }] : [];
        });
    },
  };
}
