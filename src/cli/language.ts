import { resolve } from 'node:path';
import { readLanguageSetting } from '../io/project.ts';
import { type Language, languageOf } from '../l10n/index.ts';
import type { Terminal } from './terminal.ts';

/**
 * The language of messages: that of `--lang`, else of the locale, else of the project, else English. `C` and `POSIX` say
 * nothing: hooks that a graphical client starts run in them. Help and errors are worded before options are parsed, so
 * all is looked up in the raw words.
 * @returns chosen: it was said with `--lang`, so files are written in it, too
 */
export async function languageOfSession(
  words: readonly string[],
  { environment, cwd }: Terminal,
): Promise<{ readonly language: Language; readonly chosen: boolean }> {
  const chosen = optionIn(words, '--lang');
  if (chosen) return { language: languageOf(chosen), chosen: true };
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = LC_ALL || LC_MESSAGES || LANG || '';
  if (!/^(C|POSIX)?(\.|$)/.test(locale)) return { language: languageOf(locale), chosen: false };
  const named = optionIn(words, '--cwd');
  const language = await readLanguageSetting(resolve(cwd, named ?? '.'), { named: named !== undefined });
  return { language: languageOf(language), chosen: false };
}

function optionIn(words: readonly string[], name: string): string | undefined {
  const at = words.findIndex(word => word === name || word.startsWith(`${name}=`));
  const word = words[at];
  return word === name ? words[at + 1] : word?.slice(name.length + 1);
}
