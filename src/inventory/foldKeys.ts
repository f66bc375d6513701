/** A key as the config index lists it; its name may end with a star and then stands for all that begin so. */
export interface ListedKey {
  readonly name: string;
  readonly secret: boolean;
  /** In how many of the files of an entry it is, where it is not in all. */
  readonly inFiles?: number;
  /** One of these files. */
  readonly example?: string;
}

/** The name that stands for all keys that an entry does not name. */
const ALL_OTHERS = '*';

/**
 * Makes a list of keys short enough to be read, and loses none: keys that begin alike become `spring.datasource.*`, or
 * `MYSQL_*` where names have no dots. Secrets and keys that not all files have keep lines of their own as long as there
 * is room. Where names have nothing in common, `*` stands for the others.
 */
export function foldKeys(keys: readonly ListedKey[], most: number): ListedKey[] {
  if (keys.length <= most) return [...keys];
  const special = keys.filter(({ secret, inFiles }) => secret || inFiles !== undefined);
  const plain = keys.filter(key => !special.includes(key));
  for (const kept of special.length <= most / 2 ? [special, []] : [[]]) {
    const rest = kept.length > 0 ? plain : keys;
    const deepest = Math.max(...rest.map(({ name }) => name.split('.').length));
    for (let depth = deepest - 1; depth >= 1; depth--) {
      const folded = foldBy(rest, name => stemOf(name, depth));
      if (kept.length + folded.length <= most) return [...kept, ...folded];
    }
    const words = foldBy(
      foldBy(rest, name => stemOf(name, 1)),
      firstWord,
    );
    if (kept.length + words.length <= most) return [...kept, ...words];
    if (kept.length < most) return [...kept, ...withOthers(words, most - kept.length)];
  }
  return withOthers(keys, most);
}

/** As many as there is room for, those first that hold secrets, and one for all others. */
function withOthers(keys: readonly ListedKey[], most: number): ListedKey[] {
  const inOrder = [...keys.filter(({ secret }) => secret), ...keys.filter(({ secret }) => !secret)];
  const shown = new Set(inOrder.slice(0, Math.max(0, most - 1)));
  const others = keys.filter(key => !shown.has(key));
  return [
    ...keys.filter(key => shown.has(key)),
    { name: ALL_OTHERS, secret: others.some(({ secret }) => secret) },
  ];
}

function stemOf(name: string, depth: number): string | undefined {
  const parts = name.split('.');
  return parts.length > depth ? `${parts.slice(0, depth).join('.')}.*` : undefined;
}

function firstWord(name: string): string | undefined {
  const word = /^[A-Za-z0-9]{2,}[_-]/.exec(name)?.[0];
  return word === undefined ? undefined : `${word}*`;
}

/** A stem that stands for one key only is written out. */
function foldBy(keys: readonly ListedKey[], stem: (name: string) => string | undefined): ListedKey[] {
  const byStem = Map.groupBy(keys, ({ name }) => stem(name) ?? name);
  return [...byStem].map(([name, list]) => {
    const [only] = list;
    return list.length === 1 && only ? only : { name, secret: list.some(({ secret }) => secret) };
  });
}

/** Keys of files that are alike, each once; those that some of them lack say so. */
export function keysOfAlike(
  files: readonly { readonly path: string; readonly keys: readonly { name: string; secret: boolean }[] }[],
): ListedKey[] {
  const all = new Map<string, { secret: boolean; paths: Set<string> }>();
  for (const { path, keys } of files)
    for (const { name, secret } of keys) {
      const known = all.get(name) ?? { secret: false, paths: new Set() };
      known.paths.add(path);
      all.set(name, { secret: known.secret || secret, paths: known.paths });
    }
  return [...all].map(([name, { secret, paths }]) => {
    const [example] = paths;
    return paths.size === files.length || example === undefined
      ? { name, secret }
      : { name, secret, inFiles: paths.size, example };
  });
}

/**
 * Shares lines out: who needs few gets all, the others share what is left.
 * @param wanted lines that each would take
 * @returns lines that each may take, at least `least`
 */
export function shareLines(wanted: readonly number[], total: number, least: number): number[] {
  const order = wanted.map((count, at) => ({ count, at })).sort((one, other) => one.count - other.count);
  const shares = new Array<number>(wanted.length).fill(0);
  let left = total;
  order.forEach(({ count, at }, done) => {
    const share = Math.max(least, Math.floor(left / (order.length - done)));
    shares[at] = Math.min(count, share);
    left = Math.max(0, left - Math.min(count, share));
  });
  return shares;
}
