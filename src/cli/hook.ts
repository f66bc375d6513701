import { Argument, type Command, Option } from 'commander';
import { dryRun, examples, type Finish } from './command.ts';
import type { HookOptions } from './options.ts';
import { readSnippet, SNIPPETS, type SnippetName } from './snippets.ts';
import type { Session } from './terminal.ts';

/** `handover hook install | uninstall | snippet` */
export function addHook(program: Command, session: Session, finish: Finish): void {
  const { say, terminal } = session;
  const hook = program.command('hook').description(say('cli.hook.description')).helpCommand(false);
  hook.addHelpText('after', () =>
    examples(session, [
      ['handover hook install', 'cli.hook.example.install'],
      ['handover hook install --cwd services/lis', 'cli.hook.example.folder'],
      ['handover hook snippet github', 'cli.hook.example.snippet'],
    ]),
  );
  hook
    .command('install')
    .description(say('cli.hook.install'))
    .addOption(new Option('--force', say('cli.hook.force')))
    .addOption(dryRun(session))
    .addHelpText('after', () => `\n${say('cli.hook.install.more')}\n\n${say('cli.learnMore')}`)
    .action(async (options: HookOptions) => {
      const { runInstall } = await import('./runHook.ts');
      finish(await runInstall(options, session));
    });
  hook
    .command('uninstall')
    .description(say('cli.hook.uninstall'))
    .addOption(new Option('--force', say('cli.hook.uninstall.force')))
    .addOption(dryRun(session))
    .action(async (options: HookOptions) => {
      const { runUninstall } = await import('./runHook.ts');
      finish(await runUninstall(options, session));
    });
  hook
    .command('snippet')
    .description(say('cli.hook.snippet'))
    .addArgument(new Argument('<name>', say('cli.hook.snippet.name')).choices(Object.keys(SNIPPETS)))
    .action(async (name: SnippetName) => {
      terminal.stdout.write(await readSnippet(name, session));
      finish(0);
    });
}
