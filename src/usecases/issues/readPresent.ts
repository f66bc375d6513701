import { relative, sep } from 'node:path';
import type { Signed } from '../../history/drafts.ts';
import { dirtyDrafts, stashDrafts, unpushedDrafts, worktreeDrafts } from '../../history/localDrafts.ts';
import { readDirtyFiles, readOtherWorktrees, readStashes, readUnpushed } from '../../history/localWork.ts';
import type { DraftMaker, Reading } from './reading.ts';

/** What lies on this machine only. */
export interface Present {
  readonly drafts: DraftMaker;
  /** Without a remote nothing can be told about what was pushed. */
  readonly hasRemote: boolean;
}

/**
 * Reads what was not committed, put aside or not pushed.
 * @param by who works here
 */
export async function readPresent(reading: Reading, by: Signed | undefined): Promise<Present> {
  const { project, git, call, isBorn, section } = reading;
  const [dirty, elsewhere, stashes, unpushed] = await Promise.all([
    section('working-tree', async () => {
      const files = await readDirtyFiles(git, project.prefix, call);
      const days = new Map<string, string>();
      for (const { path } of files) {
        const day = await project.files.modifiedOn(path);
        if (day !== undefined) days.set(path, day);
      }
      return dirtyDrafts(files, by, days);
    }),
    section('worktrees', async () => {
      const pathFrom = (path: string) => relative(project.root, path).split(sep).join('/');
      return worktreeDrafts(await readOtherWorktrees(git, call), by, pathFrom);
    }),
    section('stashes', () => readStashes(git, call)),
    section('unpushed', async () => (isBorn ? ((await readUnpushed(git, call)) ?? 'no-remote') : [])),
  ]);
  const hasRemote = unpushed !== 'no-remote';
  return {
    hasRemote,
    drafts: asOf => [
      ...(dirty ?? []),
      ...(elsewhere ?? []),
      ...stashDrafts(stashes ?? [], asOf),
      ...(hasRemote ? unpushedDrafts(unpushed ?? []) : []),
    ],
  };
}
