import { basename } from 'node:path';
import { columns, padColumns } from '../core/columns.ts';
import type { Project } from '../core/ports.ts';
import { SCHEMAS_FOLDER } from '../pack/names.ts';
import type { GeneratePlan } from '../usecases/generate.ts';
import type { PlanAction, PlannedFile } from '../usecases/plannedFile.ts';
import { countChanges, filledList, wordAnswered } from '../usecases/planSummary.ts';
import { paint, type Session } from './terminal.ts';

const STYLES = { create: 'green', keep: 'dim', update: 'yellow', conflict: 'red' } as const;

/** The plan for people: a line a file, the schemas in one line. */
export function printPlan(plan: GeneratePlan, project: Project, session: Session): void {
  const { terminal, say } = session;
  const line = (text = '') => terminal.stdout.write(`${text}\n`);
  line(paint(terminal, 'bold', say('generate.title', { project: basename(project.root) })));
  line();
  const rows = rowsOf(plan, session);
  const width = Math.max(...rows.map(({ action }) => columns(say(`plan.${action}`))));
  for (const { action, label, reason } of rows) {
    const padded = padColumns(say(`plan.${action}`), width);
    line(`  ${paint(terminal, STYLES[action], padded)}  ${label}${reason ? ` – ${say(reason)}` : ''}`);
  }
  line();
}

/** What was done, and what comes next; for programs the whole result as one JSON document. */
export function printResult(
  plan: GeneratePlan,
  results: readonly PlannedFile[],
  how: { format: 'stylish' | 'json'; written: boolean; dryRun: boolean },
  session: Session,
): void {
  const { terminal, say } = session;
  const line = (text = '') => terminal.stdout.write(`${text}\n`);
  if (how.format === 'json')
    return void line(JSON.stringify(toJson(plan, results, how.written, session), null, 2));
  const isNew = plan.guesses.length > 0 || results.some(({ action }) => action === 'create');
  if (isNew) {
    const list = filledList(plan, say);
    if (list) line(say('generate.filled', { list }));
    if (plan.guesses.length > 0) line(say('generate.guesses', { count: plan.guesses.length }));
    line(wordAnswered(plan, say));
    for (const { id, data } of plan.notes)
      line(`${paint(terminal, 'yellow', '!')} ${say(`note.${id}`, data)}`);
    line();
  }
  for (const { id, data } of plan.unread.notes) line(`${paint(terminal, 'yellow', '!')} ${say(id, data)}`);
  const conflicts = results.filter(({ action }) => action === 'conflict').length;
  if (conflicts > 0) line(paint(terminal, 'red', say('generate.conflicts', { count: conflicts })));
  if (how.dryRun) line(say('generate.dryRun'));
  else if (how.written) {
    const count = countChanges({ files: results });
    line(paint(terminal, 'green', say('generate.written', { count })));
    line(say('generate.next', { path: `${plan.folder}/README.md` }));
  } else if (conflicts === 0) line(say('generate.unchanged'));
}

/** The JSON shape is described by `schemas/output/generate.schema.json`. */
function toJson(
  plan: GeneratePlan,
  results: readonly PlannedFile[],
  written: boolean,
  { say }: Session,
): Record<string, unknown> {
  return {
    version: 1,
    written,
    plan: results.map(({ path, action, reason }) => ({
      path,
      action,
      ...(reason && { reason: say(reason) }),
    })),
    filled: plan.filled,
    guesses: plan.guesses,
    mustHaves: plan.mustHaves,
    complete: plan.unread.complete,
    notes: [
      ...plan.notes.map(({ id, data }) => ({ id, message: say(`note.${id}`, data) })),
      ...plan.unread.notes.map(({ id, data }) => ({ id, message: say(id, data) })),
    ],
  };
}

interface Row {
  readonly action: PlanAction;
  readonly label: string;
  readonly reason: string | undefined;
}

function rowsOf(plan: GeneratePlan, { say }: Session): Row[] {
  const folder = `${plan.folder}/${SCHEMAS_FOLDER}`;
  const isSchema = ({ path, action }: PlannedFile) => path.startsWith(`${folder}/`) && action !== 'conflict';
  const rows = plan.files
    .filter(file => !isSchema(file))
    .map(({ path, action, reason }): Row => ({ action, label: path, reason }));
  const actions = new Map<PlanAction, number>();
  for (const { action } of plan.files.filter(isSchema)) actions.set(action, (actions.get(action) ?? 0) + 1);
  for (const [action, count] of actions)
    rows.push({ action, label: say('plan.schemas', { folder, count }), reason: undefined });
  return rows;
}
