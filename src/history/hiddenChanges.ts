import type { Git, GitCallOptions } from '../core/ports.ts';

/** A tracked file that was changed here, and that git was told not to look at. */
export interface HiddenChange {
  /** From the project folder. */
  readonly path: string;
  readonly hiddenBy: 'skip-worktree' | 'assume-unchanged';
}

/** Files of the project that git does not look at. */
export interface Unwatched {
  /** From the project folder. */
  readonly path: string;
  /** Id of the object that is staged. */
  readonly object: string;
  readonly hiddenBy: HiddenChange['hiddenBy'];
}

/**
 * Lists the tracked files below the folder that git runs in that git was told not to look at; in a sparse checkout these
 * are all that are not checked out.
 * @throws GitError when git fails
 */
export async function listUnwatched(git: Git, options: GitCallOptions): Promise<Unwatched[]> {
  const found: Unwatched[] = [];
  // `S 100644 <object> 0\t<path>`: in lower case where it is assumed to be unchanged, S where it is skipped.
  for await (const record of git.records(['ls-files', '-v', '-s', '-z', '--', '.'], '\0', options)) {
    if (record.startsWith('H ') || record === '') continue;
    const [, letter = '', mode = '', object = '', path = ''] =
      /^(\S) (\d+) ([\da-f]+) \d\t([\s\S]*)$/.exec(record) ?? [];
    if (path === '' || !mode.startsWith(REGULAR)) continue;
    if (letter === 'S' || letter === 's') found.push({ path, object, hiddenBy: 'skip-worktree' });
    else if (letter === 'h') found.push({ path, object, hiddenBy: 'assume-unchanged' });
  }
  return found;
}

/** Links and submodules are no files. */
const REGULAR = '100';

/**
 * Those of them that are not as they were staged. One that is gone counts where git assumes that it is unchanged; one
 * that is skipped and gone was never checked out.
 * @param isThere whether a path is a file on disk
 * @param textOf its text; undefined where it is none
 * @throws GitError when git fails
 */
export async function readHiddenChanges(
  git: Git,
  unwatched: readonly Unwatched[],
  isThere: (path: string) => Promise<boolean>,
  textOf: (path: string) => Promise<string | undefined>,
  options: GitCallOptions,
): Promise<HiddenChange[]> {
  const there: Unwatched[] = [];
  const changed: HiddenChange[] = [];
  for (const file of unwatched) {
    if (await isThere(file.path)) there.push(file);
    else if (file.hiddenBy === 'assume-unchanged') changed.push(file);
  }
  // A name with a line end in it cannot be told on a list.
  const listed = there.filter(({ path }) => !path.includes('\n'));
  if (listed.length === 0) return changed.map(plain);
  const input = listed.map(({ path }) => `${path}\n`).join('');
  const objects = await Array.fromAsync(
    git.records(['hash-object', '--stdin-paths'], '\n', { ...options, input }),
  );
  const differing = listed.filter(({ object }, index) => objects[index] !== object);
  for (const file of differing) if (!(await isOnlyLineEnds(git, file, textOf, options))) changed.push(file);
  return changed.map(plain);
}

/** Whether a file is as it was staged, with the line ends of another system. */
async function isOnlyLineEnds(
  git: Git,
  { path, object }: Unwatched,
  textOf: (path: string) => Promise<string | undefined>,
  options: GitCallOptions,
): Promise<boolean> {
  const text = await textOf(path);
  if (text === undefined || !text.includes('\r\n')) return false;
  const input = text.replaceAll('\r\n', '\n');
  const [id] = await Array.fromAsync(git.records(['hash-object', '--stdin'], '\n', { ...options, input }));
  return id === object;
}

function plain({ path, hiddenBy }: HiddenChange): HiddenChange {
  return { path, hiddenBy };
}
