import { sha256 } from '../../core/digest.ts';
import { GitError } from '../../core/errors.ts';
import type { Cache, Git, GitCallOptions } from '../../core/ports.ts';
import { records } from '../../history/ask.ts';
import type { Hint } from '../../history/comments/index.ts';

/** Files that were left out for their names or folders: how many, and some of them. */
export interface Left {
  readonly count: number;
  readonly paths: readonly string[];
}

/** What an earlier run found in the files, and what has changed since. */
export interface KnownHints {
  /** By path; those of files that changed are left out. */
  readonly hints: ReadonlyMap<string, readonly Hint[]>;
  /** Files that others wrote, and how many of their hints were left out. */
  readonly copies: readonly (readonly [path: string, count: number])[];
  /** Files of unknown kinds that hold a mark. */
  readonly unknown: readonly (readonly [path: string, ending: string])[];
  /** As it was when all files were searched. */
  readonly left: Left;
  /** Files that must be looked at. */
  readonly changed: readonly string[];
  /** Those of them of which it was told before that they cannot be read. */
  readonly again: ReadonlySet<string>;
}

/** What is kept. */
export interface FoundInFiles extends Omit<KnownHints, 'changed' | 'again'> {
  /** Files that are looked at each time: what could not be read, or has no name that git can be asked about. */
  readonly again: readonly string[];
}

interface Stored {
  readonly key: string;
  readonly head: string;
  readonly again: readonly string[];
  readonly hints: readonly (readonly [string, readonly Hint[]])[];
  readonly copies: KnownHints['copies'];
  readonly unknown: KnownHints['unknown'];
  readonly left: Left;
}

const NOTE = 'hints';
/** Raised whenever what a text holds is decided otherwise: by code of `history/comments/`, not by its lists of words. */
const VERSION = 11;
/** Of more files git finds those that hold a word faster than they can be read. */
const MOST_CHANGED = 500;

/** Everything beside the files that decides about the answer. */
export function keyOfHints(parts: readonly string[]): string {
  return sha256([String(VERSION), ...parts].join('\0'));
}

/**
 * What is known of the files of the working tree: git tells which ones differ from the commit that was looked at.
 * Undefined where nothing is kept, or too much has changed.
 * @throws the signal's reason when it is aborted
 */
export async function readKeptHints(
  git: Git,
  cache: Cache,
  key: string,
  call: GitCallOptions,
): Promise<KnownHints | undefined> {
  const text = await cache.read(NOTE);
  if (text === undefined) return undefined;
  const stored = JSON.parse(text) as Partial<Stored>;
  const { head, again = [], hints = [], copies = [], unknown = [], left } = stored;
  if (stored.key !== key || head === undefined || left === undefined) return undefined;
  const differing = await changedSince(git, head, call);
  if (differing === undefined) return undefined;
  const { there, gone } = differing;
  const changed = new Set([...there, ...again.filter(path => !gone.has(path))]);
  if (changed.size > MOST_CHANGED) return undefined;
  const isSame = ([path]: readonly [string, unknown]) => !changed.has(path) && !gone.has(path);
  return {
    hints: new Map(hints.filter(isSame)),
    copies: copies.filter(isSame),
    unknown: unknown.filter(isSame),
    left,
    changed: [...changed],
    again: new Set(again),
  };
}

/** @throws the signal's reason when it is aborted */
export async function keepHints(
  git: Git,
  cache: Cache,
  key: string,
  head: string,
  found: FoundInFiles,
  call: GitCallOptions,
): Promise<void> {
  const dirty = await changedSince(git, head, call);
  if (dirty === undefined || dirty.there.length > MOST_CHANGED) return;
  const stored: Stored = {
    key,
    head,
    // What is gone now may come back as it was.
    again: [...new Set([...found.again, ...dirty.there, ...dirty.gone])],
    hints: [...found.hints],
    copies: found.copies,
    unknown: found.unknown,
    left: found.left,
  };
  const text = JSON.stringify(stored);
  if (text !== (await cache.read(NOTE))) await cache.write(NOTE, text);
}

/** Files that differ from a commit, on disk or in the index. Undefined where the commit is gone. */
async function changedSince(
  git: Git,
  commit: string,
  call: GitCallOptions,
): Promise<{ readonly there: readonly string[]; readonly gone: ReadonlySet<string> } | undefined> {
  const args = ['diff', '--name-status', '--no-renames', '-z', '--relative', commit, '--'];
  const there: string[] = [];
  const gone = new Set<string>();
  try {
    let status: string | undefined;
    for (const word of await records(git, args, call)) {
      if (status === undefined) {
        status = word;
        continue;
      }
      if (status === 'D') gone.add(word);
      else there.push(word);
      status = undefined;
    }
    return { there, gone };
  } catch (error) {
    call.signal?.throwIfAborted();
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
