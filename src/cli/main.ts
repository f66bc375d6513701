import { loadTranslator } from '../l10n/index.ts';
import { assetsOnce } from '../usecases/assetsOnce.ts';
import type { AddKinds } from './add.ts';
import { reportError } from './errors.ts';
import { languageOfSession } from './language.ts';
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
  const ordered = commonLast(words);
  const finish = (finished: ExitCode) => {
    code = finished;
  };
  const program = createProgram(session, version, finish, ordered[0], await kindsFor(ordered, session));
  try {
    refuseHelpOnUnknown(program, ordered);
    await program.parseAsync(ordered, { from: 'user' });
    return code;
  } catch (error) {
    return reportError(error, session, { program, words });
  }
}

/** The options of `handover add` are the fields of the schemas; no other command needs to read these. */
async function kindsFor(words: readonly string[], session: Session): Promise<AddKinds | undefined> {
  const [command, topic] = words;
  if (command !== 'add' && (command !== 'help' || topic !== 'add')) return undefined;
  const { loadKinds } = await import('./addKinds.ts');
  return loadKinds(session);
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

async function openSession(words: readonly string[], terminal: Terminal): Promise<Session> {
  const { language, chosen } = await languageOfSession(words, terminal);
  const color = terminal.color && !words.includes('--no-color');
  return {
    terminal: { ...terminal, color, assets: assetsOnce(terminal.assets) },
    language,
    languageChosen: chosen,
    say: await loadTranslator(language),
  };
}
