import { UserError } from '../core/errors.ts';
import { firstFew } from '../core/firstFew.ts';
import { findPerson } from '../pack/people/people.ts';
import { oneLine } from '../reporters/visible.ts';
import type { DepartureStatus } from '../transition/status.ts';
import type { Transfer } from '../transition/transfer.ts';
import { memberMeant } from '../usecases/memberMeant.ts';
import { planTransfer } from '../usecases/transition/closeTransition.ts';
import { masker, type TransitionWorld } from '../usecases/transition/readTransitions.ts';
import { idFor, packOf, type Section } from '../usecases/transition/sections.ts';
import { settlingCommand } from '../usecases/transition/settle.ts';
import { wordTransfer } from '../usecases/transition/transferWords.ts';
import { closeWhole } from '../usecases/transition/wholeDeparture.ts';
import { wordOpenPoint } from '../usecases/transition/words.ts';
import type { CloseOptions } from './options.ts';
import {
  mustHaveRows,
  openDeparture,
  personIn,
  refuseWithoutPack,
  sectionHead,
  writeJoined,
} from './runTransition.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';

/**
 * Runs `handover transition close`: in all packs that the departure concerns, or with `--this-pack` in this one alone; 1 when
 * something is still open in one of them.
 */
export async function runClose(options: CloseOptions, session: Session): Promise<ExitCode> {
  const { own, sections: all, missing, isInPack } = await openDeparture(options, session);
  const { terminal, say } = session;
  const { force, reason, lesson = [], thisPack } = options;
  if (force && !reason?.trim()) throw new UserError('error.forceNeedsReason');
  if (thisPack && !isInPack) refuseWithoutPack(all);
  const { today } = own.world;
  const isOpen = ({ status }: Section) => status.departure.outcome === 'open';
  const sections = thisPack || !all.some(isOpen) ? [own] : all.filter(isOpen);
  const isShared = all.length + missing.length > 1;
  const unfinished = sections.filter(({ status }) => status.open.length > 0);
  if ((unfinished.length > 0 || (missing.length > 0 && !thisPack)) && !force) {
    for (const section of unfinished) refuse(section, session, isShared);
    const ready = sections.filter(section => !unfinished.includes(section));
    for (const { world } of ready)
      terminal.stdout.write(`\n${say('transition.sectionReady', { pack: packOf(world.project) })}\n`);
    return 1;
  }
  const by = await memberMeant(own.world, options.by);
  const named = await memberMeant(own.world, options.deputy);
  const deputies = new Map<Section, string>();
  for (const section of sections) {
    // Somebody who is not in the other team cannot be its deputy.
    const id = named && idFor(named, own.world, section.world);
    const isThere = section === own || findPerson(section.world.pack.team?.value, id) !== undefined;
    const deputy = id && isThere ? id : await askDeputy(section, options, session);
    if (deputy === undefined) {
      terminal.stderr.write(`${say('generate.cancelled')}\n`);
      return 2;
    }
    deputies.set(section, deputy);
  }
  const request = { date: today, by, reason, lessons: lesson, fallbackLanguage: session.language };
  const plan = await closeWhole(own, sections, request, section => deputies.get(section));
  for (const { world, status, plan: part } of plan.sections) {
    if (isShared) terminal.stdout.write(`${oneLine(sectionHead(world, status, say))}\n`);
    printTransfer(part.transfer, status, world, session);
    if (part.accepted.length > 0)
      terminal.stdout.write(
        `${say('transition.accepted', {
          count: part.accepted.length,
          who: oneLine(personIn(world, status.departure.transition.successor) ?? say('transition.nobodyYet')),
        })}\n`,
      );
  }
  if (!(await writeJoined(plan, options, session))) return 0;
  const count = sections.reduce((sum, { status }) => sum + status.open.length, 0);
  const leaver = oneLine(masker(today)(own.status.departure.leaver));
  const left = all.filter(section => isOpen(section) && !sections.includes(section));
  const closed = `${say(count > 0 ? 'transition.closedByForce' : 'transition.closed', { leaver, count })}\n`;
  terminal.stdout.write(closed);
  if (left.length > 0)
    terminal.stdout.write(
      `${say('transition.sectionsLeft', { packs: left.map(({ world }) => packOf(world.project)).join(', ') })}\n`,
    );
  return 0;
}

/**
 * Who becomes the deputy, where that place gets free and somebody sits at the terminal.
 * @returns '' for nobody yet, undefined when the user stopped it
 */
async function askDeputy(
  { world, status }: Section,
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
function refuse({ world, status }: Section, session: Session, isShared: boolean): void {
  const { today } = world;
  const { open, id } = status;
  const { terminal, say, language } = session;
  const context = { say, language, today, mask: masker(today) };
  const rows = open.flatMap(point => {
    const command = settlingCommand(point, say);
    const how =
      command ?? (point.kind === 'must-have' ? say('open.place', { place: point.place }) : undefined);
    const row = `  - ${oneLine(wordOpenPoint(point, context))}`;
    return how === undefined ? [row] : [row, paint(terminal, 'dim', `      ${oneLine(context.mask(how))}`)];
  });
  if (isShared) terminal.stdout.write(`${oneLine(sectionHead(world, status, say))}\n`);
  terminal.stdout.write(
    `${paint(terminal, 'red', '✖')} ${say('transition.notClosed', { id, count: open.length })}\n\n${[...mustHaveRows(world, session), ...rows].join('\n')}\n`,
  );
}
