import { UserError } from '../core/errors.ts';
import type { AttendeeParty, Duty, SignOffParty } from '../pack/types.generated.ts';
import { oneLine } from '../reporters/visible.ts';
import { needsRecall, type TransitionEvent } from '../transition/record.ts';
import type { DepartureStatus } from '../transition/status.ts';
import { DUTIES } from '../transition/taskForce.ts';
import { chooseTransition, masker, readTransitions } from '../usecases/transition/readTransitions.ts';
import { nextEntryId, recordInTransition } from '../usecases/transition/recordInTransition.ts';
import { wordDeadline, wordNext } from '../usecases/transition/words.ts';
import { type LogOptions, SIGNERS } from './options.ts';
import { openTransitions } from './runTransition.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

const PARTIES: readonly AttendeeParty[] = ['leaver', 'successor', 'customer', 'project-manager', 'other'];

/** Runs `handover transition log`: writes down what happened; 1 when it demands something that is missing. */
export async function runLog(options: LogOptions, session: Session): Promise<ExitCode> {
  const world = await openTransitions(options, session);
  const { terminal, say } = session;
  const status = chooseTransition(world, options.id);
  const date = options.date ?? world.today;
  if (date > world.today) throw new UserError('error.notYet', { date, today: world.today });
  const records = eventsOf(options, status, date);
  if (records.length === 0) throw new UserError('error.nothingToLog');
  const { changes, rewritten } = await recordInTransition(world, status, records, {
    date,
    by: options.by,
    fallbackLanguage: session.language,
  });
  const print = (line: string) => terminal.stdout.write(`${line}\n`);
  const written = await writeOrShow(world.project.files, changes, options, session);
  const serious = records.filter(needsRecall);
  const code = serious.length > 0 ? 1 : 0;
  if (written === undefined) return code;
  if (changes.length === 0) print(say('transition.unchanged'));
  for (const { path } of changes) print(paint(terminal, 'green', say('transition.written', { path })));
  for (const path of rewritten)
    print(`${paint(terminal, 'yellow', '!')} ${say('transition.transfer.rewritten', { path })}`);
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

function eventsOf(options: LogOptions, status: DepartureStatus, date: string): TransitionEvent[] {
  const { notified, successor, lead, meeting, question, answer, observation } = options;
  const each = <T>(list: readonly T[] | undefined, make: (item: T) => TransitionEvent) =>
    (list ?? []).map(make);
  return [
    // A letter that goes out on the same day names them already.
    ...(successor === undefined ? [] : [{ kind: 'successor', person: successor } as const]),
    ...(notified === undefined
      ? []
      : [{ kind: 'notice', channel: notified === true ? undefined : notified } as const]),
    ...(lead === undefined ? [] : [{ kind: 'lead', person: lead } as const]),
    ...each(options.duty, word => {
      const [duty, person] = pairOf<Duty>(word, DUTIES);
      return { kind: 'duty', duty, person };
    }),
    ...(meeting === undefined ? [] : [meetingOf(options, meeting)]),
    ...(question === undefined ? [] : [{ kind: 'question', question, answer } as const]),
    ...each(options.done, id => ({ kind: 'task', id })),
    ...each(options.revoked, account => ({ kind: 'revoked', account })),
    ...each(options.rotated, account => ({ kind: 'rotated', account })),
    ...each(options.taught, topic => ({ kind: 'taught', topic })),
    ...(observation ? [{ kind: 'observation' } as const] : []),
    ...entryOf(options, status, date),
    ...each(options.signed, word => {
      const party = SIGNERS.find(known => known === word);
      if (party) return { kind: 'signed', party };
      const [named, name] = pairOf<SignOffParty>(word, SIGNERS);
      return { kind: 'signed', party: named, name };
    }),
    ...each(options.lesson, lesson => ({ kind: 'lesson', lesson })),
  ];
}

function meetingOf(options: LogOptions, minutes: number): TransitionEvent {
  const { onSite, place, attendee = [], demo = [], hardLogic = [] } = options;
  return {
    kind: 'meeting',
    minutes,
    onSite: onSite === true,
    place,
    attendees: attendee.map(word => {
      const [party, person] = pairOf<AttendeeParty>(word, PARTIES);
      return { party, person };
    }),
    demos: demo,
    hardLogic,
  };
}

/** An entry of the observation log, or what is now known about one that is there. */
function entryOf(options: LogOptions, status: DepartureStatus, date: string): TransitionEvent[] {
  const { kind, severity, summary, handledBy, recall, outcome, resolved, entry } = options;
  const said = { severity, summary, handledBy, recall, outcome, resolvedOn: resolved };
  if (entry !== undefined) return [{ kind: 'amend', id: entry, ...said }];
  if (kind === undefined && summary === undefined) {
    if (Object.values(said).some(word => word !== undefined)) throw new UserError('error.whichEntry');
    return [];
  }
  return [{ kind: 'entry', id: nextEntryId(status, date), entryKind: kind, ...said }];
}

/** @throws UserError for anything but `known=something` */
function pairOf<Name extends string>(word: string, names: readonly Name[]): [Name, string] {
  const at = word.indexOf('=');
  const name = names.find(known => known === word.slice(0, at));
  const value = word.slice(at + 1).trim();
  if (at < 0 || name === undefined || value === '')
    throw new UserError('error.noPair', { word, names: names.join(', ') });
  return [name, value];
}
