import type { Problem } from '../../core/findings.ts';
import { deadlinesOf } from '../../transition/deadlines.ts';
import { departuresOf } from '../../transition/departure.ts';
import { meetingState } from '../../transition/meeting.ts';
import { isRefused, placeOf } from '../../transition/place.ts';
import { defineCheck } from '../check.ts';

const DATE = ['meeting', 'date'];
const MINUTES = ['meeting', 'minutes'];

/** The handover meeting takes place and lasts half a day, 240 minutes: a number that the method names. */
export default defineCheck({
  group: 'transition',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack, settings, today }) =>
    departuresOf(pack).flatMap((departure): Problem[] => {
      const { file, transition, outcome, leaver } = departure;
      if (outcome === 'forced') return [];
      const needed = settings.numbers.meetingMinutes;
      const { meeting } = deadlinesOf(departure, settings.numbers, settings, today);
      if (meeting.state === 'overdue') {
        const date = transition.meeting?.date;
        if (isRefused(file, DATE)) return [];
        const place = {
          ...placeOf(file, DATE, 'lastDay', 'phase'),
          related: pack.team ? [pack.team.path] : [],
        };
        const { lastDay, transition: own } = departure;
        const isThere = lastDay !== undefined && today <= lastDay && own.phase !== 'observation';
        // They can still come; what is late is the observation, which should begin while they are here.
        if (isThere && outcome === 'open' && (date === undefined || date <= lastDay))
          return [
            { messageId: 'soon', data: { leaver, needed, lastDay, due: meeting.due ?? lastDay }, ...place },
          ];
        return date === undefined
          ? [{ messageId: 'notHeld', data: { leaver, needed }, ...place }]
          : [{ messageId: 'tooLate', data: { leaver, date }, ...place }];
      }
      const state = meetingState(transition, today);
      const minutes = transition.meeting?.minutes;
      if (minutes === undefined) {
        if (state !== 'held' || isRefused(file, MINUTES)) return [];
        return [{ messageId: 'unknown', data: { needed }, ...file.at(MINUTES), severity: 'warning' }];
      }
      if (minutes >= needed) return [];
      const data = { minutes, needed };
      return state === 'held'
        ? [{ messageId: 'tooShort', data, ...file.at(MINUTES) }]
        : [{ messageId: 'planned', data, ...file.at(MINUTES), severity: 'warning' }];
    }),
});
