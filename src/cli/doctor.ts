import type { Command } from 'commander';
import type { CommonOptions } from './command.ts';
import { examples, type Finish } from './command.ts';
import type { Session } from './terminal.ts';

/** `handover doctor` */
export function addDoctor(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  program
    .command('doctor')
    .description(say('cli.doctor.description'))
    .addHelpText('after', () =>
      [`\n${say('cli.doctor.more')}`, examples(session, [['handover doctor', 'cli.doctor.example']])].join(
        '\n',
      ),
    )
    .action(async (options: CommonOptions) => {
      const { runDoctor } = await import('./runDoctor.ts');
      finish(await runDoctor(options, session));
    });
}
