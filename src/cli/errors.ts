import { CommanderError } from 'commander';
import { GitError, UserError } from '../core/errors.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';

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

/**
 * Tells the user what went wrong: what they can mend in a sentence with a hint, a bug with its stack.
 * @returns the exit code: 0 for help and version, which end in the same way
 */
export function reportError(error: unknown, session: Session): ExitCode {
  const { terminal, say } = session;
  const print = (line: string) => terminal.stderr.write(`${line}\n`);
  const fail = (line: string) => print(`${paint(terminal, 'red', '✖')} ${line}`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    reportUsage(error, session, fail, print);
  } else if (error instanceof UserError) {
    fail(say(error.messageId, error.data));
    print(`  ${say(`${error.messageId}.hint`, error.data)}`);
  } else if (error instanceof GitError) {
    fail(
      say('error.git', { command: error.args[0] ?? '', reason: error.stderr.trim().split('\n')[0] ?? '' }),
    );
    print(`  ${say('error.git.hint')}`);
  } else {
    fail(say('error.bug'));
    print(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  return 2;
}

function reportUsage(
  error: CommanderError,
  { say }: Session,
  fail: (line: string) => void,
  print: (line: string) => void,
): void {
  const id = USAGE_MESSAGES[error.code];
  // `handover` without a command shows its help, which is all there is to say.
  if (id === undefined) return;
  // Commander quotes what is wrong, and may suggest something else in brackets.
  const what = [...error.message.matchAll(/'([^']+)'/g)].map(match => match[1]);
  fail(say(id, { what: what.join(', ') || error.message.replace(/^error: /, '') }));
  const suggestion = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(error.message)?.[1];
  if (suggestion) print(`  ${say('error.didYouMean', { what: suggestion })}`);
  print(`  ${say('error.seeHelp', { command: 'handover' })}`);
}
