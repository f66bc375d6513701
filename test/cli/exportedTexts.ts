import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipFiles } from '../../src/export/zip.ts';

/** The texts of an export, by their names: of a file, of all files of a folder, of what an archive holds. */
export async function exportedTexts(path: string): Promise<[name: string, text: string][]> {
  if ((await stat(path)).isDirectory()) {
    const entries = await readdir(path, { withFileTypes: true, recursive: true });
    const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
    return Promise.all(
      files.map(async (file): Promise<[string, string]> => [file, await readFile(file, 'utf8')]),
    );
  }
  const bytes = await readFile(path);
  const unpack = (content: Uint8Array, name: string): [string, string][] => {
    const files = content[0] === 0x50 && content[1] === 0x4b ? unzipFiles(content) : undefined;
    if (files === undefined) return [[name, new TextDecoder().decode(content)]];
    return [...files].flatMap(([inner, own]) => unpack(own, inner));
  };
  return unpack(bytes, path);
}
