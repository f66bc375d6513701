import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { open, seal, sha256 } from '../core/digest.ts';
import type { Cache } from '../core/ports.ts';
import { readStands, type Stand } from './noteKeys.ts';
import { replaceFile } from './replaceFile.ts';

const FOLDER = 'handover-pack';
const ENDING = '.note';
/** What is not one of these is no note of ours. */
const NOTE = /\.(?:note|json)$/;
const HEADER = /^handover-pack 1 ([0-9a-f]{16})\n/;
const LONGEST_HEADER = 64;

/**
 * Notes in the git directory of a working tree. Nothing of them can be read there: each is sealed with the id of the
 * commit that was checked out, so that it opens for as long as git remembers having stood on it. What was taken out of
 * the history and forgotten by git takes the notes about it along. A note that was cut off or edited is as good as none.
 * It is replaced in one step, so two processes never read each other's halves.
 * @param gitFolder absolute path
 * @param askStands where this working tree stood, newest last, if git keeps no file of it
 */
export function openCache(gitFolder: string, askStands?: () => Promise<readonly string[]>): Cache {
  const pathOf = (name: string) => join(cacheFolder(gitFolder), `${name}${ENDING}`);
  const stands = () => standsOf(gitFolder, askStands);
  return {
    read: async name => {
      const content = await readFile(pathOf(name)).catch(() => undefined);
      const header = content === undefined ? null : headerOf(content);
      if (content === undefined || header === null) return undefined;
      const stand = (await stands()).findLast(({ commit }) => idOf(commit) === header[1]);
      return stand && open(keyOf(stand.commit), content.subarray(header[0].length));
    },
    write: async (name, text) => {
      try {
        const stand = (await stands()).at(-1);
        if (stand === undefined) return false;
        const header = Buffer.from(`handover-pack 1 ${idOf(stand.commit)}\n`);
        const content = Buffer.concat([header, seal(keyOf(stand.commit), text)]);
        await replaceFile(pathOf(name), content, { mode: 0o600, mayBeLost: true });
        return true;
      } catch {
        // A repository that may only be read, a full disk, a virus scanner: the next run works it out again.
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

/**
 * Deletes the notes that may hold what is gone from the history: those that no commit opens any more, those made before
 * commits were taken out, and the ones that an older version left in clear.
 * @param gitFolder absolute path
 */
export async function dropForgottenNotes(
  gitFolder: string,
  askStands?: () => Promise<readonly string[]>,
): Promise<void> {
  const folder = cacheFolder(gitFolder);
  const names = (await readdir(folder).catch(() => [])).filter(name => NOTE.test(name));
  if (names.length === 0) return;
  const good = new Set(
    (await standsOf(gitFolder, askStands)).filter(one => !one.isRewritten).map(one => idOf(one.commit)),
  );
  for (const name of names) {
    const content = await readFile(join(folder, name)).catch(() => undefined);
    const id = content && headerOf(content)?.[1];
    // Where nothing can be deleted nothing can be written either.
    if (id === undefined || !good.has(id))
      await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

async function standsOf(
  gitFolder: string,
  askStands: (() => Promise<readonly string[]>) | undefined,
): Promise<readonly Stand[]> {
  const known = await readStands(gitFolder);
  if (known !== undefined && known.length > 0) return known;
  return ((await askStands?.()) ?? []).map(commit => ({ commit, isRewritten: false }));
}

function headerOf(content: Buffer): RegExpExecArray | null {
  return HEADER.exec(content.subarray(0, LONGEST_HEADER).toString('latin1'));
}

/** Says which commit opens a note, and not its id. */
function idOf(commit: string): string {
  return sha256(`note of ${commit}`).slice(0, 16);
}

function keyOf(commit: string): string {
  return sha256(`key of ${commit}`);
}
