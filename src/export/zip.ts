import { unzipSync, type Zippable, zipSync } from 'fflate';
import type { OutputFile } from './manifest.ts';

/** An archive, or a file in it, that is larger than this is none of ours. Bytes. */
const LARGEST_CONTENT = 500 * 1024 * 1024;
const MOST_FILES = 20_000;

/**
 * Packs files. The same files on the same day make the same archive, byte by byte.
 * @param day yyyy-mm-dd, the date that all of them get
 */
export function zipFiles(files: readonly OutputFile[], day: string): Uint8Array {
  const content: Zippable = {};
  for (const { path, bytes } of files) content[path] = bytes;
  // A date of an archive has no time zone: noon is the same day everywhere.
  return zipSync(content, { level: 6, mtime: new Date(`${day}T12:00:00`) });
}

/** Unpacks an archive; undefined for what is none, is damaged, or would be far too large. */
export function unzipFiles(bytes: Uint8Array): Map<string, Uint8Array> | undefined {
  let size = 0;
  let count = 0;
  let isTooLarge = false;
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize, name }) => {
        size += originalSize;
        count += 1;
        isTooLarge ||= size > LARGEST_CONTENT || count > MOST_FILES;
        return !isTooLarge && !name.endsWith('/');
      },
    });
    return isTooLarge ? undefined : new Map(Object.entries(files));
  } catch {
    return undefined;
  }
}
