import { UserError } from '../core/errors.ts';
import { memberMeant } from '../usecases/memberMeant.ts';
import { changesOf, resultsOf } from '../usecases/planChanges.ts';
import { readTransitions } from '../usecases/transition/readTransitions.ts';
import { planStart, type StartPlan, type StartRequest } from '../usecases/transition/startTransition.ts';
import type { StartOptions } from './options.ts';
import { openTransitions, statusText } from './runTransition.ts';
import { type ExitCode, paint, progressLine, type Session } from './terminal.ts';

/** Runs `handover transition start`: asks where there is a terminal, shows the plan, writes. */
export async function runStart(options: StartOptions, session: Session): Promise<ExitCode> {
  const world = await openTransitions(options, session);
  const { terminal, say } = session;
  const mayAsk = terminal.interactive && !options.yes && !options.dryRun;
  const prompts = mayAsk ? await import('./transitionPrompts.ts') : undefined;
  const given = { ...options, fallbackLanguage: session.language };
  const answers = prompts ? await prompts.askStart(given, world, session) : given;
  if (answers === 'cancelled') return 2;
  const { leaving, reported = world.today } = answers;
  if (leaving === undefined) throw new UserError('error.whoIsLeaving');
  const request: StartRequest = {
    ...answers,
    leaving: await memberMeant(world, leaving),
    successor: await memberMeant(world, answers.successor),
    reportedOn: reported,
  };
  const progress = progressLine(terminal);
  const plan = await planStart(world, request, {
    onProgress: ({ step, count }) => progress.show(say(`issues.progress.${step}`, { count })),
  }).finally(progress.clear);
  const print = (line = '') => terminal.stdout.write(`${line}\n`);
  printPlan(plan, session);
  if (options.dryRun) {
    print(say('generate.dryRun'));
    return plan.files.some(({ action }) => action === 'conflict') ? 1 : 0;
  }
  if (!options.yes) {
    if (prompts === undefined) throw new UserError('error.needYes');
    const { confirmWriting } = await import('./generatePrompts.ts');
    if (!(await confirmWriting(plan.files.length, session))) return 2;
  }
  const results = resultsOf(plan, await world.project.files.change(changesOf(plan)));
  const conflicts = results.filter(({ action }) => action === 'conflict');
  for (const { path, reason } of conflicts)
    print(`${paint(terminal, 'red', '✖')} ${path}${reason ? ` – ${say(reason)}` : ''}`);
  if (conflicts.length > 0) return 1;
  print(paint(terminal, 'green', say('transition.started', { count: results.length, folder: plan.folder })));
  print();
  const after = await readTransitions(world.project, world.today, world.assets);
  terminal.stdout.write(
    statusText(
      after,
      after.statuses.filter(({ id }) => id === plan.id),
      session,
    ),
  );
  return 0;
}

function printPlan({ files, notes, transition }: StartPlan, { terminal, say }: Session): void {
  const print = (line = '') => terminal.stdout.write(`${line}\n`);
  for (const { path, action, reason } of files)
    print(
      `  ${paint(terminal, 'green', say(`plan.${action}`))}  ${path}${reason ? ` – ${say(reason)}` : ''}`,
    );
  const { tasks = [], access = [], taskForce = [] } = transition;
  print();
  print(
    say('transition.planned', {
      tasks: tasks.length,
      accounts: access.length,
      duties: taskForce.filter(({ person }) => person).length,
    }),
  );
  for (const { id, data } of notes)
    print(`${paint(terminal, 'yellow', '!')} ${say(`transition.note.${id}`, data)}`);
  print();
}
