import { ENDINGS, NAMES } from './configNames.generated.ts';
import { meantName } from './templateName.ts';

/**
 * Whether a path may be one of a config file, by its name alone and without loading anything: most files of most
 * commits are none. True for more than the known kinds, never false for one of them.
 */
export function mayBeConfig(path: string): boolean {
  if (isLike(path)) return true;
  const meant = meantName(path);
  return meant !== path && isLike(meant);
}

function isLike(path: string): boolean {
  const lower = path.toLowerCase();
  const slash = lower.lastIndexOf('/');
  const name = lower.slice(slash + 1);
  const dot = name.lastIndexOf('.');
  // Inventories of servers have names without an ending.
  if (dot < 0) return true;
  const ending = name.slice(dot + 1);
  if (ENDINGS.has(ending)) return true;
  const folders = `/${lower.slice(0, slash + 1)}`;
  const fits = ([, part, folder]: Row) => name.includes(part) && folders.includes(folder);
  return rowsByEnding().get(ending)?.some(fits) === true || rowsOfFolder(folders).some(fits);
}

type Row = (typeof NAMES)[number];

let byEnding: ReadonlyMap<string, readonly Row[]> | undefined;
let lastFolder: { readonly folders: string; readonly rows: readonly Row[] } | undefined;

/** A hundred thousand files are not each compared with a thousand rows. */
function rowsByEnding(): ReadonlyMap<string, readonly Row[]> {
  byEnding ??= Map.groupBy(NAMES, ([ending]) => ending.slice(ending.lastIndexOf('.') + 1));
  return byEnding;
}

/** Rows without an ending that fit a folder; lists of files come folder by folder. */
function rowsOfFolder(folders: string): readonly Row[] {
  if (lastFolder?.folders !== folders)
    lastFolder = {
      folders,
      rows:
        rowsByEnding()
          .get('')
          ?.filter(([, , folder]) => folders.includes(folder)) ?? [],
    };
  return lastFolder.rows;
}
