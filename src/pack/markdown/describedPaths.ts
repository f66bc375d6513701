import { posix } from 'node:path';
import type { TextFile } from '../pack.ts';

/** Longer ones are no paths; without a limit, a hostile document could keep the search busy for minutes. */
const TARGET = String.raw`<(?<angled>[^<>\n]{1,500})>|(?<bare>(?:[^()\s<>]|\([^()\s]{0,200}\)){1,500})`;
/** The three ways in which documents name files: a link, the definition of one, a code span. */
const MENTION = new RegExp(
  String.raw`(?:\]\(\s{0,80}|^ {0,3}\[[^\]\n]{1,200}\]:[ \t]{0,80})(?:${TARGET})` +
    '|(?<!`)(?<marks>`{1,3})(?!`)(?<code>[^`\\n]{1,500})\\k<marks>(?!`)',
  'gm',
);
/** As in `application.yml:12` or `application.yml:12-20`. */
const LINES = /:\d+(?:-\d+)?$/;

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
  for (const { groups = {} } of document.text.matchAll(MENTION)) {
    const { angled, bare, code } = groups;
    const link = angled ?? bare;
    const name =
      link === undefined ? code?.trim().replace(LINES, '') : decode(link.split(/[#?]/, 1)[0] ?? '');
    if (!name || name.startsWith('/')) continue;
    // What lies beside the document, or in the pack, is meant before a file of the same name at the top.
    const path = [posix.dirname(document.path), packFolder, '.']
      .map(folder => posix.join(folder, name.replaceAll('\\', '/')))
      .find(candidate => paths.has(candidate));
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
