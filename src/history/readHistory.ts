import { GitError } from '../core/errors.ts';
import type { Cache, Git } from '../core/ports.ts';
import { readArrived, readBackOn, readCameBack } from './backOn.ts';
import {
  areAncestors,
  type CommitNote,
  headOf,
  type LogOptions,
  logNotes,
  readCommits,
} from './commitLog.ts';
import type { Signed } from './drafts.ts';
import { type Followed, followTickets } from './followTickets.ts';
import { addNumbers, chiefNumbers, type NumberSystem } from './numberSystems.ts';
import { plainSubject } from './outside.ts';
import { type PastNotes, parsePast, printPast, type SignedDays } from './pastNotes.ts';
import { readRevertedMerges } from './revertedMerges.ts';
import type { Grammar } from './trackers.ts';

/** What a history says. */
export interface History {
  /** Commits that say something of themselves or of tickets, oldest first. */
  readonly notable: readonly CommitNote[];
  readonly followed: Followed;
  /** How many commits there are. */
  readonly count: number;
  /** Everybody, as it stands in the commits. */
  readonly signed: readonly SignedDays[];
  readonly numbers: NumberSystem | undefined;
  /** What was kept before is no part of it. */
  readonly isRewritten: boolean;
  /**
   * Tips of the branches whose work came in with the same subject, changed on the way. What was understood is kept then.
   */
  landed(branches: readonly BranchCommits[]): Promise<ReadonlySet<string>>;
}

export interface BranchCommits {
  readonly tip: string;
  readonly commits: readonly CommitNote[];
}

/**
 * Reads the history of some tips. What an earlier run understood is kept: then only new commits are read, and the old ones
 * again only where a new one reverts something.
 * @param tips full hashes; no tip, no commits
 * @param limits further arguments of `git log`, such as a path
 * @throws GitError when git fails
 */
export async function readHistory(
  git: Git,
  cache: Cache,
  tips: readonly string[],
  grammar: Grammar,
  limits: readonly string[],
  options: LogOptions,
): Promise<History> {
  const head = headOf(grammar, limits);
  const known = parsePast(await cache.read(NOTE), head);
  const everything = once(() => readCommits(git, cache, tips, grammar, limits, options));
  const isUsable =
    known !== undefined && tips.length > 0 && (await areAncestors(git, known.tips, tips, options));
  const isSame = isUsable && known.tips.join() === tips.join();
  const fresh = isUsable && !isSame ? await newerThan(git, known.tips, tips, grammar, limits, options) : [];
  const isContinued = isUsable && !fresh.some(({ revert }) => revert);
  const { commits, isRewritten } = isContinued
    ? { commits: [...known.notable, ...fresh], isRewritten: false }
    : await everything();
  const news = isContinued ? fresh : commits;
  const before = isContinued ? known : NOTHING;
  const revertedMerges = isContinued ? known.revertedMerges : await readRevertedMerges(git, commits, options);
  const followed = followTickets(commits, revertedMerges);
  const backOn = isSame
    ? known.backOn
    : [
        ...(await readBackOn(git, tips[0], followed.switchedOff, options)),
        ...(await readable(() =>
          readCameBack(
            git,
            tips[0],
            followed.reverted.map(({ commit }) => commit),
            options,
          ),
        )),
      ];
  const isOn = new Set(backOn);
  const notes: PastNotes = {
    ...{ head, tips, revertedMerges, backOn },
    count: before.count + news.length,
    notable: commits.filter(commit => saysSomething(commit) || followed.decisive.has(commit)),
    signed: addSigned(before.signed, news),
    numbers: addNumbers(before.numbers, news),
    landed: before.landed,
  };
  return {
    ...{ notable: notes.notable, count: notes.count, signed: notes.signed, isRewritten },
    followed: {
      ...followed,
      switchedOff: followed.switchedOff.filter(({ hash }) => !isOn.has(hash)),
      reverted: followed.reverted.filter(({ commit }) => !isOn.has(commit.hash)),
    },
    numbers: chiefNumbers(notes.numbers, notes.count),
    landed: async branches => {
      const landed = new Map<string, boolean>();
      const hasLandedNow = landingDetector(fresh);
      const unknown: BranchCommits[] = [];
      for (const branch of branches) {
        const wasIn = before.landed.get(keyOf(branch));
        if (wasIn === undefined) unknown.push(branch);
        else landed.set(keyOf(branch), wasIn || hasLandedNow(branch.commits));
      }
      if (unknown.length > 0) {
        const hasLanded = landingDetector(isContinued ? (await everything()).commits : commits);
        for (const branch of unknown) landed.set(keyOf(branch), hasLanded(branch.commits));
      }
      // What is the same as before was looked into before.
      const open = isSame ? unknown : branches;
      const asked = open.filter(branch => landed.get(keyOf(branch)) !== true);
      const arrived = new Set(await readable(() => readArrived(git, tips[0], asked, options)));
      for (const branch of asked) if (arrived.has(branch.tip)) landed.set(keyOf(branch), true);
      const isNew = tips.length > 0 && (!isSame || unknown.length > 0);
      if (isNew) await cache.write(NOTE, printPast({ ...notes, landed }));
      return new Set(branches.filter(branch => landed.get(keyOf(branch)) === true).map(({ tip }) => tip));
    },
  };
}

const NOTE = 'past';
const NOTHING: Pick<PastNotes, 'count' | 'signed' | 'numbers' | 'landed'> = {
  ...{ count: 0, signed: [] },
  ...{ numbers: new Map(), landed: new Map() },
};

async function newerThan(
  git: Git,
  old: readonly string[],
  tips: readonly string[],
  grammar: Grammar,
  limits: readonly string[],
  options: LogOptions,
): Promise<CommitNote[]> {
  const range = [...tips, ...old.map(tip => `^${tip}`), ...limits];
  return (await Array.fromAsync(logNotes(git, range, grammar, options))).reverse();
}

/** Where contents are missing nobody knows whether they are there again: what is open stays open. */
async function readable(read: () => Promise<string[]>): Promise<string[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GitError) return [];
    throw error;
  }
}

function saysSomething({ references, revert, unfinished, switched }: CommitNote): boolean {
  return references.length > 0 || revert !== undefined || unfinished !== undefined || switched !== undefined;
}

function addSigned(known: readonly SignedDays[], commits: readonly CommitNote[]): SignedDays[] {
  const contactOf = ({ name, email }: Signed) => `${name} <${email}>`;
  const all = new Map(known.map(one => [contactOf(one), { ...one, dates: [...one.dates] }]));
  for (const { name, email, date } of commits) {
    const key = contactOf({ name, email });
    const one = all.get(key);
    if (one) one.dates.push(date);
    else all.set(key, { name, email, dates: [date] });
  }
  return [...all.values()];
}

/** The same for as long as the branch does not move, and nothing of it comes in as it is. */
function keyOf({ tip, commits }: BranchCommits): string {
  return `${tip} ${commits.length}`;
}

/** Tells of the commits of a branch whether one of them came into the history with the same subject. */
function landingDetector(history: readonly CommitNote[]): (commits: readonly CommitNote[]) => boolean {
  const days = new Map(history.map(({ subject, date }) => [plainSubject(subject), date]));
  return commits =>
    commits.some(({ subject, date }) => {
      const landed = days.get(plainSubject(subject));
      return landed !== undefined && landed >= date && subject.length > SHORT_SUBJECT;
    });
}

/** "Fix typo" is said again and again. */
const SHORT_SUBJECT = 15;

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read();
    return reading;
  };
}
