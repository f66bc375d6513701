import { escapePattern } from '../core/escapePattern.ts';
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
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  // Inventories of servers have names without an ending.
  if (dot < 0) return true;
  const ending = name.slice(dot + 1);
  if (ENDINGS.has(ending)) return true;
  const folders = foldersOf(path, slash + 1);
  const fits = ([, part, folder]: Row) => name.includes(part) && folders.includes(folder);
  return rowsByEnding().get(ending)?.some(fits) === true || mayBeInFolder(name, folders);
}

/** The folders of a path in lower case, between slashes; lists of files come folder by folder. */
function foldersOf(path: string, length: number): string {
  if (lastFolders?.written.length !== length || !path.startsWith(lastFolders.written)) {
    const written = path.slice(0, length);
    lastFolders = { written, lower: `/${written.toLowerCase()}` };
  }
  return lastFolders.lower;
}

type Row = (typeof NAMES)[number];

let byEnding: ReadonlyMap<string, readonly Row[]> | undefined;
let lastFolders: { readonly written: string; readonly lower: string } | undefined;
let lastFolder: { readonly folders: string; readonly parts: readonly string[] } | undefined;
let anywhere: RegExp | undefined;

/** A hundred thousand files are not each compared with a thousand rows. */
function rowsByEnding(): ReadonlyMap<string, readonly Row[]> {
  byEnding ??= Map.groupBy(NAMES, ([ending]) => ending.slice(ending.lastIndexOf('.') + 1));
  return byEnding;
}

/** Whether a row without an ending fits; lists of files come folder by folder. */
function mayBeInFolder(name: string, folders: string): boolean {
  const rows = rowsByEnding().get('') ?? [];
  anywhere ??= anyOf(rows.flatMap(([, part, folder]) => (folder === '' || folder === '/' ? [part] : [])));
  if (anywhere.test(name)) return true;
  if (lastFolder?.folders !== folders) {
    const here = rows.filter(([, , folder]) => folder.length > 1 && folders.includes(folder));
    lastFolder = { folders, parts: here.map(([, part]) => part) };
  }
  return lastFolder.parts.some(part => name.includes(part));
}

/** One pattern for all parts: of every hundred files ninety are compared with it, and with nothing else. */
function anyOf(parts: readonly string[]): RegExp {
  const shortest = parts.filter(part => !parts.some(other => other !== part && part.includes(other)));
  return new RegExp([...new Set(shortest)].map(escapePattern).join('|'));
}
