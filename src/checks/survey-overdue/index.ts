import { lastDone } from '../../pack/people/lastDone.ts';
import { defineCheck } from '../check.ts';

/** The quarterly satisfaction and career survey of the prevention phase. */
export default defineCheck({
  group: 'roles',
  severity: 'warning',
  needs: ['pack'],
  run: ({ pack: { team }, settings, today }) =>
    lastDone(team, ['prevention', 'surveys'], settings.numbers.surveyEveryDays, today),
});
