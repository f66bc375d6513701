import { daysBetween } from '../core/dates.ts';
import { isBot } from '../knowledge/identities.ts';
import { isPutAside } from './branchNames.ts';
import type { OpenSign } from './comments/openness.ts';
import type { CommitNote } from './commitLog.ts';
import { isChore } from './describeWork.ts';
import type { Ticket } from './followTickets.ts';
import type { Confidence, Evidence, Holds, IssueClass, IssueSeverity, Remark } from './issue.ts';
import type { Reverted } from './outside.ts';
import type { SignedDays } from './pastNotes.ts';
import type { UnmergedBranch } from './unmergedBranch.ts';

/** Somebody as git has them. */
export interface Signed {
  readonly name: string;
  readonly email: string;
}

/** An issue before people are merged, decisions looked up and secrets masked. */
export interface Draft {
  readonly class: IssueClass;
  readonly key: string;
  /** The ticket that it is about; drafts about the same one are one issue. */
  readonly ticket?: { readonly key: string; readonly url: string | null } | undefined;
  readonly title: string;
  /** Who can say most about it. */
  readonly by: Signed | undefined;
  /** Everybody who had a part in it. */
  readonly involved: readonly Signed[];
  /** yyyy-mm-dd, or ''. */
  readonly date: string;
  readonly severity: IssueSeverity;
  readonly confidence: Confidence;
  /** What names it for as long as it stays the same, beside its class. */
  readonly identity: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  /** A ticket that is named, and nothing says that it is open. */
  readonly isNamed?: boolean | undefined;
  /** What speaks for it that a comment is about something open, beside its words. */
  readonly sign?: OpenSign | undefined;
  /** What a template or an editor left. */
  readonly isLeftover?: boolean | undefined;
  /** It came with what was imported, and whoever did that has not written it. */
  readonly isImported?: boolean | undefined;
  readonly remarks?: readonly Remark[] | undefined;
  /** Whether nothing else is right before this is. */
  readonly isFirst?: boolean | undefined;
  readonly holds?: Holds | undefined;
  readonly evidence: readonly Evidence[];
}

/** Pieces of evidence that are kept of each kind: the newest ones tell enough. */
export const EVIDENCE = 10;
/** Days after which unfinished work is more likely given up than in the way. */
export const YEAR = 365;

/**
 * The day from which the age of work is measured: that of the newest commit. In a repository that rests, what was
 * begun last is not given up because nobody committed since.
 */
export function dayOfReference(newest: string, today: string): string {
  return newest === '' || newest > today ? today : newest;
}

/** The latest of some days; '' where there is none. */
export function dayOfNewest(days: readonly string[]): string {
  return days.reduce((latest, day) => (day > latest ? day : latest), '');
}

/** Open tickets. How much "nobody closed it" proves depends on how often people here close tickets in commits. */
export function ticketDrafts(tickets: Iterable<Ticket>, asOf: string): Draft[] {
  const all = [...tickets];
  const closing = closingHabit(all);
  return all
    .filter(({ isOpen }) => isOpen)
    .map(ticket => ticketDraft(ticket, closing.get(ticket.tracker) ?? 0, asOf));
}

/** Share of the tickets of each tracker that a commit closed. */
function closingHabit(tickets: readonly Ticket[]): Map<string, number> {
  const groups = Map.groupBy(tickets, ({ tracker }) => tracker);
  return new Map(
    [...groups].map(([tracker, group]) => [
      tracker,
      group.filter(({ isOpen }) => !isOpen).length / group.length,
    ]),
  );
}

/** With fewer closed tickets than that, an open one is nothing that stands out. */
const HABIT = 0.3;

function ticketDraft(ticket: Ticket, closed: number, asOf: string): Draft {
  const { key, url, commits, isReopened, isLinked, decidedBy, leftOpenBy, closedByTracker } = ticket;
  const newest = commits.at(-1);
  const date = newest?.date ?? '';
  const years = ageOf(date, asOf) / YEAR;
  const isOld = years > 2;
  const steps =
    (isReopened || leftOpenBy ? 3 : 0) +
    (closed >= HABIT ? 1 : 0) +
    (isLinked ? 1 : 0) -
    (years > 4 ? 2 : isOld ? 1 : 0);
  const confidence = steps >= 2 ? 'high' : steps === 1 ? 'medium' : 'low';
  const shown = [
    ...new Set([decidedBy, leftOpenBy, closedByTracker?.commit, ...commits.toReversed()]),
  ].flatMap(commit => (commit ? [commit] : []));
  return {
    class: 'open-reference',
    key,
    ticket: { key, url },
    title: newest?.subject ?? key,
    by: newest,
    involved: commits,
    date,
    severity: isReopened && !isOld ? 'major' : 'minor',
    confidence,
    identity: key,
    isNamed: !isReopened && leftOpenBy === undefined,
    remarks: closedByTracker
      ? [
          {
            id: 'issues.remark.trackerCloses',
            data: { tracker: closedByTracker.tracker, commit: closedByTracker.commit.hash.slice(0, 10) },
          },
        ]
      : [],
    evidence: shown.slice(0, EVIDENCE).map(commitEvidence),
  };
}

/** It was said from the beginning that the work would be taken back. */
const WAS_PLANNED =
  /\b(?:to be|must be|will be|should be) reverted\b|\brevert (?:this |it )?(?:once|when|after|later)\b|后(?:面|续)?要?(?:还原|回退|去掉)|测试用/i;

/** Work that was taken back and never came again. */
export function revertedDrafts(reverted: readonly Reverted[], asOf: string): Draft[] {
  // Nobody misses an update of a library that a program proposed.
  const work = reverted.filter(
    ({ commit }) =>
      !isBot(commit.name, commit.email) && !isChore(commit.subject) && !WAS_PLANNED.test(commit.subject),
  );
  return work.map(({ commit, by }) => {
    const age = ageOf(by.date, asOf);
    const isFix =
      commit.references.some(({ effect }) => effect === 'closes') ||
      /\b(fix|bug|hotfix)|修复|解决/i.test(commit.subject);
    return {
      class: 'reverted',
      key: commit.hash.slice(0, 10),
      title: commit.subject,
      by,
      involved: [commit, by],
      date: by.date,
      severity: isFix && age <= YEAR ? 'major' : 'minor',
      confidence: age <= YEAR ? 'high' : age <= 3 * YEAR ? 'medium' : 'low',
      identity: `${commit.date} ${commit.subject}`,
      evidence: [commitEvidence(by), commitEvidence(commit)],
    };
  });
}

/** Days in which somebody may still be at what was committed as "WIP": older work went on under other subjects. */
const FRESH = 30;

/**
 * Commits on the default branch that say of themselves that they are not finished, or switched something off.
 * @param signed when people committed: who came back on a later day went on with what was not finished
 */
export function unfinishedDrafts(
  commits: readonly CommitNote[],
  switchedOff: readonly CommitNote[],
  signed: readonly SignedDays[],
  asOf: string,
): Draft[] {
  const isOff = new Set(switchedOff);
  const lastDays = new Map<string, string>();
  for (const { email, dates } of signed) {
    const key = email.toLowerCase();
    lastDays.set(key, dayOfNewest([lastDays.get(key) ?? '', ...dates]));
  }
  const isLeft = ({ email, date }: CommitNote) => (lastDays.get(email.toLowerCase()) ?? '') <= date;
  return commits
    .filter(commit => isOff.has(commit) || (commit.unfinished !== undefined && !commit.switched))
    .map(commit => {
      const age = ageOf(commit.date, asOf);
      return {
        class: 'unfinished-commit',
        key: commit.hash.slice(0, 10),
        title: commit.subject,
        by: commit,
        involved: [commit],
        date: commit.date,
        severity:
          age <= (commit.switched ? YEAR / 2 : FRESH) &&
          commit.switched?.isForNow !== false &&
          (commit.switched !== undefined || isLeft(commit))
            ? 'major'
            : 'minor',
        confidence: age <= YEAR / 2 ? 'medium' : 'low',
        identity: `${commit.date} ${commit.email} ${commit.subject}`,
        evidence: [commitEvidence(commit)],
      };
    });
}

/** What is known about the commits of a branch, and the ticket that its name carries. */
export interface BranchFacts {
  readonly branch: UnmergedBranch;
  readonly commits: readonly CommitNote[];
  readonly ticket: { readonly key: string; readonly url: string | null } | undefined;
  /** The default branch has a later commit with the subject of one of these: it came in, and was changed on the way. */
  readonly hasLanded: boolean;
}

/** A branch with so many commits or files is more than an attempt. */
const LARGE = { commits: 10, files: 20 };

export function branchDrafts(branches: readonly BranchFacts[], asOf: string): Draft[] {
  return branches.map(facts => {
    const { branch, commits, ticket } = facts;
    const { name, shortName, tip, authorName, authorEmail, date, ahead, behind, files, areas } = branch;
    const by = { name: authorName, email: authorEmail };
    const place = { kind: 'branch', commit: tip, branch: name, date } as const;
    return {
      class: 'unmerged-branch',
      // A line is called by its name, whatever number that holds.
      key: branch.kind === 'topic' ? (ticket?.key ?? shortName) : shortName,
      ticket: branch.kind === 'topic' ? ticket : undefined,
      title: `${name}: ${branch.chief}`,
      by,
      involved: [by, ...commits],
      date,
      ...weightOf(facts, ageOf(date, asOf)),
      identity: shortName,
      isFirst: branch.kind === 'real-line',
      holds: { commits: ahead, files, areas },
      evidence: [
        { ...place, text: `${name} +${ahead} −${behind}` },
        ...branch.includes.map(other => ({ ...place, branch: other, text: other })),
        ...commits.slice(0, EVIDENCE).map(commit => ({ ...commitEvidence(commit), branch: name })),
      ],
    };
  });
}

/** What a server calls the branch when somebody presses "Revert": whoever wanted it took it in at once. */
const REVERT_BUTTON = /^revert-\d+-|^revert-[0-9a-f]{8}$/;

/** How much it matters comes from how much there is; how sure it is, from its age and from what kind of branch it is. */
function weightOf(
  { branch: { kind, shortName, isUnrelated, ahead, files, chief }, hasLanded }: BranchFacts,
  age: number,
): Pick<Draft, 'severity' | 'confidence'> {
  if (kind === 'real-line') return { severity: 'critical', confidence: 'high' };
  const isLarge = ahead >= LARGE.commits || files >= LARGE.files;
  const isNoWork = REVERT_BUTTON.test(shortName) || isPutAside(shortName) || (isChore(chief) && !isLarge);
  if (kind === 'page' || isUnrelated || hasLanded || isNoWork)
    return { severity: 'minor', confidence: 'low' };
  if (kind === 'release') return { severity: 'minor', confidence: isLarge && age <= YEAR ? 'medium' : 'low' };
  if (kind === 'line')
    return {
      severity: isLarge && age <= YEAR ? 'major' : 'minor',
      confidence: age > YEAR ? 'low' : isLarge ? 'high' : 'medium',
    };
  const isAlive = age <= (isLarge ? 3 * YEAR : YEAR);
  return {
    severity: isAlive ? 'major' : 'minor',
    confidence: age <= YEAR ? 'high' : age <= 3 * YEAR || isLarge ? 'medium' : 'low',
  };
}

export function commitEvidence({
  hash,
  date,
  subject,
}: Pick<CommitNote, 'hash' | 'date' | 'subject'>): Evidence {
  return { kind: 'commit', commit: hash, date, text: subject };
}

/** Days; 0 for what has no date. */
export function ageOf(date: string, asOf: string): number {
  return date === '' ? 0 : daysBetween(date, asOf);
}
