/** A folder, and who are the authors of its files. */
export interface FolderOwners {
  /** '' for the top. */
  readonly path: string;
  readonly files: number;
  /** By number of files, at most three. */
  readonly owners: readonly { readonly person: number; readonly files: number }[];
}

/** Every folder with files in it or below it, by path. */
export function foldersOf(paths: readonly string[], authors: readonly (readonly number[])[]): FolderOwners[] {
  const folders = new Map<string, { files: number; by: Map<number, number> }>();
  paths.forEach((path, index) => {
    for (const folder of foldersAbove(path)) {
      const known = folders.get(folder) ?? { files: 0, by: new Map<number, number>() };
      known.files += 1;
      for (const person of authors[index] ?? []) known.by.set(person, (known.by.get(person) ?? 0) + 1);
      folders.set(folder, known);
    }
  });
  return [...folders]
    .map(([path, { files, by }]) => ({
      path,
      files,
      owners: [...by]
        .sort((one, other) => other[1] - one[1] || one[0] - other[0])
        .slice(0, 3)
        .map(([person, count]) => ({ person, files: count })),
    }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** '' and every folder on the way to a file. */
export function foldersAbove(path: string): string[] {
  const found = [''];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) found.push(path.slice(0, at));
  return found;
}
