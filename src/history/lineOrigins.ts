import { LIMITS } from '../core/limits.ts';
import type { Git, GitCallOptions, ReadBlobs } from '../core/ports.ts';
import { blamedLines } from './blamedLines.ts';
import { countOf, linesOf, numbersOf, withoutBlanks } from './blankless.ts';
import { type Origin, readVersions, type Version } from './fileVersions.ts';

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

/** A line that is searched for in the versions of its file, newest first. */
interface Search {
  readonly path: string;
  readonly line: number;
  /** Without blanks, between line ends. */
  readonly text: Buffer;
  /** How often it stands in the version that has it. */
  times: number;
  /** Which one of these it is, from 0. */
  which: number;
  readonly versions: readonly Version[];
  /**
   * `back`: further and further back while versions have it, then the gap is halved. `check`: whether the past of the
   * oldest that has it lacks it. `over`: that came from a merge: of the next ones the nearest that has it. `ask`: some of several
   * equal ones came with that version, and git has to say which.
   */
  phase: 'back' | 'check' | 'over' | 'ask' | 'found' | 'unknown';
  has: number;
  lacks: number;
  step: number;
  /** Times that it went over others. */
  detours: number;
}

/** After so many detours between branches `git blame` is faster. */
const DETOURS = 12;
/** Versions of other branches that are gone over at once. */
const FARTHEST = 64;

/**
 * The commits that brought lines into files, as far as that is beyond doubt: a line that stands there once, or several
 * equal ones that came together, or one of which git says that it came with that commit. Blanks do not count, and a line
 * that moved within its file stays its author's. The rest is for `git blame` to say.
 * @param isWhole whether git runs at the top of the repository: elsewhere files may have come from outside
 * @throws GitError when git fails
 */
export async function findOrigins(
  git: Git,
  files: readonly AskedLines[],
  isWhole: boolean,
  options: GitCallOptions,
): Promise<ReadonlyMap<string, ReadonlyMap<number, Origin>>> {
  const versions = await readVersions(
    git,
    files.map(({ path }) => path),
    options,
  );
  const searched = files.filter(({ path }) => (versions.get(path) ?? []).length > 0);
  const searches = await git.withBlobs(
    LIMITS.source,
    async read => {
      const all: Search[] = [];
      await eachText(
        read,
        searched.map(({ object }) => object),
        (index, text) => {
          const file = searched[index];
          if (file !== undefined) all.push(...searchesIn(text, file, versions.get(file.path) ?? []));
        },
      );
      for (let open: readonly Search[] = all; open.length > 0; ) {
        await narrow(read, open);
        open = all.filter(({ phase }) => phase === 'ask');
        await askGit(git, read, open, options);
      }
      return all;
    },
    options,
  );
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

function searchesIn(text: Buffer, { path, lines }: AskedLines, versions: readonly Version[]): Search[] {
  const all = linesOf(text);
  return lines.flatMap((line): Search[] => {
    const wanted = all[line - 1];
    if (wanted === undefined) return [];
    const equal = numbersOf(text, wanted);
    return [
      {
        ...{ path, line, text: wanted, times: equal.length, which: equal.indexOf(line), versions },
        ...{ phase: 'back', has: -1, lacks: versions.length, step: 1, detours: 0 },
      },
    ];
  });
}

/** Looks at versions for each line, step by step, until git has to be asked about each that is still open. */
async function narrow(read: ReadBlobs, searches: readonly Search[]): Promise<void> {
  for (;;) {
    const asked = searches.map(search => ({ search, objects: nextOf(search) }));
    const users = Map.groupBy(
      asked.flatMap(({ search, objects }) => [...new Set(objects)].map(object => ({ search, object }))),
      ({ object }) => object,
    );
    if (users.size === 0) return;
    const objects = [...users.keys()];
    const counts = new Map<Search, Map<string, number>>(searches.map(search => [search, new Map()]));
    await eachText(read, objects, (index, text) => {
      const object = objects[index] ?? '';
      for (const { search } of users.get(object) ?? [])
        counts.get(search)?.set(object, countOf(text, search.text));
    });
    for (const { search, objects: own } of asked) {
      if (own.length === 0) continue;
      const found = own.map(object => counts.get(search)?.get(object));
      // What is too large to be read has no text.
      if (found.includes(undefined)) search.phase = 'unknown';
      else learn(search, found as number[]);
    }
  }
}

function placeOf({ has, lacks, step, versions }: Search): number {
  return lacks === versions.length ? Math.min(has + step, lacks - 1) : (has + lacks) >> 1;
}

/** The contents that are looked at next; none where all is known, git is to be asked, or nothing will be known. */
function nextOf(search: Search): string[] {
  const { versions } = search;
  if (search.phase === 'back' && search.has + 1 >= search.lacks)
    search.phase = search.has < 0 ? 'over' : 'check';
  if (search.phase === 'check') {
    const before = versions[search.has]?.before;
    if (before !== undefined) return [before];
    search.phase = 'found';
  }
  if (search.phase === 'back') {
    const version = versions[placeOf(search)];
    return version === undefined ? [] : [version.after];
  }
  if (search.phase !== 'over') return [];
  const { lacks, step } = search;
  const near = step > FARTHEST ? [] : versions.slice(lacks + 1, lacks + 1 + step);
  if (near.length === 0) search.phase = 'unknown';
  return near.map(({ after }) => after);
}

/** @param counts how often the line stands in each of the contents that were looked at */
function learn(search: Search, counts: readonly number[]): void {
  const [count = 0] = counts;
  const isThere = count >= search.times;
  if (search.phase === 'check') {
    if (count === 0) search.phase = 'found';
    else if (isThere) goOn(search);
    else search.phase = 'ask';
  } else if (search.phase === 'over') {
    const nearest = counts.findIndex(one => one >= search.times);
    if (nearest < 0) Object.assign(search, { lacks: search.lacks + search.step, step: search.step * 2 });
    else goFrom(search, search.lacks + 1 + nearest);
  } else if (isThere) Object.assign(search, { has: placeOf(search), step: search.step * 2 });
  else search.lacks = placeOf(search);
}

/** Behind a version that was not come upon step by step nothing older is known yet. */
function goFrom(search: Search, place: number): void {
  Object.assign(search, { phase: 'back', has: place, lacks: search.versions.length, step: 1 });
}

/** Goes on where the contents came from in which a version found the line already. */
function goOn(search: Search): void {
  const { versions, has } = search;
  const before = versions[has]?.before;
  const place = versions.findIndex(({ after }, at) => at > has && after === before);
  if (place >= 0) goFrom(search, place);
  else {
    search.step = 1;
    search.detours += 1;
    search.phase = search.detours > DETOURS ? 'unknown' : 'over';
  }
}

/** Asks git of a single commit each which of several equal lines it brought, and where the others stood before. */
async function askGit(
  git: Git,
  read: ReadBlobs,
  searches: readonly Search[],
  options: GitCallOptions,
): Promise<void> {
  for (const [version, asked] of Map.groupBy(searches, ({ versions, has }) => versions[has])) {
    const [after, before] = await textsOf(read, [version?.after, version?.before]);
    const numbers = asked.map(({ text, times, which }) => {
      const equal = after === undefined ? [] : numbersOf(after, text);
      return equal.length === times ? equal[which] : undefined;
    });
    const lines = numbers.filter(number => number !== undefined);
    const said = new Map<number, number | undefined>();
    if (version !== undefined && lines.length > 0) {
      const { commit } = version.by;
      const range = [`${commit}^..${commit}`];
      for await (const one of blamedLines(git, version.path, lines, range, options))
        said.set(one.line, one.commit === commit ? undefined : one.lineThen);
    }
    asked.forEach((search, index) => {
      const number = numbers[index];
      if (number === undefined || !said.has(number)) search.phase = 'unknown';
      else followBack(search, before, said.get(number));
    });
  }
}

/** @param number of the line in the text before; undefined where the version brought it */
function followBack(search: Search, before: Buffer | undefined, number: number | undefined): void {
  const equal = before === undefined ? [] : numbersOf(before, search.text);
  const which = number === undefined ? -1 : equal.indexOf(number);
  if (number === undefined) search.phase = 'found';
  else if (which < 0) search.phase = 'unknown';
  else {
    Object.assign(search, { times: equal.length, which });
    goOn(search);
  }
}

async function textsOf(
  read: ReadBlobs,
  objects: readonly (string | undefined)[],
): Promise<(Buffer | undefined)[]> {
  const texts = new Map<string, Buffer>();
  const wanted = objects.filter(object => object !== undefined);
  await eachText(read, wanted, (index, text) => texts.set(wanted[index] ?? '', text));
  return objects.map(object => texts.get(object ?? ''));
}

async function eachText(
  read: ReadBlobs,
  objects: readonly string[],
  use: (index: number, text: Buffer) => void,
): Promise<void> {
  let index = 0;
  for await (const bytes of read(objects)) {
    if (bytes !== undefined) use(index, withoutBlanks(bytes));
    index += 1;
  }
}
