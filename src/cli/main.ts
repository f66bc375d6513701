import { languageOf, loadTranslator } from '../l10n/index.ts';
import { assetsOnce } from '../usecases/assetsOnce.ts';
import { reportError } from './errors.ts';
import { withDoor } from './outputDoor.ts';
import { createProgram } from './program.ts';
import type { ExitCode, Session, Terminal } from './terminal.ts';
import { refuseHelpOnUnknown } from './unknownCommand.ts';

/**
 * Runs one command line.
 * @param words without the program's name
 * @returns the exit code: 0 clean, 1 something needs attention, 2 could not run
 */
export async function main(words: readonly string[], terminal: Terminal, version: string): Promise<ExitCode> {
  const session = await openSession(words, withDoor(terminal));
  let code: ExitCode = 0;
  const program = createProgram(session, version, finished => {
    code = finished;
  });
  try {
    const ordered = commonLast(words);
    refuseHelpOnUnknown(program, ordered);
    await program.parseAsync(ordered, { from: 'user' });
    return code;
  } catch (error) {
    return reportError(error, session, { program, words });
  }
}

/** With the word behind it, where it takes one. */
const COMMON = new Map([
  ['--lang', 2],
  ['--cwd', 2],
  ['--no-color', 1],
]);

/** Options that stand on every command may also stand in front of it: `handover --lang zh-CN check`. */
function commonLast(words: readonly string[]): string[] {
  let at = 0;
  for (let word = words[at]; word !== undefined; word = words[at]) {
    const width = /^--(?:lang|cwd)=/.test(word) ? 1 : COMMON.get(word);
    if (width === undefined) break;
    at += width;
  }
  const [common, own] = [words.slice(0, at), words.slice(at)];
  if (own.length === 0) return [];
  const end = own.indexOf('--');
  return end < 0 ? [...own, ...common] : own.toSpliced(end, 0, ...common);
}

/** Help is worded before options are parsed, so the language is looked up in the raw words. */
async function openSession(words: readonly string[], terminal: Terminal): Promise<Session> {
  const at = words.findIndex(word => word === '--lang' || word.startsWith('--lang='));
  const word = words[at];
  const chosen = word === '--lang' ? words[at + 1] : word?.slice('--lang='.length);
  const { LC_ALL, LC_MESSAGES, LANG } = terminal.environment;
  const locale = LC_ALL || LC_MESSAGES || LANG || '';
  const language = languageOf(chosen || locale);
  const languageKnown = Boolean(chosen) || !/^(C|POSIX)?(\.|$)/.test(locale);
  const say = await loadTranslator(language);
  const color = terminal.color && !words.includes('--no-color');
  return {
    terminal: { ...terminal, color, assets: assetsOnce(terminal.assets) },
    language,
    languageChosen: Boolean(chosen),
    languageKnown,
    say,
  };
}
