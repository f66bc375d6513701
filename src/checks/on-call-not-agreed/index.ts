import { addDays } from '../../core/dates.ts';
import type { Problem } from '../../core/findings.ts';
import { departuresOf } from '../../transition/departure.ts';
import { onCallGap } from '../../transition/onCall.ts';
import { isRefused, placeOf } from '../../transition/place.ts';
import { defineCheck } from '../check.ts';

/** So long before the last day it is time to ask. Days. */
const TIME_TO_ASK = 7;

/** Whoever is to be called after the last day has agreed to it, with hours, a way and an end. */
export default defineCheck({
  group: 'transition',
  severity: 'warning',
  needs: ['pack'],
  run: ({ pack, settings, today }) =>
    departuresOf(pack).flatMap((departure): Problem[] => {
      const { file, lastDay, leaver } = departure;
      const gap = onCallGap(departure, settings.numbers);
      if (gap === undefined || lastDay === undefined || isRefused(file, ['onCall'])) return [];
      const data = { leaver, lastDay, until: gap.until };
      const place = placeOf(file, ['onCall'], 'observation', 'lastDay');
      const isEarly = today < addDays(lastDay, -TIME_TO_ASK);
      return [{ messageId: gap.lacks, data, ...place, ...(isEarly && { severity: 'info' as const }) }];
    }),
});
