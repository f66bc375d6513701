import { posix } from 'node:path';
import { closest } from '../../core/closest.ts';
import { encodePath, type LinkTarget, type ProjectTree } from '../../pack/markdown/links.ts';
import { slugOf } from '../../pack/markdown/page.ts';

/** What a link that leads nowhere most likely means. */
export interface Meant {
  /** From the project folder. */
  readonly path: string;
  /** Only capitals or slashes differ: nothing else can be meant. */
  readonly isSpelling: boolean;
  /** A line that is named as a compiler does (`:12`), as GitHub and GitLab do (`#L12`); '' for none. */
  readonly line: string;
}

const LINE = /:(\d+)(?:[-:]\d+)?$/;
/** Every other folder has one of these. */
const COMMON_NAME = /^(?:index|readme|main|app|package|config|settings|changelog|__init__)\./i;

/**
 * Finds the file or folder that somebody meant: the same name in other capitals, the path seen from another folder,
 * the only file of that name, or one in the same folder with nearly that name.
 * @param from path of the document
 * @param folder of the pack
 */
export function fileMeantBy(
  target: LinkTarget,
  from: string,
  folder: string,
  tree: ProjectTree,
): Meant | undefined {
  const number = LINE.exec(target.name)?.[1];
  const line = number === undefined ? '' : `#L${number}`;
  const path = target.path?.replace(LINE, '');
  const spelled = path === undefined ? undefined : tree.spelledLike(path);
  if (spelled !== undefined) return { path: spelled, isSpelling: number === undefined, line };
  const bare = posix
    .normalize(target.name.replace(LINE, '').replaceAll('\\', '/'))
    .replace(/^(?:\.\.?\/|\/)+/, '');
  if (/^[a-z]+:|^~/i.test(bare) || bare === '' || bare === '..') return undefined;
  const seenFrom = ['', folder, posix.dirname(from)].map(base => posix.join(base, bare));
  const endings = ['', '.md', '.markdown', '.yaml', '.yml'];
  const candidates = [path ?? bare, ...seenFrom].flatMap(base => [
    ...endings.map(ending => base + ending),
    base.replace(/\.yml$/i, '.yaml'),
    base.replace(/\.yaml$/i, '.yml'),
  ]);
  const found =
    candidates.find(candidate => tree.files.has(candidate) || tree.isFolder(candidate)) ??
    (path === undefined ? undefined : onlyOneNamed(bare, tree.files));
  const near = found ?? (path === undefined ? undefined : nearby(path, tree.files));
  return near === undefined ? undefined : { path: near, isSpelling: false, line };
}

function onlyOneNamed(path: string, files: ReadonlySet<string>): string | undefined {
  const base = posix.basename(path).toLowerCase();
  if (!base.includes('.') || COMMON_NAME.test(base)) return undefined;
  const named = [...files].filter(file => posix.basename(file).toLowerCase() === base);
  return named.length === 1 ? named[0] : undefined;
}

function nearby(path: string, files: ReadonlySet<string>): string | undefined {
  const folder = posix.dirname(path);
  const siblings = [...files].filter(file => posix.dirname(file) === folder);
  const name = closest(
    posix.basename(path),
    siblings.map(file => posix.basename(file)),
  );
  return name === undefined ? undefined : posix.join(folder, name);
}

/** The anchor that somebody meant: the heading in their own words, or one nearly like it. */
export function closestAnchor(anchor: string, anchors: ReadonlySet<string>): string | undefined {
  const slug = slugOf(anchor);
  return anchors.has(slug) ? slug : closest(anchor, [...anchors]);
}

/** Writes a link from a document to a path of the project. */
export function linkTo(path: string, from: string, isAbsolute: boolean): string {
  if (isAbsolute) return `/${encodePath(path)}`;
  const relative = posix.relative(posix.dirname(from), path);
  // A colon would make a scheme of what stands before it.
  return encodePath(/^[^/]*:/.test(relative) ? `./${relative}` : relative || '.');
}
