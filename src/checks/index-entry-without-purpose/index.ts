import type { Problem } from '../../core/findings.ts';
import { purposeOf } from '../../pack/configIndex.ts';
import { findPlaceholder } from '../../pack/markdown/placeholders.ts';
import { entriesOf } from '../../pack/pack.ts';
import { defineCheck } from '../check.ts';

/** Entries of the config index that do not say what their file is for. */
export default defineCheck({
  group: 'config',
  severity: 'warning',
  needs: ['pack'],
  run: ({ pack: { configIndex } }) =>
    configIndex === undefined
      ? []
      : entriesOf(configIndex.value?.entries, ['entries']).flatMap(({ entry, path }): Problem[] => {
          const { purpose = '' } = entry;
          // A question or a word such as TODO is found by the check for placeholders.
          if (purposeOf(entry) !== 'none' || findPlaceholder(purpose) !== undefined) return [];
          const place = configIndex.at([...path, 'purpose']);
          const data = { path: entry.path ?? '', purpose: purpose.trim() };
          return [{ messageId: purpose.trim() === '' ? 'none' : 'empty', data, ...place }];
        }),
});
