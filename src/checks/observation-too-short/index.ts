import type { Problem } from '../../core/findings.ts';
import { deadlinesOf } from '../../transition/deadlines.ts';
import { departuresOf, isAfterHandover } from '../../transition/departure.ts';
import { isRefused, placeOf } from '../../transition/place.ts';
import { defineCheck } from '../check.ts';

const DAYS = ['observation', 'days'];
const STARTS_ON = ['observation', 'startsOn'];

/** Two weeks in which the leaver stays on call: a number that the method names. */
export default defineCheck({
  group: 'transition',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack, settings, today }) =>
    departuresOf(pack).flatMap((departure): Problem[] => {
      const { file, transition, outcome, leaver } = departure;
      if (outcome === 'forced') return [];
      const needed = settings.numbers.observationDays;
      const { startsOn, days = needed } = transition.observation ?? {};
      const isPlan = !isAfterHandover(departure);
      if (days < needed) {
        const problem: Problem = { messageId: 'tooShort', data: { days, needed }, ...file.at(DAYS) };
        return [isPlan ? { ...problem, severity: 'warning' } : problem];
      }
      if (isPlan) return [];
      if (startsOn === undefined) {
        if (needed === 0 || isRefused(file, STARTS_ON)) return [];
        return [
          { messageId: 'missing', data: { leaver, needed }, ...placeOf(file, STARTS_ON, 'phase', 'closed') },
        ];
      }
      const { observation } = deadlinesOf(departure, settings.numbers, settings, today);
      if (outcome === 'open' || observation.state === 'done' || observation.due === null) return [];
      const data = { due: observation.due };
      return [{ messageId: 'closedEarly', data, ...placeOf(file, ['closed', 'on'], 'phase') }];
    }),
});
