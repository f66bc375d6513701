import { lstat, open, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { localDate } from '../core/dates.ts';
import { encodingOf, toText } from '../core/decode.ts';
import { UserError } from '../core/errors.ts';
import { limitOf } from '../core/limits.ts';
import { isGitFolder, slashedPath } from '../core/paths.ts';
import type { Files, Git, PathKind, TextRead, UnreadableReason } from '../core/ports.ts';
import { listFolder, listWithGit } from './list.ts';
import { type PreparedFile, prepareFile } from './replaceFile.ts';

/** Files that are read at the same time. */
const PARALLEL = 32;
/** Bytes that tell whether a large file is a text. */
const HEAD = 8192;
/** No permission, a read-only or full disk, a file that another program holds. */
const REFUSALS = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EBUSY', 'EIO', 'ENAMETOOLONG']);

/**
 * Opens a project folder.
 * @param root absolute path of the project folder
 * @param git git in that folder, or undefined where there is none
 * @param ownFolder absolute path of a folder that is neither committed nor seen, for a lock; beside the files without one
 */
export function openFiles(root: string, git: Git | undefined, ownFolder?: string): Files {
  const prepare = (path: string, text: string) => explained(path, prepareWrite(root, path, text));
  const files: Omit<Files, 'change' | 'alone'> = {
    root,
    kind: path => explained(path, kindOf(root, path)),
    readText: (path, limit = limitOf(path)) => readText(root, path, limit),
    readTexts: (paths, limit) => readTexts(root, paths, limit),
    readBytes: (path, limit) => explained(path, readBytes(root, path, limit)),
    modifiedOn: path => explained(path, modifiedOn(root, path)),
    write: (path, text) =>
      explained(
        path,
        prepare(path, text).then(({ put }) => put()),
      ),
    list: async signal => (git ? (await listWithGit(git, [], signal)).paths : listFolder(root)),
    // For whoever needs to know: where much was changed, git compares all of it.
    listing: git && (signal => listWithGit(git, ['--modified'], signal)),
  };
  const alone: Files['alone'] = async work => {
    const { alone: whileNobodyElse } = await import('./change.ts');
    const beside = join(root, '.handover-pack.lock');
    const own = ownFolder && join(ownFolder, 'write.lock');
    return await explained(
      root,
      whileNobodyElse(own, beside, root, () => work(files)),
    );
  };
  const change: Files['change'] = async changes => {
    if (changes.length === 0) return new Map();
    const { writeChanges } = await import('./change.ts');
    return await alone(() => writeChanges({ ...files, prepare }, changes));
  };
  return { ...files, alone, change };
}

/**
 * The text of a file that the user named, wherever it lies.
 * @param name as the user wrote it
 * @throws UserError when it is not there, or no text
 */
export async function readUserFile(path: string, name: string): Promise<string> {
  const bytes = await explained(name, readFile(path)).catch((error: unknown) => {
    if (isMissing(error)) throw new UserError('error.noFile', { path: name }, { cause: error });
    throw error;
  });
  const read = toText(bytes);
  if (read.kind !== 'text') throw new UserError('error.noText', { path: name });
  return read.text;
}

/** What the operating system refuses is nothing that we could fix, but the user can. */
export async function explained<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || !REFUSALS.has(code)) throw error;
    throw new UserError('error.fileSystem', { path, code }, { cause: error });
  }
}

/** @throws UserError for a path that is absolute or climbs out of the project: paths also come from users' YAML */
function inside(root: string, path: string): string {
  const full = resolve(root, path);
  const back = relative(root, full);
  if (isAbsolute(path) || /^\.\.([/\\]|$)/.test(back) || isAbsolute(back) || path.includes('\0')) {
    throw new UserError('error.pathOutside', { path });
  }
  return full;
}

async function kindOf(root: string, path: string): Promise<PathKind> {
  const full = inside(root, path);
  if (!(await staysInside(root, full))) return 'link';
  try {
    const info = await lstat(full);
    if (info.isSymbolicLink()) return 'link';
    return info.isFile() ? 'file' : info.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (isMissing(error)) return 'missing';
    throw error;
  }
}

async function modifiedOn(root: string, path: string): Promise<string | undefined> {
  try {
    return localDate((await lstat(inside(root, path))).mtime);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether the nearest existing parent folder, its links resolved, still lies in the project. */
async function staysInside(root: string, full: string): Promise<boolean> {
  const realRoot = await realpath(root);
  for (let folder = dirname(full); ; folder = dirname(folder)) {
    try {
      const real = await realpath(folder);
      return real === realRoot || real.startsWith(realRoot + sep) || relative(root, folder) === '';
    } catch (error) {
      if (!isMissing(error) || folder === dirname(folder)) throw error;
    }
  }
}

const ABSENT: TextRead = { kind: 'absent' };

/** What the operating system says when it refuses, and what that means for a reader. */
const REASONS: ReadonlyMap<string, 'link-loop' | 'no-permission' | 'folder'> = new Map([
  ['ELOOP', 'link-loop'],
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
  ['EISDIR', 'folder'],
]);

/**
 * @param knownRoot the root with its links resolved, where that is known
 * @param realFolders folders with their links resolved, as far as they were asked for
 */
async function readText(
  root: string,
  path: string,
  limit: number,
  knownRoot?: string,
  realFolders = new Map<string, Promise<string>>(),
): Promise<TextRead> {
  const full = inside(root, path);
  try {
    const [realRoot, own] = await Promise.all([knownRoot ?? realpath(root), lstat(full)]);
    const real = own.isSymbolicLink()
      ? await realpath(full)
      : join(await realFolder(full, realFolders), basename(full));
    if (real !== realRoot && !real.startsWith(realRoot + sep)) return refused('link-outside');
    const info = own.isSymbolicLink() ? await stat(real) : own;
    if (info.isDirectory()) return refused('folder');
    // Opening a pipe would wait for somebody to write into it.
    if (!info.isFile()) return refused('special');
    if (info.size > limit) return refused((await isText(real)) ? 'too-large' : 'binary');
    return toText(await readFile(real));
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (code === 'ENOTDIR') return ABSENT;
    if (code === 'ENOENT') return (await isBrokenLink(root, full)) ? refused('link-to-nothing') : ABSENT;
    return refused(REASONS.get(code) ?? 'io', code);
  }
}

/** Of many files in one folder one asks. */
function realFolder(full: string, known: Map<string, Promise<string>>): Promise<string> {
  const folder = dirname(full);
  const asked = known.get(folder) ?? realpath(folder);
  known.set(folder, asked);
  return asked;
}

async function readBytes(root: string, path: string, limit: number): Promise<Uint8Array | undefined> {
  const full = inside(root, path);
  try {
    const [realRoot, real] = await Promise.all([realpath(root), realpath(full)]);
    if (!real.startsWith(realRoot + sep)) return undefined;
    const info = await stat(real);
    return info.isFile() && info.size <= limit ? await readFile(real) : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether the beginning of a file is that of a text: what is none is missed by nobody, however large it is. */
async function isText(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return encodingOf(buffer.subarray(0, bytesRead), true) !== undefined;
  } finally {
    await handle.close();
  }
}

function refused(reason: UnreadableReason, code?: string): TextRead {
  return { kind: 'unreadable', reason, ...(code !== undefined && { code }) };
}

/** Whether what is missing is what a link leads to: the file itself, or the nearest of its folders that is there. */
async function isBrokenLink(root: string, full: string): Promise<boolean> {
  for (let place = full; relative(root, place) !== ''; place = dirname(place)) {
    try {
      return (await lstat(place)).isSymbolicLink();
    } catch (error) {
      if (!isMissing(error) || place === dirname(place)) return false;
    }
  }
  return false;
}

async function readTexts(
  root: string,
  paths: readonly string[],
  limit: number | undefined,
): Promise<ReadonlyMap<string, TextRead>> {
  const reads = new Map<string, TextRead>();
  // Where the folder itself is gone, each file says so.
  const realRoot = paths.length > 1 ? await realpath(root).catch(() => undefined) : undefined;
  const realFolders = new Map<string, Promise<string>>();
  for (let at = 0; at < paths.length; at += PARALLEL) {
    const batch = paths.slice(at, at + PARALLEL);
    const results = await Promise.all(
      batch.map(path => readText(root, path, limit ?? limitOf(path), realRoot, realFolders)),
    );
    batch.forEach((path, index) => {
      reads.set(path, results[index] ?? ABSENT);
    });
  }
  return reads;
}

/** @throws UserError for a place outside of the project, and a text that could not be read again */
async function prepareWrite(root: string, path: string, text: string): Promise<PreparedFile> {
  const full = inside(root, path);
  if (slashedPath(root, full).split('/').some(isGitFolder))
    throw new UserError('error.pathOutside', { path });
  if ((await kindOf(root, path)) === 'link') throw new UserError('error.pathOutside', { path });
  const limit = limitOf(path);
  if (Buffer.byteLength(text) > limit)
    throw new UserError('error.tooLargeToWrite', { path, limit: String(limit) });
  return await prepareFile(full, text);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** Whether an error says that there is nothing at a path. */
export function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP';
}
