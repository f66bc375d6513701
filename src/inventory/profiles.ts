import type { ConfigFile } from './detect.ts';
import { splitPath } from './globs.ts';
import type { KeyInfo } from './keys.ts';

/** Keys that some environments or sites set and others do not, among files that belong together. */
export interface ProfileDifference {
  /** What the files have in common, as in `his/src/main/resources/application*.yml`. */
  readonly family: string;
  /** One of the environments that were compared. */
  readonly environment: string;
  /** Keys that it lacks and `others` have; sorted. Names only. */
  readonly lacks: readonly string[];
  /** The environments that set at least one of these. */
  readonly others: readonly string[];
}

/** A file, or the part of it for one profile. */
interface Member {
  readonly environment: string | undefined;
  readonly keys: ReadonlyMap<string, string>;
}

/** Kinds whose other files do not follow a base file: a transform of web.config names only what it changes. */
const NOT_COMPARED = new Set(['dotnet-config']);
/** What one computer sets on top of the others: nobody lacks it, and it lacks nothing. */
const OF_ONE_COMPUTER = /^\.?env(?:[._-][\w-]{1,40})?[._-]local$/i;
/** What Spring Boot does without: how much is logged, and tools of a developer. */
const NEVER_LACKING =
  /^(?:logging|debug|trace|springdoc|swagger|knife4j)(?:\.|$)|^spring\.(?:h2|devtools|output|main|banner)\.|^spring\.jpa\.(?:show-?sql|properties\.hibernate\.format)/i;
/** One that sets fewer keys, and none that others set, is an overlay for one purpose and no environment of its own. */
const FEWEST_KEYS = 2;
/** Files of two sites have so much in common: keys, and the part of all their keys. */
const FEWEST_SHARED = 3;
const LEAST_SHARED = 0.5;
/** Among fewer sites each is compared with each. */
const MANY_SITES = 5;

/**
 * Compares the environments of files that belong together: same kind, and the same place and name apart from the
 * environment. What a file without environment sets is inherited by all, and so is missing nowhere.
 * @param keysOf the keys of a file; undefined where they were not read
 */
export function compareProfiles(
  files: readonly ConfigFile[],
  keysOf: (path: string) => readonly KeyInfo[] | undefined,
): ProfileDifference[] {
  const compared = files.filter(
    ({ kind, risk, path }) =>
      risk !== 'site-content' && !NOT_COMPARED.has(kind) && !OF_ONE_COMPUTER.test(splitPath(path).name),
  );
  // One of them is enough: where a site lacks just the password, its file is no risk by itself.
  const families = [...Map.groupBy(withSites(compared, keysOf), familyOf)].filter(([, members]) =>
    members.some(({ risk }) => risk === 'high'),
  );
  return families.flatMap(([name, members]) => compareFamily(nameOf(name), membersOf(members, keysOf)));
}

/**
 * Customers and hospitals have names that no list holds: `lis_renmin.ini` beside `lis_xiehe.ini`, `renmin/db.properties`
 * beside `xiehe/db.properties`. Files that only differ by one such word, and set mostly the same keys, are of two sites.
 */
function withSites(
  files: readonly ConfigFile[],
  keysOf: (path: string) => readonly KeyInfo[] | undefined,
): ConfigFile[] {
  const places = new Map<
    string,
    { file: ConfigFile; environment: string; part: string; by: 'file-name' | 'folder' }[]
  >();
  for (const file of files) {
    if (file.environment !== undefined) continue;
    const { folder, name } = splitPath(file.path);
    const suffix = /^(.+[-_.])([\p{L}\p{N}]{2,40})(\.[A-Za-z]{1,10})$/u.exec(name);
    const parent = splitPath(folder);
    const found = [
      ...(suffix
        ? [
            {
              family: `${folder}/${suffix[1]}*${suffix[3]}`,
              environment: suffix[2] ?? '',
              by: 'file-name' as const,
              part: name,
            },
          ]
        : []),
      ...(folder === ''
        ? []
        : [
            {
              family: `${parent.folder}/*/${name}`,
              environment: parent.name,
              by: 'folder' as const,
              part: folder,
            },
          ]),
    ];
    for (const { family, ...rest } of found) {
      const list = places.get(`${file.kind}\n${family}`) ?? [];
      list.push({ file, ...rest });
      places.set(`${file.kind}\n${family}`, list);
    }
  }
  const sites = new Map<string, ConfigFile>();
  for (const list of places.values()) {
    if (list.length < 2 || !areAlike(list.map(({ file }) => keysOf(file.path)))) continue;
    for (const { file, environment, by, part } of list)
      if (!sites.has(file.path))
        sites.set(file.path, { ...file, environment, environmentFrom: { by, part } });
  }
  return files.map(file => sites.get(file.path) ?? file);
}

/** Whether each list of keys has most of them in common with the first. */
function areAlike(lists: readonly (readonly KeyInfo[] | undefined)[]): boolean {
  const [first, ...others] = lists.map(list => new Set(list?.map(({ name }) => name)));
  return others.every(other => {
    const shared = [...other].filter(name => first?.has(name)).length;
    const all = new Set([...other, ...(first ?? [])]).size;
    return shared >= FEWEST_SHARED && shared >= all * LEAST_SHARED;
  });
}

/** The path with its environment taken out. */
function familyOf({ path, kind, environment, environmentFrom }: ConfigFile): string {
  if (environment === undefined || environmentFrom === undefined) return `${kind}\n${path}`;
  if (environmentFrom.by === 'folder') {
    const { part } = environmentFrom;
    return `${kind}\n${part.slice(0, part.lastIndexOf('/') + 1)}*${path.slice(part.length)}`;
  }
  const { folder, name } = splitPath(path);
  const written = writtenIn(name, environment);
  const base = written === undefined ? beginningOut(name, environment) : name.replace(written, '');
  return `${kind}\n${folder === '' ? '' : `${folder}/`}${base}`;
}

/** `*.env` for prod.env, `*-values.yaml` for prod-values.yaml. */
function beginningOut(name: string, environment: string): string {
  const [, word = '', rest = ''] = /^([^-_.]{2,40})([-_.].+)$/.exec(name) ?? [];
  return isWordFor(word, environment) ? `*${rest}` : name;
}

/** `production` is written for prod, too. */
function isWordFor(word: string, environment: string): boolean {
  return word.length > 1 && word.toLowerCase().startsWith(environment.toLowerCase().slice(0, 3));
}

/** `-prod` of application-prod.yml, also where `production` is written for it. */
function writtenIn(name: string, environment: string): string | undefined {
  const spring = /^(?:application|bootstrap)([-_.].+)\.(?:ya?ml|properties)$/i.exec(name)?.[1];
  if (spring !== undefined) return spring;
  const parts = [...name.matchAll(/[-_.]([^-_.]+)/g)];
  return parts.find(([, word = '']) => isWordFor(word, environment))?.[0];
}

function nameOf(key: string): string {
  return key.slice(key.indexOf('\n') + 1);
}

function membersOf(
  files: readonly ConfigFile[],
  keysOf: (path: string) => readonly KeyInfo[] | undefined,
): Member[] {
  return files.flatMap(({ path, environment, kind }) => {
    const keys = keysOf(path)?.filter(({ name }) => kind !== 'spring-boot' || !NEVER_LACKING.test(name));
    if (keys === undefined) return [];
    const byProfile = Map.groupBy(keys, ({ profile }) => profile);
    return [...byProfile].map(([profile, list]) => ({
      environment: profile ?? environment,
      keys: new Map(list.map(({ name }) => [comparable(name, kind), name])),
    }));
  });
}

/** Spring reads `dataSource`, `data-source` and `DATA_SOURCE` as one key (relaxed binding). */
function comparable(name: string, kind: string): string {
  return kind === 'spring-boot' ? name.toLowerCase().replace(/[-_]/g, '') : name;
}

function compareFamily(family: string, members: readonly Member[]): ProfileDifference[] {
  const inherited = new Set(
    members.filter(({ environment }) => environment === undefined).flatMap(({ keys }) => [...keys.keys()]),
  );
  const environments = new Map<string, Map<string, string>>();
  for (const { environment, keys } of members) {
    if (environment === undefined) continue;
    const all = environments.get(environment) ?? new Map<string, string>();
    for (const [key, name] of keys) all.set(key, name);
    environments.set(environment, all);
  }
  const sets = [...environments];
  const isShared = (environment: string, key: string) =>
    sets.some(([other, keys]) => other !== environment && keys.has(key));
  const compared = sets.filter(
    ([environment, keys]) =>
      keys.size >= FEWEST_KEYS || [...keys.keys()].some(key => isShared(environment, key)),
  );
  const counts = new Map<string, number>();
  for (const [, keys] of compared) for (const key of keys.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  // Of many sites those that have one more are the exception, and not all others.
  const isUsual = (key: string) =>
    compared.length < MANY_SITES || (counts.get(key) ?? 0) * 2 >= compared.length;
  return compared.flatMap(([environment, own]) => {
    const lacks = new Map<string, string>();
    const others = new Set<string>();
    for (const [other, keys] of compared) {
      if (other === environment) continue;
      for (const [key, name] of keys) {
        if (own.has(key) || inherited.has(key) || !isUsual(key)) continue;
        lacks.set(key, name);
        others.add(other);
      }
    }
    if (lacks.size === 0) return [];
    return [{ family, environment, lacks: [...lacks.values()].sort(), others: [...others].sort() }];
  });
}
