import type { Metafile, Plugin } from 'esbuild';

/** See chunkMerge.js, which is no TypeScript because esbuild.js runs on every Node.js that npm runs on. */
export function mergesOf(
  metafile: Pick<Metafile, 'outputs'>,
  fixed: readonly string[],
): Map<string, string[]>;
export function addedImports(imports: Map<string, string[]>): Plugin;
