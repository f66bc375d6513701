import { sha256 } from '../core/digest.ts';
import type { Git, GitCallOptions } from '../core/ports.ts';
import { records } from './ask.ts';
import { findHoldings } from './branchVerdict.ts';
import type { CommitGraph } from './commitGraph.ts';
import { gitDay, repairedText } from './gitText.ts';
import type { Worktree } from './localWork.ts';
import type { Refs } from './refs.ts';

// Commits that lie on one computer only, and are lost with it.

/** Commits that no remote has, and what holds them here. */
export interface Unpushed {
  readonly holder: 'branch' | 'tag' | 'head' | 'worktree';
  /** Of a branch or a tag its name, of another working tree its absolute path. */
  readonly name: string;
  /** Newest first. */
  readonly commits: readonly OwnCommit[];
}

export interface OwnCommit {
  readonly hash: string;
  readonly name: string;
  readonly email: string;
  /** yyyy-mm-dd */
  readonly date: string;
  readonly subject: string;
}

/** Where commits can be. */
export interface Places {
  readonly refs: Refs;
  /** Full hash of the commit that is checked out without a branch. */
  readonly detached: string | undefined;
  readonly worktrees: readonly Worktree[];
  /** Without a remote every branch is here only; then what no branch and no tag holds counts. */
  readonly hasRemote: boolean;
}

/** What an earlier run found, for as long as nothing moves: the hashes by holder. */
export interface UnpushedNotes {
  readonly state: string;
  readonly found: readonly { readonly index: number; readonly left: readonly string[] }[];
  /** Tags with commits that no branch of a remote has, and that nothing says were made here: a remote may have them. */
  readonly tagsOfUnknown: number;
}

interface Holder {
  readonly holder: Unpushed['holder'];
  readonly name: string;
  readonly tip: string;
  /** A branch that a remote has, too, as it was. */
  readonly isOnRemote?: boolean;
}

export interface UnpushedOptions extends GitCallOptions {
  /** False where contents are not here, as in a partial clone: work that came in squashed is then not known again. */
  readonly isCompared: boolean;
}

/**
 * The commits of branches, tags and heads that no remote has, neither as they are nor in another form: what was rebased,
 * picked or squashed there is not lost with this computer. A commit that a branch holds is told there only.
 * @throws GitError when git fails
 */
export async function readUnpushed(
  git: Git,
  places: Places,
  graph: () => Promise<CommitGraph>,
  known: UnpushedNotes | undefined,
  options: UnpushedOptions,
): Promise<{ readonly unpushed: readonly Unpushed[]; readonly notes: UnpushedNotes | undefined }> {
  const { bases, holders } = holdersOf(places);
  if (holders.length === 0) return { unpushed: [], notes: undefined };
  const state = sha256(JSON.stringify([options.isCompared, bases, holders]));
  const notes =
    known?.state === state
      ? known
      : { state, ...(await findLeft(git, holders, bases, await graph(), options)) };
  const commits = await readCommits(git, [...new Set(notes.found.flatMap(({ left }) => left))], options);
  const unpushed = notes.found.flatMap(({ index, left }) => {
    const one = holders[index];
    const own = left.flatMap(hash => commits.get(hash) ?? []);
    return one && own.length > 0 ? [{ holder: one.holder, name: one.name, commits: own }] : [];
  });
  return { unpushed, notes };
}

/** What may hold commits, what counts most first; and the commits that are elsewhere, too. */
function holdersOf({ refs, detached, worktrees, hasRemote }: Places): {
  readonly bases: readonly string[];
  readonly holders: readonly Holder[];
} {
  const remote = refs.branches.filter(({ isRemote }) => isRemote);
  const local = refs.branches.filter(({ isRemote }) => !isRemote);
  const bases = new Set((hasRemote ? remote : [...refs.branches, ...refs.tags]).map(({ tip }) => tip));
  const pushed = new Set(remote.map(({ shortName }) => shortName));
  const holders: Holder[] = [
    ...(hasRemote
      ? local.map(({ name, tip }) => ({ holder: 'branch' as const, name, tip, isOnRemote: pushed.has(name) }))
      : []),
    ...(detached === undefined ? [] : [{ holder: 'head' as const, name: 'HEAD', tip: detached }]),
    ...worktrees
      .filter(({ branch }) => branch === undefined)
      .map(({ path, head }) => ({ holder: 'worktree' as const, name: path, tip: head })),
    ...(hasRemote ? refs.tags.map(({ name, tip }) => ({ holder: 'tag' as const, name, tip })) : []),
  ];
  return { bases: [...bases].sort(), holders: holders.filter(({ tip }) => !bases.has(tip)) };
}

async function findLeft(
  git: Git,
  holders: readonly Holder[],
  bases: readonly string[],
  graph: CommitGraph,
  options: UnpushedOptions,
): Promise<Omit<UnpushedNotes, 'state'>> {
  const inBases = graph.reached(bases);
  const forks = holders.map(({ tip }) => graph.fork(tip, inBases));
  const branches = holders.filter(({ holder }) => holder === 'branch').map(({ tip }) => tip);
  const onBranches = graph.reached(branches);
  // What another branch was built on, or took in, is told there; a line that remotes know is told of itself.
  const inOthers = graph.below(branches);
  const first = new Map(holders.toReversed().map(({ tip, name }) => [tip, name]));
  const all = holders.flatMap((one, index) => {
    const { own = [], shared = [] } = forks[index] ?? {};
    const isTold =
      one.holder === 'branch'
        ? one.isOnRemote !== true && (graph.has(inOthers, one.tip) || first.get(one.tip) !== one.name)
        : graph.has(onBranches, one.tip);
    return own.length === 0 || isTold ? [] : [{ ...one, index, own, shared }];
  });
  const made = all.some(({ holder }) => holder === 'tag') ? await madeHere(git, options) : new Set<string>();
  const open = all.filter(({ holder, own }) => holder !== 'tag' || own.some(hash => made.has(hash)));
  const tagsOfUnknown = all.length - open.length;
  if (open.length === 0) return { found: [], tagsOfUnknown };
  const fork = graph.common(open.flatMap(({ shared }) => shared.slice(0, 1)));
  const news = graph.difference(inBases, graph.reached(fork === undefined ? [] : [fork]));
  let reached: { readonly tip: string; readonly commits: Uint8Array } | undefined;
  const candidates = open.map(({ tip, own, shared }) => ({
    ...{ tip, own, fork: shared[0] },
    isNews: (commit: string) => {
      if (reached?.tip !== tip) reached = { tip, commits: graph.reached([tip]) };
      return !graph.has(reached.commits, commit);
    },
  }));
  const holdings =
    options.isCompared && news.length > 0 ? await findHoldings(git, candidates, news, options) : undefined;
  const told = new Set<string>();
  const found = open.flatMap(({ holder, index, tip, own }) => {
    const left = (holdings?.get(tip)?.left ?? own).filter(hash => holder === 'branch' || !told.has(hash));
    for (const hash of left) told.add(hash);
    return left.length === 0 ? [] : [{ index, left }];
  });
  return { found, tagsOfUnknown };
}

/** Commits that were made on this computer, as far as git still has it in its diary. */
async function madeHere(git: Git, { signal }: UnpushedOptions): Promise<ReadonlySet<string>> {
  const args = ['log', '-g', '-z', '--all', '--format=%H%x1f%gs', '--'];
  const entries = await records(git, args, signal ? { signal } : {});
  return new Set(
    entries.flatMap(entry => {
      const [hash = '', what = ''] = entry.split('\x1f');
      return /^(commit|cherry-pick|revert|rebase|merge|am)\b/.test(what) ? [hash] : [];
    }),
  );
}

async function readCommits(
  git: Git,
  hashes: readonly string[],
  { signal }: UnpushedOptions,
): Promise<ReadonlyMap<string, OwnCommit>> {
  // Without a commit on its list git would show the current one.
  if (hashes.length === 0) return new Map();
  const format = ['%H', '%an', '%ae', '%as', '%s'].join('%x1f');
  const input = hashes.map(hash => `${hash}\n`).join('');
  const args = ['log', '-z', '--no-walk=unsorted', '--stdin', `--format=${format}`];
  const commits = (await records(git, args, { ...(signal && { signal }), input })).map(record => {
    const [hash = '', name = '', email = '', date = '', subject = ''] = record.split('\x1f');
    return { hash, name, email, date: gitDay(date), subject: repairedText(subject) };
  });
  return new Map(commits.map(commit => [commit.hash, commit]));
}
