import { type Command, Option } from 'commander';
import { parseDate } from './arguments.ts';
import { dryRun, type Finish } from './command.ts';
import type { ForgetOptions } from './options.ts';
import type { Session } from './terminal.ts';

/** `handover forget` */
export function addForget(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  program
    .command('forget')
    .description(say('cli.forget.description'))
    .argument('<person>', say('cli.forget.person'))
    .addOption(new Option('--as <pseudonym>', say('cli.forget.as')))
    .addOption(dryRun(session))
    .addOption(new Option('--today <date>', say('cli.option.today')).argParser(parseDate))
    .addHelpText('after', () => `\n${say('cli.forget.more')}`)
    .action(async (person: string, options: ForgetOptions) => {
      const { runForget } = await import('./runForget.ts');
      finish(await runForget(person, options, session));
    });
}
