import type { Problem } from '../../core/findings.ts';
import { coverageOf } from '../../pack/markdown/covers.ts';
import { describedPaths } from '../../pack/markdown/describedPaths.ts';
import type { Pack, TextFile } from '../../pack/pack.ts';
import { defineCheck } from '../check.ts';

/** Files that are named in a message; the others are counted. */
const NAMED = 3;

/** A document that git knows to be older than what it describes. */
export default defineCheck({
  group: 'pack',
  severity: 'warning',
  needs: ['pack', 'paths', 'lastChanges'],
  run: ({ pack, paths, lastChanges }) => {
    if (lastChanges === undefined) return [];
    return livingDocuments(pack).flatMap((document): Problem[] => {
      const own = lastChanges.get(document.path);
      if (own === undefined) return [];
      const newer = describedPaths(document, paths, pack.folder)
        .flatMap(path => {
          const change = lastChanges.get(path);
          return change && change.date > own.date ? [{ path, ...change }] : [];
        })
        .sort((one, other) => (one.date < other.date ? 1 : -1));
      if (newer.length === 0) return [];
      const list = newer.slice(0, NAMED).map(({ path, date, commit }) => `${path} (${date}, ${commit})`);
      const data = { date: own.date, list: list.join(', '), count: newer.length };
      const [firstLine = ''] = document.text.split(/[\r\n]/, 1);
      // Once it is edited, a later finding is another one: a baseline must not hide it.
      const related = newer.map(({ path }) => path);
      const place = { file: document.path, start: 0, end: firstLine.length, key: own.date, related };
      return [{ messageId: 'stale', data, ...place }];
    });
  },
});

/**
 * Minutes, letters and plans of a departure record one day: they are not to follow what changes later. Where somebody
 * wrote down what a section covers and when it was found true, `stale-section` knows better.
 */
function livingDocuments({ documents, folder }: Pack): readonly TextFile[] {
  return documents.filter(
    ({ path, text }) =>
      !path.startsWith(`${folder}/transitions/`) &&
      !coverageOf(text).some(({ review }) => review !== undefined),
  );
}
