import type { Problem } from '../../core/findings.ts';
import { ENTRY_KINDS } from '../../pack/fields/kinds.ts';
import { entriesOf } from '../../pack/pack.ts';
import type { YamlFile } from '../../pack/yaml/file.ts';
import { defineCheck } from '../check.ts';

/** Two entries of one list with the same id: a reference to it could mean either. */
export default defineCheck({
  group: 'pack',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack }) => [
    // An id need only be unique among its kind: a person and a contact may share one.
    ...Object.values(ENTRY_KINDS).flatMap(({ file, list }) => [...duplicates(pack[file], list)]),
    ...pack.transitions.flatMap(({ transition, observationLog }) => [
      ...duplicates(transition, ['tasks']),
      ...duplicates(observationLog, ['entries']),
    ]),
  ],
});

function* duplicates(file: YamlFile | undefined, path: readonly string[]): Generator<Problem> {
  if (file === undefined) return;
  const list = path.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    file.value,
  ) as readonly ({ id?: string } | undefined)[] | undefined;
  const first = new Map<string, readonly (string | number)[]>();
  for (const { entry, path: place } of entriesOf(list, path)) {
    if (entry.id === undefined) continue;
    const earlier = first.get(entry.id);
    if (earlier === undefined) first.set(entry.id, place);
    else yield { messageId: 'duplicate', data: { id: entry.id }, ...file.at([...place, 'id']) };
  }
}
