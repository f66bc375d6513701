import { GitError } from '../core/errors.ts';
import type { Git, GitCallOptions } from '../core/ports.ts';
import { firstLine, lines } from './ask.ts';
import { type Change, changeBetween, changesOf, filesOf } from './patches.ts';

/** What was found out about a branch, for as long as neither it nor the default branch moves. */
export interface Verdict {
  readonly merged: boolean;
  /** Hashes of the commits that the base does not have in any form, newest first. */
  readonly commits: readonly string[];
  readonly ahead: number;
  readonly behind: number;
  /** It has no commit in common with the base. */
  readonly unrelated: boolean;
}

export interface JudgeOptions extends GitCallOptions {
  /** Told that changes could not be compared; the branch then counts as unmerged. */
  readonly onFailure: (error: GitError) => void;
}

/** A branch that is further ahead is not compared change by change. Commits. */
const COMPARED = 300;
/** Commits that are looked at in one call. */
const AT_ONCE = 200;
/** Characters of paths in one call; Windows takes 32,767 for everything. */
const PATHS_LENGTH = 20_000;

/**
 * Finds out whether a branch is merged, whatever way it was merged in.
 * @param tip full hash
 * @param bases full hashes of the default branch
 * @param isCompared false for a line of its own, such as a release: what it has in common with the base does not make
 *   it merged
 */
export async function judge(
  git: Git,
  tip: string,
  bases: readonly string[],
  isCompared: boolean,
  options: JudgeOptions,
): Promise<Verdict> {
  const not = bases.map(base => `^${base}`);
  const count = async (range: readonly string[]) =>
    Number(await firstLine(git, ['rev-list', '--count', ...range, '--'], options));
  const behind = await count([...bases, `^${tip}`]);
  const fork = await firstLine(git, ['merge-base', tip, ...bases], options);
  const list = ['rev-list', '--no-merges', `--max-count=${COMPARED + 1}`, tip, ...not, '--'];
  const own = await lines(git, list, options);
  const unmerged = { merged: false, behind, unrelated: fork === undefined };
  if (own.length === 0) return { ...unmerged, merged: true, commits: [], ahead: 0 };
  if (fork === undefined || own.length > COMPARED || !isCompared) {
    const ahead = own.length > COMPARED ? await count(['--no-merges', tip, ...not]) : own.length;
    return { ...unmerged, commits: own.slice(0, COMPARED), ahead };
  }
  try {
    const left = await notInBase(git, { tip, fork, bases }, options);
    return { ...unmerged, merged: left.length === 0, commits: left, ahead: left.length };
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!(error instanceof GitError)) throw error;
    options.onFailure(error);
    return { ...unmerged, commits: own, ahead: own.length };
  }
}

interface Comparison {
  readonly tip: string;
  readonly fork: string;
  readonly bases: readonly string[];
}

/** The commits of a branch whose changes the base does not have, neither one by one nor all together. */
async function notInBase(
  git: Git,
  { tip, fork, bases }: Comparison,
  options: GitCallOptions,
): Promise<string[]> {
  const own = await Array.fromAsync(changesOf(git, [tip, ...bases.map(base => `^${base}`), '--'], options));
  const together = await changeBetween(git, fork, tip, options);
  const files = [...new Set([...together.files, ...own.flatMap(change => change.files)])];
  // Nothing but empty commits, or work that the branch itself took back.
  if (together.files.length === 0) return [];
  const seen = new Set<string>();
  const candidates = await sameFiles(git, [`^${tip}`, ...bases], files, [together, ...own], options);
  for (let at = 0; at < candidates.length; at += AT_ONCE) {
    const range = ['--no-walk', ...candidates.slice(at, at + AT_ONCE), '--', ...pathsFor(files)];
    for await (const { digest } of changesOf(git, range, options)) {
      if (digest === together.digest) return [];
      seen.add(digest);
    }
  }
  return own
    .filter(({ digest, files: changed }) => changed.length > 0 && !seen.has(digest))
    .map(({ commit }) => commit);
}

/**
 * The commits of the base that change the same files as one of some changes. Names are cheap to list, contents are not:
 * only of these it is worth looking at what they change.
 */
async function sameFiles(
  git: Git,
  range: readonly string[],
  files: readonly string[],
  changes: readonly Change[],
  options: GitCallOptions,
): Promise<string[]> {
  const wanted = new Set(changes.map(change => setOf(change.files)));
  const found: string[] = [];
  for await (const { commit, files: changed } of filesOf(git, [...range, '--', ...pathsFor(files)], options))
    if (wanted.has(setOf(changed))) found.push(commit);
  return found;
}

function setOf(files: readonly string[]): string {
  return [...files].sort().join('\n');
}

/** Too many names for one command line: then whole commits are compared. */
function pathsFor(files: readonly string[]): readonly string[] {
  return files.join(' ').length < PATHS_LENGTH ? files : [];
}
