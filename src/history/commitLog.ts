import { sha256 } from '../core/digest.ts';
import { GitError } from '../core/errors.ts';
import type { Cache, Git, GitCallOptions } from '../core/ports.ts';
import { gitDay, repairedText } from './gitText.ts';
import {
  type Reference,
  type RevertInfo,
  readReferences,
  readRevert,
  readSwitch,
  type Switched,
  unfinishedMark,
} from './references.ts';
import type { Grammar } from './trackers.ts';

/** A commit, as far as it says something about unresolved work. */
export interface CommitNote {
  /** Full hash. */
  readonly hash: string;
  /** As the commit has them; `.mailmap` is not applied. */
  readonly name: string;
  readonly email: string;
  /** yyyy-mm-dd, when it was written; it stays when a branch is rebased. */
  readonly date: string;
  readonly subject: string;
  readonly references: readonly Reference[];
  readonly revert: RevertInfo | undefined;
  /** What says that it is not finished: `WIP`, `fixup!` … */
  readonly unfinished: string | undefined;
  /** What it switches off for a while, or on again. */
  readonly switched: Switched | undefined;
}

export interface LogOptions extends GitCallOptions {
  /** Told the number of commits so far, now and then. */
  readonly onProgress?: (commits: number) => void;
}

/** Raised whenever what is kept, or what is read out of a message, changes. */
const VERSION = 8;
const FIELD = '\x1f';
const PROGRESS_EVERY = 2000;

/**
 * All commits that the tips reach, oldest first, each after its parents. Only commits that are new since the last time
 * are read; after a rewritten history, or with another grammar, all of them.
 * @param tips full hashes; no tip, no commits
 * @param limits further arguments of `git log`, such as a path
 * @throws GitError when git fails, also in the middle of its output
 */
export async function readCommits(
  git: Git,
  cache: Cache,
  tips: readonly string[],
  grammar: Grammar,
  limits: readonly string[],
  options: LogOptions,
): Promise<{ readonly commits: CommitNote[]; readonly isRewritten: boolean }> {
  if (tips.length === 0) return { commits: [], isRewritten: false };
  const head = headOf(grammar, limits);
  const known = parseCache(await cache.read('history'), head);
  const isUsable = known !== undefined && (await areAncestors(git, known.tips, tips, options));
  if (isUsable && known.tips.join() === tips.join())
    return { commits: known.lines.map(parseLine), isRewritten: false };
  const without = isUsable ? known.tips.map(tip => `^${tip}`) : [];
  const lines: string[] = [];
  for await (const note of logNotes(git, [...tips, ...without, ...limits], grammar, options))
    lines.push(printLine(note));
  lines.reverse();
  const all = isUsable ? [...known.lines, ...lines] : lines;
  await cache.write('history', [head, tips.join(' '), ...all].join('\n'));
  return { commits: all.map(parseLine), isRewritten: known !== undefined && !isUsable };
}

/** Everything beside the commits that decides about what is read out of them. */
export function headOf(grammar: Grammar, limits: readonly string[]): string {
  return JSON.stringify([VERSION, digest(grammar.key), limits]);
}

/** The commits of a range, newest first, each before its parents; nothing is kept of them. */
export async function* logNotes(
  git: Git,
  range: readonly string[],
  grammar: Grammar,
  options: LogOptions,
): AsyncGenerator<CommitNote> {
  // Where a project is a folder of the repository, `--` comes with the limits.
  const format = ['%H', '%an', '%ae', '%as', '%B'].join('%x1f');
  const args = ['log', '-z', '--topo-order', `--format=${format}`, ...range];
  let count = 0;
  for await (const record of git.records(args, '\0', options)) {
    const [hash = '', name = '', email = '', date = '', ...rest] = record.split(FIELD);
    const by = { name: repairedText(name), email, date: gitDay(date) };
    yield noteOf({ hash, ...by }, repairedText(rest.join(FIELD)), grammar);
    if (++count % PROGRESS_EVERY === 0) options.onProgress?.(count);
  }
}

/**
 * Some commits, by their hashes; for as long as it is the same ones, git is not asked again.
 * @throws GitError when git fails
 */
export async function readNotes(
  git: Git,
  cache: Cache,
  hashes: readonly string[],
  grammar: Grammar,
  options: GitCallOptions,
): Promise<ReadonlyMap<string, CommitNote>> {
  const head = headOf(grammar, [digest(hashes.join(' '))]);
  const [kept, ...lines] = (await cache.read('notes'))?.split('\n') ?? [];
  if (kept === head) return byHash(lines.map(parseLine));
  const notes: CommitNote[] = [];
  const listed = { ...options, input: hashes.map(hash => `${hash}\n`).join('') };
  // Without a commit on its list git would show the current one.
  if (hashes.length > 0)
    for await (const note of logNotes(git, ['--no-walk=unsorted', '--stdin'], grammar, listed))
      notes.push(note);
  await cache.write('notes', [head, ...notes.map(printLine)].join('\n'));
  return byHash(notes);
}

function byHash(notes: readonly CommitNote[]): Map<string, CommitNote> {
  return new Map(notes.map(note => [note.hash, note]));
}

/** A commit that is about to be made: nothing is known of it but its message. */
export function noteOfMessage(message: string, grammar: Grammar): CommitNote {
  return noteOf({ hash: '', name: '', email: '', date: '' }, message, grammar);
}

function noteOf(
  commit: Pick<CommitNote, 'hash' | 'name' | 'email' | 'date'>,
  message: string,
  grammar: Grammar,
): CommitNote {
  const end = message.indexOf('\n');
  const subject = (end < 0 ? message : message.slice(0, end)).replaceAll(FIELD, ' ').trim();
  return {
    ...commit,
    subject,
    references: readReferences(message, grammar),
    revert: readRevert(message),
    unfinished: unfinishedMark(subject),
    switched: readSwitch(subject),
  };
}

/** Whether nothing was taken out of the history that these tips were the newest of. */
export async function areAncestors(
  git: Git,
  old: readonly string[],
  tips: readonly string[],
  options: GitCallOptions,
): Promise<boolean> {
  if (old.every(tip => tips.includes(tip))) return true;
  try {
    const args = ['rev-list', '--max-count=1', ...old, ...tips.map(tip => `^${tip}`)];
    return (await git.run([...args, '--'], options)).trim() === '';
  } catch (error) {
    // A tip that was rewritten and cleaned away is not known any more.
    if (error instanceof GitError && error.isRefusal) return false;
    throw error;
  }
}

function parseCache(
  text: string | undefined,
  head: string,
): { readonly tips: string[]; readonly lines: string[] } | undefined {
  const [first, tips, ...lines] = text?.split('\n') ?? [];
  return first === head && tips !== undefined ? { tips: tips.split(' '), lines } : undefined;
}

export function printLine(note: CommitNote): string {
  const { hash, name, email, date, subject, references, revert, unfinished, switched } = note;
  const isPlain = references.length === 0 && !revert && unfinished === undefined && !switched;
  const more = isPlain ? '' : JSON.stringify({ references, revert, unfinished, switched });
  return [hash, name, email, date, subject, more].join(FIELD);
}

const NONE: readonly Reference[] = [];

export function parseLine(line: string): CommitNote {
  const [hash = '', name = '', email = '', date = '', subject = '', more = ''] = line.split(FIELD);
  const plain = { hash, name, email, date, subject };
  if (more === '')
    return { ...plain, references: NONE, revert: undefined, unfinished: undefined, switched: undefined };
  const { references, revert, unfinished, switched } = JSON.parse(more) as Pick<
    CommitNote,
    'references' | 'revert' | 'unfinished' | 'switched'
  >;
  return { ...plain, references, revert, unfinished, switched };
}

function digest(text: string): string {
  return sha256(text).slice(0, 16);
}
