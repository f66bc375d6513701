import type { Problem } from '../../core/findings.ts';
import { maskSensitive } from '../../sensitive/index.ts';
import { defineCheck } from '../check.ts';

/** Config files that documents and scripts name and nobody has: whoever follows them stands there without. */
export default defineCheck({
  group: 'config',
  severity: 'warning',
  needs: ['absentConfigs'],
  run: ({ absentConfigs, today }) =>
    absentConfigs.flatMap(({ path, namedIn }): Problem[] => {
      const [first, ...others] = namedIn;
      if (first === undefined) return [];
      const { file, start, end } = first;
      const data = { path: maskSensitive(path, { path: file, today }) };
      const related = [path, ...others.map(other => other.file)];
      return [{ messageId: first.isNeeded ? 'needed' : 'named', data, file, start, end, key: path, related }];
    }),
});
