import type { Command } from 'commander';
import { examples, type Finish } from './command.ts';
import type { Session } from './terminal.ts';

/** Adds the commands below `handover add`. */
export type AddKinds = (add: Command, session: Session, finish: Finish) => void;

/**
 * `handover add`
 * @param addKinds undefined where the command line is about another command: nobody sees these then
 */
export function addAdd(
  program: Command,
  session: Session,
  finish: Finish,
  addKinds: AddKinds | undefined,
): void {
  const { say } = session;
  const add = program.command('add').description(say('cli.add.description')).helpCommand(false);
  add.addHelpText('after', () =>
    [
      `\n${say('cli.add.more')}`,
      examples(session, [
        ['handover add contact', 'cli.add.example.ask'],
        ['handover add person "Sun Min" --role developer', 'cli.add.example.person'],
        ['handover add milestone Go-live --planned 2026-03-01', 'cli.add.example.milestone'],
        ['handover add section "Restart the queue" --document solutions', 'cli.add.example.section'],
      ]),
    ].join('\n'),
  );
  addKinds?.(add, session, finish);
}
