import { GitError } from '../core/errors.ts';
import type { Git, GitCallOptions } from '../core/ports.ts';
import type { BranchNotes, Verdict } from './branchNotes.ts';
import {
  type Candidate,
  type ComparingOptions,
  findHoldings,
  type Holding,
  readChanges,
} from './branchVerdict.ts';
import type { CommitGraph, Commits, Fork } from './commitGraph.ts';
import { areasOf } from './describeWork.ts';
import { nameOf } from './patches.ts';
import type { Ref } from './refs.ts';
import type { BranchKind } from './unmergedBranch.ts';

export interface BranchOptions extends GitCallOptions {
  /** Told that changes could not be compared; the branches then count as unmerged. */
  readonly onFailure: (error: GitError) => void;
  /** Told the number of branches that are compared. */
  readonly onProgress?: (branches: number) => void;
  /** False where contents are not here, as in a partial clone: then only what was merged is told apart. */
  readonly isCompared?: boolean;
}

/** A branch that has commits beside the bases. */
export type Work = Fork & {
  readonly ref: Ref;
  readonly kind: BranchKind;
  /** The commits where its work may have gone to. */
  readonly base: Commits;
};

export function unknown({ own }: Work): Verdict {
  return { own: own.length, left: own, sizes: [], files: 0, areas: [] };
}

export interface Compared {
  /** By tip. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** False where some could not be compared. */
  readonly isWhole: boolean;
}

/** Looks for branches in the bases: in all that these have, or in what came since an earlier run looked. */
export async function compare(
  git: Git,
  graph: CommitGraph,
  { work, bases }: { readonly work: readonly Work[]; readonly bases: readonly string[] },
  known: BranchNotes,
  options: BranchOptions,
): Promise<Compared> {
  const inBases = graph.reached(bases);
  const isGrown = known.bases.length > 0 && known.bases.every(hash => graph.has(inBases, hash));
  const before = graph.reached(isGrown ? known.bases : []);
  const isAsBefore = bases.every(tip => graph.has(before, tip));
  const verdicts = new Map<string, Verdict>();
  if (options.isCompared === false) return { verdicts, isWhole: false };
  let isWhole = true;
  const onFailure = (error: GitError) => {
    isWhole = false;
    options.onFailure(error);
  };
  const missing = await stillMissing(git, isGrown ? [...known.verdicts.values()] : [], {
    ...options,
    onFailure,
  });
  const fresh: Work[] = [];
  const again: (Work & { readonly verdict: Verdict })[] = [];
  for (const one of work) {
    const verdict = isGrown ? known.verdicts.get(one.ref.tip) : undefined;
    // The bases may have got some of a branch's commits by a merge: then all is different.
    const isReadNow = verdict?.lacks !== undefined && !missing.has(nameOf(verdict.lacks));
    if (verdict?.own !== one.own.length || isReadNow) fresh.push(one);
    else if (isAsBefore || verdict.left.length === 0) verdicts.set(one.ref.tip, verdict);
    else again.push({ ...one, verdict });
  }
  const candidateOf = candidates(graph);
  const earlier = new Map(again.map(({ ref, verdict }) => [ref.tip, verdict.lacks]));
  const look = async (
    wanted: readonly Candidate[],
    without: Commits,
    totals: ReadonlyMap<string, number>,
  ) => {
    if (wanted.length === 0) return;
    const found = await findHoldings(git, wanted, graph.difference(inBases, without), {
      ...options,
      onFailure,
    });
    for (const [tip, holding] of found) {
      const lacks = holding.lacks ?? earlier.get(tip);
      verdicts.set(tip, verdictOf({ ...holding, lacks }, totals.get(tip) ?? 0));
    }
  };
  const totals = new Map(work.map(({ ref, own }) => [ref.tip, own.length]));
  const oldest = graph.common(fresh.flatMap(({ shared }) => shared.slice(0, 1)));
  try {
    await look(fresh.map(candidateOf), graph.reached(oldest === undefined ? [] : [oldest]), totals);
    await look(
      again.map(one => candidateOf({ ...one, own: one.verdict.left })),
      before,
      totals,
    );
    return { verdicts, isWhole };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    options.signal?.throwIfAborted();
    options.onFailure(error);
    return { verdicts, isWhole: false };
  }
}

function candidates(graph: CommitGraph): (work: Work) => Candidate {
  // They are asked about one after the other: the commits of one are enough to keep.
  let reached: { readonly tip: string; readonly commits: Commits } | undefined;
  return ({ ref: { tip }, kind, base, own, shared }) => ({
    ...{ tip, own, fork: shared[0] },
    isNews: commit => {
      if (reached?.tip !== tip) reached = { tip, commits: graph.reached([tip]) };
      return kind !== 'real-line' && graph.has(base, commit) && !graph.has(reached.commits, commit);
    },
  });
}

/** Of what earlier runs could not read, what still cannot be read, as {@link nameOf} names it. */
async function stillMissing(
  git: Git,
  verdicts: readonly Verdict[],
  options: ComparingOptions,
): Promise<ReadonlySet<string>> {
  const lacking = new Map(verdicts.flatMap(({ lacks }) => (lacks ? [[nameOf(lacks), lacks]] : [])));
  const missing = new Set<string>();
  const reading = { ...options, hasLines: () => false };
  // One and the same commit may be lacking alone and beside another one: they are asked for apart.
  for (const some of Map.groupBy(lacking.values(), one => one.with ?? '').values()) {
    const read = await readChanges(git, some, reading);
    for (const one of some) if (!read.has(one.commit)) missing.add(nameOf(one));
  }
  return missing;
}

function verdictOf({ left, files, sizes, lacks }: Holding, own: number): Verdict {
  return {
    own,
    left,
    sizes: left.map(hash => sizes.get(hash) ?? 0),
    files: files.length,
    areas: areasOf(files),
    ...(lacks !== undefined && { lacks }),
  };
}
