import type { Problem } from '../../core/findings.ts';
import { entriesOf } from '../../pack/pack.ts';
import { isGiven } from '../../pack/yaml/given.ts';
import { defineCheck } from '../check.ts';

/** An incident that was solved, and whose solution the next one who has it will not find. */
export default defineCheck({
  group: 'transition',
  severity: 'warning',
  needs: ['pack'],
  run: ({ pack }) => {
    const living = pack.documents.filter(({ path }) => !path.startsWith(`${pack.folder}/transitions/`));
    const isWritten = (id: string) => living.some(({ text }) => text.includes(id));
    return pack.transitions.flatMap(({ observationLog: log }): Problem[] =>
      entriesOf(log?.value?.entries, ['entries']).flatMap(({ entry, path }): Problem[] => {
        const { id, kind, severity } = entry;
        if (log === undefined || kind !== 'incident' || severity === 'minor') return [];
        if (!isGiven(log, [...path, 'resolvedOn']) || typeof id !== 'string' || isWritten(id)) return [];
        return [{ messageId: 'notWritten', data: { id }, ...log.at([...path, 'resolvedOn']) }];
      }),
    );
  },
});
