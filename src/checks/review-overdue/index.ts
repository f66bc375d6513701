import { lastDone } from '../../pack/people/lastDone.ts';
import { defineCheck } from '../check.ts';

/** The quarterly career review of the prevention phase. */
export default defineCheck({
  group: 'roles',
  severity: 'warning',
  needs: ['pack'],
  run: ({ pack: { team }, settings, today }) =>
    lastDone(team, ['prevention', 'careerReviews'], settings.numbers.careerReviewEveryDays, today),
});
