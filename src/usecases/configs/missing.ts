import { posix } from 'node:path';
import { GitError } from '../../core/errors.ts';
import type { Git, GitCallOptions } from '../../core/ports.ts';
import { type IndexEntry, isPattern } from '../../inventory/documented.ts';
import { globMatcher } from '../../inventory/globs.ts';
import type { MissingFile } from '../../inventory/inventoryFile.ts';

/** More entries than this are looked up by name alone: each costs git a walk through the history. */
const MOST_ASKED = 40;
/** A file that was renamed again and again. */
const MOST_HOPS = 5;
/** A place on a server or on one computer, described on purpose. */
const ELSEWHERE = /^(?:\/|~|[A-Za-z]:|\/\/)/;

/**
 * The entries whose files are gone. One that git ignores may well exist, on the server: it is not among them, nor is
 * one that lies outside of the repository.
 * @throws GitError when git fails
 */
export async function findMissing(
  git: Git | undefined,
  entries: readonly IndexEntry[],
  paths: ReadonlySet<string>,
  options: GitCallOptions,
): Promise<MissingFile[]> {
  const all = [...paths];
  const exists = ({ path }: IndexEntry) =>
    paths.has(path) || (isPattern(path) && all.some(globMatcher(path))) || isFolderOf(path, all);
  const gone = entries.filter(entry => !ELSEWHERE.test(entry.path) && !exists(entry));
  if (gone.length === 0) return [];
  const ignored = git
    ? await ignoredAmong(
        git,
        gone.map(({ path }) => path),
        options,
      )
    : new Set<string>();
  const missing: MissingFile[] = [];
  for (const entry of gone.filter(({ path }) => !ignored.has(path))) {
    const renamed =
      git && !isPattern(entry.path) && missing.length < MOST_ASKED
        ? await followRename(git, entry.path, paths, options)
        : undefined;
    const byName = renamed?.path ?? onlyOneLike(entry.path, all);
    missing.push({ entry, renamedTo: byName, commit: renamed?.commit });
  }
  return missing;
}

/** A submodule, or a folder that is described as a whole. */
function isFolderOf(path: string, all: readonly string[]): boolean {
  const folder = path.replace(/\/$/, '');
  return all.some(other => other.startsWith(`${folder}/`) || path.startsWith(`${other}/`));
}

/** Which of these paths git ignores, whether they are there or not. */
export async function ignoredAmong(
  git: Git,
  wanted: readonly string[],
  options: GitCallOptions,
): Promise<ReadonlySet<string>> {
  const paths = wanted.filter(path => !path.split('/').includes('..'));
  if (paths.length === 0) return new Set();
  // `-z` is only for names that are read from its input.
  const args = ['check-ignore', '--no-index', '--', ...paths.slice(0, 500)];
  const ignored = new Set<string>();
  try {
    for await (const path of git.records(args, '\n', options)) ignored.add(path);
  } catch (error) {
    // None is ignored; or one lies where git will not look, in a submodule or behind a link.
    if (!(error instanceof GitError && error.isRefusal)) throw error;
  }
  return ignored;
}

/** Uncommitted renames come first, then those of the commits that deleted the name. */
async function followRename(
  git: Git,
  path: string,
  paths: ReadonlySet<string>,
  options: GitCallOptions,
): Promise<{ path: string; commit: string | undefined } | undefined> {
  try {
    const diff = ['diff', 'HEAD', '-M', '--diff-filter=R', '--name-status', '--relative', '-z'];
    const pending = renamesIn(await git.run(diff, options)).get(path);
    if (pending !== undefined && paths.has(pending)) return { path: pending, commit: undefined };
    let name = path;
    let commit: string | undefined;
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      const log = ['--literal-pathspecs', 'log', '-1', '--format=%h', '--diff-filter=D', '--no-renames'];
      const deleted = (await git.run([...log, '--', name], options)).trim();
      if (deleted === '') return undefined;
      const show = ['diff-tree', '-r', '-M40%', '--diff-filter=R', '--name-status', '--relative', '-z'];
      const next = renamesIn(await git.run([...show, '--no-commit-id', deleted], options)).get(name);
      if (next === undefined) return undefined;
      name = next;
      commit ??= deleted;
      if (paths.has(name)) return { path: name, commit };
    }
    return undefined;
  } catch (error) {
    // A repository without a commit.
    if (error instanceof GitError && error.isRefusal) return undefined;
    throw error;
  }
}

/** Old name → new name, in the output of `--name-status -z`. */
function renamesIn(output: string): ReadonlyMap<string, string> {
  const words = output.split('\0');
  const renames = new Map<string, string>();
  for (let at = 0; at + 2 < words.length; at += 3) renames.set(words[at + 1] ?? '', words[at + 2] ?? '');
  return renames;
}

/** The only file of the same name, capitals aside. */
function onlyOneLike(path: string, all: readonly string[]): string | undefined {
  const lower = path.toLowerCase();
  const same = all.filter(other => other.toLowerCase() === lower);
  if (same.length === 1) return same[0];
  const name = posix.basename(lower);
  const named = isPattern(path) ? [] : all.filter(other => posix.basename(other).toLowerCase() === name);
  return named.length === 1 ? named[0] : undefined;
}
