import type { Problem } from '../../core/findings.ts';
import { PARTS } from '../../pack/names.ts';
import type { Pack } from '../../pack/pack.ts';
import { isOpenTransition } from '../../pack/packState.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import { textsAt, valuesAt } from '../../pack/yaml/values.ts';
import { defineCheck } from '../check.ts';
import { type FileName, ORDERED, PAST } from './rules.ts';

/** Dates that contradict each other, or the calendar. */
export default defineCheck({
  group: 'pack',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack, today }) => {
    const files = filesOf(pack);
    const skipped = new Set<string>(
      PARTS.filter(part => pack.checklist?.value?.[part]?.status === 'not-applicable'),
    );
    const counts = (file: YamlFile, [part = '']: YamlPath) =>
      file !== pack.checklist || !skipped.has(String(part));
    const future = PAST.flatMap(([name, ...places]) =>
      files[name].flatMap(file =>
        places
          .flatMap(place => textsAt(file, place))
          .filter(({ value, path }) => value > today && counts(file, path))
          .map(({ value, path }) => inFuture(file, path, value)),
      ),
    );
    // A date that cannot be right contradicts others, too, and is one slip of the pen.
    const impossible = new Set(future.map(({ file, key }) => `${file} ${key}`));
    const ordered = ORDERED.flatMap(([name, place, first, second, unless]) =>
      files[name]
        .filter(file => unless === undefined || textsAt(file, unless).length === 0)
        .flatMap(file => wrongOrder(file, place, first, second, impossible, counts)),
    );
    return [...ordered, ...future];
  },
});

/** A departure that is closed is history, and nobody fixes history. */
function filesOf(pack: Pack): Readonly<Record<FileName, readonly YamlFile[]>> {
  const { checklist, team, configIndex, issues } = pack;
  const open = pack.transitions.filter(({ transition }) => isOpenTransition(transition?.value));
  const given = (...files: readonly (YamlFile | undefined)[]) => files.filter(file => file !== undefined);
  return {
    checklist: given(checklist),
    team: given(team),
    configIndex: given(configIndex),
    issues: given(issues),
    transition: given(...open.map(({ transition }) => transition)),
    observationLog: given(...open.map(({ observationLog }) => observationLog)),
  };
}

function inFuture(file: YamlFile, path: YamlPath, date: string): Problem {
  return { messageId: 'future', data: { field: String(path.at(-1)), date }, ...file.at(path) };
}

function wrongOrder(
  file: YamlFile,
  place: string,
  first: string,
  second: string,
  impossible: ReadonlySet<string>,
  counts: (file: YamlFile, path: YamlPath) => boolean,
): Problem[] {
  const bases: readonly YamlPath[] = place === '' ? [[]] : valuesAt(file, place).map(({ path }) => path);
  return bases.flatMap((base): Problem[] => {
    const dateAt = (field: string) => textsAt(file, [...base, ...field.split('.')].join('.'))[0]?.value;
    const at = (field: string) => file.at([...base, ...field.split('.')]);
    const [earlier, later] = [dateAt(first), dateAt(second)];
    if (earlier === undefined || later === undefined || earlier <= later || !counts(file, base)) return [];
    if ([first, second].some(field => impossible.has(`${file.path} ${at(field).key}`))) return [];
    const data = { field: second, date: later, otherField: first, otherDate: earlier };
    return [{ messageId: 'order', data, ...at(second) }];
  });
}
