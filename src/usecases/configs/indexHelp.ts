import type { Git, GitCallOptions } from '../../core/ports.ts';
import { gitDay } from '../../history/gitText.ts';
import { entryPath } from '../../inventory/documented.ts';
import type { ConfigChange } from '../../inventory/inventoryFile.ts';
import type { ConfigIndex } from '../../pack/types.generated.ts';
import type { YamlFile } from '../../pack/yaml/file.ts';
import { maskSensitive } from '../../sensitive/index.ts';

/** So many paths fit on every system's command line. */
const PATHS = 100;

/** The path of the entry of the config index that stands at an offset; undefined where there is none. */
export function entryAt(file: YamlFile<ConfigIndex>, offset: number): string | undefined {
  const entries = file.value?.entries ?? [];
  for (const [position, entry] of entries.entries()) {
    const [start, end] = file.own(['entries', position])?.range ?? [];
    const isHere = start !== undefined && end !== undefined && start <= offset && offset <= end;
    if (isHere && entry?.path !== undefined) return entryPath(entry.path);
  }
  return undefined;
}

/** A commit, and who made it. */
export interface NamedChange extends ConfigChange {
  readonly author: string;
}

/**
 * The last commits that changed files, the newest first. Their words are masked: people write passwords into them.
 * @param today yyyy-mm-dd
 * @throws GitError when git fails
 */
export async function lastChangesOf(
  git: Git,
  paths: readonly string[],
  count: number,
  today: string,
  options: GitCallOptions,
): Promise<NamedChange[]> {
  if (paths.length === 0) return [];
  const format = ['%h', '%cs', '%an', '%s'].join('%x1f');
  const log = ['--literal-pathspecs', 'log', `-${count}`, `--format=${format}`, '--'];
  const output = await git.run([...log, ...paths.slice(0, PATHS)], options);
  return output
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const [commit = '', date = '', author = '', ...subject] = line.split('\u001f');
      return {
        commit,
        date: gitDay(date),
        author,
        subject: maskSensitive(subject.join(' '), { path: '', today }),
      };
    });
}
