import { posix } from 'node:path';
import type { Git, GitCallOptions } from '../../core/ports.ts';
import { mayBeConfig } from '../../inventory/mayBeConfig.ts';
import {
  type AbsentFile,
  absentPath,
  filesMadeIn,
  filesNamedIn,
  type KnownPaths,
  knownPaths,
  type NamedFile,
} from '../../inventory/namedFiles.ts';

export interface AbsentCollector {
  /** @returns whether the text names a file that may be missing */
  addText(path: string, text: string): boolean;
  /** @throws GitError when git fails */
  absent(git: Git | undefined, options: GitCallOptions): Promise<AbsentFile[]>;
}

/** @param isInPack whether a path lies in the pack: what stands there is guessed from what there is */
export function absentCollector(
  paths: readonly string[],
  isInPack: (path: string) => boolean,
): AbsentCollector {
  let there: KnownPaths | undefined;
  const named = new Map<string, NamedFile[]>();
  const made = new Set<string>();
  return {
    addText: (path, text) => {
      if (isInPack(path)) return false;
      let isNaming = false;
      for (const name of filesMadeIn(text)) made.add(name);
      for (const mention of filesNamedIn(text, path)) {
        if (!mayBeConfig(mention.written)) continue;
        there ??= knownPaths(paths);
        const absent = absentPath(mention, there);
        if (absent === undefined) continue;
        isNaming = true;
        const list = named.get(absent);
        if (list === undefined) named.set(absent, [mention]);
        else list.push(mention);
      }
      return isNaming;
    },
    absent: async (git, options) => {
      const open = [...named.keys()].filter(path => !made.has(posix.basename(path).toLowerCase()));
      if (open.length === 0) return [];
      // A commit check loads the table of kinds only where something may be missing.
      const [{ loadKnownConfigs }, { detectConfigs, isNoise }, { splitPath }, { ignoredAmong }] =
        await Promise.all([
          import('../../inventory/kinds.ts'),
          import('../../inventory/detect.ts'),
          import('../../inventory/globs.ts'),
          import('./missing.ts'),
        ]);
      const known = await loadKnownConfigs();
      const configs = detectConfigs(open.sort(), known).map(({ path }) => path);
      const ignored = git ? await ignoredAmong(git, configs, options) : new Set<string>();
      return configs
        .filter(path => !ignored.has(path))
        .map(path => ({
          path,
          namedIn: (named.get(path) ?? []).filter(({ file }) => !isNoise(splitPath(file), known)).slice(0, 3),
        }))
        .filter(({ namedIn }) => namedIn.length > 0);
    },
  };
}
