import type { Command } from 'commander';
import { dryRun, examples, type Finish } from './command.ts';
import type { UpdateOptions } from './options.ts';
import type { Session } from './terminal.ts';

/** `handover update` */
export function addUpdate(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  program
    .command('update')
    .description(say('cli.update.description'))
    .addOption(dryRun(session))
    .addHelpText('after', () =>
      [
        `\n${say('cli.update.more')}`,
        examples(session, [
          ['handover update', 'cli.update.example.all'],
          ['handover update --dry-run', 'cli.update.example.dry'],
        ]),
      ].join('\n'),
    )
    .action(async (options: UpdateOptions) => {
      const { runUpdate } = await import('./runUpdate.ts');
      finish(await runUpdate(options, session));
    });
}
