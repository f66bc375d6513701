import { unique } from '../core/unique.ts';
import type { Service } from './compose.ts';
import { nameOf, type Said } from './said.ts';

/** Compose files that only add to others, each with the files that are given before it. */
export type Overlays = ReadonlyMap<string, readonly string[]>;

const GIVEN = /\bcompose\b[^\n]{0,40}?((?:\s(?:-f|--file)[ =]["']?[\w./-]{3,120}["']?){2,6})/g;
const FILE = /(?:-f|--file)[ =]["']?([\w./-]{3,120})/g;

/**
 * Which compose files add to which (docs.docker.com, merge): by the commands that give them together, by the name that is
 * read by itself, and by a service that says neither what runs nor what it is built from.
 * @param texts of scripts, pipelines and documents
 */
export function overlaysOf(services: readonly Service[], texts: ReadonlyMap<string, string>): Overlays {
  const paths = [...new Set(services.map(({ path }) => path))];
  const found = new Map<string, readonly string[]>();
  const alone = new Set<string>();
  for (const text of texts.values())
    for (const [, files = ''] of text.matchAll(GIVEN)) {
      const given = [...files.matchAll(FILE)].flatMap(([, file = '']) => meant(file, paths) ?? []);
      const [first, ...others] = given;
      if (first !== undefined) alone.add(first);
      for (const [at, path] of others.entries())
        if (!found.has(path)) found.set(path, given.slice(0, at + 1));
    }
  for (const path of paths) {
    const base = paths.find(one => one !== path && isBase(one) && folderOf(one) === folderOf(path));
    if (base === undefined || isBase(path) || found.has(path)) continue;
    const known = new Set(services.filter(one => one.path === base && says(one)).map(({ name }) => name));
    const adds = services.some(one => one.path === path && !says(one) && known.has(one.name));
    if (adds || /\.override\.ya?ml$/i.test(path)) found.set(path, [base]);
  }
  return new Map([...found].filter(([path, before]) => !alone.has(path) && !before.includes(path)));
}

/** What a file is together with those before it: of each service what holds in the end. */
export function withBase(
  list: readonly Service[],
  overlays: Overlays,
  services: readonly Service[],
): readonly Service[] {
  const before = overlays.get(list[0]?.path ?? '') ?? [];
  if (before.length === 0) return list;
  const merged = new Map<string, Service>();
  for (const one of [...before.flatMap(path => services.filter(other => other.path === path)), ...list]) {
    const base = merged.get(one.name);
    merged.set(one.name, base === undefined ? one : joinedService(base, one));
  }
  return [...merged.values()];
}

/** Services of files that only add, with what the files before them say of the same service. */
export function mergedServices(services: readonly Service[], overlays: Overlays): Service[] {
  return services.map(one => {
    const before = overlays.get(one.path) ?? [];
    const base = services.findLast(other => before.includes(other.path) && other.name === one.name);
    return base === undefined || !says(one) ? one : joinedService(base, one);
  });
}

function joinedService(base: Service, one: Service): Service {
  const own = says(one) ? one : base;
  return {
    ...own,
    after: [...new Set([...base.after, ...one.after])],
    ports: unique<Said>([...base.ports, ...one.ports], ({ value }) => value),
    health: one.health ?? base.health,
  };
}

function says({ image, build }: Service): boolean {
  return image !== undefined || build !== undefined;
}

function isBase(path: string): boolean {
  return /^(?:docker-)?compose\.ya?ml$/i.test(nameOf(path));
}

/** The file that a command means: the only one, or the top-most one of that name. */
function meant(file: string, paths: readonly string[]): string | undefined {
  const end = file.replace(/^(?:\.{1,2}\/)+/, '');
  return paths
    .filter(path => path === end || path.endsWith(`/${end}`))
    .toSorted((one, other) => one.length - other.length)[0];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
