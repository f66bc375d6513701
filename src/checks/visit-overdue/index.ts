import { peopleOverdue } from '../../pack/people/peopleOverdue.ts';
import { textsAt } from '../../pack/yaml/values.ts';
import { defineCheck } from '../check.ts';

/** The yearly hospital visit of the long-term phase. */
export default defineCheck({
  group: 'roles',
  severity: 'warning',
  needs: ['pack'],
  run: ({ pack: { team }, settings, today }) => {
    // A visit of the whole team counts for everybody.
    const visits = textsAt(team, 'longTerm.hospitalVisits.*.date').map(({ value }) => value);
    return peopleOverdue(team, 'lastVisit', settings.numbers.visitEveryDays, today, () => visits);
  },
});
