import { type Command, Option } from 'commander';
import { dryRun, examples, type Finish } from './command.ts';
import type { SetOptions } from './options.ts';
import type { Session } from './terminal.ts';

/** `handover set` */
export function addSet(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  program
    .command('set')
    .description(say('cli.set.description'))
    .argument('[field]', say('cli.set.field'))
    .argument('[values...]', say('cli.set.values'))
    .addOption(new Option('--clear', say('cli.set.clear')))
    .addOption(dryRun(session))
    .addHelpText('after', () =>
      [
        `\n${say('cli.set.more')}`,
        examples(session, [
          ['handover set progress.stage operation', 'cli.set.example.choice'],
          ['handover set milestones.go-live.planned 2026-03-01', 'cli.set.example.entry'],
          ['handover set team.deputy wang', 'cli.set.example.person'],
          ['handover set', 'cli.set.example.ask'],
        ]),
        `\n${say('cli.learnMore')}`,
      ].join('\n'),
    )
    .action(async (field: string | undefined, values: string[], options: SetOptions) => {
      const { runSet } = await import('./runSet.ts');
      finish(await runSet(field, values, options, session));
    });
}
