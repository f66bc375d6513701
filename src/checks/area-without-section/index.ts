import type { Problem } from '../../core/findings.ts';
import { CONFIG_FILE } from '../../pack/names.ts';
import { defineCheck } from '../check.ts';

/** A part of the project that has a name, and about which no document of the pack says anything. */
export default defineCheck({
  group: 'pack',
  severity: 'info',
  needs: ['pack', 'sections'],
  run: ({ pack: { config }, settings, sections }) => {
    const covered = new Set(sections.flatMap(({ things }) => things.flatMap(({ area }) => area ?? [])));
    return settings.areas.flatMap(({ name }, index): Problem[] => {
      if (covered.has(name)) return [];
      const place = config?.at(['areas', index, 'name']) ?? {
        file: CONFIG_FILE,
        start: 0,
        end: 0,
        key: name,
      };
      return [{ messageId: 'uncovered', data: { area: name }, ...place }];
    });
  },
});
