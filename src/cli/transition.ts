import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseDate } from './arguments.ts';
import { dryRun, examples, type Finish } from './command.ts';
import {
  ABSENCES,
  type CancelOptions,
  type ChangeOptions,
  type CloseOptions,
  CUSTOMER_TYPES,
  ENTRY_KINDS,
  INTERFACES,
  LETTERS,
  type LogOptions,
  SEVERITIES,
  STAGES,
  type StartOptions,
  type StatusOptions,
} from './options.ts';
import type { Session } from './terminal.ts';

/** `handover transition start | status | log | change | cancel | close` */
export function addTransition(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  const transition = program
    .command('transition')
    .description(say('cli.transition.description'))
    .helpCommand(false);
  transition.addHelpText('after', () =>
    examples(session, [
      ['handover transition start', 'cli.transition.example.start'],
      ['handover transition status', 'cli.transition.example.status'],
      ['handover transition status --format ics --output deadlines.ics', 'cli.transition.example.ics'],
      ['handover transition log --done hidden-problems', 'cli.transition.example.done'],
      ['handover transition close', 'cli.transition.example.close'],
    ]),
  );
  addStart(transition, session, finish);
  addStatus(transition, session, finish);
  addLog(transition, session, finish);
  addChange(transition, session, finish);
  addCancel(transition, session, finish);
  addClose(transition, session, finish);
}

function addStart(transition: Command, session: Session, finish: Finish): void {
  const { say } = session;
  transition
    .command('start')
    .description(say('cli.transition.start'))
    .addOption(new Option('--leaving <who>', say('cli.transition.leaving')))
    .addOption(new Option('--reported <date>', say('cli.transition.reported')).argParser(parseDate))
    .addOption(new Option('--last-day <date>', say('cli.transition.lastDay')).argParser(parseDate))
    .addOption(new Option('--successor <who>', say('cli.transition.successor')))
    .addOption(new Option('--absence <why>', say('cli.transition.absence')).choices(ABSENCES))
    .addOption(new Option('--stage <stage>', say('cli.transition.stage')).choices(STAGES))
    .addOption(
      new Option('--customer-type <type>', say('cli.transition.customerType')).choices(CUSTOMER_TYPES),
    )
    .addOption(new Option('--interfaces <kinds...>', say('cli.transition.interfaces')).choices(INTERFACES))
    .addOption(new Option('--this-pack', say('cli.transition.thisPack')))
    .addOption(new Option('-y, --yes', say('cli.generate.yes')))
    .addOption(dryRun(session))
    .addOption(new Option('--today <date>', say('cli.option.today')).argParser(parseDate))
    .action(async (options: StartOptions) => {
      const { runStart } = await import('./runTransitionStart.ts');
      finish(await runStart(options, session));
    });
}

function addStatus(transition: Command, session: Session, finish: Finish): void {
  const { say } = session;
  transition
    .command('status')
    .description(say('cli.transition.status'))
    .addOption(new Option('--id <id>', say('cli.transition.id')))
    .addOption(
      new Option('--format <format>', say('cli.transition.format'))
        .choices(['stylish', 'json', 'ics', 'markdown'])
        .default('stylish'),
    )
    .addOption(new Option('--output <file>', say('cli.transition.output')))
    .addOption(new Option('--today <date>', say('cli.option.today')).argParser(parseDate))
    .addHelpText('after', () => `\n${say('cli.transition.status.more')}`)
    .action(async (options: StatusOptions) => {
      const { runStatus } = await import('./runTransition.ts');
      finish(await runStatus(options, session));
    });
}

function addLog(transition: Command, session: Session, finish: Finish): void {
  const { say } = session;
  const option = (flags: string, name: string) => new Option(flags, say(`cli.transition.log.${name}`));
  transition
    .command('log')
    .description(say('cli.transition.log'))
    .addOption(new Option('--id <id>', say('cli.transition.id')))
    .addOption(new Option('--all-packs', say('cli.transition.allPacks')))
    .addOption(option('--date <date>', 'date').argParser(parseDate))
    .addOption(option('--by <who>', 'by'))
    .addOption(option('--called', 'called'))
    .addOption(option('--notified [channel]', 'notified'))
    .addOption(option('--letter <letter>', 'letter').choices(LETTERS))
    .addOption(option('--number <number>', 'number'))
    .addOption(option('--answered <text>', 'answered'))
    .addOption(option('--stand-in <who>', 'standIn'))
    .addOption(option('--successor <who>', 'successor'))
    .addOption(option('--lead <who>', 'lead'))
    .addOption(option('--duty <duty=who...>', 'duty'))
    .addOption(option('--done <task...>', 'done'))
    .addOption(option('--meeting <minutes>', 'meeting').argParser(parseMinutes))
    .addOption(option('--on-site', 'onSite'))
    .addOption(option('--place <place>', 'place'))
    .addOption(option('--recorder <who>', 'recorder'))
    .addOption(option('--attendee <party=who...>', 'attendee'))
    .addOption(option('--demo <what...>', 'demo'))
    .addOption(option('--hard-logic <what...>', 'hardLogic'))
    .addOption(option('--question <text>', 'question'))
    .addOption(option('--answer <text>', 'answer'))
    .addOption(option('--revoked <account...>', 'revoked'))
    .addOption(option('--rotated <account...>', 'rotated'))
    .addOption(option('--taught <topic...>', 'taught'))
    .addOption(option('--proof <topic=how...>', 'proof'))
    .addOption(option('--watched-by <who>', 'watchedBy'))
    .addOption(option('--result <text>', 'result'))
    .addOption(option('--settled <id...>', 'settled'))
    .addOption(option('--list-number <number>', 'listNumber'))
    .addOption(option('--supervisor <who>', 'supervisor'))
    .addOption(option('--item <kind=what...>', 'item'))
    .addOption(option('--routine <every=what...>', 'routine'))
    .addOption(option('--recording <title=link...>', 'recording'))
    .addOption(option('--on-call <hours>', 'onCall'))
    .addOption(option('--channel <how>', 'channel'))
    .addOption(option('--until <date>', 'until').argParser(parseDate))
    .addOption(option('--observation', 'observation'))
    .addOption(option('--summary <text>', 'summary'))
    .addOption(option('--kind <kind>', 'kind').choices(ENTRY_KINDS))
    .addOption(option('--severity <severity>', 'severity').choices(SEVERITIES))
    .addOption(option('--handled-by <who>', 'handledBy'))
    .addOption(option('--recall <who>', 'recall'))
    .addOption(option('--outcome <text>', 'outcome'))
    .addOption(option('--resolved <date>', 'resolved').argParser(parseDate))
    .addOption(option('--entry <id>', 'entry'))
    .addOption(option('--signed <party=name...>', 'signed'))
    .addOption(option('--scan <file>', 'scan'))
    .addOption(option('--evidence <where>', 'evidence'))
    .addOption(option('--lesson <text...>', 'lesson'))
    .addOption(dryRun(session))
    .addOption(new Option('--today <date>', say('cli.option.today')).argParser(parseDate))
    .addHelpText('after', () =>
      [
        `\n${say('cli.transition.log.more')}`,
        examples(session, [
          ['handover transition log --done hidden-problems', 'cli.transition.example.done'],
          [
            'handover transition log --kind incident --severity major --recall li --summary …',
            'cli.transition.example.incident',
          ],
          ['handover transition log --signed leaver successor customer=…', 'cli.transition.example.signed'],
        ]),
      ].join('\n'),
    )
    .action(async (options: LogOptions) => {
      const { runLog } = await import('./runTransitionLog.ts');
      finish(await runLog(options, session));
    });
}

function addChange(transition: Command, session: Session, finish: Finish): void {
  const { say } = session;
  transition
    .command('change')
    .description(say('cli.transition.change'))
    .addOption(new Option('--id <id>', say('cli.transition.id')))
    .addOption(new Option('--all-packs', say('cli.transition.allPacks')))
    .addOption(new Option('--last-day <date>', say('cli.transition.lastDay')).argParser(parseDate))
    .addOption(new Option('--successor <who>', say('cli.transition.successor')))
    .addOption(
      new Option('--on-call-until <date>', say('cli.transition.change.onCallUntil')).argParser(parseDate),
    )
    .addOption(new Option('--reason <text>', say('cli.transition.change.reason')))
    .addOption(new Option('--by <who>', say('cli.transition.log.by')))
    .addOption(dryRun(session))
    .addOption(new Option('--today <date>', say('cli.option.today')).argParser(parseDate))
    .addHelpText('after', () => `\n${say('cli.transition.change.more')}`)
    .action(async (options: ChangeOptions) => {
      const { runChange } = await import('./runTransitionChange.ts');
      finish(await runChange(options, session));
    });
}

function addCancel(transition: Command, session: Session, finish: Finish): void {
  const { say } = session;
  transition
    .command('cancel')
    .description(say('cli.transition.cancel'))
    .addOption(new Option('--id <id>', say('cli.transition.id')))
    .addOption(new Option('--reason <text>', say('cli.transition.change.reason')))
    .addOption(new Option('--by <who>', say('cli.transition.log.by')))
    .addOption(dryRun(session))
    .addOption(new Option('--today <date>', say('cli.option.today')).argParser(parseDate))
    .addHelpText('after', () => `\n${say('cli.transition.cancel.more')}`)
    .action(async (options: CancelOptions) => {
      const { runCancel } = await import('./runTransitionChange.ts');
      finish(await runCancel(options, session));
    });
}

function addClose(transition: Command, session: Session, finish: Finish): void {
  const { say } = session;
  transition
    .command('close')
    .description(say('cli.transition.close'))
    .addOption(new Option('--id <id>', say('cli.transition.id')))
    .addOption(new Option('--this-pack', say('cli.transition.close.thisPack')))
    .addOption(new Option('--by <who>', say('cli.transition.log.by')))
    .addOption(new Option('--lesson <text...>', say('cli.transition.log.lesson')))
    .addOption(new Option('--deputy <who>', say('cli.transition.deputy')))
    .addOption(new Option('--force', say('cli.transition.force')))
    .addOption(new Option('--reason <text>', say('cli.transition.reason')))
    .addOption(dryRun(session))
    .addOption(new Option('--today <date>', say('cli.option.today')).argParser(parseDate))
    .addHelpText('after', () => `\n${say('cli.transition.close.more')}`)
    .action(async (options: CloseOptions) => {
      const { runClose } = await import('./runTransitionClose.ts');
      finish(await runClose(options, session));
    });
}

function parseMinutes(word: string): number {
  if (!/^\d{1,5}$/.test(word)) throw new InvalidArgumentError(`'${word}'`);
  return Number(word);
}
