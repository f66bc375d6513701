import type { CommitNote } from './commitLog.ts';
import { commitEvidence, type Draft } from './drafts.ts';

/** Why a ticket counts as closed: the commit that closed it, or what its tracker says. */
export type Closing = { readonly by: CommitNote } | { readonly state: string };

/**
 * A comment that names a ticket which is closed: either the work is done and the comment was forgotten, or the ticket was
 * closed too early. That is a finding of the change that closed it.
 * @param closingOf why the ticket of this key is closed; undefined where it is not
 */
export function tellClosedTickets(
  drafts: readonly Draft[],
  closingOf: (key: string) => Closing | undefined,
): Draft[] {
  return drafts.map(draft => {
    const closing = draft.class === 'todo-comment' && draft.ticket ? closingOf(draft.ticket.key) : undefined;
    return closing === undefined ? draft : told(draft, closing);
  });
}

function told(draft: Draft, closing: Closing): Draft {
  const key = draft.ticket?.key ?? draft.key;
  const severity = draft.severity === 'critical' ? 'critical' : 'major';
  const base = { ...draft, severity, confidence: 'high' } as const;
  if ('state' in closing) {
    const { state } = closing;
    const said = { kind: 'tracker', text: `${key} ${state}` } as const;
    const remark = { id: 'issues.remark.closedInTracker', data: { key, state } };
    return { ...base, evidence: [...draft.evidence, said], remarks: [...(draft.remarks ?? []), remark] };
  }
  const { by } = closing;
  const remark = {
    id: 'issues.remark.closedTicket',
    data: { key, commit: by.hash.slice(0, 10), date: by.date },
  };
  return {
    ...base,
    by,
    involved: [...draft.involved, by],
    date: by.date > draft.date ? by.date : draft.date,
    evidence: [...draft.evidence, commitEvidence(by)],
    remarks: [...(draft.remarks ?? []), remark],
  };
}
