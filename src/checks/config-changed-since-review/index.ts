import type { Problem } from '../../core/findings.ts';
import { firstFew } from '../../core/firstFew.ts';
import { yamlFix } from '../../pack/yaml/fix.ts';
import { defineCheck } from '../check.ts';

/** So many commits and keys are named; the others are counted. */
const NAMED = 3;

/** Entries whose files git changed after the day on which somebody compared both. */
export default defineCheck({
  group: 'config',
  severity: 'warning',
  needs: ['pack', 'configHistory'],
  run: ({ pack: { configIndex }, configHistory: { drift }, today }) =>
    configIndex === undefined
      ? []
      : (drift ?? []).map(({ entry, changes, files, newKeys }): Problem => {
          const path = ['entries', entry.position, 'reviewedAt'];
          const list = changes.map(({ commit, date }) => `${commit} (${date})`);
          const data = {
            path: entry.path,
            date: entry.reviewedAt ?? '',
            count: changes.length,
            list: shorten(list),
            keys: shorten(newKeys),
          };
          const words = { messageId: 'fix.reviewed', data: { today }, safe: false };
          const fixes = yamlFix(configIndex, [{ set: path, value: today }], words);
          // Once it was reviewed again, a later finding is another one: a baseline must not hide it.
          const key = `${entry.path} ${entry.reviewedAt}`;
          const messageId = newKeys.length > 0 ? 'newKeys' : 'changed';
          return { messageId, data, ...configIndex.at(path), key, related: files, fixes };
        }),
});

function shorten(names: readonly string[]): string {
  return firstFew(names, NAMED);
}
