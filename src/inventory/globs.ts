import picomatch from 'picomatch';

/** One pattern in the form that a {@link GlobIndex} looks up; `whole` is there when folders count, too. */
interface CompiledGlob {
  readonly order: number;
  readonly fitsName: (lowerName: string) => boolean;
  readonly whole: ((path: string) => boolean) | undefined;
  /** Folders that a path must have, in lower case and between slashes: most paths are told by these alone. */
  readonly folders: readonly string[];
}

/** A compiled list of patterns: which of them (by their number in the list) match a path? */
export interface GlobIndex {
  /** Numbers of all matching patterns, ascending. */
  matches(path: SplitPath): number[];
}

/** A path cut at its last `/`; `folder` is empty for a file at the root. */
export interface SplitPath {
  readonly path: string;
  readonly folder: string;
  readonly name: string;
}

/** Characters that make a pattern more than a plain name. */
const MAGIC = /[*?[\]{}()!+@\\]/;

/** Every name without a dot, in any folder: filed apart, so that other names are not tried against it. */
export const NO_ENDING = '!(*.*)';

/** Everything below a folder of one name, wherever it is: most of what is left out is said so. */
const FOLDER_ANYWHERE = /^\*\*\/([^/*?[\]{}()!+@\\]+)\/\*\*$/;

const OPTIONS = { dot: true, nocase: true, windows: false } as const;

/** Cuts a path (with `/`) into folder and name. */
export function splitPath(path: string): SplitPath {
  const slash = path.lastIndexOf('/');
  return { path, folder: slash < 0 ? '' : path.slice(0, slash), name: path.slice(slash + 1) };
}

/** Tests whole paths against one pattern; a pattern without `/` looks at the file name in any folder. */
export function globMatcher(glob: string): (path: string) => boolean {
  const matches = picomatch(glob.includes('/') ? glob : `**/${glob}`, OPTIONS);
  // The library answers with an object, not with false, where it is called with an index, as `filter` does.
  return path => matches(path);
}

/** Puts a backslash before everything that a pattern would read as more than itself. */
export function escapeGlob(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
}

/**
 * Compiles patterns so that a path is tried against a few of them only: patterns are filed under the exact
 * file name, or the file ending and the first two characters as far as they are fixed; folder patterns are
 * asked once per folder.
 */
export function compileGlobs(globs: readonly string[]): GlobIndex {
  const byName = new Map<string, CompiledGlob[]>();
  const byEnds = new Map<string, CompiledGlob[]>();
  const folders: { order: number; whole: (path: string) => boolean; folders: readonly string[] }[] = [];
  const bySegment = new Map<string, number[]>();
  globs.forEach((glob, order) => {
    for (const one of expandBraces(glob)) file(one, order);
  });
  const folderNumbers = memoize((folder: string) => {
    const lower = `/${folder.toLowerCase()}/`;
    return [
      ...folders
        .filter(one => one.folders.every(each => lower.includes(each)) && one.whole(`${folder}/x`))
        .map(({ order }) => order),
      ...(bySegment.size === 0
        ? []
        : lower
            .slice(1, -1)
            .split('/')
            .flatMap(segment => bySegment.get(segment) ?? [])),
    ];
  });

  function file(glob: string, order: number): void {
    const segment = FOLDER_ANYWHERE.exec(glob)?.[1]?.toLowerCase();
    if (segment !== undefined) {
      bySegment.set(segment, [...(bySegment.get(segment) ?? []), order]);
      return;
    }
    const { folder, name } = splitPath(glob.replace(/^\//, ''));
    const lower = name.toLowerCase();
    const whole =
      folder === '' || folder === '**'
        ? undefined
        : compiledLater(() => {
            const expression = picomatch.makeRe(glob, OPTIONS);
            return path => expression.test(path);
          });
    const needed = foldersIn(folder);
    if (glob === NO_ENDING)
      put(byName, NO_ENDING, { order, whole: undefined, fitsName: () => true, folders: [] });
    else if (whole !== undefined && /^\*{1,2}$/.test(name)) folders.push({ order, whole, folders: needed });
    else if (!MAGIC.test(name)) put(byName, lower, { order, whole, fitsName: () => true, folders: needed });
    else {
      const ending = /\.([^.*?[\]{}()!+@\\]+)$/.exec(lower)?.[1] ?? '';
      const start = /^[^*?[\]{}()!+@\\]{2}/.exec(lower)?.[0] ?? '';
      put(byEnds, `${start}/${ending}`, { order, whole, fitsName: nameMatcher(lower), folders: needed });
    }
  }

  return {
    matches(path) {
      if (globs.length === 0) return [];
      const name = path.name.toLowerCase();
      const start = name.slice(0, 2);
      const ending = name.slice(name.lastIndexOf('.') + 1);
      const found = [...folderNumbers(path.folder)];
      const lowerFolder = `/${path.folder.toLowerCase()}/`;
      const hasFolder = (folder: string) => lowerFolder.includes(folder);
      const add = (bucket: readonly CompiledGlob[] | undefined) => {
        for (const glob of bucket ?? []) {
          if (glob.whole !== undefined && !glob.folders.every(hasFolder)) continue;
          if (glob.fitsName(name) && glob.whole?.(path.path) !== false) found.push(glob.order);
        }
      };
      add(byName.get(name));
      if (!name.includes('.')) add(byName.get(NO_ENDING));
      add(byEnds.get(`${start}/${ending}`));
      add(byEnds.get(`${start}/`));
      add(byEnds.get(`/${ending}`));
      add(byEnds.get('/'));
      return found.length < 2 ? found : [...new Set(found)].sort((a, b) => a - b);
    },
  };
}

/**
 * Writes out `{a,b}` as several patterns, also nested and with empty parts, so that each can be filed.
 * More than 2,000 results are a mistake in the pattern, which is then kept as it is.
 */
export function expandBraces(glob: string): string[] {
  let open: string[] = [glob];
  const done: string[] = [];
  while (open.length > 0) {
    if (open.length + done.length > 2000) return [glob];
    const next: string[] = [];
    for (const one of open) {
      const group = /\{([^{},]*,[^{}]*)\}/.exec(one);
      if (group === null) done.push(one);
      else {
        const [before, after] = [one.slice(0, group.index), one.slice(group.index + group[0].length)];
        next.push(...(group[1] ?? '').split(',').map(part => before + part + after));
      }
    }
    open = next;
  }
  return [...new Set(done)];
}

/** The folders that a pattern names in full. */
function foldersIn(folder: string): string[] {
  return folder
    .toLowerCase()
    .split('/')
    .filter(step => step !== '' && !MAGIC.test(step))
    .map(step => `/${step}/`);
}

/** Most names hold nothing but stars: comparing pieces is many times faster than an expression. */
function nameMatcher(lowerName: string): (lowerName: string) => boolean {
  if (/[?[\]{}()!+@\\]/.test(lowerName)) return compiledLater(() => picomatch(lowerName, OPTIONS));
  const parts = lowerName.split(/\*+/);
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  const middle = parts.slice(1, -1);
  return name => {
    if (name.length < first.length + last.length) return false;
    if (!name.startsWith(first) || !name.endsWith(last)) return false;
    let from = first.length;
    for (const part of middle) {
      const at = name.indexOf(part, from);
      if (at < 0 || at + part.length > name.length - last.length) return false;
      from = at + part.length;
    }
    return true;
  };
}

/** Of the patterns for all kinds of files a project tries a few: compiling all of them takes longer than a small check. */
function compiledLater(compile: () => (text: string) => boolean): (text: string) => boolean {
  let matches: ((text: string) => boolean) | undefined;
  return text => {
    matches ??= compile();
    return matches(text);
  };
}

function memoize<T>(compute: (key: string) => T): (key: string) => T {
  const answers = new Map<string, T>();
  return key => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = compute(key);
    answers.set(key, answer);
    return answer;
  };
}

function put(map: Map<string, CompiledGlob[]>, key: string, glob: CompiledGlob): void {
  const bucket = map.get(key);
  if (bucket === undefined) map.set(key, [glob]);
  else bucket.push(glob);
}
