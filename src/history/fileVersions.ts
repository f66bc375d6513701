import type { Git, GitCallOptions } from '../core/ports.ts';

/** A commit, as far as it is the origin of a line. */
export interface Origin {
  readonly commit: string;
  /** Name and address are those of the mailmap. */
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970. */
  readonly time: number;
  /** It has no parent here. */
  readonly isFirst: boolean;
}

/** A change of a file: its contents before and after. */
export interface Version {
  readonly by: Origin;
  /** What the file was called there; from the folder that git runs in. */
  readonly path: string;
  /** Undefined where it was not there. */
  readonly before: string | undefined;
  readonly after: string;
}

const MARK = '\x1d';

/**
 * Every change of some files in the past of the last commit, newest first, under all the names that they had.
 * @param paths from the folder that git runs in
 * @throws GitError when git fails
 */
export async function readVersions(
  git: Git,
  paths: readonly string[],
  options: GitCallOptions,
): Promise<ReadonlyMap<string, readonly Version[]>> {
  const versions = new Map<string, Version[]>(paths.map(path => [path, []]));
  const called = new Map<string, string[]>(paths.map(path => [path, [path]]));
  const format = `--format=${MARK}%H%x1f%P%x1f%aN%x1f%aE%x1f%at`;
  const what = ['--raw', '--no-abbrev', '--relative', '-M', '-z', '--diff-filter=AMRT', '--topo-order'];
  let by: Origin | undefined;
  let change: readonly string[] | undefined;
  let from: string | undefined;
  for await (const word of git.records(['log', ...what, format, 'HEAD', '--'], '\0', options)) {
    const start = word.lastIndexOf(MARK);
    if (start >= 0) {
      const [commit = '', parents, name = '', email = '', time] = word.slice(start + 1).split('\x1f');
      by = { commit, name, email, time: Number(time), isFirst: parents === '' };
      change = undefined;
    } else if (change === undefined) {
      // The first change of a commit stands behind the line end of its header.
      change = word.trimStart().slice(1).split(' ');
      from = undefined;
    } else {
      const [, , before = '', after = '', status = ''] = change;
      if (status.startsWith('R') && from === undefined) {
        from = word;
        continue;
      }
      const names = called.get(word);
      if (names !== undefined && by !== undefined) {
        const version = { by, path: word, before: /^0+$/.test(before) ? undefined : before, after };
        for (const name of names) versions.get(name)?.push(version);
        if (from !== undefined) {
          called.delete(word);
          called.set(from, [...(called.get(from) ?? []), ...names]);
        }
      }
      change = undefined;
    }
  }
  return versions;
}
