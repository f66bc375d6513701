import type { Problem } from '../../core/findings.ts';
import { entriesOf, type Pack } from '../../pack/pack.ts';
import { isGiven } from '../../pack/yaml/given.ts';
import { defineCheck, type SolvedTicket } from '../check.ts';

/** Tickets of one export that are named; the others are counted. */
const MOST = 20;

type IsWritten = (...words: readonly (string | undefined)[]) => boolean;

/** An incident or a critical ticket that was solved, and whose solution the next one who has it will not find. */
export default defineCheck({
  group: 'transition',
  severity: 'warning',
  needs: ['pack', 'solvedTickets'],
  run: ({ pack, solvedTickets = [] }) => {
    const living = pack.documents.filter(({ path }) => !path.startsWith(`${pack.folder}/transitions/`));
    const isWritten: IsWritten = (...words) =>
      words.some(word => word !== undefined && living.some(({ text }) => names(text, word)));
    return [
      ...pack.transitions.flatMap(({ observationLog: log }): Problem[] =>
        entriesOf(log?.value?.entries, ['entries']).flatMap(({ entry, path }): Problem[] => {
          const { id, kind, severity } = entry;
          if (log === undefined || kind !== 'incident' || severity === 'minor') return [];
          if (!isGiven(log, [...path, 'resolvedOn']) || typeof id !== 'string' || isWritten(id)) return [];
          return [{ messageId: 'notWritten', data: { id }, ...log.at([...path, 'resolvedOn']) }];
        }),
      ),
      ...inChecklist(pack, isWritten),
      ...decided(pack, solvedTickets, isWritten),
      ...exported(solvedTickets, isWritten),
    ];
  },
});

/** Whether a text names something: `#1` is not named by `#12`. */
function names(text: string, word: string): boolean {
  const isPart = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{N}]/u.test(character);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1], text[at + word.length]];
    // Chinese knows no blanks between words.
    const isWord = /^[\x21-\x7e]+$/.test(word);
    if (!isWord || (!(isPart(word[0]) && isPart(before)) && !isPart(after))) return true;
  }
  return false;
}

function inChecklist({ checklist }: Pack, isWritten: IsWritten): Problem[] {
  return entriesOf(checklist?.value?.openItems?.items, ['openItems', 'items']).flatMap(
    ({ entry, path }): Problem[] => {
      const { id, title, severity, state, closedOn } = entry;
      const isClosed = state === 'closed' || closedOn !== undefined;
      if (checklist === undefined || !isClosed || severity !== 'critical' || isWritten(id, title)) return [];
      const place = [...path, state === undefined ? 'closedOn' : 'state'];
      return [{ messageId: 'ticket', data: { id: id ?? title ?? '' }, ...checklist.at(place) }];
    },
  );
}

function decided({ issues }: Pack, tickets: readonly SolvedTicket[], isWritten: IsWritten): Problem[] {
  return entriesOf(issues?.value?.items, ['items']).flatMap(({ entry, path }): Problem[] => {
    const ticket = tickets.find(
      ({ fingerprint }) => fingerprint !== undefined && fingerprint === entry.fingerprint,
    );
    if (
      issues === undefined ||
      ticket === undefined ||
      isWritten(ticket.key, ticket.title, entry.fingerprint)
    )
      return [];
    return [{ messageId: 'ticket', data: { id: ticket.key }, ...issues.at([...path, 'state']) }];
  });
}

/** One finding a file: an export holds years. */
function exported(tickets: readonly SolvedTicket[], isWritten: IsWritten): Problem[] {
  const open = tickets.filter(({ file, key, title }) => file !== undefined && !isWritten(key, title));
  return [...Map.groupBy(open, ({ file = '' }) => file)].map(([file, own]) => {
    const ids = own.slice(0, MOST).map(({ key }) => key);
    const data = { count: own.length, ids: ids.join(', ') + (own.length > MOST ? ' …' : '') };
    return { messageId: 'exported', data, file, start: 0, end: 0, key: file };
  });
}
