import type { Git, GitCallOptions } from '../core/ports.ts';

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
  const hashes: string[] = [];
  const places = new Map<string, number>();
  const parentsOf: string[][] = [];
  const times: number[] = [];
  // Children before their parents, whatever their dates say: what is next to each other then belongs together.
  const args = [
    'rev-list',
    '--date-order',
    '--parents',
    '--timestamp',
    '--branches',
    '--remotes',
    '--tags',
    ...others,
    '--',
  ];
  for await (const line of git.records(args, '\n', options)) {
    const [time, hash = '', ...parents] = line.split(' ');
    places.set(hash, hashes.length);
    hashes.push(hash);
    times.push(Number(time));
    parentsOf.push(parents);
  }
  const parents = parentsOf.map(names => names.flatMap(name => places.get(name) ?? []));
  return graphOf(hashes, places, parents, times);
}

/** Reads it when somebody asks for the first time. @param others see {@link readGraph} */
export function lazyGraph(
  git: Git,
  others: readonly string[],
  options: GitCallOptions,
): () => Promise<CommitGraph> {
  let reading: Promise<CommitGraph> | undefined;
  return () => {
    reading ??= readGraph(git, others, options);
    return reading;
  };
}

/** @param hashes newest first */
function graphOf(
  hashes: readonly string[],
  places: ReadonlyMap<string, number>,
  parents: readonly (readonly number[])[],
  times: readonly number[],
): CommitGraph {
  const placesOf = (names: readonly string[]) => names.flatMap(name => places.get(name) ?? []);
  const hashOf = (place: number) => hashes[place] ?? '';
  const isMerge = (place: number) => (parents[place]?.length ?? 0) > 1;
  const reached = (names: readonly string[]): Commits => {
    const marks = new Uint8Array(hashes.length);
    const open = placesOf(names);
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (marks[place] === 1) continue;
      marks[place] = 1;
      for (const parent of parents[place] ?? []) if (marks[parent] === 0) open.push(parent);
    }
    return marks;
  };
  return {
    reached,
    has: (commits, hash) => commits[places.get(hash) ?? -1] === 1,
    fork: (tip, base) => {
      // Most branches have a handful of commits: nothing here is as long as the history.
      const own = new Set<number>();
      const shared = new Set<number>();
      const open = placesOf([tip]);
      for (let place = open.pop(); place !== undefined; place = open.pop()) {
        if (base[place] === 1) shared.add(place);
        else if (!own.has(place)) {
          own.add(place);
          open.push(...(parents[place] ?? []));
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
      let count = 0;
      for (const [place, mark] of base.entries()) if (mark === 1 && marks[place] === 0) count += 1;
      return count;
    },
    common: names => {
      const [first, ...others] = [...new Set(names)];
      if (first === undefined) return undefined;
      const shared = reached([first]);
      for (const other of others) {
        const marks = reached([other]);
        for (let place = 0; place < marks.length; place += 1) if (marks[place] === 0) shared[place] = 0;
      }
      return hashes[shared.indexOf(1)];
    },
    steps: (tip, base) => {
      const steps: Step[] = [];
      for (let [place] = placesOf([tip]); place !== undefined && base[place] !== 1; ) {
        const [first, ...merged] = parents[place] ?? [];
        steps.push({ commit: hashOf(place), merged: merged.map(hashOf) });
        place = first;
      }
      return steps;
    },
    difference: (commits, without) => {
      const left: string[] = [];
      for (const [place, mark] of commits.entries())
        if (mark === 1 && without[place] === 0 && !isMerge(place)) left.push(hashOf(place));
      return left;
    },
    timeOf: hash => times[places.get(hash) ?? -1] ?? Number.NaN,
  };
}

function inOrder(places: readonly number[]): number[] {
  return [...places].sort((one, other) => one - other);
}
