import type { Problem } from '../../core/findings.ts';
import { departuresOf } from '../../transition/departure.ts';
import { defineCheck } from '../check.ts';

/** Departures that somebody closed although not all was handed over: that stays true, whoever looks. */
export default defineCheck({
  group: 'transition',
  severity: 'warning',
  needs: ['pack'],
  run: ({ pack }) =>
    departuresOf(pack).flatMap(({ file, transition, outcome, leaver }): Problem[] => {
      if (outcome !== 'forced') return [];
      const { on, reason = '', open = [] } = transition.closed ?? {};
      const [first] = open.filter(Boolean);
      const data = { leaver, date: on ?? '', reason: reason.trim(), count: open.length, first: first ?? '' };
      return [{ messageId: first ? 'forced' : 'unlisted', data, ...file.at(['closed'], 'key') }];
    }),
});
