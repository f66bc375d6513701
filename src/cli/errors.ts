import { type Command, CommanderError } from 'commander';
import { GitError, UserError } from '../core/errors.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';
import { nearestCommand } from './unknownCommand.ts';

const USAGE_MESSAGES: Readonly<Record<string, string>> = {
  'commander.unknownOption': 'error.unknownOption',
  'commander.unknownCommand': 'error.unknownCommand',
  'commander.missingArgument': 'error.missingValue',
  'commander.optionMissingArgument': 'error.missingValue',
  'commander.missingMandatoryOptionValue': 'error.missingValue',
  'commander.invalidArgument': 'error.invalidValue',
  'commander.conflictingOption': 'error.conflictingOption',
  'commander.excessArguments': 'error.tooManyArguments',
};

/** What was typed, and what could have been. */
export interface CommandLine {
  readonly program: Command;
  readonly words: readonly string[];
}

/**
 * Tells the user what went wrong: what they can fix in a sentence with a hint, a bug with its stack.
 * @returns the exit code: 0 for help and version, which end in the same way
 */
export function reportError(error: unknown, session: Session, line: CommandLine): ExitCode {
  const { terminal, say } = session;
  const print = (line: string) => terminal.stderr.write(`${line}\n`);
  const fail = (line: string) => print(`${paint(terminal, 'red', '✖')} ${line}`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    reportUsage(error, session, line, fail, print);
  } else if (error instanceof UserError) {
    fail(say(error.messageId, error.data));
    print(`  ${say(`${error.messageId}.hint`, error.data)}`);
  } else if (error instanceof GitError) {
    fail(say('error.git', { command: error.subcommand, reason: error.reason }));
    print(`  ${say('error.git.hint')}`);
  } else {
    fail(say('error.bug'));
    print(`handover-pack ${line.program.version() ?? ''}`);
    print(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  return 2;
}

function reportUsage(
  error: CommanderError,
  { say }: Session,
  { program, words }: CommandLine,
  fail: (line: string) => void,
  print: (line: string) => void,
): void {
  const id = USAGE_MESSAGES[error.code];
  // `handover` without a command shows its help, which is all there is to say.
  if (id === undefined) return;
  const commands = commandsOf(program, words);
  const command = commands.at(-1) ?? program;
  // Commander quotes what is wrong, and may suggest something else in brackets.
  const quoted = [...error.message.matchAll(/'([^']+)'/g)].flatMap(match => match[1] ?? []);
  let what = [...new Set(quoted)].join(', ') || error.message.replace(/^error: /, '');
  let suggestion = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(error.message)?.[1];
  if (error.code === 'commander.excessArguments') {
    // It names the command and not the word: of `issues traige` the one that is wrong is `traige`.
    const excess = command.args.slice(command.registeredArguments.length);
    what = excess.join(' ') || what;
    const names = command.commands.map(subcommand => subcommand.name());
    suggestion = excess[0] === undefined ? undefined : nearestCommand(excess[0], names);
  }
  fail(say(id, { what }));
  if (suggestion) print(`  ${say('error.didYouMean', { what: suggestion })}`);
  const choices = /Allowed choices are (.+?)\.$/.exec(error.message)?.[1];
  if (choices) print(`  ${say('error.oneOf', { choices })}`);
  const names = ['handover', ...commands.map(one => one.name())];
  print(`  ${say('error.seeHelp', { command: names.join(' ') })}`);
}

/** The command that was meant, with those above it. */
function commandsOf(program: Command, words: readonly string[]): Command[] {
  const found: Command[] = [];
  for (const word of words) {
    const above = found.at(-1) ?? program;
    const next = above.commands.find(command => command.name() === word);
    if (next !== undefined) found.push(next);
  }
  return found;
}
