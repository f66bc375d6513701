import type { Git, GitCallOptions } from '../core/ports.ts';

/** Some commits of a graph, by their places in it. */
export type Commits = Uint8Array;

/** How a line of work lies to the commits of a base. */
export interface Fork {
  /** Commits that the base does not have, without merges, newest first. */
  readonly own: readonly string[];
  /** Where it left the base, newest first: several places where the base was merged into it, none where they have nothing in common. */
  readonly shared: readonly string[];
  /** How many commits of the base it does not have. */
  readonly behind: number;
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
  /** The newest commit that all of these reach; undefined where there is none. */
  common(hashes: readonly string[]): string | undefined;
}

/**
 * Reads the commits that the branches, local and remote, and some others reach.
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
  const args = ['rev-list', '--parents', '--branches', '--remotes', ...others, '--'];
  for await (const line of git.records(args, '\n', options)) {
    const [hash = '', ...parents] = line.split(' ');
    places.set(hash, hashes.length);
    hashes.push(hash);
    parentsOf.push(parents);
  }
  const parents = parentsOf.map(names => names.flatMap(name => places.get(name) ?? []));
  return graphOf(hashes, places, parents);
}

/** @param hashes newest first */
function graphOf(
  hashes: readonly string[],
  places: ReadonlyMap<string, number>,
  parents: readonly (readonly number[])[],
): CommitGraph {
  const placesOf = (names: readonly string[]) => names.flatMap(name => places.get(name) ?? []);
  /** Marks what places reach. @param stopsAt is told each place, before what is behind it is looked at */
  const walk = (from: readonly number[], stopsAt: (place: number) => boolean = () => false): Commits => {
    const marks = new Uint8Array(hashes.length);
    const open = [...from];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (marks[place] === 1 || stopsAt(place)) continue;
      marks[place] = 1;
      open.push(...(parents[place] ?? []));
    }
    return marks;
  };
  return {
    reached: names => walk(placesOf(names)),
    has: (commits, hash) => commits[places.get(hash) ?? -1] === 1,
    fork: (tip, base) => {
      const shared: number[] = [];
      const own = walk(placesOf([tip]), place => {
        if (base[place] === 1) shared.push(place);
        return base[place] === 1;
      });
      return {
        own: hashes.filter((_, place) => own[place] === 1 && (parents[place]?.length ?? 0) < 2),
        shared: [...new Set(shared)].sort((one, other) => one - other).map(place => hashes[place] ?? ''),
        behind: countOf(base) - countOf(walk(shared)),
      };
    },
    common: names => {
      const [first, ...others] = [...new Set(names)];
      if (first === undefined) return undefined;
      const shared = walk(placesOf([first]));
      for (const other of others) {
        const marks = walk(placesOf([other]));
        for (const [place, mark] of marks.entries()) if (mark === 0) shared[place] = 0;
      }
      return hashes[shared.indexOf(1)];
    },
  };
}

function countOf(commits: Commits): number {
  return commits.reduce((sum, mark) => sum + mark, 0);
}
