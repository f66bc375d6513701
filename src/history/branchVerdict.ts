import { GitError } from '../core/errors.ts';
import type { Git, GitCallOptions } from '../core/ports.ts';
import { firstLine, lines } from './ask.ts';
import type { BaseChanges } from './baseChanges.ts';
import { changeBetween, changesOf, filesOf } from './patches.ts';

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
 * @param base what the base changed
 */
export async function judge(
  git: Git,
  tip: string,
  bases: readonly string[],
  isCompared: boolean,
  base: BaseChanges,
  options: JudgeOptions,
): Promise<Verdict> {
  const not = bases.map(base => `^${base}`);
  const count = async (range: readonly string[]) =>
    Number(await firstLine(git, ['rev-list', '--count', ...range, '--'], options));
  const baseOnly = await lines(git, ['rev-list', ...bases, `^${tip}`, '--'], options);
  const behind = baseOnly.length;
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
    const left = await notInBase(git, { tip, fork, bases, base, notInTip: new Set(baseOnly) }, options);
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
  readonly base: BaseChanges;
  /** Commits of the base that the branch does not have. */
  readonly notInTip: ReadonlySet<string>;
}

/**
 * The commits of a branch whose changes the base does not have, neither one by one nor all together. Names of files are
 * cheap to list, contents are not: only where the base changes the same files it is worth looking at what it changes.
 */
async function notInBase(
  git: Git,
  { tip, fork, bases, base, notInTip }: Comparison,
  options: GitCallOptions,
): Promise<string[]> {
  const range = [tip, ...bases.map(hash => `^${hash}`), '--'];
  const all = await Array.fromAsync(filesOf(git, range, options));
  const own = all.filter(({ files }) => files.length > 0);
  const together = await lines(git, ['diff', '--name-only', '--no-renames', fork, tip, '--'], options);
  // Nothing but empty commits, or work that the branch itself took back.
  if (together.length === 0) return [];
  const files = [...new Set([...together, ...own.flatMap(change => change.files)])];
  const wanted = new Set([together, ...own.map(change => change.files)].map(setOf));
  const candidates = (await base.touching(files, pathsFor(files).length === 0))
    .filter(change => notInTip.has(change.commit) && wanted.has(setOf(change.files)))
    .map(({ commit }) => commit);
  if (candidates.length === 0) return own.map(({ commit }) => commit);
  const whole = (await changeBetween(git, fork, tip, options)).digest;
  const seen = new Set<string>();
  for (let at = 0; at < candidates.length; at += AT_ONCE) {
    const same = ['--no-walk', ...candidates.slice(at, at + AT_ONCE), '--', ...pathsFor(files)];
    for await (const { digest } of changesOf(git, same, options)) {
      if (digest === whole) return [];
      seen.add(digest);
    }
  }
  const inBase = new Set<string>();
  for await (const { commit, digest } of changesOf(git, range, options))
    if (seen.has(digest)) inBase.add(commit);
  return own.filter(({ commit }) => !inBase.has(commit)).map(({ commit }) => commit);
}

function setOf(files: readonly string[]): string {
  return [...files].sort().join('\n');
}

/** Too many names for one command line: then whole commits are compared. */
function pathsFor(files: readonly string[]): readonly string[] {
  return files.join(' ').length < PATHS_LENGTH ? files : [];
}
