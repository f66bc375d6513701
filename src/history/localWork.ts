import type { Git, GitCallOptions } from '../core/ports.ts';
import { firstLine, records } from './ask.ts';
import { gitDay } from './gitText.ts';
import type { Refs } from './refs.ts';

// What lies on one computer only, and is lost with it.

/** A file that differs from the last commit, or that git does not know. */
export interface DirtyFile {
  /** From the project folder; a folder ends with `/`. */
  readonly path: string;
  readonly state: 'changed' | 'untracked' | 'unmerged';
}

export interface Stash {
  readonly commit: string;
  readonly name: string;
  readonly email: string;
  /** yyyy-mm-dd */
  readonly date: string;
  /** As git keeps it: `On main: half of the refund`. */
  readonly message: string;
  /** Those of untracked files are among them. From the top of the repository. */
  readonly files: readonly string[];
}

/** Changes of a working tree. */
export interface DirtyFiles {
  readonly files: readonly DirtyFile[];
  /** Files that git could not compare: whether they are changed is unknown. */
  readonly notCompared: readonly string[];
}

/** A working tree of the repository beside the one that is looked at. */
export interface Worktree {
  /** Absolute path. */
  readonly path: string;
  /** Undefined on a detached head. */
  readonly branch: string | undefined;
  /** Full hash. */
  readonly head: string;
}

export interface OtherWorktree extends Worktree {
  readonly dirty: readonly DirtyFile[];
  readonly notCompared: readonly string[];
}

/**
 * Changed, untracked and unmerged files below the folder that git runs in. Submodules count only by their commit.
 * @param prefix of that folder from the top of the repository, '' or with `/` at its end
 * @param paths pathspecs: only what they match
 */
export async function readDirtyFiles(
  git: Git,
  prefix: string,
  options: GitCallOptions,
  paths: readonly string[] = ['.'],
): Promise<DirtyFiles> {
  const args = ['status', '--porcelain=v2', '-z', '--untracked-files=normal'];
  const all: DirtyFile[] = [];
  /** Different on disk only: git had to compare the contents. */
  const compared: string[] = [];
  const entries = await records(git, [...args, '--', ...paths], options);
  const add = (path: string, state: DirtyFile['state'], entry = '') => {
    if (!path.startsWith(prefix)) return;
    const own = path.slice(prefix.length);
    all.push({ path: own, state });
    if (entry.startsWith('1 .M')) compared.push(own);
  };
  for (let at = 0; at < entries.length; at += 1) {
    const entry = entries[at] ?? '';
    const kind = entry[0];
    if (kind === '?') add(entry.slice(2), 'untracked');
    else if (kind === 'u') add(after(entry, 10), 'unmerged');
    else if (kind === '1') add(after(entry, 8), 'changed', entry);
    else if (kind === '2') {
      add(after(entry, 9), 'changed');
      // The record that follows is the old name.
      at += 1;
    }
  }
  const notCompared = await git.notCompared(compared, options);
  return { files: all.filter(({ path }) => !notCompared.has(path)), notCompared: [...notCompared] };
}

/** What stands after so many blanks. */
function after(entry: string, blanks: number): string {
  let at = 0;
  for (let count = 0; count < blanks; count += 1) at = entry.indexOf(' ', at) + 1;
  return entry.slice(at);
}

/** @param refs say whether there is one: without, git would fail */
export async function readStashes(
  git: Git,
  { hasStash }: Pick<Refs, 'hasStash'>,
  options: GitCallOptions,
): Promise<Stash[]> {
  if (!hasStash) return [];
  const fields = ['%H', '%P', '%an', '%ae', '%as', '%gs'].join('%x1f');
  const entries = await records(git, ['log', '-g', '-z', `--format=${fields}`, 'refs/stash', '--'], options);
  return Promise.all(
    entries.map(async entry => {
      const [commit = '', parents = '', name = '', email = '', date = '', message = ''] = entry.split('\x1f');
      const [base, , untracked] = parents.split(' ');
      const changed = base
        ? await records(git, ['diff', '--name-only', '-z', base, commit, '--'], options)
        : [];
      const added = untracked
        ? await records(git, ['ls-tree', '-r', '--full-tree', '--name-only', '-z', untracked], options)
        : [];
      return { commit, name, email, date: gitDay(date), message, files: [...changed, ...added] };
    }),
  );
}

/** The other working trees of the repository. One whose folder is gone is left out. */
export async function listWorktrees(git: Git, options: GitCallOptions): Promise<Worktree[]> {
  const trees: Worktree[] = [];
  let isGone = false;
  const list = await Array.fromAsync(git.records(['worktree', 'list', '--porcelain', '-z'], '\0', options));
  let tree = { path: '', branch: undefined as string | undefined, head: '' };
  for (const attribute of [...list, '']) {
    const [, word = '', value = ''] = /^(\S+)(?: ([\s\S]*))?$/.exec(attribute) ?? [];
    if (attribute === '') {
      if (tree.path !== '' && tree.head !== '' && !isGone) trees.push(tree);
      tree = { path: '', branch: undefined, head: '' };
      isGone = false;
    } else if (word === 'worktree') tree.path = value;
    else if (word === 'HEAD') tree.head = value;
    else if (word === 'branch') tree.branch = value.replace(/^refs\/heads\//, '');
    else if (word === 'prunable' || word === 'bare') isGone = true;
  }
  if (trees.length < 2) return [];
  const own = await firstLine(git, ['rev-parse', '--show-toplevel'], options);
  return trees.filter(({ path }) => path !== own);
}

/** Those of the other working trees that hold changes, or may. */
export async function readOtherWorktrees(
  git: Git,
  trees: readonly Worktree[],
  options: GitCallOptions,
): Promise<OtherWorktree[]> {
  const found = await Promise.all(
    trees.map(async one => {
      const { files, notCompared } = await readDirtyFiles(git.elsewhere(one.path), '', options, []);
      return { ...one, dirty: files, notCompared };
    }),
  );
  return found.filter(({ dirty, notCompared }) => dirty.length + notCompared.length > 0);
}
