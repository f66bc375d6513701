import { UserError } from '../core/errors.ts';
import { firstFew } from '../core/firstFew.ts';
import { oneLine } from '../reporters/visible.ts';
import type { DepartureStatus } from '../transition/status.ts';
import type { Transfer } from '../transition/transfer.ts';
import { memberMeant } from '../usecases/memberMeant.ts';
import { closeTransition, planTransfer } from '../usecases/transition/closeTransition.ts';
import { chooseTransition, masker, type TransitionWorld } from '../usecases/transition/readTransitions.ts';
import { settlingCommand } from '../usecases/transition/settle.ts';
import { wordTransfer } from '../usecases/transition/transferWords.ts';
import { wordOpenPoint } from '../usecases/transition/words.ts';
import type { CloseOptions } from './options.ts';
import { mustHaveRows, openTransitions, personIn } from './runTransition.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

/** Runs `handover transition close`: 1 when something is still open. */
export async function runClose(options: CloseOptions, session: Session): Promise<ExitCode> {
  const world = await openTransitions(options, session);
  const { terminal, say } = session;
  const status = chooseTransition(world, options.id);
  const { force, reason, lesson = [] } = options;
  if (force && !reason?.trim()) throw new UserError('error.forceNeedsReason');
  const print = (line = '') => terminal.stdout.write(`${line}\n`);
  if (status.open.length > 0 && !force) {
    refuse(world, status, session);
    return 1;
  }
  const by = await memberMeant(world, options.by);
  const deputy =
    (await memberMeant(world, options.deputy)) ?? (await askDeputy(world, status, options, session));
  if (deputy === undefined) {
    terminal.stderr.write(`${say('generate.cancelled')}\n`);
    return 2;
  }
  const { transfer, changes, rewritten, accepted } = await closeTransition(world, status, {
    date: world.today,
    by,
    reason,
    lessons: lesson,
    deputy,
    fallbackLanguage: session.language,
  });
  printTransfer(transfer, status, world, session);
  if (accepted.length > 0)
    print(
      say('transition.accepted', {
        count: accepted.length,
        who: oneLine(personIn(world, status.departure.transition.successor) ?? say('transition.nobodyYet')),
      }),
    );
  const written = await writeOrShow(world.project.files, changes, options, session);
  if (written === undefined) return 0;
  for (const { path } of changes) print(paint(terminal, 'green', say('transition.written', { path })));
  for (const path of rewritten)
    print(`${paint(terminal, 'yellow', '!')} ${say('transition.transfer.rewritten', { path })}`);
  print(
    say(status.open.length > 0 ? 'transition.closedByForce' : 'transition.closed', {
      leaver: oneLine(masker(world.today)(status.departure.leaver)),
      count: status.open.length,
    }),
  );
  return 0;
}

/**
 * Who becomes the deputy, where that place gets free and somebody sits at the terminal.
 * @returns '' for nobody yet, undefined when the user stopped it
 */
async function askDeputy(
  world: TransitionWorld,
  status: DepartureStatus,
  { dryRun }: CloseOptions,
  session: Session,
): Promise<string | undefined> {
  if (dryRun || !session.terminal.interactive || !planTransfer(world, status, undefined).needsDeputy)
    return '';
  const { askDeputy: ask } = await import('./transitionPrompts.ts');
  return ask(world, status, session);
}

function printTransfer(
  transfer: Transfer,
  status: DepartureStatus,
  world: TransitionWorld,
  session: Session,
): void {
  const { terminal, say } = session;
  const mask = masker(world.today);
  const print = (line: string) => terminal.stdout.write(`${line}\n`);
  const warn = (line: string) => print(`${paint(terminal, 'yellow', '!')} ${oneLine(line)}`);
  const rows = wordTransfer(transfer, { say, mask });
  if (rows.length > 0) print(paint(terminal, 'bold', say('transition.transfer.title')));
  for (const row of rows) print(`  ${oneLine(row)}`);
  const { left } = transfer;
  if (left.length > 0)
    warn(
      say('transition.transfer.left', {
        count: left.length,
        leaver: mask(status.departure.leaver),
        places: firstFew(
          left.map(({ file, path }) => mask(file.at(path).key)),
          NAMED,
          say('list.comma'),
        ),
      }),
    );
  if (transfer.needsDeputy) warn(say('transition.transfer.noDeputy'));
}

/** So many places are named; `handover check` names them all. */
const NAMED = 5;

/** Everything that is open, and how to settle it. */
function refuse(world: TransitionWorld, { open, id }: DepartureStatus, session: Session): void {
  const { today } = world;
  const { terminal, say, language } = session;
  const context = { say, language, today, mask: masker(today) };
  const rows = open.flatMap(point => {
    const command = settlingCommand(point, say);
    const how =
      command ?? (point.kind === 'must-have' ? say('open.place', { place: point.place }) : undefined);
    const row = `  - ${oneLine(wordOpenPoint(point, context))}`;
    return how === undefined ? [row] : [row, paint(terminal, 'dim', `      ${oneLine(context.mask(how))}`)];
  });
  terminal.stdout.write(
    `${paint(terminal, 'red', '✖')} ${say('transition.notClosed', { id, count: open.length })}\n\n${[...mustHaveRows(world, session), ...rows].join('\n')}\n`,
  );
}
