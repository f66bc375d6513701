import { access, constants, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FileChange, textFor } from '../core/changes.ts';
import { UserError } from '../core/errors.ts';
import type { ChangeOutcome, Files } from '../core/ports.ts';
import { textOrAbsent } from '../core/textRead.ts';
import { withLock } from './lock.ts';
import { dropUnfinished, type PreparedFile } from './replaceFile.ts';

/** UTF-8 with its mark, as Notepad writes it. The reader leaves it out. */
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Does work that writes files, while nobody else does.
 * @param own absolute path of the lock; undefined where there is no folder of ours
 * @param beside that of a lock for a project without such a folder, or one in which we may not write
 * @param name of what is locked, for people
 */
export async function alone<T>(
  own: string | undefined,
  beside: string,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const lock = own !== undefined && (await canLockIn(dirname(own))) ? own : beside;
  return await withLock(lock, name, work);
}

/**
 * Writes changes on top of what is there now: of eight who each add something, one after the other, all are there.
 * Every change is worked out and on the disk before the first one takes its place.
 * @throws UserError for a file that cannot be read or changed; then nothing was written
 */
export async function writeChanges(
  files: Pick<Files, 'readText' | 'root'> & { prepare(path: string, text: string): Promise<PreparedFile> },
  changes: readonly FileChange[],
): Promise<ReadonlyMap<string, ChangeOutcome>> {
  const outcomes = new Map<string, ChangeOutcome>();
  const texts: (readonly [path: string, text: string])[] = [];
  for (const change of changes) {
    const { path } = change;
    const now = textOrAbsent(path, await files.readText(path));
    const text = textFor(change, now);
    outcomes.set(path, text === undefined ? 'left' : text === now ? 'unchanged' : 'written');
    if (text === undefined || text === now) continue;
    const encoding = now === undefined ? 'utf-8' : await encodingOf(`${files.root}/${path}`);
    if (encoding === 'other') throw new UserError('error.encoding', { path });
    texts.push([path, encoding === 'utf-8-mark' && !text.startsWith('\ufeff') ? `\ufeff${text}` : text]);
  }
  await putAll(files, texts);
  return outcomes;
}

/** All of the files or, where one of them cannot be written, none; in their order, for who is killed between two. */
async function putAll(
  { root, prepare }: Parameters<typeof writeChanges>[0],
  texts: readonly (readonly [path: string, text: string])[],
): Promise<void> {
  for (const folder of new Set(texts.map(([path]) => dirname(join(root, path)))))
    await dropUnfinished(folder);
  const prepared: PreparedFile[] = [];
  try {
    for (const [path, text] of texts) prepared.push(await prepare(path, text));
    for (const { put } of prepared) await put();
  } finally {
    for (const { drop } of prepared) await drop();
  }
}

/** Whether we may make files in a folder, which need not exist yet. */
async function canLockIn(folder: string): Promise<boolean> {
  return await mkdir(folder, { recursive: true })
    .then(() => access(folder, constants.W_OK))
    .then(
      () => true,
      () => false,
    );
}

/** How a text file is encoded: what is not UTF-8 would be another file when it is written as such. */
async function encodingOf(path: string): Promise<'utf-8' | 'utf-8-mark' | 'other'> {
  const handle = await open(path, 'r');
  try {
    const bytes = await handle.readFile();
    if (bytes.subarray(0, 3).equals(MARK)) return 'utf-8-mark';
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return bytes.includes(0) ? 'other' : 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'other';
    throw error;
  } finally {
    await handle.close();
  }
}
