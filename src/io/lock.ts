import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomHex } from '../core/digest.ts';
import { UserError } from '../core/errors.ts';

/** Who holds a lock. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  /** No two are the same. */
  readonly token: string;
}

/** A lock is held for the moment of reading, changing and writing some files. Milliseconds. */
const LONGEST = 30_000;
const LONGEST_WAIT = 90_000;
const POLL = 15;

/**
 * Does work that only one process may do at a time. The lock is a file that names its holder: one that was left behind
 * by a process of this machine that is gone is taken over at once; one of another machine, as on a network drive, when
 * nothing has happened to it for longer than anybody holds it.
 * @param path absolute path of the lock
 * @param name of what is locked, for people
 * @throws UserError when somebody else does not let go
 */
export async function withLock<T>(path: string, name: string, work: () => Promise<T>): Promise<T> {
  const holder: Holder = { host: hostname(), pid: process.pid, token: randomHex(12) };
  await mkdir(dirname(path), { recursive: true });
  await acquire(path, name, holder);
  try {
    return await work();
  } finally {
    // Who was taken for gone has no lock to give back.
    if ((await readHolder(path))?.token === holder.token) await rm(path, { force: true });
  }
}

async function acquire(path: string, name: string, holder: Holder): Promise<void> {
  const started = performance.now();
  let seen = '';
  let since = started;
  for (;;) {
    if (await take(path, holder)) return;
    const other = await readHolder(path);
    const now = performance.now();
    const state = other?.token ?? 'none';
    if (state !== seen) {
      seen = state;
      since = now;
    }
    const isGone = other !== undefined && other.host === holder.host && !isAlive(other.pid);
    if (isGone || now - since > LONGEST) await takeAway(path, seen, holder);
    else if (now - started > LONGEST_WAIT)
      throw new UserError('error.locked', {
        path: name,
        lock: path,
        process: `${other?.pid ?? '?'}@${other?.host ?? '?'}`,
      });
    await sleep(POLL + Math.random() * POLL);
  }
}

/** A link to a file that is there already appears in one step with all of its text, on network drives, too. */
async function take(path: string, holder: Holder): Promise<boolean> {
  const own = `${path}.${holder.token}`;
  const text = JSON.stringify(holder);
  try {
    await writeFile(own, text, { flag: 'wx' });
    await link(own, path);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    // A drive that knows no links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK'].includes(code)) throw error;
    return await writeFile(path, text, { flag: 'wx' }).then(
      () => true,
      (second: unknown) => {
        if (codeOf(second) === 'EEXIST') return false;
        throw second;
      },
    );
  } finally {
    await rm(own, { force: true });
  }
}

/** Takes a lock away that was left behind; if it is another one by now, it is put back. */
async function takeAway(path: string, token: string, holder: Holder): Promise<void> {
  const aside = `${path}.${holder.token}.left`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const taken = await readHolder(aside);
  if ((taken?.token ?? 'none') !== token) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const holder: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isHolder(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const { host, pid, token } = value as Partial<Record<keyof Holder, unknown>>;
  return typeof host === 'string' && typeof pid === 'number' && typeof token === 'string';
}

function isAlive(other: number): boolean {
  try {
    process.kill(other, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
