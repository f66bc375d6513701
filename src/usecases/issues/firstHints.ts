import { LIMITS } from '../../core/limits.ts';
import type { Git, Project } from '../../core/ports.ts';
import { firstRecords } from '../../history/ask.ts';
import { findHints, type Hint, isNoise, loadHints } from '../../history/comments/index.ts';
import { compileGlobs, splitPath } from '../../inventory/globs.ts';
import { isBinaryName } from '../unread.ts';
import type { HintsByFile } from './hintDrafts.ts';
import type { GatherOptions } from './reading.ts';

/** Fixed words are found in a tenth of the time; these stand in most projects. */
const FIRST_SEARCH = [
  'grep',
  '-l',
  '-z',
  '-F',
  '--no-color',
  '-e',
  'FIXME',
  '-e',
  'TODO',
  '-e',
  '待办',
  '--',
  '.',
];
/** Files that are enough to begin with: all of a large repository are searched for many times as long. */
const FIRST = 40;

/** What a few files say, long before all of them are searched: whoever waits has something to read. */
export async function firstHints(
  { files, prefix }: Project,
  git: Git,
  { assets, settings, signal }: GatherOptions,
): Promise<HintsByFile> {
  const ignored = compileGlobs([...settings.ignore, `${settings.folder}/**`]);
  const isWanted = (path: string) =>
    !isNoise(prefix + path) && ignored.matches(splitPath(path)).length === 0 && !isBinaryName(path);
  const searching = firstRecords(git, FIRST_SEARCH, { isWanted, most: FIRST, ...(signal && { signal }) });
  // Git searches while the words are loaded.
  const [paths, rules] = await Promise.all([
    searching,
    assets.read('src/history/hints.yaml').then(loadHints),
  ]);
  const hints = new Map<string, readonly Hint[]>();
  for (const [path, read] of await files.readTexts(paths, LIMITS.source))
    if (read.kind === 'text') hints.set(path, findHints(path, read.text, rules));
  return hints;
}
