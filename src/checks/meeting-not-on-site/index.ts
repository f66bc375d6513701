import type { Problem } from '../../core/findings.ts';
import { departuresOf } from '../../transition/departure.ts';
import { meetingState } from '../../transition/meeting.ts';
import { isRefused } from '../../transition/place.ts';
import { defineCheck } from '../check.ts';

const ON_SITE = ['meeting', 'onSite'];

/** The handover meeting is held face to face at the customer's site: a measure that the method names. */
export default defineCheck({
  group: 'transition',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack, today }) =>
    departuresOf(pack).flatMap(({ file, transition, outcome }): Problem[] => {
      const onSite = transition.meeting?.onSite;
      const state = meetingState(transition, today);
      if (outcome === 'forced' || state === undefined || onSite === true) return [];
      if (onSite === false)
        return state === 'held'
          ? [{ messageId: 'elsewhere', ...file.at(ON_SITE) }]
          : [{ messageId: 'planned', ...file.at(ON_SITE), severity: 'warning' }];
      if (state !== 'held' || isRefused(file, ON_SITE)) return [];
      return [{ messageId: 'unknown', ...file.at(ON_SITE), severity: 'warning' }];
    }),
});
