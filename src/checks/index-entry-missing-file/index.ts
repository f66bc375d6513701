import type { Problem } from '../../core/findings.ts';
import { isPattern } from '../../inventory/documented.ts';
import { yamlFix } from '../../pack/yaml/fix.ts';
import { maskSensitive } from '../../sensitive/index.ts';
import { defineCheck } from '../check.ts';

/** Entries of the config index that lead to no file. */
export default defineCheck({
  group: 'config',
  severity: 'error',
  needs: ['pack', 'configHistory'],
  run: ({ pack: { configIndex }, configHistory: { missing }, today }) =>
    configIndex === undefined
      ? []
      : missing.map(({ entry, renamedTo, commit }): Problem => {
          const path = ['entries', entry.position, 'path'];
          const place = { ...configIndex.at(path), related: [entry.path] };
          // A value in the wrong field can be anything, also what must not be printed.
          const data = { path: maskSensitive(entry.path, { path: configIndex.path, today }) };
          if (isPattern(entry.path)) return { messageId: 'pattern', data, ...place, severity: 'warning' };
          if (renamedTo === undefined) return { messageId: 'gone', data, ...place };
          const words = { messageId: 'fix.replace', data: { renamedTo }, safe: commit !== undefined };
          const fixes = yamlFix(configIndex, [{ set: path, value: renamedTo }], words);
          return commit === undefined
            ? { messageId: 'otherName', data: { ...data, renamedTo }, ...place, fixes }
            : { messageId: 'renamed', data: { ...data, renamedTo, commit }, ...place, fixes };
        }),
});
