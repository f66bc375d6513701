import type { Area } from '../../pack/settings/projectConfig.ts';

/** The names of the areas that a file belongs to, by number of the file. */
export type AreaMatcher = (file: number) => readonly string[];

/**
 * Which files belong to which area. A path without a pattern means the file, or the folder and all below it.
 * @param paths from the project folder
 */
export async function matchAreas(areas: readonly Area[], paths: readonly string[]): Promise<AreaMatcher> {
  if (areas.length === 0) return () => [];
  const matchers = await Promise.all(
    areas.map(async ({ name, paths: globs }) => ({ name, matches: await pathMatcher(globs) })),
  );
  const found = paths.map(path => matchers.filter(({ matches }) => matches(path)).map(({ name }) => name));
  return file => found[file] ?? [];
}

/** Whether a path from the project folder is meant by one of some paths or patterns. */
export async function pathMatcher(globs: readonly string[]): Promise<(path: string) => boolean> {
  const { compileGlobs, splitPath } = await import('../../inventory/globs.ts');
  const plain = globs.map(glob => glob.replace(/^\.?\//, '').replace(/(?<!\/)\/+$/, ''));
  const index = compileGlobs(plain.flatMap(glob => (/[*?[\]{}]/.test(glob) ? [glob] : [])));
  const folders = plain.filter(glob => !/[*?[\]{}]/.test(glob));
  return path =>
    folders.some(folder => path === folder || path.startsWith(`${folder}/`)) ||
    index.matches(splitPath(path)).length > 0;
}
