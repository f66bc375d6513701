import { createHash } from 'node:crypto';
import { GitError } from '../core/errors.ts';
import type { Git, GitCallOptions } from '../core/ports.ts';
import { isBot } from '../knowledge/identities.ts';
import { baseChanges } from './baseChanges.ts';
import { isLongLived } from './branchNames.ts';
import { type BranchNotes, NOTHING_KNOWN, type Verdict } from './branchNotes.ts';
import { notInBase } from './branchVerdict.ts';
import { type CommitGraph, type Commits, type Fork, readGraph } from './commitGraph.ts';
import type { Ref, Refs } from './refs.ts';
import type { UnmergedBranch } from './unmergedBranch.ts';

/** The branch that work ends up in. */
export interface DefaultBranch {
  /** `main`; undefined on a detached head without any such branch. */
  readonly name: string | undefined;
  /** Full hashes: the local branch, and its copy on the remote where that is another commit. */
  readonly tips: readonly string[];
  /** Of those tips, the one that branches are compared with. */
  readonly tip: string | undefined;
  readonly refs: ReadonlySet<string>;
}

/** Names by custom, where no remote says which branch is the default one. */
const USUAL = ['main', 'master', 'trunk', 'develop', 'dev'];
/** Branches that are looked at side by side. */
const PARALLEL = 4;
/** A branch that is further ahead is not compared change by change. Commits. */
const COMPARED = 300;

/**
 * Finds the default branch: what the remote says, else what is usual, else the current branch or commit.
 * @param head full hash of the commit that is checked out
 */
export function findDefaultBranch(
  { branches, current, ofRemote }: Refs,
  head: string | undefined,
): DefaultBranch {
  const has = (name: string) => branches.some(ref => ref.shortName === name);
  const name = [ofRemote, ...USUAL, current].find(candidate => candidate !== undefined && has(candidate));
  if (name === undefined) return { name, tips: head ? [head] : [], tip: head, refs: new Set() };
  const copies = branches.filter(ref => ref.shortName === name && (!ref.isRemote || isMainRemote(ref.name)));
  const local = copies.find(({ isRemote }) => !isRemote);
  const tips = [...new Set(copies.map(({ tip }) => tip))].sort();
  const tip = (local ?? copies[0])?.tip;
  return { name, tips, tip, refs: new Set(copies.map(({ ref }) => ref)) };
}

export interface BranchOptions extends GitCallOptions {
  /** Told that changes could not be compared; the branch then counts as unmerged. */
  readonly onFailure: (error: GitError) => void;
  /** Told the number of branches that were compared so far. */
  readonly onProgress?: (branches: number) => void;
}

/**
 * The branches, local and remote, whose work is nowhere else. Recognised as merged, and left out: merged ones, those
 * whose commits were all picked or rebased, and those that were squashed into one commit.
 * @param all every branch of the repository
 * @param known what an earlier run noted; what this one finds out comes back
 * @throws GitError when git fails
 */
export async function readUnmergedBranches(
  git: Git,
  all: readonly Ref[],
  base: DefaultBranch,
  known: BranchNotes,
  options: BranchOptions,
): Promise<{ readonly branches: readonly UnmergedBranch[]; readonly notes: BranchNotes }> {
  const refs = all.filter(({ ref }) => !base.refs.has(ref));
  const state = stateOf(refs, base);
  if (known.answer?.refs === state) return { branches: known.answer.branches, notes: known };
  if (base.tip === undefined || refs.length === 0) return { branches: [], notes: NOTHING_KNOWN };
  const graph = await readGraph(git, base.tips, options);
  const inBase = graph.reached(base.tips);
  const branches = unmergedRefs(refs, graph, base.tips).map(ref => ({ ref, ...graph.fork(ref.tip, inBase) }));
  const compared = branches.filter(isCompared);
  const compare = comparison(git, graph, { base, inBase, known, compared }, options);
  const verdicts = new Map<string, Verdict>();
  let isWhole = true;
  for (let at = 0; at < compared.length; at += PARALLEL) {
    const batch = compared.slice(at, at + PARALLEL);
    const answers = await Promise.allSettled(
      batch.map(async branch => verdicts.set(branch.ref.tip, await compare(branch))),
    );
    options.signal?.throwIfAborted();
    for (const answer of answers) {
      if (answer.status === 'fulfilled') continue;
      if (!(answer.reason instanceof GitError)) throw answer.reason;
      isWhole = false;
      options.onFailure(answer.reason);
    }
    options.onProgress?.(Math.min(compared.length, at + PARALLEL));
  }
  const found = branches.flatMap(branch => describe(branch, verdicts.get(branch.ref.tip)) ?? []);
  const answer = isWhole ? { refs: state, branches: found } : undefined;
  return { branches: found, notes: { bases: base.tips, verdicts, answer } };
}

/** The same for as long as no branch moves. */
function stateOf(refs: readonly Ref[], { tips }: DefaultBranch): string {
  const places = refs.map(({ ref, tip }) => `${ref} ${tip}`).sort();
  return createHash('sha256')
    .update([tips.join(' '), ...places].join('\n'))
    .digest('hex');
}

interface Compared {
  readonly base: DefaultBranch;
  readonly inBase: Commits;
  readonly known: BranchNotes;
  readonly compared: readonly Branch[];
}

/** Looks for a branch in the default one: in all of it, or in what came since an earlier run looked. */
function comparison(
  git: Git,
  graph: CommitGraph,
  { base, inBase, known, compared }: Compared,
  options: BranchOptions,
): (branch: Branch) => Promise<Verdict> {
  const isGrown = known.bases.length > 0 && known.bases.every(hash => graph.has(inBase, hash));
  const before = graph.reached(isGrown ? known.bases : []);
  const isAsBefore = base.tips.every(tip => graph.has(before, tip));
  // The default branch may have got some of a branch's commits by a merge: then all is different.
  const earlier = ({ ref, own }: Branch) => {
    const verdict = isGrown ? known.verdicts.get(ref.tip) : undefined;
    return verdict?.own === own.length ? verdict : undefined;
  };
  const oldest = graph.common(compared.flatMap(branch => (earlier(branch) ? [] : branch.shared.slice(0, 1))));
  const whole = baseChanges(git, base.tips, oldest === undefined ? [] : [oldest], options);
  const recent = baseChanges(git, base.tips, known.bases, options);
  return async branch => {
    const { ref, own, shared } = branch;
    const verdict = earlier(branch);
    if (verdict && (isAsBefore || verdict.left.length === 0)) return verdict;
    const common = graph.reached(shared);
    const isNews = (commit: string) => !graph.has(common, commit) && !(verdict && graph.has(before, commit));
    const candidate = { tip: ref.tip, fork: shared[0] ?? '', own: verdict?.left ?? own };
    const left = await notInBase(git, candidate, verdict ? recent : whole, isNews, options);
    return { own: own.length, left };
  };
}

type Branch = Fork & { readonly ref: Ref };

/** Of a line of its own, such as a release, what it has in common with the base does not make it merged. */
function isCompared({ ref, shared, own }: Branch): boolean {
  return shared.length > 0 && own.length <= COMPARED && !isLongLived(ref.shortName);
}

function describe(
  { ref, shared, own, behind }: Branch,
  verdict: Verdict | undefined,
): UnmergedBranch | undefined {
  const left = verdict?.left ?? own;
  if (left.length === 0) return undefined;
  const { name, shortName, tip, authorName, authorEmail, date, subject } = ref;
  return {
    ...{ name, shortName, tip, authorName, authorEmail, date, subject },
    ahead: left.length,
    behind,
    isUnrelated: shared.length === 0,
    isLongLived: isLongLived(shortName),
    commits: left.slice(0, COMPARED),
  };
}

/** A branch of integration may hold what the default one does not have yet; it is not a target for itself. */
function unmergedRefs(refs: readonly Ref[], graph: CommitGraph, defaults: readonly string[]): Ref[] {
  const collecting = refs.filter(({ shortName }) => isLongLived(shortName));
  const inDefault = graph.reached(defaults);
  const anywhere = graph.reached([...defaults, ...collecting.map(({ tip }) => tip)]);
  const unmerged = refs.filter(
    ({ shortName, tip }) => !graph.has(isLongLived(shortName) ? inDefault : anywhere, tip),
  );
  return newestOfEach(unmerged).filter(
    ({ shortName, authorName, authorEmail }) =>
      !isBot(shortName.split(/[/-]/)[0] ?? '', authorEmail) && !isBot(authorName, authorEmail),
  );
}

function isMainRemote(name: string): boolean {
  return name.startsWith('origin/') || name.startsWith('upstream/');
}

/** A local branch and its copies on remotes are one piece of work: the newest tells how far it is. */
function newestOfEach(refs: readonly Ref[]): Ref[] {
  const byName = new Map<string, Ref>();
  const tips = new Set<string>();
  for (const ref of refs) {
    const known = byName.get(ref.shortName);
    // Refs come newest first; of two with the same date the local one is listed first.
    if (known || tips.has(ref.tip)) continue;
    byName.set(ref.shortName, ref);
    tips.add(ref.tip);
  }
  return [...byName.values()];
}
