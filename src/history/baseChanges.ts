import type { Git, GitCallOptions } from '../core/ports.ts';
import { type CommitFiles, filesOf } from './patches.ts';

/** A commit of a base, with the files of a branch among those that it changes. */
export interface BaseChange extends CommitFiles {
  /** How many files it changes altogether. */
  readonly size: number;
}

/** Which of some files each commit of the bases changes: listed once for all branches that are compared with them. */
export interface BaseChanges {
  /** The commits that change one of the files at least, each with those of the files that it changes. */
  touching(files: ReadonlySet<string>): readonly BaseChange[];
}

/**
 * @param commits full hashes of the commits that the bases have, and the branches may have in another form
 * @param wanted the files that any branch changes: nothing else is kept
 * @throws GitError when git fails
 */
export async function readBaseChanges(
  git: Git,
  commits: readonly string[],
  wanted: ReadonlySet<string>,
  options: GitCallOptions,
): Promise<BaseChanges> {
  const changes: BaseChange[] = [];
  const byFile = new Map<string, number[]>();
  const listed = commits.map(commit => ({ commit }));
  for await (const { commit, writing, files: all } of filesOf(git, listed, options)) {
    const files = new Map([...all].filter(([path]) => wanted.has(path)));
    if (files.size === 0) continue;
    for (const path of files.keys()) {
      const known = byFile.get(path);
      if (known) known.push(changes.length);
      else byFile.set(path, [changes.length]);
    }
    changes.push({ commit, writing, files, size: all.size });
  }
  return {
    touching: files => {
      const places = new Set<number>();
      for (const path of files) for (const place of byFile.get(path) ?? []) places.add(place);
      return [...places].flatMap(place => {
        const change = changes[place];
        if (change === undefined) return [];
        return [{ ...change, files: new Map([...change.files].filter(([path]) => files.has(path))) }];
      });
    },
  };
}
