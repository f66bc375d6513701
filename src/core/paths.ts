import * as here from 'node:path';

/**
 * The way from one place to another, as every output and every file of the pack writes it: with `/` on all systems.
 * @param from absolute path of a folder
 * @param to absolute path
 * @param system whose paths they are
 * @returns '' for the folder itself; begins with `..` for what lies outside of it, and is absolute for another drive
 */
export function slashedPath(
  from: string,
  to: string,
  { relative, sep }: Pick<here.PlatformPath, 'relative' | 'sep'> = here,
): string {
  return relative(from, to).split(sep).join('/');
}

/** Whether a path from `slashedPath` leads out of the folder. */
export function leadsOut(path: string): boolean {
  return path === '..' || path.startsWith('../') || /^(?:[A-Za-z]:|\/)/.test(path);
}

/** Why a path from a file that anybody with a merge request can change is not followed. */
export type PathProblem =
  /** It is the project folder itself, absolute, or climbs out of the project. */
  | 'outside'
  /** A segment is git's own folder, under whatever name a file system knows it. */
  | 'git'
  /** A segment is no name on Windows, or stands for something else there: a device, a stream, a cut-off name. */
  | 'name';

/**
 * The one rule for paths and ids that become paths: each segment is looked at, as every file system would read it.
 * @param path from the project folder, with `/` or `\`
 * @returns undefined for a path that means the same place inside of the project on every system
 */
export function pathProblem(
  path: string,
): { readonly problem: PathProblem; readonly segment: string } | undefined {
  const segments = path.replaceAll('\\', '/').split('/');
  if (segments.at(-1) === '') segments.pop();
  const steps = segments.filter((segment, index) => segment !== '.' && !(segment === '' && index > 0));
  if (steps.length === 0 || steps[0] === '' || /^[A-Za-z]:/.test(path))
    return { problem: 'outside', segment: path };
  for (const segment of steps) {
    const problem = segmentProblem(segment);
    if (problem !== undefined) return { problem, segment };
  }
  return undefined;
}

/** What a name is to the file systems of Windows and macOS as well, which git may not have been asked about. */
function segmentProblem(segment: string): PathProblem | undefined {
  // Windows drops these at the end of a name, so `.. ` climbs, too.
  const bare = segment.replace(/(?<![. ])[. ]+$/, '');
  if (segment === '..' || (bare === '' && segment.startsWith('..'))) return 'outside';
  if (isGitFolder(segment)) return 'git';
  if (bare !== segment || FORBIDDEN.test(segment) || DEVICE.test(segment)) return 'name';
  return undefined;
}

/**
 * `.git` as NTFS and HFS+ know it: in any case, by its short name, with a stream, blanks or dots behind it, with
 * characters in it that nobody sees. As git itself refuses: `core.protectNTFS`, `core.protectHFS`.
 */
export function isGitFolder(segment: string): boolean {
  const [name = ''] = segment.replace(IGNORED_BY_HFS, '').split(':');
  return /^(?:\.git|git~\d+)[. ]*$/i.test(name);
}

const IGNORED_BY_HFS = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const FORBIDDEN = /[\p{Cc}<>:"|?*]/u;
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ ]*(?:\.|$)/i;
