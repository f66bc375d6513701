import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomHex, sha256 } from '../core/digest.ts';
import type { Cache } from '../core/ports.ts';

const FOLDER = 'handover-pack';

/**
 * Notes in the git directory of a working tree. Each is one file whose first line is a digest of the rest: a file that
 * was cut off or edited is as good as none. It is replaced in one step, so two processes never read each other's halves.
 * @param gitFolder absolute path
 */
export function openCache(gitFolder: string): Cache {
  const pathOf = (name: string) => join(cacheFolder(gitFolder), `${name}.json`);
  return {
    read: async name => {
      const content = await readFile(pathOf(name), 'utf8').catch(() => undefined);
      if (content === undefined) return undefined;
      const end = content.indexOf('\n');
      const text = content.slice(end + 1);
      return end > 0 && content.slice(0, end) === digest(text) ? text : undefined;
    },
    write: async (name, text) => {
      const path = pathOf(name);
      const temporary = `${path}.${randomHex(6)}.tmp`;
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(temporary, `${digest(text)}\n${text}`, { flag: 'wx' });
        await rename(temporary, path);
        return true;
      } catch {
        // A repository that may only be read, a full disk, a virus scanner: the next run works it out again.
        await rm(temporary, { force: true }).catch(() => undefined);
        return false;
      }
    },
  };
}

/** The folder in a git directory that is ours. */
export function cacheFolder(gitFolder: string): string {
  return join(gitFolder, FOLDER);
}

/** Where nothing is kept: outside of a repository. */
export const NO_CACHE: Cache = { read: async () => undefined, write: async () => false };

function digest(text: string): string {
  return sha256(text);
}
