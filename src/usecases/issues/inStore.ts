import { decode } from '../../core/decode.ts';
import { LIMITS } from '../../core/limits.ts';
import type { Git, GitCallOptions } from '../../core/ports.ts';
import { records } from '../../history/ask.ts';
import type { Unwatched } from '../../history/hiddenChanges.ts';

// Files that are not on disk, or under no name that can be asked for: git has what is in them.

export type InStore = Pick<Unwatched, 'path' | 'object'>;

/** Those of the files that git skips whose contents match. */
export async function inStore(
  git: Git,
  search: readonly string[],
  skipped: readonly Unwatched[],
  call: GitCallOptions,
): Promise<InStore[]> {
  const found = new Set(await records(git, search.toSpliced(1, 0, '--cached'), call));
  return skipped.filter(({ path }) => found.has(path));
}

/** Where git has what is in files. */
export async function objectsOf(
  git: Git,
  paths: ReadonlySet<string>,
  call: GitCallOptions,
): Promise<InStore[]> {
  const entries = await records(git, ['ls-files', '-s', '-z', '--', '.'], call);
  const objects = new Map(
    entries.map(entry => {
      const tab = entry.indexOf('\t');
      return [entry.slice(tab + 1), entry.split(' ')[1] ?? ''];
    }),
  );
  return [...paths].flatMap(path => {
    const object = objects.get(path);
    return object === undefined ? [] : [{ path, object }];
  });
}

/** The texts of files, by their paths. */
export async function readObjects(
  git: Git,
  files: readonly InStore[],
  call: GitCallOptions,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  if (files.length === 0) return texts;
  const blobs = git.blobs(
    files.map(({ object }) => object),
    LIMITS.source,
    call,
  );
  for (const { path } of files) {
    const { value } = await blobs.next();
    const text = value && decode(value);
    if (text !== undefined) texts.set(path, text);
  }
  // Only the end of the output says whether git was content.
  await blobs.next();
  return texts;
}
