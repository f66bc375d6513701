import { type Command, Option } from 'commander';
import { dryRun, examples, type Finish } from './command.ts';
import type { ConfirmOptions } from './options.ts';
import type { Session } from './terminal.ts';

/** `handover confirm` */
export function addConfirm(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  program
    .command('confirm')
    .description(say('cli.confirm.description'))
    .argument('[fields...]', say('cli.confirm.fields'))
    .addOption(new Option('--kind <kind>', say('cli.confirm.kind')))
    .addOption(new Option('--file <file>', say('cli.confirm.file')))
    .addOption(new Option('--all', say('cli.confirm.all')))
    .addOption(dryRun(session))
    .addOption(
      new Option('--format <format>', say('cli.option.format'))
        .choices(['stylish', 'json'])
        .default('stylish'),
    )
    .addHelpText('after', () =>
      [
        `\n${say('cli.confirm.more')}`,
        examples(session, [
          ['handover confirm', 'cli.confirm.example.ask'],
          ['handover confirm milestones.v2-1 team.li.name', 'cli.confirm.example.field'],
          ['handover confirm --kind config --all', 'cli.confirm.example.kind'],
        ]),
      ].join('\n'),
    )
    .action(async (fields: string[], options: ConfirmOptions) => {
      const { runConfirm } = await import('./runConfirm.ts');
      finish(await runConfirm(fields, options, session));
    });
}
