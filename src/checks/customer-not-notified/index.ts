import type { Problem } from '../../core/findings.ts';
import { deadlinesOf } from '../../transition/deadlines.ts';
import { departuresOf } from '../../transition/departure.ts';
import { isRefused, placeOf } from '../../transition/place.ts';
import { defineCheck } from '../check.ts';

const SENT_ON = ['customerNotice', 'sentOn'];

/** The customer is told at once, by us and before anybody else tells them: a measure that the method names. */
export default defineCheck({
  group: 'transition',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack, settings, today }) =>
    departuresOf(pack).flatMap((departure): Problem[] => {
      const { file, transition, outcome, leaver } = departure;
      const { due, state, doneOn } = deadlinesOf(departure, settings.numbers, settings, today)[
        'customer-notice'
      ];
      const { reportedOn } = transition;
      if (outcome === 'forced' || due === null || reportedOn === undefined || reportedOn > today) return [];
      if (doneOn !== undefined) {
        // When they were told is history once all is over.
        if (outcome !== 'open') return [];
        const { calledOn, sentOn } = transition.customerNotice ?? {};
        if (doneOn > due) {
          const at = file.at(doneOn === sentOn ? SENT_ON : ['customerNotice', 'calledOn']);
          return [{ messageId: 'late', data: { leaver, date: doneOn, due }, ...at, severity: 'warning' }];
        }
        const isCallAlone = calledOn !== undefined && (sentOn === undefined || sentOn > today);
        if (!isCallAlone || today <= due) return [];
        const data = { leaver, date: calledOn };
        return [
          { messageId: 'letter', data, ...file.at(['customerNotice', 'calledOn']), severity: 'warning' },
        ];
      }
      if (isRefused(file, SENT_ON)) return [];
      const place = placeOf(file, SENT_ON, 'reportedOn');
      const data = { leaver, due };
      if (state === 'overdue') return [{ messageId: 'missing', data, ...place }];
      return [{ messageId: 'running', data, ...place, severity: today < due ? 'info' : 'warning' }];
    }),
});
