import { LIMITS } from '../core/limits.ts';
import type { Git, GitCallOptions } from '../core/ports.ts';

// The authors of lines in many files at once. `git blame` walks through the history for each file; here it is walked
// through once, and then the versions of each file are searched for the one in which a line came up.

/** A file whose lines are asked for, as the last commit has it. */
export interface AskedLines {
  /** From the folder that git runs in. */
  readonly path: string;
  /** Object of its contents. */
  readonly object: string;
  /** From 1. */
  readonly lines: readonly number[];
}

/** A commit, as far as it is the origin of a line. */
export interface Origin {
  readonly commit: string;
  /** Name and address are those of the mailmap. */
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970. */
  readonly time: number;
  /** It has no parent here. */
  readonly isFirst: boolean;
}

/** A change of a file: its contents before and after. */
interface Version {
  readonly by: Origin;
  /** Undefined where it was not there. */
  readonly before: string | undefined;
  readonly after: string;
}

/** A line that is searched for in the versions of its file, newest first. */
interface Search {
  readonly path: string;
  readonly line: number;
  /** Without blanks. */
  readonly text: string;
  /** How often it stands in the file. */
  readonly times: number;
  readonly versions: readonly Version[];
  /**
   * `back`: further and further back while versions have it, then the gap is halved. `check`: whether the past of the
   * oldest that has it lacks it. `over`: that was a version of another branch, so go over those that lack it.
   */
  phase: 'back' | 'check' | 'over' | 'found' | 'unknown';
  has: number;
  lacks: number;
  step: number;
  /** Times that it went over others. */
  detours: number;
}

/** After so many detours between branches `git blame` is faster. */
const DETOURS = 12;

/**
 * The commits that brought lines into files, as far as that is beyond doubt: a line that stands there once, or several
 * equal ones that came together. Blanks do not count, and a line that moved within its file stays its author's. The rest is
 * for `git blame` to say.
 * @param isWhole whether git runs at the top of the repository: elsewhere files may have come from outside
 * @throws GitError when git fails
 */
export async function findOrigins(
  git: Git,
  files: readonly AskedLines[],
  isWhole: boolean,
  options: GitCallOptions,
): Promise<ReadonlyMap<string, ReadonlyMap<number, Origin>>> {
  const versions = await readVersions(git, files, options);
  const searches: Search[] = [];
  const objects = files.map(({ object }) => object);
  await eachText(git, objects, options, (index, lines) => {
    const file = files[index];
    const ofFile = versions.get(file?.path ?? '') ?? [];
    if (file === undefined || ofFile.length === 0) return;
    const all = lines.map(plain);
    for (const line of file.lines) {
      const text = all[line - 1] ?? '';
      if (text === '') continue;
      const times = all.filter(other => other === text).length;
      searches.push({
        ...{ path: file.path, line, text, times, versions: ofFile },
        ...{ phase: 'back', has: -1, lacks: ofFile.length, step: 1, detours: 0 },
      });
    }
  });
  await narrow(git, searches, options);
  const origins = new Map<string, Map<number, Origin>>();
  for (const { path, line, phase, has, versions: ofFile } of searches) {
    const version = phase === 'found' ? ofFile[has] : undefined;
    if (version === undefined) continue;
    // A file that is new below this folder may have come from another one.
    if (version.before === undefined && !isWhole && !version.by.isFirst) continue;
    const known = origins.get(path) ?? new Map<number, Origin>();
    origins.set(path, known.set(line, version.by));
  }
  return origins;
}

/** Looks at one version for each line at a time, all of them with one process. */
async function narrow(git: Git, searches: readonly Search[], options: GitCallOptions): Promise<void> {
  for (;;) {
    const asked = Map.groupBy(
      searches.flatMap(search => {
        const object = nextOf(search);
        return object === undefined ? [] : [{ search, object }];
      }),
      ({ object }) => object,
    );
    if (asked.size === 0) return;
    const objects = [...asked.keys()];
    const answered = new Set<Search>();
    await eachText(git, objects, options, (index, lines) => {
      const count = counterOf(lines);
      for (const { search } of asked.get(objects[index] ?? '') ?? []) {
        answered.add(search);
        learn(search, count(search.text));
      }
    });
    // What is too large to be read has no text.
    for (const { search } of [...asked.values()].flat()) if (!answered.has(search)) search.phase = 'unknown';
  }
}

function placeOf({ phase, has, lacks, step, versions }: Search): number {
  if (phase === 'over') return lacks + step;
  return lacks === versions.length ? Math.min(has + step, lacks - 1) : (has + lacks) >> 1;
}

/** The contents that are looked at next; undefined where all is known, or nothing will be. */
function nextOf(search: Search): string | undefined {
  const { versions } = search;
  if (search.phase === 'back' && search.has + 1 >= search.lacks)
    search.phase = search.has < 0 ? 'over' : 'check';
  if (search.phase === 'check') {
    const before = versions[search.has]?.before;
    if (before !== undefined) return before;
    search.phase = 'found';
  }
  if (search.phase === 'found' || search.phase === 'unknown') return undefined;
  const version = versions[placeOf(search)];
  if (version === undefined) search.phase = 'unknown';
  return version?.after;
}

function learn(search: Search, count: number): void {
  const isThere = count >= search.times;
  const place = placeOf(search);
  if (search.phase === 'check') {
    search.phase = count === 0 ? 'found' : isThere ? 'over' : 'unknown';
    search.step = 1;
    search.detours += 1;
    if (search.phase === 'over' && search.detours > DETOURS) search.phase = 'unknown';
  } else if (isThere) {
    // Behind a detour nothing older is known yet.
    if (search.phase === 'over') Object.assign(search, { lacks: search.versions.length, step: 1 });
    else search.step *= 2;
    search.phase = 'back';
    search.has = place;
  } else if (search.phase === 'over') search.step *= 2;
  else search.lacks = place;
}

const MARK = '\x1d';

/** Every change of the files, newest first, under all the names that they had. */
async function readVersions(
  git: Git,
  files: readonly AskedLines[],
  options: GitCallOptions,
): Promise<ReadonlyMap<string, readonly Version[]>> {
  const versions = new Map<string, Version[]>(files.map(({ path }) => [path, []]));
  const called = new Map<string, string[]>(files.map(({ path }) => [path, [path]]));
  const format = `--format=${MARK}%H%x1f%P%x1f%aN%x1f%aE%x1f%at`;
  const what = ['--raw', '--no-abbrev', '--relative', '-M', '-z', '--diff-filter=AMRT', '--topo-order'];
  let by: Origin | undefined;
  let change: readonly string[] | undefined;
  let from: string | undefined;
  for await (const word of git.records(['log', ...what, format, 'HEAD', '--'], '\0', options)) {
    const start = word.lastIndexOf(MARK);
    if (start >= 0) {
      const [commit = '', parents, name = '', email = '', time] = word.slice(start + 1).split('\x1f');
      by = { commit, name, email, time: Number(time), isFirst: parents === '' };
      change = undefined;
    } else if (change === undefined) {
      // The first change of a commit stands behind the line end of its header.
      change = word.trimStart().slice(1).split(' ');
      from = undefined;
    } else {
      const [, , before = '', after = '', status = ''] = change;
      if (status.startsWith('R') && from === undefined) {
        from = word;
        continue;
      }
      const names = called.get(word);
      if (names !== undefined && by !== undefined) {
        const version = { by, before: /^0+$/.test(before) ? undefined : before, after };
        for (const name of names) versions.get(name)?.push(version);
        if (from !== undefined) {
          called.delete(word);
          called.set(from, [...(called.get(from) ?? []), ...names]);
        }
      }
      change = undefined;
    }
  }
  return versions;
}

/** Lines are compared as bytes: nobody has to know how the text is encoded. */
async function eachText(
  git: Git,
  objects: readonly string[],
  options: GitCallOptions,
  use: (index: number, lines: readonly string[]) => void,
): Promise<void> {
  if (objects.length === 0) return;
  let index = 0;
  for await (const bytes of git.blobs(objects, LIMITS.source, options)) {
    if (bytes !== undefined) use(index, Buffer.from(bytes).toString('latin1').split('\n'));
    index += 1;
  }
}

/** Says how often a line stands in a text. */
function counterOf(lines: readonly string[]): (text: string) => number {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const text = plain(line);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return text => counts.get(text) ?? 0;
}

function plain(line: string): string {
  return line.replace(/\s+/g, '');
}
