import { posix } from 'node:path';

/** A value of a YAML file that names a file. */
export interface NamedFile {
  /** Without heading or line. */
  readonly name: string;
  /** What follows the name, as in `#backup` or `:12`; may be ''. */
  readonly rest: string;
  /** Where the name can lead, from the project folder; none of it lies outside. */
  readonly targets: readonly string[];
  readonly exists: boolean;
}

/** Finds out what the YAML files mean by a path. Nothing is opened: all it knows is the list of files. */
export interface PathFinder {
  /**
   * Paths count from the file that names them, or from the project folder.
   * @param from path of the file that names it
   * @returns undefined for what names no file: addresses, headings, patterns, questions of the templates
   */
  find(value: string, from: string): NamedFile | undefined;
  /** What is most likely meant by a name that leads nowhere: other letters, or the only file of this name. */
  suggest(file: NamedFile, from: string): string | undefined;
}

/** An address, or only a heading; `README.md:12` is a file and its line. */
const NO_FILE = /^(?:[a-z][a-z0-9+.-]+:(?!\d+(?:-\d+)?$)|#)/i;
const LINE = /:\d+(?:-\d+)?$/;
const PATTERN = /[*?[\]{}<>]/;

/** @param paths all files of the project */
export function pathFinder(paths: ReadonlySet<string>): PathFinder {
  let folders: ReadonlySet<string> | undefined;
  const isFolder = (target: string) => {
    folders ??= foldersOf(paths);
    return target === '.' || folders.has(target);
  };
  // Of a submodule or a linked folder only its own name is known, not what is in it.
  const isBelowEntry = (target: string) => parentsOf(target).some(parent => paths.has(parent));
  const exist = (targets: readonly string[]) =>
    targets.some(target => paths.has(target)) ||
    targets.some(target => isFolder(target) || isBelowEntry(target));
  return {
    find: (value, from) => {
      const written = value.trim();
      if (written === '' || NO_FILE.test(written) || PATTERN.test(written)) return undefined;
      // A name may have a # itself, so the longest that exists is meant.
      const ends = [written.length, written.lastIndexOf('#'), written.indexOf('#'), written.search(LINE)];
      const readings = ends
        .filter(end => end > 0)
        .sort((one, other) => other - one)
        .map(end => ({ name: written.slice(0, end), rest: written.slice(end) }))
        .map(reading => ({ ...reading, targets: resolve(reading.name, from) }));
      const found = readings.find(({ targets }) => exist(targets));
      const shortest = readings.at(-1);
      return found ? { ...found, exists: true } : shortest && { ...shortest, exists: false };
    },
    suggest: ({ name, targets }, from) => {
      const fromRoot = resolve(name.replace(/^[\\/]+/, ''), from);
      const wanted = new Set([...targets, ...fromRoot].map(spelling));
      const base = posix.basename(slashes(name));
      const alike = [...paths].find(path => wanted.has(spelling(path)));
      const named = base.includes('.') ? [...paths].filter(path => posix.basename(path) === base) : [];
      const found = alike ?? (named.length === 1 ? named[0] : undefined);
      const folder = `${posix.dirname(from)}/`;
      return found?.startsWith(folder) ? found.slice(folder.length) : found;
    },
  };
}

/** What people write differently without meaning another file. */
export function spelling(path: string): string {
  return path.toLowerCase().replace(/\.yml$/, '.yaml');
}

function resolve(name: string, from: string): string[] {
  const path = slashes(name);
  if (/^(?:[/~]|[a-z]:)/i.test(path)) return [];
  const targets = [posix.join(posix.dirname(from), path), posix.normalize(path)];
  return [...new Set(targets.map(target => target.replace(/\/$/, '')))].filter(
    target => target !== '..' && !target.startsWith('../'),
  );
}

function foldersOf(paths: ReadonlySet<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) for (const parent of parentsOf(path)) folders.add(parent);
  return folders;
}

function parentsOf(path: string): string[] {
  const steps = path.split('/');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('/'));
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}
