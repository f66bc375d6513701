import { UserError } from '../core/errors.ts';
import type { Assets, Files } from '../core/ports.ts';
import { textOrAbsent } from '../core/textRead.ts';
import { wordsIn } from '../core/wording.ts';
import type { Language, Translate } from '../l10n/index.ts';
import {
  builtInMustHaves,
  countStates,
  type MeasuredMustHave,
  type MustHave,
  type MustHaveState,
  measureMustHaves,
  readMustHaves,
} from '../pack/mustHaves.ts';
import { readPack } from '../pack/readPack.ts';
import type { ProjectConfig } from '../pack/settings/projectConfig.ts';
import { wordMustHaves } from '../reporters/words.ts';
import type { PlannedFile } from './plannedFile.ts';
import { readSchemas } from './readSchemas.ts';

/**
 * What must be known of a project: what the company asks where it names its own file, else what we ask.
 * @throws UserError when that file is missing, cannot be read, or is not as its schema says
 */
export async function loadMustHaves(
  files: Pick<Files, 'readTexts'>,
  { mustHave: path }: Pick<ProjectConfig, 'mustHave'>,
): Promise<readonly MustHave[]> {
  if (path === undefined) return builtInMustHaves();
  const read = (await files.readTexts([path])).get(path) ?? { kind: 'absent' };
  const text = textOrAbsent(path, read);
  if (text === undefined) throw new UserError('error.mustHaveMissing', { path });
  return readMustHaves(text, path);
}

/** How many must-haves there are in each state, once a plan is carried out. */
export async function countMustHaves(
  files: Pick<Files, 'readTexts'>,
  config: Pick<ProjectConfig, 'folder' | 'mustHave'>,
  planned: readonly PlannedFile[],
  assets: Assets,
): Promise<Readonly<Record<MustHaveState, number>>> {
  const wanted = planned.filter(({ path }) => /\.(md|markdown|ya?ml)$/.test(path));
  const kept = wanted.filter(({ text }) => text === undefined).map(({ path }) => path);
  const read = await files.readTexts(kept);
  const texts = wanted.flatMap(({ path, text }): [string, string][] => {
    const found = read.get(path);
    const now = text ?? (found?.kind === 'text' ? found.text : undefined);
    return now === undefined ? [] : [[path, now]];
  });
  const paths = texts.map(([path]) => path);
  const pack = readPack(config.folder, paths, new Map(texts), await readSchemas(assets));
  return countStates(measureMustHaves(pack, await loadMustHaves(files, config)));
}

/** How much of what must be known is written down, and what is asked first; nothing where all of it is. */
export function sayMustHaves(
  items: readonly MeasuredMustHave[],
  language: Language,
  say: Translate,
): string[] {
  const mustHaves = items.map(({ state, question }) => ({ state, question: wordsIn(question, language) }));
  return wordMustHaves({ mustHaves }, say);
}
