import { chmod, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomHex } from '../core/digest.ts';

export interface WriteOptions {
  /** Exactly, whatever the process takes from new files; without it that counts. */
  readonly mode?: number;
  /** The system need not have it on the disk yet: what can be worked out again may be lost with the power. */
  readonly mayBeLost?: boolean;
}

/** A file that is on the disk as a whole, beside its place, and takes it in one step. */
export interface PreparedFile {
  put(): Promise<void>;
  /** Takes it away again; one that was put stays. */
  drop(): Promise<void>;
}

/** What a process that was killed left behind is known by its name. */
const UNFINISHED = /^\.handover-[0-9a-f]{12}\.tmp$/;

/**
 * Writes a file beside its place; makes the folders it needs. No reader ever sees half of it, and what a disk is too full
 * for fails here, where nothing has changed yet.
 * @param path absolute
 */
export async function prepareFile(
  path: string,
  content: string | Uint8Array,
  { mode, mayBeLost = false }: WriteOptions = {},
): Promise<PreparedFile> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.handover-${randomHex(6)}.tmp`);
  const drop = () => rm(temporary, { force: true });
  try {
    await writeFile(temporary, content, { flag: 'wx', ...(mode === undefined ? {} : { mode }) });
    if (mode !== undefined) await chmod(temporary, mode);
    if (!mayBeLost) {
      const handle = await open(temporary, 'r');
      await handle.sync().finally(() => handle.close());
    }
  } catch (error) {
    await drop();
    throw error;
  }
  return {
    put: async () => {
      try {
        await rename(temporary, path);
      } catch (error) {
        await drop();
        throw error;
      }
    },
    drop,
  };
}

/** Writes a file in one step. @see prepareFile */
export async function replaceFile(
  path: string,
  content: string | Uint8Array,
  options?: WriteOptions,
): Promise<void> {
  const prepared = await prepareFile(path, content, options);
  await prepared.put();
}

/** Takes away what processes left that were killed while they wrote into a folder; only for who holds its lock. */
export async function dropUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (UNFINISHED.test(name)) await rm(join(folder, name), { force: true });
}
