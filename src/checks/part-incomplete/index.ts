import type { Fix, Problem } from '../../core/findings.ts';
import { firstFew } from '../../core/firstFew.ts';
import { PARTS, type Part } from '../../pack/names.ts';
import type { Pack } from '../../pack/pack.ts';
import { isSomebodyLeaving } from '../../pack/packState.ts';
import { type Lack, lacksOf } from '../../pack/partRequirements.ts';
import type { Checklist } from '../../pack/types.generated.ts';
import type { YamlFile } from '../../pack/yaml/file.ts';
import { yamlFix } from '../../pack/yaml/fix.ts';
import { isGiven } from '../../pack/yaml/given.ts';
import { defineCheck } from '../check.ts';

/** So many are named; the others are counted. */
const NAMED = 8;

/** Parts of the checklist that are begun or called done and lack what a successor needs from them. */
export default defineCheck({
  group: 'pack',
  severity: 'warning',
  needs: ['pack'],
  run: ({ pack }) => {
    const { checklist } = pack;
    if (checklist?.value === undefined) return [];
    return [...notStarted(checklist, pack), ...PARTS.flatMap(part => incomplete(checklist, part))];
  },
});

/** One finding for all of them: six that say the same would say no more. */
function notStarted(checklist: YamlFile<Checklist>, pack: Pack): Problem[] {
  const isStarted = (part: Part) => {
    const status = checklist.value?.[part]?.status;
    if (status !== undefined) return status !== 'todo';
    // What the schema does not know is for the schema check to report.
    const isPart = checklist.value?.[part] !== undefined;
    return isGiven(checklist, isPart ? [part, 'status'] : [part]);
  };
  const parts = PARTS.filter(part => !isStarted(part));
  const [first] = parts;
  if (first === undefined) return [];
  const data = { count: parts.length, parts: parts.join(', ') };
  const severity = isSomebodyLeaving(pack) ? 'warning' : 'info';
  return [{ messageId: 'notStarted', data, ...checklist.at([first, 'status']), key: 'status', severity }];
}

function incomplete(checklist: YamlFile<Checklist>, part: Part): Problem[] {
  const status = checklist.value?.[part]?.status;
  if (status !== 'in-progress' && status !== 'done') return [];
  const lacks = lacksOf(checklist, part);
  if (lacks.length === 0) return [];
  const names = lacks.map(({ name }) => name);
  const fields = firstFew(names, NAMED);
  return [
    {
      messageId: status === 'done' ? 'done' : 'begun',
      data: { part, fields },
      ...checklist.at([part, 'status']),
      // Whoever reads “done” looks no further.
      ...(status === 'done' && { severity: 'error' }),
      fixes: [...addition(checklist, lacks), ...(status === 'done' ? reopening(checklist, part) : [])],
    },
  ];
}

/** The new fields hold a placeholder, which is reported until somebody replaces it. */
function addition(checklist: YamlFile<Checklist>, lacks: readonly Lack[]): Fix[] {
  const places = lacks.flatMap(lack => lack.places);
  const byMap = Map.groupBy(places, ({ path }) => path.join('/'));
  const changes = [...byMap.values()].flatMap(own =>
    own.map(({ path, field, after }, index) => ({
      set: [...path, field],
      value: 'TODO',
      after: [after, ...own.slice(0, index).map(earlier => earlier.field)],
    })),
  );
  return yamlFix(checklist, changes, { messageId: 'fix.add', safe: false });
}

function reopening(checklist: YamlFile<Checklist>, part: Part): Fix[] {
  const change = { set: [part, 'status'], value: 'in-progress' };
  return yamlFix(checklist, [change], { messageId: 'fix.reopen', safe: false });
}
