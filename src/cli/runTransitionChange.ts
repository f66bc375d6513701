import { UserError } from '../core/errors.ts';
import { oneLine } from '../reporters/visible.ts';
import { memberMeant } from '../usecases/memberMeant.ts';
import {
  type ChangePlan,
  cancelTransition,
  changeTransition,
} from '../usecases/transition/changeTransition.ts';
import { chooseTransition, masker, type TransitionWorld } from '../usecases/transition/readTransitions.ts';
import type { CancelOptions, ChangeOptions } from './options.ts';
import { openTransitions } from './runTransition.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

/** Runs `handover transition change`: it goes otherwise than was planned. */
export async function runChange(options: ChangeOptions, session: Session): Promise<ExitCode> {
  const world = await openTransitions(options, session);
  const status = chooseTransition(world, options.id);
  const { lastDay, onCallUntil, reason } = options;
  const successor = await memberMeant(world, options.successor);
  const by = await memberMeant(world, options.by);
  const request = { lastDay, successor, onCallUntil, reason, by, on: world.today };
  const plan = await changeTransition(world, status, request, { fallbackLanguage: session.language });
  await write(world, plan, options, session);
  return 0;
}

/** Runs `handover transition cancel`: it does not take place after all. */
export async function runCancel(options: CancelOptions, session: Session): Promise<ExitCode> {
  const { reason } = options;
  if (!reason?.trim()) throw new UserError('error.cancelNeedsReason');
  const world = await openTransitions(options, session);
  const status = chooseTransition(world, options.id);
  const by = await memberMeant(world, options.by);
  const request = { reason: reason.trim(), by, on: world.today };
  const plan = await cancelTransition(world, status, request, { fallbackLanguage: session.language });
  if (!(await write(world, plan, options, session))) return 0;
  const { terminal, say } = session;
  const { departure } = status;
  terminal.stdout.write(
    `${say('transition.cancelled', { leaver: oneLine(masker(world.today)(departure.leaver)) })}\n`,
  );
  const ended = departure.access.filter(({ endedOn }) => endedOn !== undefined);
  if (ended.length > 0)
    terminal.stdout.write(
      `${paint(terminal, 'yellow', '!')} ${say('transition.accessToReturn', {
        count: ended.length,
        systems: oneLine(masker(world.today)(ended.map(({ system }) => system).join(say('list.comma')))),
      })}\n`,
    );
  return 0;
}

async function write(
  { project }: TransitionWorld,
  { changes, rewritten }: ChangePlan,
  options: { readonly dryRun?: boolean | undefined },
  session: Session,
): Promise<boolean> {
  const { terminal, say } = session;
  const written = await writeOrShow(project.files, changes, options, session);
  if (written === undefined) return false;
  const print = (line: string) => terminal.stdout.write(`${line}\n`);
  for (const { path } of changes) print(paint(terminal, 'green', say('transition.written', { path })));
  for (const path of rewritten)
    print(`${paint(terminal, 'yellow', '!')} ${say('transition.transfer.rewritten', { path })}`);
  return true;
}
