import { type Command, Option } from 'commander';
import type { ConfigRisk } from '../inventory/kinds.ts';
import { dryRun, examples, type Finish } from './command.ts';
import type { AddConfigsOptions, ConfigsOptions } from './options.ts';
import type { Session } from './terminal.ts';

const RISKS: readonly ConfigRisk[] = ['high', 'medium', 'site-content', 'low'];

/** `handover configs`, `handover configs add` */
export function addConfigs(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  const configs = program
    .command('configs')
    .description(say('cli.configs.description'))
    .helpCommand(false)
    .enablePositionalOptions()
    .addOption(new Option('--path <paths...>', say('cli.configs.path')))
    .addOption(new Option('--risk <risks...>', say('cli.configs.risk')).choices(RISKS))
    .addOption(new Option('--undocumented', say('cli.configs.undocumented')))
    .addOption(new Option('--over-time', say('cli.configs.overTime')))
    .addOption(
      new Option('--format <format>', say('cli.configs.format'))
        .choices(['stylish', 'json', 'markdown'])
        .default('stylish'),
    )
    .addHelpText('after', () =>
      [
        `\n${say('cli.configs.more')}`,
        examples(session, [
          ['handover configs', 'cli.configs.example.all'],
          ['handover configs --undocumented --risk high', 'cli.configs.example.high'],
          ['handover configs --path services/lis --format json', 'cli.configs.example.json'],
          ['handover configs add config/application-prod.yml', 'cli.configs.example.add'],
        ]),
        `\n${say('cli.learnMore')}`,
      ].join('\n'),
    )
    .action(async (options: ConfigsOptions) => {
      const { runConfigs } = await import('./runConfigs.ts');
      finish(await runConfigs(options, session));
    });
  configs
    .command('add')
    .description(say('cli.configs.add'))
    .argument('<paths...>', say('cli.configs.add.paths'))
    .addOption(dryRun(session))
    .addHelpText('after', () => `\n${say('cli.configs.add.more')}\n\n${say('cli.learnMore')}`)
    .action(async (paths: string[], options: AddConfigsOptions) => {
      const { runAddConfigs } = await import('./runAddConfigs.ts');
      finish(await runAddConfigs(paths, options, session));
    });
}
