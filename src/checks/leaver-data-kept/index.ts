import { addDays } from '../../core/dates.ts';
import type { Problem } from '../../core/findings.ts';
import { entriesOf } from '../../pack/pack.ts';
import { defineCheck } from '../check.ts';

/** Names and addresses of those who left are kept as long as the company says, and no longer. */
export default defineCheck({
  group: 'roles',
  severity: 'info',
  needs: ['pack'],
  run: ({ pack: { team }, settings, today }) => {
    if (team === undefined) return [];
    const days = settings.numbers.keepLeaverDays;
    return entriesOf(team.value?.people, ['people']).flatMap(({ entry, path }): Problem[] => {
      const { id = '', name = id, emails = [], phone, active, lastWorkingDay } = entry;
      const isKnown = emails.some(Boolean) || phone !== undefined;
      if (active !== false || lastWorkingDay === undefined || !isKnown) return [];
      if (addDays(lastWorkingDay, days) >= today) return [];
      return [
        { messageId: 'kept', data: { name, id, date: lastWorkingDay, days }, ...team.at([...path, 'id']) },
      ];
    });
  },
});
