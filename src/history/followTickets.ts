import type { CommitNote } from './commitLog.ts';
import { Outside, plainSubject, type Reverted } from './outside.ts';
import type { Reference } from './references.ts';
import { switchedOff } from './switchedOff.ts';

/** A ticket, as the history left it. */
export interface Ticket {
  readonly key: string;
  readonly tracker: string;
  readonly url: string | null;
  readonly isOpen: boolean;
  /** Somebody opened it again after it was closed: the strongest sign that it is not done. */
  readonly isReopened: boolean;
  /** A commit said that it belongs to it, and did not only name it. */
  readonly isLinked: boolean;
  /** Oldest first. */
  readonly commits: readonly CommitNote[];
  /** The commit that decided the state: the last one that closed or reopened it, or reverted what did. */
  readonly decidedBy: CommitNote | undefined;
  /** The last commit that said of it that it is not done, or done in part. */
  readonly leftOpenBy: CommitNote | undefined;
  /** The tracker closed it by a word of that commit, whose sentence says otherwise. */
  readonly closedByTracker: { readonly commit: CommitNote; readonly tracker: string } | undefined;
}

export interface Followed {
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly reverted: readonly Reverted[];
  /** What was switched off for a while and is still off, oldest first. */
  readonly switchedOff: readonly CommitNote[];
  /** Commits that decided about others: without them the rest would be read otherwise. */
  readonly decisive: ReadonlySet<CommitNote>;
}

interface OpenTicket extends Ticket {
  isOpen: boolean;
  isReopened: boolean;
  isLinked: boolean;
  commits: CommitNote[];
  decidedBy: CommitNote | undefined;
  leftOpenBy: CommitNote | undefined;
  closedByTracker: Ticket['closedByTracker'];
}

/**
 * Follows tickets through a history: a closing commit closes, its revert opens again, the revert of that revert closes
 * again, "reopen" opens. What counts is the order of the commits, not their dates.
 * @param commits each after its parents
 * @param inMerge the commits that came in with a merge which was taken back, by its hash
 */
export function followTickets(
  commits: readonly CommitNote[],
  inMerge: ReadonlyMap<string, readonly string[]> = new Map(),
): Followed {
  const tickets = new Map<string, OpenTicket>();
  const effects = new Map<string, readonly Reference[]>();
  const decisive = new Set<CommitNote>();
  const find = commitFinder(commits, decisive);
  const out = new Outside();
  const isUndone = new Set<string>();

  commits.forEach((commit, index) => {
    const undone = commit.revert ? find(commit.revert, index) : [];
    for (const target of undone) {
      if (commit.revert?.isReapply) isUndone.delete(target.hash);
      else isUndone.add(target.hash);
      // Who reverts a revert brings the work of the first commit in again.
      const wasRevert = target.revert !== undefined && !target.revert.isReapply;
      if (commit.revert?.isReapply) out.bringIn(target);
      else if (wasRevert) for (const first of find(target.revert, index)) out.bringIn(first);
      else if (!isDoneOtherwise(commit)) out.takeOut(target, commit);
    }
    if (commit.revert === undefined && out.bringInLike(commit)) decisive.add(commit);
    const hashes = undone.flatMap(({ hash }) => [hash, ...(inMerge.get(hash) ?? [])]);
    const own = [...inverse(hashes, effects, commit.revert?.isReapply === true), ...commit.references];
    if (own.length > 0) effects.set(commit.hash, own);
    for (const reference of own) apply(reference, commit, tickets);
  });
  return { tickets, reverted: out.all(), switchedOff: switchedOff(commits, isUndone), decisive };
}

/**
 * Whether a commit takes another one back in passing, to do its work in another way: "Move the privileges to config.xml", and
 * "This reverts commit …" further below.
 */
function isDoneOtherwise({ subject }: CommitNote): boolean {
  return OTHERWISE.test(subject) && !TAKES_BACK.test(subject);
}

const OTHERWISE =
  /\b(?:mov(?:e|es|ed|ing)|replac(?:e|es|ed|ing)|rewr(?:ite|ites|ote|itten)|re-?work(?:s|ed)?|re-?implement(?:s|ed)?|migrat(?:e|es|ed)|switch(?:es|ed)? to|instead)\b|重写|重新实现|改用|改为|改成|迁移|换成/i;
const TAKES_BACK =
  /\b(?:reverts?|reverted|roll(?:ed)? ?back|back(?:ed)? out|undo|undid)\b|回滚|还原|撤销|回退|撤回/i;

function inverse(
  undone: readonly string[],
  effects: ReadonlyMap<string, readonly Reference[]>,
  isReapply: boolean,
): Reference[] {
  return undone.flatMap(hash =>
    (effects.get(hash) ?? []).flatMap((reference): Reference[] => {
      if (reference.effect !== 'closes' && reference.effect !== 'reopens') return [];
      if (isReapply) return [reference];
      return [{ ...reference, effect: reference.effect === 'closes' ? 'reopens' : 'closes' }];
    }),
  );
}

function apply(reference: Reference, commit: CommitNote, tickets: Map<string, OpenTicket>): void {
  const { key, tracker, url, effect } = reference;
  const ticket = tickets.get(key) ?? {
    key,
    tracker,
    url,
    isOpen: true,
    isReopened: false,
    isLinked: false,
    commits: [],
    decidedBy: undefined,
    leftOpenBy: undefined,
    closedByTracker: undefined,
  };
  tickets.set(key, ticket);
  if (ticket.commits.at(-1) !== commit) ticket.commits.push(commit);
  if (effect !== 'mentions') ticket.isLinked = true;
  if (reference.leftOpen) ticket.leftOpenBy = commit;
  const { closedByTracker } = reference;
  if (closedByTracker !== undefined) ticket.closedByTracker = { commit, tracker: closedByTracker };
  if (effect !== 'closes' && effect !== 'reopens') return;
  ticket.isReopened = effect === 'reopens' && (!ticket.isOpen || ticket.isReopened);
  ticket.isOpen = effect === 'reopens';
  if (effect === 'closes') ticket.leftOpenBy = undefined;
  if (closedByTracker === undefined) ticket.closedByTracker = undefined;
  ticket.decidedBy = commit;
}

type FindCommits = (revert: CommitNote['revert'], before: number) => CommitNote[];

/** Finds what a revert names, by hash or by subject, among the commits before it. */
function commitFinder(commits: readonly CommitNote[], found: Set<CommitNote>): FindCommits {
  let byStart: Map<string, number> | undefined;
  let bySubject: Map<string, number[]> | undefined;
  const indexes = () => {
    byStart ??= new Map(commits.map(({ hash }, index) => [hash.slice(0, SHORT), index]));
    return byStart;
  };
  const subjects = () => {
    bySubject ??= groupIndexes(commits);
    return bySubject;
  };
  const noted = (all: CommitNote[]) => {
    for (const commit of all) found.add(commit);
    return all;
  };
  return (revert, before) => {
    if (revert === undefined) return [];
    const named = revert.reverts.flatMap(hash => {
      const index = indexes().get(hash.slice(0, SHORT));
      const commit = index === undefined ? undefined : commits[index];
      return commit && index !== undefined && index < before && commit.hash.startsWith(hash) ? [commit] : [];
    });
    if (named.length > 0 || revert.subject === undefined) return noted(named);
    const candidates = subjects().get(plainSubject(revert.subject)) ?? [];
    const last = candidates.findLast(index => index < before);
    const commit = last === undefined ? undefined : commits[last];
    return noted(commit ? [commit] : []);
  };
}

/** The shortest abbreviation that git ever prints. */
const SHORT = 7;

function groupIndexes(commits: readonly CommitNote[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  commits.forEach(({ subject }, index) => {
    const plain = plainSubject(subject);
    const group = groups.get(plain);
    if (group) group.push(index);
    else groups.set(plain, [index]);
  });
  return groups;
}
