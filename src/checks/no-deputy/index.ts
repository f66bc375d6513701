import type { Problem } from '../../core/findings.ts';
import { entriesOf } from '../../pack/pack.ts';
import { activePeople } from '../../pack/people/people.ts';
import { defineCheck } from '../check.ts';

/** A/B roles: everybody who is responsible has somebody who could take over tomorrow. */
export default defineCheck({
  group: 'roles',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack: { team } }) => {
    if (team?.value === undefined || activePeople(team.value).length === 0) return [];
    const { roles, assignments } = team.value;
    const problems: Problem[] = [];
    const hasPrimary = (assignments ?? []).some(entry => entry?.primary);
    if (!roles?.primary && !hasPrimary)
      problems.push({ messageId: 'primary', severity: 'warning', ...team.at(['roles']) });
    else if (roles?.primary && !roles.deputy)
      problems.push({
        messageId: 'deputy',
        severity: 'warning',
        data: { primary: roles.primary },
        ...team.at(['roles', 'deputy']),
      });
    for (const { entry, path } of entriesOf(assignments, ['assignments'])) {
      if (entry.deputy || entry.area === undefined || entry.override?.reason) continue;
      const isCore = entry.complexity === 'core' || entry.complexity === 'complex';
      problems.push({
        messageId: isCore ? 'core' : 'area',
        severity: isCore ? 'error' : 'warning',
        data: { area: entry.area },
        ...team.at([...path, 'area']),
      });
    }
    return problems;
  },
});
