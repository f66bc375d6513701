import { localDate } from '../core/dates.ts';
import { oneLine } from '../reporters/visible.ts';
import { changesOf } from '../usecases/planChanges.ts';
import { planUpdate } from '../usecases/planUpdate.ts';
import { openCommandProject } from './commandProject.ts';
import type { UpdateOptions } from './options.ts';
import { type ExitCode, paint, progressLine, type Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

/** Runs `handover update`: 1 where somebody changed words within a block, which stay. */
export async function runUpdate(options: UpdateOptions, session: Session): Promise<ExitCode> {
  const { terminal, say, language } = session;
  const { project } = await openCommandProject(options, terminal);
  const progress = progressLine(terminal);
  const plan = await planUpdate(project, language, terminal.assets, {
    today: localDate(),
    onProgress: ({ step, count }) => progress.show(say(`progress.${step}`, { count })),
  }).finally(progress.clear);
  const print = (line: string) => terminal.stdout.write(`${line}\n`);
  for (const { id, data } of plan.unread.notes) print(`${paint(terminal, 'yellow', '!')} ${say(id, data)}`);
  const conflicts = plan.files.filter(({ action }) => action === 'conflict');
  for (const { path, reason } of conflicts)
    print(`${paint(terminal, 'red', '✖')} ${path}${reason === undefined ? '' : ` – ${say(reason)}`}`);
  for (const { path, left = [] } of plan.files)
    for (const line of left)
      print(`${paint(terminal, 'yellow', '!')} ${oneLine(say('update.twice', { path, line }))}`);
  const changes = changesOf(plan);
  if (changes.length > 0) {
    const written = await writeOrShow(project.files, changes, options, session);
    for (const path of written?.keys() ?? [])
      print(paint(terminal, 'green', say('update.renewed', { path })));
  } else if (conflicts.length === 0) print(say('update.current'));
  if (plan.unread.failed) return 2;
  return conflicts.length > 0 ? 1 : 0;
}
