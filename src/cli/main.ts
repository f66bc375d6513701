import { languageOf, loadTranslator } from '../l10n/index.ts';
import { reportError } from './errors.ts';
import { createProgram } from './program.ts';
import type { ExitCode, Session, Terminal } from './terminal.ts';

/**
 * Runs one command line.
 * @param words without the program's name
 * @returns the exit code: 0 clean, 1 something needs attention, 2 could not run
 */
export async function main(words: readonly string[], terminal: Terminal, version: string): Promise<ExitCode> {
  const session = await openSession(words, terminal);
  let code: ExitCode = 0;
  const program = createProgram(session, version, finished => {
    code = finished;
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    return reportError(error, session);
  }
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
  return { terminal: { ...terminal, color }, language, languageChosen: Boolean(chosen), languageKnown, say };
}
