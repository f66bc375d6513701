import { addDays, isDate } from '../core/dates.ts';
import type { CommitNote } from './commitLog.ts';
import { isSimilar, wordsOf } from './similar.ts';

/** A commit whose work was taken back and not brought in again. */
export interface Reverted {
  readonly commit: CommitNote;
  readonly by: CommitNote;
}

/** What was taken out last is compared with what comes behind it. */
const RECENT = 20;

interface Recent extends Reverted {
  /** The last day on which the work may come back in other words, yyyy-mm-dd. */
  readonly until: string;
  /** The last day on which work for the same ticket takes its place. */
  readonly untilTicket: string;
}

/** Commits whose work is out at the moment, with the commit that took it out. */
export class Outside {
  readonly #byHash = new Map<string, Reverted>();
  readonly #bySubject = new Map<string, string>();
  #recent: Recent[] = [];

  takeOut(commit: CommitNote, by: CommitNote): void {
    const out = { commit, by };
    this.#byHash.set(commit.hash, out);
    this.#bySubject.set(plainSubject(commit.subject), commit.hash);
    const [until, untilTicket] = isDate(by.date)
      ? [addDays(by.date, 1), addDays(by.date, QUARTER)]
      : ['', ''];
    this.#recent = [{ ...out, until, untilTicket }, ...this.#recent].slice(0, RECENT);
  }

  bringIn({ hash }: CommitNote): void {
    this.#byHash.delete(hash);
    this.#recent = this.#recent.filter(({ commit }) => commit.hash !== hash);
  }

  /**
   * Often the work comes back without a word about the revert: with the same subject, or in other words at once.
   * @returns whether it did with this commit
   */
  bringInLike(commit: CommitNote): boolean {
    const before = this.#byHash.size;
    if (before === 0) return false;
    const hash = this.#bySubject.get(plainSubject(commit.subject));
    if (hash !== undefined) this.bringIn({ ...commit, hash });
    for (const out of this.#recent) if (isReplacedBy(out, commit)) this.bringIn(out.commit);
    return this.#byHash.size < before;
  }

  all(): Reverted[] {
    return [...this.#byHash.values()];
  }
}

/** Days in which who works on a ticket after the revert does it otherwise. */
const QUARTER = 92;

/** The same work, done again on the day of the revert or the next, or for the same ticket somewhat later. */
function isReplacedBy({ commit: first, by, until, untilTicket }: Recent, commit: CommitNote): boolean {
  // Asked for each commit of a history: days are compared as they are written.
  if (commit.date < by.date || commit.date > untilTicket) return false;
  const keys = first.references.map(({ key }) => key);
  if (commit.references.some(({ key }) => keys.includes(key))) return true;
  if (commit.date > until) return false;
  // Tried, taken back and done otherwise, by one person in one day.
  const isOneDay = first.date === by.date && commit.date === by.date;
  if (isOneDay && commit.email === by.email && first.email === by.email) return true;
  return isSimilar(wordsOf(first.subject), wordsOf(commit.subject));
}

/** The subject without what a merge on a server appends to it. */
export function plainSubject(subject: string): string {
  return subject
    .trimEnd()
    .replace(/\([#!]\d+\)$/, '')
    .trim()
    .toLowerCase();
}
