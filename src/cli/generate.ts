import { type Command, Option } from 'commander';
import type { CustomerType, Stage } from '../pack/types.generated.ts';
import { parseDate } from './arguments.ts';
import { dryRun, examples, type Finish } from './command.ts';
import type { GenerateOptions } from './options.ts';
import type { Session } from './terminal.ts';

const CUSTOMER_TYPES: readonly CustomerType[] = ['public-hospital', 'private-hospital', 'checkup-center'];
const STAGES: readonly Stage[] = ['requirements', 'development', 'pre-go-live', 'operation'];

/** `handover generate` */
export function addGenerate(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  program
    .command('generate')
    .description(say('cli.generate.description'))
    .addOption(new Option('--customer <name>', say('cli.generate.customer')))
    .addOption(new Option('--customer-type <type>', say('cli.generate.customerType')).choices(CUSTOMER_TYPES))
    .addOption(new Option('--stage <stage>', say('cli.generate.stage')).choices(STAGES))
    .addOption(new Option('--today <date>', say('cli.option.today')).argParser(parseDate))
    .addOption(new Option('-y, --yes', say('cli.generate.yes')))
    .addOption(dryRun(session))
    .addOption(
      new Option('--format <format>', say('cli.option.format'))
        .choices(['stylish', 'json'])
        .default('stylish'),
    )
    .addHelpText('after', () =>
      [
        `\n${say('cli.generate.more')}`,
        examples(session, [
          ['handover generate', 'cli.generate.example.first'],
          ['handover generate --yes --lang zh-CN', 'cli.generate.example.ci'],
          ['handover generate --dry-run --format json', 'cli.generate.example.json'],
        ]),
        `\n${say('cli.learnMore')}`,
      ].join('\n'),
    )
    .action(async (options: GenerateOptions) => {
      const { runGenerate } = await import('./runGenerate.ts');
      finish(await runGenerate(options, session));
    });
}
