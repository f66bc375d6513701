import { addDays } from '../../core/dates.ts';
import type { Problem } from '../../core/findings.ts';
import { findPerson, isSamePerson } from '../../pack/people/people.ts';
import { deadlinesOf } from '../../transition/deadlines.ts';
import { departuresOf } from '../../transition/departure.ts';
import { isRefused, placeOf } from '../../transition/place.ts';
import { defineCheck } from '../check.ts';

/** A substitute is named within 72 hours after the departure was reported: a number that the method names. */
export default defineCheck({
  group: 'transition',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack, settings, today }) =>
    departuresOf(pack).flatMap((departure): Problem[] => {
      const { file, transition, outcome, leaver } = departure;
      const { due, state } = deadlinesOf(departure, settings.numbers, settings, today).substitute;
      const { reportedOn, leaving, successor, successorNamedOn: date } = transition;
      if (outcome === 'forced' || due === null || reportedOn === undefined || reportedOn > today) return [];
      const data = { leaver, hours: settings.numbers.substituteWithinHours, due };
      const related = pack.team ? [pack.team.path] : [];
      if (!successor?.trim()) {
        if (isRefused(file, ['successor'])) return [];
        const place = placeOf(file, ['successor'], 'reportedOn');
        if (outcome === 'closed') return [{ messageId: 'closed', data: { leaver }, ...place }];
        if (state === 'overdue') return [{ messageId: 'missing', data, ...place }];
        return [
          { messageId: 'running', data, ...place, severity: today < addDays(due, -1) ? 'info' : 'warning' },
        ];
      }
      if (isSamePerson(pack.team?.value, successor, leaving))
        return [{ messageId: 'self', data: { leaver }, ...file.at(['successor']), related }];
      // When somebody was named is history once all is over.
      if (outcome !== 'open') return [];
      if (date !== undefined) {
        const place = file.at(['successorNamedOn']);
        return date > due
          ? [{ messageId: 'late', data: { ...data, date }, ...place, severity: 'warning' }]
          : [];
      }
      if (today <= due || isRefused(file, ['successorNamedOn'])) return [];
      const place = placeOf(file, ['successorNamedOn'], 'successor');
      return [
        {
          messageId: 'undated',
          data: { ...data, successor: findPerson(pack.team?.value, successor)?.name || successor },
          ...place,
          severity: 'warning',
        },
      ];
    }),
});
