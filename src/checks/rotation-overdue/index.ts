import { entriesOf } from '../../pack/pack.ts';
import { isSamePerson } from '../../pack/people/people.ts';
import { peopleOverdue } from '../../pack/people/peopleOverdue.ts';
import { defineCheck } from '../check.ts';

/** The rotation every half year of the long-term phase. */
export default defineCheck({
  group: 'roles',
  severity: 'warning',
  needs: ['pack'],
  run: ({ pack: { team }, settings, today }) => {
    const rotations = entriesOf(team?.value?.longTerm?.rotations, []);
    return peopleOverdue(team, 'lastRotation', settings.numbers.rotationEveryDays, today, person =>
      rotations.flatMap(({ entry }) =>
        entry.date && isSamePerson(team?.value, entry.person, person.id) ? [entry.date] : [],
      ),
    );
  },
});
