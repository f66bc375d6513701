import { type Command, Option } from 'commander';
import { ISSUE_CLASSES } from '../history/issue.ts';
import { ISSUE_FORMATS } from '../reporters/issues/listing.ts';
import { parseCount, parseDate } from './arguments.ts';
import { dryRun, examples, type Finish } from './command.ts';
import { type AddOptions, type IssuesOptions, TRIAGE_STATES, type TriageOptions } from './options.ts';
import type { Session } from './terminal.ts';

/** `handover issues`, `handover issues triage`, `handover issues add` */
export function addIssues(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  const today = () => new Option('--today <date>', say('cli.option.today')).argParser(parseDate);
  const trackerExport = () => new Option('--tracker-export <files...>', say('cli.issues.trackerExport'));
  const issues = program
    .command('issues')
    .description(say('cli.issues.description'))
    .helpCommand(false)
    .enablePositionalOptions()
    .addOption(new Option('--person <who>', say('cli.issues.person')))
    .addOption(new Option('--leaving <who>', say('cli.issues.leaving')).conflicts('person'))
    .addOption(new Option('--class <classes...>', say('cli.issues.class')).choices(ISSUE_CLASSES))
    .addOption(new Option('--path <paths...>', say('cli.issues.path')))
    .addOption(new Option('--all', say('cli.issues.all')).conflicts('limit'))
    .addOption(new Option('--limit <count>', say('cli.issues.limit')).argParser(parseCount))
    .addOption(new Option('--settled', say('cli.issues.settled')))
    .addOption(trackerExport())
    .addOption(
      new Option('--format <format>', say('cli.issues.format')).choices(ISSUE_FORMATS).default('stylish'),
    )
    .addOption(today())
    .addHelpText('after', () =>
      [
        `\n${say('cli.issues.more')}`,
        examples(session, [
          ['handover issues', 'cli.issues.example.all'],
          ['handover issues --leaving "Li Na"', 'cli.issues.example.leaving'],
          ['handover issues --tracker-export bugs.csv', 'cli.issues.example.export'],
          ['handover issues triage 3f2a91 --state deferred --until 2027-03-01', 'cli.issues.example.triage'],
        ]),
      ].join('\n'),
    )
    .action(async (options: IssuesOptions) => {
      const { runIssues } = await import('./runIssues.ts');
      finish(await runIssues(options, session));
    });
  issues
    .command('triage')
    .description(say('cli.issues.triage'))
    .argument('<fingerprints...>', say('cli.issues.fingerprints'))
    .addOption(
      new Option('--state <state>', say('cli.issues.state')).choices(TRIAGE_STATES).makeOptionMandatory(),
    )
    .addOption(new Option('--until <date>', say('cli.issues.until')).argParser(parseDate))
    .addOption(new Option('--reason <text>', say('cli.issues.reason')))
    .addOption(new Option('--owner <person>', say('cli.issues.owner')))
    .addOption(dryRun(session))
    .addOption(today())
    .action(async (fingerprints: string[], options: TriageOptions) => {
      const { runTriage } = await import('./runTriage.ts');
      finish(await runTriage(fingerprints, options, session));
    });
  issues
    .command('add')
    .description(say('cli.issues.add'))
    .argument('<fingerprints...>', say('cli.issues.fingerprints'))
    .addOption(trackerExport())
    .addOption(dryRun(session))
    .addOption(today())
    .action(async (fingerprints: string[], options: AddOptions) => {
      const { runAdd } = await import('./runTriage.ts');
      finish(await runAdd(fingerprints, options, session));
    });
}
