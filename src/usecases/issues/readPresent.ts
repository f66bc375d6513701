import { slashedPath } from '../../core/paths.ts';
import type { Signed } from '../../history/drafts.ts';
import { dirtyDrafts, stashDrafts, unpushedDrafts, worktreeDrafts } from '../../history/localDrafts.ts';
import { readDirtyFiles, readOtherWorktrees, readStashes, readUnpushed } from '../../history/localWork.ts';
import { CONFIG_FILE } from '../../pack/names.ts';
import type { DraftMaker, Reading } from './reading.ts';

function isPackFile(path: string, folder: string): boolean {
  return path === CONFIG_FILE || `${path}/`.startsWith(`${folder}/`);
}

/**
 * Reads what lies on this machine only: not committed, put aside or not pushed.
 * @param here who works here, and whether there is a remote: without, nothing can be told about what was pushed
 */
export async function readPresent(
  reading: Reading,
  { by, hasRemote }: { readonly by: Signed | undefined; readonly hasRemote: boolean },
): Promise<DraftMaker> {
  const { project, git, options, call, refs, section } = reading;
  const [dirty, elsewhere, stashes, unpushed] = await Promise.all([
    section('working-tree', async () => {
      // Who works on the pack knows so, and its files are no work that anybody could forget.
      const { folder } = options.settings;
      const files = (await readDirtyFiles(git, project.prefix, call)).filter(
        ({ path, state }) => state === 'unmerged' || !isPackFile(path, folder),
      );
      const days = new Map<string, string>();
      for (const { path } of files) {
        const day = await project.files.modifiedOn(path);
        if (day !== undefined) days.set(path, day);
      }
      return dirtyDrafts(files, by, days);
    }),
    section('worktrees', async () => {
      const pathFrom = (path: string) => slashedPath(project.root, path);
      return worktreeDrafts(await readOtherWorktrees(git, call), by, pathFrom);
    }),
    refs && section('stashes', () => readStashes(git, refs, call)),
    refs && hasRemote ? section('unpushed', () => readUnpushed(git, refs, call)) : [],
  ]);
  return asOf => [
    ...(dirty ?? []),
    ...(elsewhere ?? []),
    ...stashDrafts(stashes ?? [], asOf),
    ...unpushedDrafts(unpushed ?? []),
  ];
}
