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
  const { project, git, options, call, refs, section, missed } = reading;
  const tell = (paths: readonly string[]) => {
    if (paths.length > 0) missed({ id: 'issues.note.notCompared', data: { paths: listed(paths) } });
  };
  const [dirty, elsewhere, stashes, unpushed] = await Promise.all([
    section('working-tree', async () => {
      // Who works on the pack knows so, and its files are no work that anybody could forget.
      const { folder } = options.settings;
      const { files: all, notCompared } = await readDirtyFiles(git, project.prefix, call);
      const files = all.filter(({ path, state }) => state === 'unmerged' || !isPackFile(path, folder));
      tell(notCompared);
      const days = new Map<string, string>();
      for (const { path } of files) {
        const day = await project.files.modifiedOn(path);
        if (day !== undefined) days.set(path, day);
      }
      return dirtyDrafts(files, by, days);
    }),
    section('worktrees', async () => {
      const pathFrom = (path: string) => slashedPath(project.root, path);
      const trees = await readOtherWorktrees(git, call);
      for (const { path, notCompared } of trees) tell(notCompared.map(name => `${pathFrom(path)}/${name}`));
      return worktreeDrafts(
        trees.filter(({ dirty }) => dirty.length > 0),
        by,
        pathFrom,
      );
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

/** So many paths say what it is about. */
const NAMED = 5;

function listed(paths: readonly string[]): string {
  const more = paths.length > NAMED ? ` … (+${paths.length - NAMED})` : '';
  return paths.slice(0, NAMED).join(', ') + more;
}
