import type { Git, GitCallOptions } from '../../core/ports.ts';
import { detectConfigs } from '../../inventory/detect.ts';
import type { KnownConfigs } from '../../inventory/kinds.ts';
import {
  absentPath,
  filesNamedIn,
  type KnownPaths,
  knownPaths,
  type NamedFile,
} from '../../inventory/namedFiles.ts';
import { ignoredAmong } from './missing.ts';

/** A config file that documents or scripts name and nobody has. */
export interface AbsentFile {
  /** From the project folder, as far as it can be told. */
  readonly path: string;
  /** Up to three places that name it. */
  readonly namedIn: readonly { readonly file: string; readonly line: number }[];
}

export interface AbsentCollector {
  addText(path: string, text: string): void;
  /** @throws GitError when git fails */
  absent(git: Git | undefined, options: GitCallOptions): Promise<AbsentFile[]>;
}

/** @param isInPack whether a path lies in the pack: what stands there is guessed from what there is */
export function absentCollector(
  paths: readonly string[],
  known: KnownConfigs,
  isInPack: (path: string) => boolean,
): AbsentCollector {
  let there: KnownPaths | undefined;
  const named = new Map<string, NamedFile[]>();
  return {
    addText: (path, text) => {
      if (isInPack(path)) return;
      for (const mention of filesNamedIn(text, path)) {
        there ??= knownPaths(paths);
        const absent = absentPath(mention, there);
        if (absent === undefined) continue;
        const list = named.get(absent);
        if (list === undefined) named.set(absent, [mention]);
        else list.push(mention);
      }
    },
    absent: async (git, options) => {
      const configs = detectConfigs([...named.keys()].sort(), known).map(({ path }) => path);
      const ignored = git ? await ignoredAmong(git, configs, options) : new Set<string>();
      return configs
        .filter(path => !ignored.has(path))
        .map(path => ({
          path,
          namedIn: (named.get(path) ?? []).slice(0, 3).map(({ file, line }) => ({ file, line })),
        }));
    },
  };
}
