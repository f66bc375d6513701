import { UserError } from '../core/errors.ts';
import { oneLine } from '../reporters/visible.ts';
import { memberMeant } from '../usecases/memberMeant.ts';
import { masker } from '../usecases/transition/readTransitions.ts';
import { cancelWhole, changeWhole } from '../usecases/transition/wholeDeparture.ts';
import type { CancelOptions, ChangeOptions } from './options.ts';
import { openDeparture, refuseWithoutPack, warnOfPassedOver, writeJoined } from './runTransition.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';

/** Runs `handover transition change`: it goes otherwise than was planned. */
export async function runChange(options: ChangeOptions, session: Session): Promise<ExitCode> {
  const { own, sections, isInPack } = await openDeparture(options, session);
  const { lastDay, onCallUntil, reason, allPacks: everywhere = false } = options;
  if (options.successor !== undefined && !isInPack && !everywhere) refuseWithoutPack(sections);
  const { world } = own;
  const successor = await memberMeant(world, options.successor);
  const by = await memberMeant(world, options.by);
  const request = { lastDay, successor, onCallUntil, reason, by, on: world.today };
  const plan = await changeWhole(own, sections, request, { everywhere, fallbackLanguage: session.language });
  await writeJoined(plan, options, session);
  warnOfPassedOver(plan, session);
  return 0;
}

/** Runs `handover transition cancel`: it does not take place after all. */
export async function runCancel(options: CancelOptions, session: Session): Promise<ExitCode> {
  const { reason } = options;
  if (!reason?.trim()) throw new UserError('error.cancelNeedsReason');
  const { own, sections } = await openDeparture(options, session);
  const { world } = own;
  const by = await memberMeant(world, options.by);
  const request = { reason: reason.trim(), by, on: world.today };
  const plan = await cancelWhole(own, sections, request, { fallbackLanguage: session.language });
  if (!(await writeJoined(plan, options, session))) return 0;
  const { terminal, say } = session;
  const mask = masker(world.today);
  terminal.stdout.write(
    `${say('transition.cancelled', { leaver: oneLine(mask(own.status.departure.leaver)) })}\n`,
  );
  const ended = sections.flatMap(({ status: { departure } }) =>
    departure.access.filter(({ endedOn }) => endedOn !== undefined),
  );
  if (ended.length > 0)
    terminal.stdout.write(
      `${paint(terminal, 'yellow', '!')} ${say('transition.accessToReturn', {
        count: ended.length,
        systems: oneLine(mask(ended.map(({ system }) => system).join(say('list.comma')))),
      })}\n`,
    );
  return 0;
}
