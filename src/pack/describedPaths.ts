import { posix } from 'node:path';
import type { TextFile } from './pack.ts';

/** A link target or a code span: the two ways in which documents name files. */
const MENTION = /\]\(\s*<?([^)\s>]+)>?[^)]*\)|(`+)([^`\n]+)\2/g;

/**
 * The files that a document of the pack writes about: what it links to, or names in a code span by its whole path
 * (from the project folder, or from the document). Files of the pack itself are not among them.
 * @param paths all files of the project
 */
export function describedPaths(
  document: TextFile,
  paths: ReadonlySet<string>,
  packFolder: string,
): readonly string[] {
  const described = new Set<string>();
  for (const [, link, , code] of document.text.matchAll(MENTION)) {
    const name = (link === undefined ? code : decode(link.replace(/[#?].*$/, '')))?.trim();
    if (!name || name.startsWith('/') || name.includes('\0')) continue;
    const candidates = [posix.join(posix.dirname(document.path), name), posix.normalize(name)];
    const path = candidates.find(candidate => paths.has(candidate));
    if (path !== undefined && !path.startsWith(`${packFolder}/`)) described.add(path);
  }
  return [...described];
}

function decode(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    // A lone % is a character of a file name.
    return link;
  }
}
