import type { Problem } from '../../core/findings.ts';
import { defineCheck, type TodoOfClosedTicket } from '../check.ts';

/** Comments that a change leaves behind a ticket that it closes, or adds for one that is closed already. */
export default defineCheck({
  group: 'git',
  severity: 'warning',
  needs: ['texts', 'todosOfClosedTickets'],
  run: ({ todosOfClosedTickets }) => (todosOfClosedTickets ?? []).map(problemOf),
});

function problemOf(todo: TodoOfClosedTicket): Problem {
  const { path, text, start, end, ticket, isClosedNow, commit, state } = todo;
  const by = state !== undefined ? 'tracker' : commit !== undefined ? 'commit' : 'message';
  return {
    messageId: `${isClosedNow ? 'closes' : 'names'}-${by}`,
    data: { ticket, text, state: state ?? '', commit: commit?.hash ?? '', date: commit?.date ?? '' },
    ...{ file: path, start, end },
    key: `${ticket} ${text}`,
  };
}
