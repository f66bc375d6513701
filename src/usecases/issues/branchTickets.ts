import type { CommitNote } from '../../history/commitLog.ts';
import type { BranchFacts } from '../../history/drafts.ts';
import type { Ticket } from '../../history/followTickets.ts';
import { plainSubject } from '../../history/outside.ts';

export interface BranchTickets {
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly branches: readonly BranchFacts[];
}

/**
 * What unmerged branches say about tickets: nothing that is closed there is closed, and a ticket that only they name is
 * open. The ticket that a branch is named after is that of the branch, unless the history closed it since.
 */
export function ticketsOfBranches(
  branches: readonly BranchFacts[],
  inHistory: ReadonlyMap<string, Ticket>,
): BranchTickets {
  const tickets = new Map(inHistory);
  const withTickets = branches.map(facts => {
    const own = facts.ticket && inHistory.get(facts.ticket.key);
    return own && !own.isOpen ? { ...facts, ticket: undefined } : facts;
  });
  for (const { commits, ticket: own } of withTickets)
    for (const commit of commits.toReversed())
      for (const { key, tracker, url } of commit.references) {
        const known = tickets.get(key);
        if (key === own?.key || known?.isOpen === false) continue;
        const ticket = known ?? {
          ...{ key, tracker, url, isOpen: true, isReopened: false, isLinked: true, decidedBy: undefined },
          ...{ leftOpenBy: undefined, closedByTracker: undefined },
          commits: [],
        };
        tickets.set(key, { ...ticket, commits: [...ticket.commits, commit] });
      }
  return { tickets, branches: withTickets };
}

/** Tells of the commits of a branch whether one of them came into the history with the same subject. */
export function landingDetector(history: readonly CommitNote[]): (commits: readonly CommitNote[]) => boolean {
  const days = new Map(history.map(({ subject, date }) => [plainSubject(subject), date]));
  return commits =>
    commits.some(({ subject, date }) => {
      const landed = days.get(plainSubject(subject));
      return landed !== undefined && landed >= date && subject.length > SHORT_SUBJECT;
    });
}

/** "Fix typo" is said again and again. */
const SHORT_SUBJECT = 15;
