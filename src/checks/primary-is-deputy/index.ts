import { entriesOf } from '../../pack/pack.ts';
import { isSamePerson } from '../../pack/people/people.ts';
import { defineCheck } from '../check.ts';

/** A deputy who is the primary under another name covers nothing. */
export default defineCheck({
  group: 'roles',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack: { team } }) => {
    if (team?.value === undefined) return [];
    const { value } = team;
    const pairs = [
      ...(value.roles ? [{ entry: value.roles, path: ['roles'] as const }] : []),
      ...entriesOf(value.assignments, ['assignments']),
    ];
    return pairs
      .filter(({ entry }) => isSamePerson(value, entry.primary, entry.deputy))
      .map(({ entry, path }) => ({
        messageId: 'same',
        data: { person: entry.deputy ?? '' },
        ...team.at([...path, 'deputy']),
      }));
  },
});
