/** How many people may go before most files have no author left. */
export interface TruckFactor {
  readonly value: number;
  /** Who they are, in the order in which they are taken away. */
  readonly people: readonly { readonly person: number; readonly files: number }[];
  /** Share of the files that still have an author when they are gone, 0 to 1. */
  readonly coverage: number;
}

/**
 * The greedy heuristic of Avelino et al. (ICPC 2016): take away who is author of most files, as long as at least half
 * of all files keep an author.
 * @param authors by file, the people who are its authors; files without one count as orphaned
 */
export function truckFactor(authors: readonly (readonly number[])[]): TruckFactor {
  const filesOf = new Map<number, number[]>();
  authors.forEach((people, file) => {
    for (const person of people) {
      const files = filesOf.get(person);
      if (files) files.push(file);
      else filesOf.set(person, [file]);
    }
  });
  const ranked = [...filesOf].sort(([a, one], [b, other]) => other.length - one.length || a - b);
  const left = authors.map(people => people.length);
  let covered = left.filter(count => count > 0).length;
  const gone: { person: number; files: number }[] = [];
  for (const [person, files] of ranked) {
    if (authors.length === 0 || covered / authors.length < 0.5) break;
    for (const file of files) {
      left[file] = (left[file] ?? 0) - 1;
      if (left[file] === 0) covered -= 1;
    }
    gone.push({ person, files: files.length });
  }
  return {
    value: gone.length,
    people: gone,
    coverage: authors.length === 0 ? 0 : covered / authors.length,
  };
}

/** How many of those who are here may go before most of what somebody here knows is known to nobody. */
export interface FactorOfThoseHere extends TruckFactor {
  /** Files that somebody here knows. */
  readonly known: number;
}

/** Larger groups are not tried one by one, but taken in the order of their files. */
const TRIED = 3;
/** Groups that are tried at most. */
const MOST_TRIED = 2_000;

/**
 * The fewest of those who are here whose leaving leaves fewer than half of the files that somebody here knows. Exact up to
 * three people, then greedily: whose leaving costs most goes first.
 * @param holders by file, who knows it
 * @param here numbers of people
 */
export function factorOfThoseHere(
  holders: readonly (readonly number[])[],
  here: ReadonlySet<number>,
): FactorOfThoseHere {
  // Files that the same people know count together: of these groups there are few.
  const groups = new Map<string, { readonly people: readonly number[]; files: number }>();
  const filesOf = new Map<number, number>();
  let known = 0;
  for (const all of holders) {
    const people = all.filter(person => here.has(person)).sort((one, other) => one - other);
    if (people.length === 0) continue;
    known += 1;
    for (const person of people) filesOf.set(person, (filesOf.get(person) ?? 0) + 1);
    const key = people.join();
    const group = groups.get(key) ?? { people, files: 0 };
    group.files += 1;
    groups.set(key, group);
  }
  const remaining = (gone: ReadonlySet<number>) => {
    let left = 0;
    for (const { people, files } of groups.values())
      if (!people.every(person => gone.has(person))) left += files;
    return left;
  };
  const ranked = [...filesOf].sort(([a, one], [b, other]) => other - one || a - b).map(([person]) => person);
  const most = (size: number) =>
    ranked.slice(0, size).reduce((sum, person) => sum + (filesOf.get(person) ?? 0), 0);
  const gone = fewest(ranked, known, remaining, most);
  return {
    known,
    value: gone.length,
    people: gone.map(person => ({ person, files: filesOf.get(person) ?? 0 })),
    coverage: known === 0 ? 0 : remaining(new Set(gone)) / known,
  };
}

function fewest(
  ranked: readonly number[],
  known: number,
  remaining: (gone: ReadonlySet<number>) => number,
  most: (size: number) => number,
): readonly number[] {
  if (known === 0) return [];
  for (let size = 1, groups = ranked.length; size <= TRIED && groups <= MOST_TRIED; size += 1) {
    // Those who know most do not know enough together.
    const isTooSmall = 2 * (known - most(size)) >= known;
    for (const group of isTooSmall ? [] : combinations(ranked, size))
      if (2 * remaining(new Set(group)) < known) return group;
    groups *= (ranked.length - size) / (size + 1);
  }
  const gone = new Set<number>();
  while (2 * remaining(gone) >= known && gone.size < ranked.length) {
    const rest = ranked.filter(person => !gone.has(person));
    const costs = rest.map(person => remaining(new Set([...gone, person])));
    const least = costs.indexOf(Math.min(...costs));
    gone.add(rest[least] ?? -1);
  }
  return [...gone];
}

/** Groups of a size, those with whoever comes first in the list first. */
function* combinations(people: readonly number[], size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= people.length - size; at += 1)
    for (const rest of combinations(people, size - 1, at + 1)) yield [people[at] ?? -1, ...rest];
}
