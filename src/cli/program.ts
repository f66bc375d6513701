import { Command, Option } from 'commander';
import { type AddKinds, addAdd } from './add.ts';
import { addCheck } from './check.ts';
import type { Finish } from './command.ts';
import { addCompletion } from './completion.ts';
import { addConfigs } from './configs.ts';
import { addConfirm } from './confirm.ts';
import { addDoctor } from './doctor.ts';
import { addExplain } from './explain.ts';
import { addExport, addVerify } from './export.ts';
import { addForget } from './forget.ts';
import { addGenerate } from './generate.ts';
import { addHook } from './hook.ts';
import { addIssues } from './issues.ts';
import { addKnowledge } from './knowledge.ts';
import { addReport } from './report.ts';
import { addReview } from './review.ts';
import { addSet } from './set.ts';
import { paint, type Session } from './terminal.ts';
import { addTransition } from './transition.ts';
import { addUpdate } from './update.ts';

type AddCommand = (program: Command, session: Session, finish: Finish, kinds?: AddKinds) => void;

/** In the order of the help. */
const COMMANDS = new Map<string, AddCommand>([
  ['generate', addGenerate],
  ['update', addUpdate],
  ['check', addCheck],
  ['issues', addIssues],
  ['explain', addExplain],
  ['knowledge', addKnowledge],
  ['transition', addTransition],
  ['configs', addConfigs],
  ['report', addReport],
  ['export', addExport],
  ['verify', addVerify],
  ['add', addAdd],
  ['confirm', addConfirm],
  ['review', addReview],
  ['set', addSet],
  ['forget', addForget],
  ['hook', addHook],
  ['doctor', addDoctor],
  [
    'completion',
    (program, session, finish) =>
      addCompletion(program, session, finish, async () => {
        const { loadKinds } = await import('./addKinds.ts');
        return createProgram(session, '', finish, undefined, await loadKinds(session));
      }),
  ],
]);

/**
 * The `handover` command in the session's language.
 * @param finish is told the exit code of the command that ran
 * @param first word of the command line: where it names a subcommand, that is the only one, because the hook of a commit
 *   has no time to describe the others; else all are there
 * @param kinds of entries, for a command line that adds one
 */
export function createProgram(
  session: Session,
  version: string,
  finish: Finish,
  first?: string,
  kinds?: AddKinds,
): Command {
  const { say } = session;
  const program = new Command('handover')
    .description(say('cli.description'))
    .usage(`${say('cli.commandWord')} ${say('cli.optionWord')}`)
    // So that `issues triage --today …` gives the day to `triage`, although `issues` knows the option, too.
    .enablePositionalOptions()
    .version(version, '-V, --version', say('cli.version'))
    .helpCommand(`help ${say('cli.commandWord')}`, say('cli.helpCommand'))
    .addHelpText('after', `\n${say('cli.learnMore')}`);
  // Subcommands inherit these settings when they are added.
  prepare(program, session);
  const named = COMMANDS.get(first ?? '');
  for (const add of named ? [named] : COMMANDS.values()) add(program, session, finish, kinds);
  for (const command of program.commands) addCommon(command, session);
  return program;
}

function prepare(command: Command, { say, terminal }: Session): void {
  const titles = new Map([
    ['Usage:', say('cli.usage')],
    ['Options:', say('cli.options')],
    ['Commands:', say('cli.commands')],
    ['Arguments:', say('cli.arguments')],
  ]);
  command.helpOption('-h, --help', say('cli.help')).exitOverride();
  command.configureOutput({
    writeOut: text => terminal.stdout.write(text),
    writeErr: text => terminal.stderr.write(text),
    // Errors are worded in the reader's language by whoever catches them.
    outputError: () => undefined,
  });
  command.configureHelp({
    styleTitle: title => paint(terminal, 'bold', titles.get(title) ?? title),
    // Commander's own words for defaults and choices are English; descriptions say them where they matter.
    optionDescription: option => option.description,
    argumentDescription: argument => argument.description,
    subcommandTerm: subcommand => subcommand.name(),
  });
}

function addCommon(command: Command, session: Session): void {
  const { say } = session;
  for (const subcommand of command.commands) addCommon(subcommand, session);
  if (command.commands.length > 0 && command.options.length === 0) {
    command.usage(say('cli.commandWord'));
    return;
  }
  const words = command.registeredArguments.map(argument => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  command
    .usage([say('cli.optionWord'), ...words].join(' '))
    .addOption(new Option('--cwd <path>', say('cli.option.cwd')))
    .addOption(new Option('--lang <language>', say('cli.option.lang')).choices(['en', 'zh-CN']))
    .addOption(new Option('--no-color', say('cli.option.color')));
}
