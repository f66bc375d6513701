import type { Problem } from '../../core/findings.ts';
import { entriesOf } from '../../pack/pack.ts';
import { findPerson } from '../../pack/people/people.ts';
import { defineCheck } from '../check.ts';

/** A deputy who has not worked with the primary lately stands in on paper only. */
export default defineCheck({
  group: 'roles',
  severity: 'warning',
  needs: ['pack', 'dutyActivity'],
  run: ({ pack: { team }, dutyActivity, settings: { numbers } }) => {
    if (team?.value === undefined || dutyActivity === undefined) return [];
    const { value } = team;
    const { roles, assignments, overrides = [] } = value;
    const isVouched = (person: string, area: string | undefined) =>
      overrides.some(
        entry =>
          entry?.knows === true &&
          entry.reason?.trim() &&
          (area === undefined || entry.area === area) &&
          findPerson(value, entry.person)?.id === person,
      );
    const duties = [
      ...(roles
        ? [{ entry: { ...roles, area: undefined, complexity: undefined }, path: ['roles'] as const }]
        : []),
      ...entriesOf(assignments, ['assignments']).filter(({ entry }) => !entry.override?.reason?.trim()),
    ];
    const problems: Problem[] = [];
    for (const { entry, path } of duties) {
      const { area, complexity, deputy } = entry;
      const id = findPerson(value, deputy)?.id;
      if (deputy === undefined || id === undefined || isVouched(id, area)) continue;
      if (dutyActivity.isActive(id, area)) continue;
      const isCore = complexity === 'core' || complexity === 'complex';
      problems.push({
        messageId: area === undefined ? 'project' : 'area',
        ...(isCore && { severity: 'error' }),
        data: { deputy, area: area ?? '', days: numbers.deputyActiveWithinDays },
        ...team.at([...path, 'deputy']),
      });
    }
    return problems;
  },
});
