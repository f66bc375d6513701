import type { Problem } from '../../core/findings.ts';
import { isGiven } from '../../pack/yaml/given.ts';
import { departuresOf } from '../../transition/departure.ts';
import { meetingState, missingParties } from '../../transition/meeting.ts';
import { defineCheck } from '../check.ts';

const ATTENDEES = ['meeting', 'attendees'];

/** Leaver, successor and customer are in one room: a measure that the method names. */
export default defineCheck({
  group: 'transition',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack, today }) =>
    departuresOf(pack).flatMap(({ file, transition, outcome }): Problem[] => {
      const state = meetingState(transition, today);
      if (outcome === 'forced' || state === undefined) return [];
      const missing = missingParties(transition, pack.team?.value);
      // Who is to come need not be listed before the meeting.
      const isListed = isGiven(file, ATTENDEES);
      // One whose party the schema refuses may be the very one who seems to be missing.
      const isUnclear =
        isListed && (transition.meeting?.attendees ?? [undefined]).some(entry => !entry?.party);
      if (missing.length === 0 || isUnclear || (state === 'planned' && !isListed)) return [];
      const data = { parties: missing.join(', ') };
      const place = { ...file.at(ATTENDEES, 'key'), related: pack.team ? [pack.team.path] : [] };
      return state === 'held'
        ? [{ messageId: 'missing', data, ...place }]
        : [{ messageId: 'planned', data, ...place, severity: 'warning' }];
    }),
});
