import type { BranchFacts } from '../../history/drafts.ts';
import type { Ticket } from '../../history/followTickets.ts';

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
    if (own === undefined) return facts;
    const hasLanded = facts.hasLanded || wentOn(own, facts);
    return { ...facts, hasLanded, ticket: own.isOpen ? facts.ticket : undefined };
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

/**
 * Whether work for the ticket of a branch came into the history since the branch stood still: put together with other work,
 * or written anew, as nobody can tell from what it changes.
 */
function wentOn({ key, commits }: Ticket, { branch }: BranchFacts): boolean {
  return commits.some(
    ({ date, revert, subject, references }) =>
      revert === undefined &&
      date >= branch.date &&
      // A ticket in the subject is what the commit is for.
      (subject.split(/[^\w#-]/).includes(key) ||
        references.some(reference => reference.key === key && reference.effect !== 'mentions')),
  );
}
