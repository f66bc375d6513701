import { resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import { oneLine } from '../reporters/visible.ts';
import type { SignedScan, TransitionEvent } from '../transition/events.ts';
import { needsRecall } from '../transition/record.ts';
import type { DepartureStatus } from '../transition/status.ts';
import { memberMeant } from '../usecases/memberMeant.ts';
import { letterLacks } from '../usecases/transition/documents/view.ts';
import { masker, type TransitionWorld } from '../usecases/transition/readTransitions.ts';
import { isOfThePerson, recordInDeparture } from '../usecases/transition/wholeDeparture.ts';
import { wordDeadline, wordNext } from '../usecases/transition/words.ts';
import type { LogOptions } from './options.ts';
import {
  openDeparture,
  readAgain,
  refuseWithoutPack,
  warnOfPassedOver,
  writeJoined,
} from './runTransition.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';
import { eventsOf } from './transitionEvents.ts';

/** A letter that goes out without what a hospital looks for comes back. */
function warnOfLetter(
  { pack }: TransitionWorld,
  { departure }: DepartureStatus,
  records: readonly TransitionEvent[],
  { terminal, say }: Session,
): void {
  if (!records.some(record => record.kind === 'notice' && record.letter === 'notice')) return;
  const lacks = letterLacks({ pack, departure }).filter(
    name => name !== 'number' || !records.some(record => record.kind === 'letter' && record.number),
  );
  if (lacks.length === 0) return;
  const words = lacks.map(name => say(`letterLacks.${name}`)).join(say('list.comma'));
  terminal.stdout.write(
    `${paint(terminal, 'yellow', '!')} ${say('transition.letterLacks', { lacks: words })}\n`,
  );
}

/** Runs `handover transition log`: writes down what happened; 1 when it demands something that is missing. */
export async function runLog(options: LogOptions, session: Session): Promise<ExitCode> {
  const { own, sections, isInPack } = await openDeparture(options, session);
  const { world, status } = own;
  const { terminal, say } = session;
  const date = options.date ?? world.today;
  if (date > world.today) throw new UserError('error.notYet', { date, today: world.today });
  const scan =
    options.scan === undefined ? undefined : await scanOf(options.scan, world.project.root, session);
  const records = await Promise.all(
    eventsOf(options, status, date, scan).map(async event =>
      'person' in event && event.person !== undefined
        ? { ...event, person: await memberMeant(world, event.person) }
        : event,
    ),
  );
  if (scan && !records.some(({ kind }) => kind === 'signed')) throw new UserError('error.scanOfNobody');
  if (records.length === 0) throw new UserError('error.nothingToLog');
  const { allPacks: everywhere = false } = options;
  if (!isInPack && !everywhere && !records.every(isOfThePerson)) refuseWithoutPack(sections);
  const plan = await recordInDeparture(own, sections, records, {
    date,
    by: await memberMeant(world, options.by),
    fallbackLanguage: session.language,
    everywhere,
  });
  const print = (line: string) => terminal.stdout.write(`${line}\n`);
  const written = await writeJoined(plan, options, session);
  const serious = records.filter(record => needsRecall(status.departure, record));
  const code = serious.length > 0 ? 1 : 0;
  warnOfPassedOver(plan, session);
  if (!written) return code;
  if (plan.joined.changes.length === 0) print(say('transition.unchanged'));
  warnOfLetter(world, status, records, session);
  const mask = masker(world.today);
  const { status: next } = await readAgain(own);
  const context = { say, today: world.today, mask };
  for (const deadline of next.deadlines) {
    // Whoever logs a meeting hears at once that it does not count.
    if (deadline.faults === undefined || !records.some(({ kind }) => kind === 'meeting')) continue;
    const faults = oneLine(wordDeadline(deadline, context, next.departure));
    print(`${paint(terminal, 'yellow', '!')} ${say(`deadline.${deadline.what}`)}: ${faults}`);
  }
  print(`${say('transition.next')}${oneLine(wordNext(next, context))}`);
  for (const record of serious) {
    const id = 'id' in record ? record.id : '';
    print(
      `${paint(terminal, 'red', '✖')} ${say('transition.recallNeeded', { id, leaver: mask(status.departure.leaver) })}`,
    );
  }
  return code;
}

async function scanOf(file: string, root: string, { terminal }: Session): Promise<SignedScan> {
  const path = resolve(terminal.cwd, file);
  const [{ readOutput }, { signedScan }] = await Promise.all([
    import('../io/outputs.ts'),
    import('../usecases/transition/signedScan.ts'),
  ]);
  return signedScan(await readOutput(path, file), path, root);
}
