import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** A commit that this working tree stood on; its id opens the notes that were made there. */
export interface Stand {
  readonly commit: string;
  /** Whether commits may have been taken out of the history since. */
  readonly isRewritten: boolean;
}

/** What is older than this is read anew. */
const TAIL = 256 * 1024;
const ENTRY = /^([0-9a-f]{40,64}) ([0-9a-f]{40,64}) [^\t]*(?:\t(.*))?$/;
/** Messages of the reflog with which commits leave the history. */
const REWRITES =
  /^(?:commit \(amend\)|rebase |filter-branch|reset:|pull [^()]{0,80}\((?:start|pick|squash|fixup|reword|finish|continue)\))/;

/**
 * Where this working tree stood, oldest first, by git's own record of it (gitformat-reflog: `logs/HEAD`); undefined
 * where git keeps none there.
 * @param gitFolder absolute path
 */
export async function readStands(gitFolder: string): Promise<readonly Stand[] | undefined> {
  const text = await readTail(join(gitFolder, 'logs', 'HEAD'));
  if (text === undefined) return undefined;
  const stands: Stand[] = [];
  let isRewritten = false;
  for (const line of text.split('\n').reverse()) {
    const [, before, commit, message = ''] = ENTRY.exec(line) ?? [];
    if (commit === undefined) continue;
    stands.push({ commit, isRewritten });
    isRewritten ||= before !== commit && REWRITES.test(message);
  }
  return stands.reverse();
}

async function readTail(path: string): Promise<string | undefined> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const length = Math.min(size, TAIL);
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
      return buffer.toString('utf8');
    } finally {
      await file.close();
    }
  } catch {
    // A repository without a record of it; git itself can tell more.
    return undefined;
  }
}
