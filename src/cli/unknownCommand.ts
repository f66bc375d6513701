import { type Command, CommanderError } from 'commander';
import { closest } from '../core/closest.ts';

/**
 * Refuses help about a command that does not exist: commander would show that of the command above it, as if all were
 * well. Without a wish for help it refuses by itself.
 * @param words of the command line, without the program's name
 * @throws CommanderError with the nearest name in it
 */
export function refuseHelpOnUnknown(program: Command, words: readonly string[]): void {
  const end = words.indexOf('--');
  const own = end < 0 ? words : words.slice(0, end);
  const isHelp = own[0] === 'help';
  if (!isHelp && !own.some(word => word === '--help' || word === '-h')) return;
  let command = program;
  for (let at = isHelp ? 1 : 0; at < own.length; at++) {
    const word = own[at] ?? '';
    if (word.startsWith('-')) {
      if (takesNext(command, word)) at++;
      continue;
    }
    const next = command.commands.find(one => one.name() === word || one.aliases().includes(word));
    // What follows are arguments of the command.
    if (next === undefined && (command.commands.length === 0 || command.registeredArguments.length > 0))
      return;
    if (next === undefined) throw unknown(command, word);
    command = next;
  }
}

/** They may also stand in front of the command that knows them. */
const ANYWHERE = new Set(['--cwd', '--lang']);

function takesNext(command: Command, word: string): boolean {
  if (ANYWHERE.has(word)) return true;
  return command.options.some(({ short, long, required }) => required && (short === word || long === word));
}

function unknown(command: Command, word: string): CommanderError {
  const names = command.commands.map(one => one.name());
  const near = nearestCommand(word, names);
  const suggestion = near === undefined ? '' : ` (Did you mean ${near}?)`;
  return new CommanderError(2, 'commander.unknownCommand', `error: unknown command '${word}'${suggestion}`);
}

/** The command that was meant: near by its letters, with two of them exchanged, or the beginning of it. */
export function nearestCommand(word: string, names: readonly string[]): string | undefined {
  const letters = (text: string) => [...text.toLowerCase()].sort().join('');
  return (
    closest(word, names) ??
    names.find(name => letters(name) === letters(word)) ??
    names.find(name => word.length > 1 && name.startsWith(word.toLowerCase()))
  );
}
