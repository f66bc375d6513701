import { UserError } from '../core/errors.ts';
import { findPerson } from '../pack/people/people.ts';
import { oneLine } from '../reporters/visible.ts';
import type { PlanNote } from '../usecases/generate.ts';
import { memberMeant } from '../usecases/memberMeant.ts';
import { resultsOf } from '../usecases/planChanges.ts';
import type { PlannedFile } from '../usecases/plannedFile.ts';
import { packName } from '../usecases/transition/exportStatus.ts';
import {
  chooseTransition,
  readTransitions,
  type TransitionWorld,
} from '../usecases/transition/readTransitions.ts';
import { packOf, projectAt } from '../usecases/transition/sections.ts';
import { type DeparturePlan, planDeparture } from '../usecases/transition/startDeparture.ts';
import type { StartPlan, StartRequest } from '../usecases/transition/startTransition.ts';
import type { StartOptions } from './options.ts';
import { openTransitions, statusText } from './runTransition.ts';
import { type ExitCode, paint, progressLine, type Session } from './terminal.ts';

/** Runs `handover transition start`: asks where there is a terminal, shows the plan, writes. */
export async function runStart(options: StartOptions, session: Session): Promise<ExitCode> {
  const worlds = await openTransitions(options, session);
  const leaves = (one: TransitionWorld) => findPerson(one.pack.team?.value, options.leaving) !== undefined;
  const world = worlds.find(leaves) ?? worlds[0];
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
  const plan = await planDeparture(world, request, {
    onlyHere: options.thisPack,
    onProgress: ({ step, count }) => progress.show(say(`issues.progress.${step}`, { count })),
  }).finally(progress.clear);
  const print = (line = '') => terminal.stdout.write(`${line}\n`);
  const { sections, joined } = plan;
  const files = filesOf(plan);
  printPlan(plan, session);
  if (options.dryRun) {
    print(say('generate.dryRun'));
    return files.some(({ action }) => action === 'conflict') ? 1 : 0;
  }
  if (!options.yes) {
    if (prompts === undefined) throw new UserError('error.needYes');
    const { confirmWriting } = await import('./generatePrompts.ts');
    if (!(await confirmWriting(files.length, session))) return 2;
  }
  const results = resultsOf({ files }, await joined.files.change(joined.changes));
  const conflicts = results.filter(({ action }) => action === 'conflict');
  for (const { path, reason } of conflicts)
    print(`${paint(terminal, 'red', '✖')} ${path}${reason ? ` – ${say(reason)}` : ''}`);
  if (conflicts.length > 0) return 1;
  const folders = sections.map(own => joined.pathIn(own.world, own.plan.folder)).join(say('list.comma'));
  print(paint(terminal, 'green', say('transition.started', { count: results.length, folder: folders })));
  print();
  const after = await Promise.all(
    sections.map(async ({ world: own, plan: { id } }) => {
      const project = projectAt(own.project, packOf(own.project)) ?? own.project;
      const now = await readTransitions(project, own.today, own.assets);
      return { world: now, status: chooseTransition(now, id) };
    }),
  );
  terminal.stdout.write(statusText(after, session));
  return 0;
}

/** All files of a plan, with the paths that they have where they are written. */
function filesOf({ sections, joined }: DeparturePlan): PlannedFile[] {
  return sections.flatMap(({ world, plan }) =>
    plan.files.map(file => ({ ...file, path: joined.pathIn(world, file.path) })),
  );
}

function printPlan({ sections, joined, notes }: DeparturePlan, session: Session): void {
  const { terminal } = session;
  for (const { world, plan } of sections) {
    if (sections.length > 1) terminal.stdout.write(`${paint(terminal, 'bold', oneLine(packName(world)))}\n`);
    const files = plan.files.map(file => ({ ...file, path: joined.pathIn(world, file.path) }));
    printSection({ ...plan, files }, session);
  }
  for (const note of notes) terminal.stdout.write(`${noteRow(note, session)}\n`);
  if (notes.length > 0) terminal.stdout.write('\n');
}

function noteRow({ id, data }: PlanNote, { terminal, say }: Session): string {
  return `${paint(terminal, 'yellow', '!')} ${oneLine(say(`transition.note.${id}`, data))}`;
}

function printSection({ files, notes, transition }: StartPlan, session: Session): void {
  const { terminal, say } = session;
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
  for (const note of notes) print(noteRow(note, session));
  print();
}
