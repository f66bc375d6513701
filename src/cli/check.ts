import { type Command, Option } from 'commander';
import { FORMATS } from '../reporters/index.ts';
import { parseCount, parseDate } from './arguments.ts';
import { dryRun, examples, type Finish } from './command.ts';
import type { CheckOptions } from './options.ts';
import type { Session } from './terminal.ts';

/** `handover check` */
export function addCheck(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  program
    .command('check')
    .description(say('cli.check.description'))
    .argument('[paths...]', say('cli.check.paths'))
    .addOption(new Option('--staged', say('cli.check.staged')).conflicts(['since', 'fix', 'updateBaseline']))
    .addOption(new Option('--since <ref>', say('cli.check.since')))
    .addOption(
      new Option('--message <file>', say('cli.check.message')).conflicts([
        'staged',
        'since',
        'fix',
        'updateBaseline',
      ]),
    )
    .addOption(new Option('--format <format>', say('cli.check.format')).choices(FORMATS).default('stylish'))
    .addOption(new Option('--fix', say('cli.check.fix')))
    .addOption(new Option('--quiet', say('cli.check.quiet')))
    .addOption(new Option('--max-warnings <count>', say('cli.check.maxWarnings')).argParser(parseCount))
    .addOption(new Option('--update-baseline', say('cli.check.updateBaseline')))
    .addOption(dryRun(session))
    .addOption(new Option('--no-baseline', say('cli.check.noBaseline')))
    .addOption(new Option('--today <date>', say('cli.option.today')).argParser(parseDate))
    .addHelpText('after', () =>
      [
        `\n${say('cli.check.more')}`,
        examples(session, [
          ['handover check', 'cli.check.example.all'],
          ['handover check --staged', 'cli.check.example.staged'],
          ['handover check --since origin/main --format github', 'cli.check.example.since'],
          ['handover check --message .git/COMMIT_EDITMSG', 'cli.check.example.message'],
          ['handover check --fix', 'cli.check.example.fix'],
        ]),
        `\n${say('cli.learnMore')}`,
      ].join('\n'),
    )
    .action(async (paths: string[], options: CheckOptions, command: Command) => {
      const { runCheck } = await import('./runCheck.ts');
      finish(await runCheck(paths, options, session, command.parent?.version() ?? ''));
    });
}
