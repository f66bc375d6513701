import { basename, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import { slashedPath } from '../core/paths.ts';
import type { Project } from '../core/ports.ts';
import { oneLine } from '../reporters/visible.ts';
import type { SignedScan, TransitionEvent } from '../transition/events.ts';
import { needsRecall } from '../transition/record.ts';
import type { DepartureStatus } from '../transition/status.ts';
import { memberMeant } from '../usecases/memberMeant.ts';
import { letterLacks } from '../usecases/transition/documents/view.ts';
import {
  chooseTransition,
  masker,
  readTransitions,
  type TransitionWorld,
} from '../usecases/transition/readTransitions.ts';
import { recordInTransition } from '../usecases/transition/recordInTransition.ts';
import { wordDeadline, wordNext } from '../usecases/transition/words.ts';
import type { LogOptions } from './options.ts';
import { openTransitions } from './runTransition.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';
import { eventsOf } from './transitionEvents.ts';
import { writeOrShow } from './write.ts';

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
  const world = await openTransitions(options, session);
  const { terminal, say } = session;
  const status = chooseTransition(world, options.id);
  const date = options.date ?? world.today;
  if (date > world.today) throw new UserError('error.notYet', { date, today: world.today });
  const scan = options.scan === undefined ? undefined : await readScan(options.scan, world.project, session);
  const records = await Promise.all(
    eventsOf(options, status, date, scan).map(async event =>
      'person' in event && event.person !== undefined
        ? { ...event, person: await memberMeant(world, event.person) }
        : event,
    ),
  );
  if (scan && !records.some(({ kind }) => kind === 'signed')) throw new UserError('error.scanOfNobody');
  if (records.length === 0) throw new UserError('error.nothingToLog');
  const { changes, rewritten } = await recordInTransition(world, status, records, {
    date,
    by: await memberMeant(world, options.by),
    fallbackLanguage: session.language,
  });
  const print = (line: string) => terminal.stdout.write(`${line}\n`);
  const written = await writeOrShow(world.project.files, changes, options, session);
  const serious = records.filter(record => needsRecall(status.departure, record));
  const code = serious.length > 0 ? 1 : 0;
  if (written === undefined) return code;
  if (changes.length === 0) print(say('transition.unchanged'));
  for (const { path } of changes) print(paint(terminal, 'green', say('transition.written', { path })));
  for (const path of rewritten)
    print(`${paint(terminal, 'yellow', '!')} ${say('transition.transfer.rewritten', { path })}`);
  warnOfLetter(world, status, records, session);
  const mask = masker(world.today);
  const after = await readTransitions(world.project, world.today, world.assets);
  const next = chooseTransition(after, status.id);
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

/** A scan with its digest; of a file outside of the project only the name is kept. */
async function readScan(file: string, { root }: Project, { terminal }: Session): Promise<SignedScan> {
  const path = resolve(terminal.cwd, file);
  const [{ readOutput }, { sha256 }] = await Promise.all([
    import('../io/outputs.ts'),
    import('../export/manifest.ts'),
  ]);
  const digest = sha256(await readOutput(path, file));
  const inside = slashedPath(root, path);
  const isOutside = inside === '..' || inside.startsWith('../') || /^[A-Za-z]:/.test(inside);
  return { file: isOutside ? basename(path) : inside, sha256: digest };
}
