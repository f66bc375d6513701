import { slashedPath } from '../../core/paths.ts';
import type { Signed } from '../../history/drafts.ts';
import { readHiddenChanges, type Unwatched } from '../../history/hiddenChanges.ts';
import {
  dirtyDrafts,
  hiddenDrafts,
  stashDrafts,
  unpushedDrafts,
  worktreeDrafts,
} from '../../history/localDrafts.ts';
import {
  type DirtyFile,
  readDirtyFiles,
  readOtherWorktrees,
  readStashes,
  type Worktree,
} from '../../history/localWork.ts';
import type { Refs } from '../../history/refs.ts';
import { readUnpushed, type Unpushed, type UnpushedNotes } from '../../history/unpushed.ts';
import { CONFIG_FILE } from '../../pack/names.ts';
import type { DraftMaker, Reading } from './reading.ts';

/** Where this repository is. */
export interface Here {
  /** Who works here. */
  readonly by: Signed | undefined;
  /** Without one, nothing can be told about what was pushed. */
  readonly hasRemote: boolean;
  /** A mirror's own branches are those of its remote. */
  readonly isMirror: boolean;
  /** Undefined where they could not be read, which was told. */
  readonly worktrees: readonly Worktree[] | undefined;
  readonly unwatched: readonly Unwatched[];
}

export interface Present {
  readonly drafts: DraftMaker;
  /** Files that differ from the last commit, those of the pack among them. */
  readonly dirty: readonly DirtyFile[];
}

/** Reads what lies on this machine only: not committed, put aside or not pushed. */
export async function readPresent(
  reading: Reading,
  { by, hasRemote, isMirror, worktrees, unwatched }: Here,
): Promise<Present> {
  const { project, git, options, call, refs, section, missed } = reading;
  const tell = (paths: readonly string[]) => {
    if (paths.length > 0) missed({ id: 'issues.note.notCompared', data: { paths: listed(paths) } });
  };
  const { folder } = options.settings;
  const pathFrom = (path: string) => slashedPath(project.root, path);
  let changed: readonly DirtyFile[] = [];
  const [dirty, hidden, elsewhere, stashes, unpushed] = await Promise.all([
    section('working-tree', async () => {
      // Who works on the pack knows so, and its files are no work that anybody could forget.
      const { files: all, notCompared } = await readDirtyFiles(git, project.prefix, call);
      const files = all.filter(({ path, state }) => state === 'unmerged' || !isPackFile(path, folder));
      tell(notCompared);
      changed = all;
      return dirtyDrafts(files, by, await daysOf(reading, files));
    }),
    section('working-tree', async () => {
      const isThere = async (path: string) => (await project.files.kind(path)) === 'file';
      const textOf = async (path: string) => {
        const read = await project.files.readText(path);
        return read.kind === 'text' ? read.text : undefined;
      };
      const files = await readHiddenChanges(git, unwatched, isThere, textOf, call);
      return hiddenDrafts(files, by, await daysOf(reading, files));
    }),
    section('worktrees', async () => {
      const trees = await readOtherWorktrees(git, worktrees ?? [], call);
      for (const { path, notCompared } of trees) tell(notCompared.map(name => `${pathFrom(path)}/${name}`));
      return worktreeDrafts(
        trees.filter(({ dirty }) => dirty.length > 0),
        by,
        pathFrom,
      );
    }),
    refs && section('stashes', () => readStashes(git, refs, call)),
    refs && !isMirror
      ? section('unpushed', () => readCommitsOfThisComputer(reading, refs, worktrees ?? [], hasRemote))
      : [],
  ]);
  const drafts: DraftMaker = asOf => [
    ...(dirty ?? []),
    ...(hidden ?? []),
    ...(elsewhere ?? []),
    ...stashDrafts(stashes ?? [], asOf),
    ...unpushedDrafts(unpushed ?? [], pathFrom),
  ];
  return { drafts, dirty: changed };
}

export function isPackFile(path: string, folder: string): boolean {
  return path === CONFIG_FILE || `${path}/`.startsWith(`${folder}/`);
}

async function daysOf(
  { project }: Reading,
  files: readonly { readonly path: string }[],
): Promise<Map<string, string>> {
  const days = new Map<string, string>();
  for (const { path } of files) {
    const day = await project.files.modifiedOn(path);
    if (day !== undefined) days.set(path, day);
  }
  return days;
}

async function readCommitsOfThisComputer(
  { project, git, call, head, missing, graph, note }: Reading,
  refs: Refs,
  worktrees: readonly Worktree[],
  hasRemote: boolean,
): Promise<readonly Unpushed[]> {
  const detached = refs.current === undefined ? head : undefined;
  const kept = await project.cache.read(KEPT);
  const known = kept === undefined ? undefined : parseNotes(kept);
  const options = { ...call, isCompared: missing !== 'partial' };
  const places = { refs, detached, worktrees, hasRemote };
  const { unpushed, notes } = await readUnpushed(git, places, graph, known, options);
  if (notes !== undefined && notes.state !== known?.state)
    await project.cache.write(KEPT, JSON.stringify({ version: VERSION, ...notes }));
  if (notes !== undefined && notes.tagsOfUnknown > 0)
    note({ id: 'issues.note.tags', data: { count: notes.tagsOfUnknown } });
  return unpushed;
}

const KEPT = 'unpushed';
/** Raised whenever what is kept, or how it is found out, changes. */
const VERSION = 2;

function parseNotes(text: string): UnpushedNotes | undefined {
  const { version, state, found, tagsOfUnknown } = JSON.parse(text) as Partial<
    UnpushedNotes & { version: number }
  >;
  if (version !== VERSION || state === undefined || found === undefined) return undefined;
  return { state, found, tagsOfUnknown: tagsOfUnknown ?? 0 };
}

/** So many paths say what it is about. */
const NAMED = 5;

function listed(paths: readonly string[]): string {
  const more = paths.length > NAMED ? ` … (+${paths.length - NAMED})` : '';
  return paths.slice(0, NAMED).join(', ') + more;
}
