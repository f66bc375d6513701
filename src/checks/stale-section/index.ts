import { isDate } from '../../core/dates.ts';
import type { Problem } from '../../core/findings.ts';
import { firstFew } from '../../core/firstFew.ts';
import { areaIn } from '../../pack/markdown/covers.ts';
import { findPerson } from '../../pack/people/people.ts';
import { defineCheck } from '../check.ts';

/** Names in a message; the others are left out. */
const NAMED = 3;

/**
 * A section says what it covers and when somebody found it true, and what it covers says something else now. Told by
 * what stands there, not by days: a blank line makes nothing new, and a rebase makes nothing old.
 */
export default defineCheck({
  group: 'pack',
  severity: 'warning',
  needs: ['pack', 'sections'],
  run: ({ pack, sections }) =>
    sections.flatMap(({ document: file, title, things, review, changed = [] }): Problem[] => {
      const name = title || file;
      const missing = things
        .filter(({ state }) => state !== 'found')
        .map(({ text, state, start, end }): Problem => {
          const messageId = state === 'nothing' ? 'nothing' : 'unknownArea';
          return {
            messageId,
            data: { title: name, text: areaIn(text) ?? text },
            file,
            start,
            end,
            key: `${title} ${text}`,
          };
        });
      if (review === undefined) return missing;
      const { by, on, start, end } = review;
      const place = { file, start, end, key: `${title} ${on}` };
      if (!isDate(on)) return [...missing, { messageId: 'noDay', data: { title: name }, ...place }];
      if (things.length === 0) return [{ messageId: 'coversNothing', data: { title: name }, ...place }];
      const team = pack.team?.value;
      if (team && findPerson(team, by) === undefined)
        missing.push({ messageId: 'unknownPerson', data: { title: name, by }, ...place });
      if (changed.length === 0) return missing;
      const data = { title: name, by, on, list: firstFew(changed, NAMED), count: changed.length };
      const related = [...new Set(changed.map(one => one.replace(/#[^#/]*$/, '')))];
      return [...missing, { messageId: 'changed', data, related, ...place }];
    }),
});
