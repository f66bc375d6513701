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
