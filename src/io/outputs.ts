import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { UserError } from '../core/errors.ts';
import { slashedPath } from '../core/paths.ts';
import { explained, isMissing } from './files.ts';
import { replaceFile } from './replaceFile.ts';

// What people ask to be written where they say, such as an export; never a file of a project.

/** A file, by its path from the place that was named. */
export interface NamedBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** More than this is no file that we made. Bytes. */
const LARGEST = 500 * 1024 * 1024;
const MOST_FILES = 20_000;

/** What lies at a path that a user named. */
export async function kindOfPlace(path: string): Promise<'file' | 'folder' | 'missing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (isMissing(error)) return 'missing';
    throw error;
  }
}

/** Writes one file in one step; makes the folders it needs. @param name as the user wrote it */
export async function writeOutput(path: string, bytes: Uint8Array, name: string): Promise<void> {
  await explained(name, replaceFile(path, bytes));
}

/** The file by which a folder says which of its files are from an earlier time. */
export interface EarlierFiles {
  readonly file: string;
  /** Undefined where it is another program's. */
  filesOf(bytes: Uint8Array): readonly string[] | undefined;
}

/**
 * Writes the files of a folder, in place of those of an earlier time.
 * @param name as the user wrote it
 * @throws UserError for a folder that holds something else
 */
export async function writeOutputFolder(
  folder: string,
  files: readonly NamedBytes[],
  earlier: EarlierFiles,
  name: string,
): Promise<void> {
  const place = await kindOfPlace(folder);
  if (place === 'file') throw new UserError('error.export.notFolder', { path: name });
  const list = join(folder, earlier.file);
  const known =
    (await kindOfPlace(list)) === 'file' ? earlier.filesOf(await readOutput(list, name)) : undefined;
  if (place === 'folder' && known === undefined && (await readdir(folder)).some(entry => entry !== '.git'))
    throw new UserError('error.export.folderNotEmpty', { path: name });
  await explained(name, replaceFiles(folder, files, known ?? []));
}

async function replaceFiles(
  folder: string,
  files: readonly NamedBytes[],
  known: readonly string[],
): Promise<void> {
  const kept = new Set(files.map(({ path }) => path));
  for (const path of known)
    if (!kept.has(path) && isInside(folder, path)) await rm(join(folder, path), { force: true });
  for (const { path, bytes } of files) await replaceFile(join(folder, path), bytes);
}

/**
 * Reads a file that the user named, wherever it lies.
 * @throws UserError when it is not there or too large
 */
export async function readOutput(path: string, name: string): Promise<Uint8Array> {
  return await explained(
    name,
    (async () => {
      try {
        const { size } = await stat(path);
        if (size > LARGEST) throw new UserError('error.export.tooLarge', { path: name });
        return await readFile(path);
      } catch (error) {
        if (isMissing(error)) throw new UserError('error.noFile', { path: name }, { cause: error });
        throw error;
      }
    })(),
  );
}

/** All files below a folder, by their paths from it; what belongs to git is none of them. */
export async function readOutputFolder(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  let size = 0;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const path = slashedPath(folder, full);
    if (path.startsWith('.git/')) continue;
    size += (await stat(full)).size;
    if (size > LARGEST || files.size > MOST_FILES)
      throw new UserError('error.export.tooLarge', { path: folder });
    files.set(path, await readFile(full));
  }
  return files;
}

function isInside(folder: string, path: string): boolean {
  return resolve(folder, path).startsWith(resolve(folder) + sep);
}
