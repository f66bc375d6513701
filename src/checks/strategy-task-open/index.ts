import type { Problem } from '../../core/findings.ts';
import { yamlFix } from '../../pack/yaml/fix.ts';
import { deadlinesOf } from '../../transition/deadlines.ts';
import { type Departure, departuresOf } from '../../transition/departure.ts';
import { isRefused } from '../../transition/place.ts';
import { openTasks } from '../../transition/tasks.ts';
import { defineCheck } from '../check.ts';

/**
 * Tasks of a departure that are still open when the leaver has handed over. The starred ones decide whether it
 * succeeds: migrated data, rehearsed flows, problems that were never closed.
 */
export default defineCheck({
  group: 'transition',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack, settings, today, rules }) =>
    departuresOf(pack).flatMap((departure): Problem[] => {
      const { tasks } = deadlinesOf(departure, settings.numbers, settings, today);
      if (departure.outcome === 'forced' || tasks.state !== 'overdue') return [];
      const open = openHere(departure, today, rules.running.has('overdue'));
      const related = pack.team ? [pack.team.path] : [];
      return [...starred(departure, open, today), ...others(departure, open)].map(problem => ({
        ...problem,
        related,
      }));
    }),
});

type OpenTasks = ReturnType<typeof openTasks>;

/** @param isOverdueReported whether another rule reports those whose own date has passed */
function openHere(
  { file, transition, outcome }: Departure,
  today: string,
  isOverdueReported: boolean,
): OpenTasks {
  return openTasks(transition, today).filter(({ entry: { due }, path }) => {
    // What is due later, as what a letter promises for the time after, is not late.
    if (outcome === 'open' && due !== undefined && due >= today) return false;
    const isReported = isOverdueReported && outcome === 'open' && due !== undefined;
    return !isReported && !isRefused(file, [...path, 'doneOn']);
  });
}

function starred({ file }: Departure, open: OpenTasks, today: string): Problem[] {
  return open
    .filter(({ entry }) => entry.starred === true)
    .map(({ entry: { title, id = '' }, path }) => {
      const done = { set: [...path, 'doneOn'], value: today, after: ['starred'] };
      const fixes = yamlFix(file, [done], { messageId: 'fix.done', safe: false });
      const place = { ...file.at([...path, 'title']), key: file.at(path).key };
      return { messageId: 'starred', data: { title: title || id }, ...place, fixes };
    });
}

/** One finding for all of them: which they are is to be read in the list below it. */
function others({ file, leaver }: Departure, open: OpenTasks): Problem[] {
  const rest = open.filter(({ entry }) => entry.starred !== true);
  const [first] = rest;
  if (first === undefined) return [];
  const data = { count: rest.length, leaver, first: first.entry.title || (first.entry.id ?? '') };
  return [{ messageId: 'open', data, ...file.at(['tasks'], 'key'), severity: 'warning' }];
}
