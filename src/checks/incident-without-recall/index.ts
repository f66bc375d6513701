import type { Problem } from '../../core/findings.ts';
import { entriesOf } from '../../pack/pack.ts';
import { yamlFix } from '../../pack/yaml/fix.ts';
import { isGiven } from '../../pack/yaml/given.ts';
import { departureOf } from '../../transition/departure.ts';
import { isRefused } from '../../transition/place.ts';
import { defineCheck } from '../check.ts';

/** On a serious failure in the observation period the leaver is called back: a measure that the method names. */
export default defineCheck({
  group: 'transition',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack }) =>
    pack.transitions.flatMap((folder): Problem[] => {
      const { observationLog: log, transition } = folder;
      const departure = departureOf(pack, folder);
      const isPast = departure?.outcome === 'forced' || departure?.outcome === 'cancelled';
      // Nobody can call back whoever cannot come.
      if (log === undefined || isPast || departure?.transition.absence !== undefined) return [];
      const related = transition ? [transition.path] : [];
      return entriesOf(log.value?.entries, ['entries']).flatMap(({ entry, path }): Problem[] => {
        const { id = '', date = '', kind, severity } = entry;
        if (kind !== 'incident' || isGiven(log, [...path, 'recall'])) return [];
        if (severity === undefined) {
          if (isRefused(log, [...path, 'severity'])) return [];
          return [
            {
              messageId: 'unrated',
              data: { id },
              ...log.at([...path, 'severity']),
              related,
              severity: 'warning',
            },
          ];
        }
        if (severity === 'minor') return [];
        // Who was called back is for a person to say: the placeholder is reported until somebody has.
        const recall = { set: [...path, 'recall', 'person'], value: 'TODO', after: ['severity'] };
        const fixes = yamlFix(log, [recall], { messageId: 'fix.add', safe: false });
        return [
          {
            messageId: 'noRecall',
            data: { id, date, severity },
            ...log.at([...path, 'severity']),
            related,
            fixes,
          },
        ];
      });
    }),
});
