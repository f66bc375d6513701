import type { Command } from 'commander';
import { examples, type Finish } from './command.ts';
import type { Session } from './terminal.ts';

/** `handover explain` */
export function addExplain(program: Command, session: Session, finish: Finish): void {
  const { say } = session;
  program
    .command('explain')
    .description(say('cli.explain.description'))
    .argument('[rule]', say('cli.explain.rule'))
    .addHelpText('after', () =>
      examples(session, [
        ['handover explain', 'cli.explain.example.all'],
        ['handover explain credential', 'cli.explain.example.one'],
      ]),
    )
    .action(async (rule: string | undefined) => {
      const { explainRule, listRules } = await import('./runExplain.ts');
      if (rule === undefined) await listRules(session);
      else await explainRule(rule, session);
      finish(0);
    });
}
