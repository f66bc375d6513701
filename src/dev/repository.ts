// Where this project lives is said once, in package.json; everything that needs the address is made from it.

interface Manifest {
  readonly repository?: unknown;
}

/** The address that package.json names, for a browser; nothing while the project has none. */
export function repositoryOf({ repository }: Manifest): string | undefined {
  const url =
    typeof repository === 'object' && repository !== null && 'url' in repository
      ? repository.url
      : repository;
  return typeof url === 'string' ? url.replace(/^git\+/, '').replace(/\.git$/, '') : undefined;
}

/** A manifest with the address in all the fields that npm and the gallery read. */
export function withRepository<Some extends Manifest>(manifest: Some, address: string): Some {
  const url = new URL(address);
  if (url.protocol !== 'https:') throw new Error(`not an address that begins with https: ${address}`);
  const home = url.href.replace(/\/$/, '').replace(/\.git$/, '');
  return {
    ...manifest,
    repository: { type: 'git', url: `git+${home}.git` },
    bugs: { url: `${home}/issues` },
    homepage: `${home}#readme`,
  };
}

/**
 * What vsce is told about links of README.md: with an address they lead there, pictures included. Without one they stay
 * as they are, and the gallery shows no picture.
 */
export function vsceWords(repository: string | undefined): string[] {
  if (repository === undefined) return ['--allow-missing-repository', '--no-rewrite-relative-links'];
  return ['--baseContentUrl', `${repository}/blob/HEAD`, '--baseImagesUrl', `${repository}/raw/HEAD`];
}
