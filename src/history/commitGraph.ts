import { GitError } from '../core/errors.ts';
import type { Cache, Git, GitCallOptions } from '../core/ports.ts';
import { type GraphData, growGraph, NO_COMMITS, parseGraph, printGraph } from './graphData.ts';

/** Some commits of a graph, by their places in it. */
export type Commits = Uint8Array;

/** How a line of work lies to the commits of a base. */
export interface Fork {
  /** Commits that the base does not have, without merges, newest first. */
  readonly own: readonly string[];
  /** The same, merges counted. */
  readonly ahead: number;
  /** Where it left the base, newest first: several places where the base was merged into it, none where they have nothing in common. */
  readonly shared: readonly string[];
}

/** A step of a line, which goes from its newest commit through the first parents. */
export interface Step {
  readonly commit: string;
  /** What was merged into the line there. */
  readonly merged: readonly string[];
}

/**
 * Commits and their parents, read once: what many branches have in common is then a matter of counting, where git
 * would walk through the history for each question and each branch.
 */
export interface CommitGraph {
  /** What commits reach, themselves included; those that the graph does not hold are left out. */
  reached(hashes: readonly string[]): Commits;
  /** The same without the commits themselves, but for those that others of them reach. */
  below(hashes: readonly string[]): Commits;
  has(commits: Commits, hash: string): boolean;
  /** @param base as {@link reached} gives it */
  fork(tip: string, base: Commits): Fork;
  /** How many commits of the base the commits do not reach. */
  behind(hashes: readonly string[], base: Commits): number;
  /** The newest commit that all of these reach; undefined where there is none. */
  common(hashes: readonly string[]): string | undefined;
  /** The steps of a line until it meets the base, newest first. */
  steps(tip: string, base: Commits): readonly Step[];
  /** Commits of the one that are not among the other, without merges, newest first. */
  difference(commits: Commits, without: Commits): readonly string[];
  /** When a commit was made. Seconds since 1970; NaN for one that the graph does not hold. */
  timeOf(hash: string): number;
}

/**
 * Reads the commits that the branches, local and remote, the tags and some others reach.
 * @param others full hashes
 * @throws GitError when git fails
 */
export async function readGraph(
  git: Git,
  others: readonly string[],
  options: GitCallOptions,
): Promise<CommitGraph> {
  return graphOf(await readNew(git, others, NO_COMMITS, options));
}

/** Reads it when somebody asks for the first time. @param others see {@link readGraph} */
export function lazyGraph(
  git: Git,
  others: readonly string[],
  options: GitCallOptions,
): () => Promise<CommitGraph> {
  return once(() => readGraph(git, others, options));
}

/**
 * The same, where the commits that an earlier run read are kept and only newer ones are asked for.
 * @param tips full hashes of all that branches and tags name
 * @param others see {@link readGraph}
 */
export function keptGraph(
  git: Git,
  cache: Cache,
  tips: readonly string[],
  others: readonly string[],
  options: GitCallOptions,
): () => Promise<CommitGraph> {
  return once(async () => {
    const kept = parseGraph(await cache.read(NOTE));
    const wanted = [...new Set([...tips, ...others])].sort();
    if (kept !== undefined && kept.tips.join() === wanted.join()) return graphOf(kept.data);
    const data = await grown(git, others, kept, options);
    await cache.write(NOTE, printGraph({ tips: wanted, data }));
    return graphOf(data);
  });
}

const NOTE = 'graph';

async function grown(
  git: Git,
  others: readonly string[],
  kept: ReturnType<typeof parseGraph>,
  options: GitCallOptions,
): Promise<GraphData> {
  if (kept !== undefined)
    try {
      return await readNew(git, others, kept.data, options, kept.tips);
    } catch (error) {
      // A tip that was rewritten and cleaned away is not known any more: then all is read.
      if (!(error instanceof GitError && error.isRefusal)) throw error;
    }
  return readNew(git, others, NO_COMMITS, options);
}

function once(read: () => Promise<CommitGraph>): () => Promise<CommitGraph> {
  let reading: Promise<CommitGraph> | undefined;
  return () => {
    reading ??= read();
    return reading;
  };
}

/** @param without tips of what is known */
function readNew(
  git: Git,
  others: readonly string[],
  known: GraphData,
  options: GitCallOptions,
  without: readonly string[] = [],
): Promise<GraphData> {
  // Children before their parents, whatever their dates say: what is next to each other then belongs together.
  const what = ['--date-order', '--parents', '--timestamp', '--branches', '--remotes', '--tags'];
  const args = ['rev-list', ...what, ...others, ...(without.length > 0 ? ['--stdin'] : []), '--'];
  const input = without.map(tip => `^${tip}\n`).join('');
  const call = without.length > 0 ? { ...options, input } : options;
  return growGraph(known, git.records(args.slice(0, without.length > 0 ? -1 : undefined), '\n', call));
}

function graphOf({ count, places, hashOf, parents, firstParent, times }: GraphData): CommitGraph {
  const placesOf = (names: readonly string[]) =>
    names.flatMap(name => {
      const place = places(name);
      return place < 0 ? [] : [place];
    });
  const parentsOf = (place: number) => parents.subarray(firstParent[place], firstParent[place + 1]);
  const isMerge = (place: number) => (firstParent[place + 1] ?? 0) - (firstParent[place] ?? 0) > 1;
  const reached = (names: readonly string[]): Commits => reachedFrom(placesOf(names));
  const reachedFrom = (open: number[]): Commits => {
    const marks = new Uint8Array(count);
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (marks[place] === 1) continue;
      marks[place] = 1;
      for (let at = firstParent[place] ?? 0; at < (firstParent[place + 1] ?? 0); at += 1) {
        const parent = parents[at] ?? 0;
        if (marks[parent] === 0) open.push(parent);
      }
    }
    return marks;
  };
  return {
    reached,
    below: names => reachedFrom(placesOf(names).flatMap(place => [...parentsOf(place)])),
    has: (commits, hash) => commits[places(hash)] === 1,
    fork: (tip, base) => {
      // Most branches have a handful of commits: nothing here is as long as the history.
      const own = new Set<number>();
      const shared = new Set<number>();
      const open = placesOf([tip]);
      for (let place = open.pop(); place !== undefined; place = open.pop()) {
        if (base[place] === 1) shared.add(place);
        else if (!own.has(place)) {
          own.add(place);
          open.push(...parentsOf(place));
        }
      }
      return {
        own: inOrder([...own].filter(place => !isMerge(place))).map(hashOf),
        ahead: own.size,
        shared: inOrder([...shared]).map(hashOf),
      };
    },
    behind: (names, base) => {
      const marks = reached(names);
      let left = 0;
      for (let place = 0; place < count; place += 1) if (base[place] === 1 && marks[place] === 0) left += 1;
      return left;
    },
    common: names => {
      const [first, ...others] = [...new Set(names)];
      if (first === undefined) return undefined;
      const shared = reached([first]);
      for (const other of others) {
        const marks = reached([other]);
        for (let place = 0; place < marks.length; place += 1) if (marks[place] === 0) shared[place] = 0;
      }
      const place = shared.indexOf(1);
      return place < 0 ? undefined : hashOf(place);
    },
    steps: (tip, base) => {
      const steps: Step[] = [];
      for (let [place] = placesOf([tip]); place !== undefined && base[place] !== 1; ) {
        const [first, ...merged] = parentsOf(place);
        steps.push({ commit: hashOf(place), merged: merged.map(hashOf) });
        place = first;
      }
      return steps;
    },
    difference: (commits, without) => {
      const left: string[] = [];
      for (let place = 0; place < count; place += 1)
        if (commits[place] === 1 && without[place] === 0 && !isMerge(place)) left.push(hashOf(place));
      return left;
    },
    timeOf: hash => times[places(hash)] ?? Number.NaN,
  };
}

function inOrder(places: readonly number[]): number[] {
  return [...places].sort((one, other) => one - other);
}
