import type { Problem } from '../../core/findings.ts';
import { entriesOf } from '../../pack/pack.ts';
import type { Milestone } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import { isGiven } from '../../pack/yaml/given.ts';
import { defineCheck } from '../check.ts';

/** A go-live has a standard document pack behind it: a measure of prevention that the handover method names. */
export default defineCheck({
  group: 'pack',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack: { checklist, team }, today }): Problem[] => {
    const progress = checklist?.value?.progress;
    if (checklist === undefined || progress?.status === 'not-applicable') return [];
    const packs = entriesOf(team?.value?.prevention?.goLivePacks, ['prevention', 'goLivePacks']);
    const related = team ? [team.path] : [];
    return entriesOf(progress?.milestones, ['progress', 'milestones']).flatMap(
      ({ entry, path }): Problem[] => {
        const { id, title, kind, actual, forecast, planned } = entry;
        const date = actual ?? forecast ?? planned;
        if (kind !== 'go-live' || date === undefined || date > today) return [];
        if (isGiven(checklist, [...path, 'pack'])) return [];
        const data = { title: title ?? id ?? '', date };
        const own = packs.find(
          ({ entry: { goLive } }) => goLive !== undefined && (goLive === id || goLive === title),
        );
        if (own === undefined) {
          const messageId = actual === undefined ? 'due' : 'missing';
          const severity = isGuess(entry) ? 'info' : actual === undefined ? 'warning' : 'error';
          return [{ messageId, data, ...checklist.at([...path, 'pack'], 'key'), related, severity }];
        }
        if (team === undefined || isGiven(team, [...own.path, 'path'])) return [];
        const place = team.at([...own.path, 'path'], 'key');
        return [{ messageId: 'noPath', data, ...place, related: [checklist.path], severity: 'warning' }];
      },
    );
  },
});

/** Whether it is only from git that it was a go-live, or when: a tag may have been set for anything. */
function isGuess({ confirm }: Lenient<Milestone>): boolean {
  if (!Array.isArray(confirm)) return confirm === true;
  return confirm.some(field => ['kind', 'actual', 'forecast', 'planned'].includes(field));
}
