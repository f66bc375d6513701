import { Argument, type Command } from 'commander';
import { type CommonOptions, examples, type Finish } from './command.ts';
import { COMPLETION_SHELLS, type CompletionShell } from './completionScripts.ts';
import type { Session } from './terminal.ts';

/** `handover completion` */
export function addCompletion(
  program: Command,
  session: Session,
  finish: Finish,
  describeAll: () => Promise<Command>,
): void {
  const { say, terminal } = session;
  program
    .command('completion')
    .description(say('cli.completion.description'))
    .addArgument(new Argument('<shell>', say('cli.completion.shell')).choices(COMPLETION_SHELLS))
    .addHelpText('after', () =>
      examples(session, [
        ['handover completion bash >> ~/.bashrc', 'cli.completion.example.bash'],
        [
          'handover completion fish > ~/.config/fish/completions/handover.fish',
          'cli.completion.example.fish',
        ],
      ]),
    )
    .action(async (shell: CompletionShell, _options: CommonOptions) => {
      const { completionScript } = await import('./completionScripts.ts');
      // This command alone was described for the command line that is running.
      terminal.stdout.write(completionScript(shell, await describeAll()));
      finish(0);
    });
}
