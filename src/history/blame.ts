import { sha256 } from '../core/digest.ts';
import { GitError } from '../core/errors.ts';
import type { Cache, Git, GitCallOptions } from '../core/ports.ts';
import { records } from './ask.ts';
import { blamedLines } from './blamedLines.ts';
import type { Origin } from './fileVersions.ts';
import { gitDay } from './gitText.ts';
import { type AskedLines, findOrigins } from './lineOrigins.ts';

/** Who wrote a line, and when. */
export interface Blame {
  /** Full hash; undefined for a line that is not committed yet. */
  readonly commit: string | undefined;
  readonly name: string;
  readonly email: string;
  /** yyyy-mm-dd; '' for a line that is not committed yet. */
  readonly date: string;
  /** Nothing came before that commit: it is the first one, or the first that is here. */
  readonly isFirst?: true;
}

/** Lines of a file, from 1, whose authors are asked for. Paths are from the folder that git runs in. */
export interface LinesOf {
  readonly path: string;
  readonly lines: readonly number[];
}

export interface BlameOptions extends GitCallOptions {
  /** Asks nothing that is not kept already. */
  readonly onlyKept: boolean;
  /** Whether git runs at the top of the repository. */
  readonly isWhole: boolean;
  /** File with commits that are passed over, from the folder that git runs in. */
  readonly ignoreRevs: string | undefined;
  /** Told the number of files so far. */
  readonly onProgress?: (files: number) => void;
  /** Told of a file whose lines could not be blamed. */
  readonly onFailure: (path: string, error: unknown) => void;
}

/** Processes at once: blame is bound by the processor. */
const PARALLEL = 4;
/** Of more files the history is read once for all: `git blame` goes through it for each. */
const MANY = 12;
/** Raised whenever the arguments of the call change, or what is kept of its answer. */
const VERSION = 2;

/**
 * The authors of lines, by path and line. Moved lines and renamed files are followed, changes of blanks passed over.
 * What is committed is asked once for each content of a file, and then kept in the repository's notes.
 * @param keep false where the history was rewritten: what is kept names commits that are gone
 */
export async function blameLines(
  git: Git,
  cache: Cache,
  files: readonly LinesOf[],
  keep: boolean,
  options: BlameOptions,
): Promise<ReadonlyMap<string, ReadonlyMap<number, Blame>>> {
  const settings = await settingsOf(git, options);
  const kept = keep ? parseCache(await cache.read('blame'), settings) : new Map<string, KeptBlame>();
  const { objects, notCompared } = await readObjects(git, options);
  const found = new Map<string, ReadonlyMap<number, Blame>>();
  const used = new Map<string, KeptBlame>();
  const isKnownOf = (file: LinesOf) => {
    const object = objects.get(file.path);
    const known = object === undefined ? undefined : kept.get(`${object} ${file.path}`);
    return known !== undefined && file.lines.every(line => known[line] !== undefined);
  };
  const asked = files.flatMap((file): AskedLines[] => {
    const object = objects.get(file.path);
    return object === undefined || isKnownOf(file) ? [] : [{ ...file, object }];
  });
  const origins = asked.length > MANY && !options.onlyKept ? await originsOf(git, asked, options) : undefined;
  const work = files.map(file => async () => {
    const object = objects.get(file.path);
    const key = object && `${object} ${file.path}`;
    const known = key ? kept.get(key) : undefined;
    // Every line of it would seem to be new.
    if (notCompared.has(file.path)) return false;
    const isKnown = isKnownOf(file);
    const lines =
      isKnown || options.onlyKept
        ? known
        : await linesOf(git, file, object, origins?.get(file.path), options);
    if (key && lines) used.set(key, lines);
    found.set(
      file.path,
      new Map(Object.entries(lines ?? {}).map(([line, blame]) => [Number(line), fromKept(blame)])),
    );
    return !isKnown;
  });
  let done = 0;
  let isNew = used.size !== kept.size;
  await inParallel(work, isFresh => {
    isNew ||= isFresh;
    done += 1;
    if (done % 20 === 0) options.onProgress?.(done);
  });
  if (isNew && !options.onlyKept)
    await cache.write('blame', JSON.stringify({ settings, lines: Object.fromEntries(used) }));
  return found;
}

/** Commit, name, address, date, and 1 where it is the first; by line. */
type KeptBlame = Record<number, readonly [string, string, string, string, 1?]>;

function fromKept([commit, name, email, date, first]: KeptBlame[number]): Blame {
  if (/^0+$/.test(commit)) return { commit: undefined, name, email, date: '' };
  return { commit, name, email, date, ...(first ? { isFirst: true } : {}) };
}

/** Undefined where only `git blame` can say: of commits that are passed over, and where an object is missing. */
async function originsOf(git: Git, asked: readonly AskedLines[], options: BlameOptions) {
  if (options.ignoreRevs !== undefined) return undefined;
  try {
    return await findOrigins(git, asked, options.isWhole, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    // Each file is asked for alone then, and what fails is told of that file.
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** What the history said of its lines, and of the others what `git blame` says. */
async function linesOf(
  git: Git,
  file: LinesOf,
  object: string | undefined,
  origins: ReadonlyMap<number, Origin> | undefined,
  options: BlameOptions,
): Promise<KeptBlame | undefined> {
  const known: KeptBlame = {};
  for (const [line, { commit, name, email, time, isFirst }] of origins ?? []) {
    const date = dayOf(time);
    known[line] = isFirst ? [commit, name, email, date, 1] : [commit, name, email, date];
  }
  const lines = file.lines.filter(line => known[line] === undefined);
  if (lines.length === 0) return known;
  const blamed = await blameFile(git, { ...file, lines }, object !== undefined, options);
  return blamed && { ...known, ...blamed };
}

async function blameFile(
  git: Git,
  { path, lines }: LinesOf,
  isCommitted: boolean,
  options: BlameOptions,
): Promise<KeptBlame | undefined> {
  const { ignoreRevs } = options;
  const range = [
    ...(ignoreRevs ? [`--ignore-revs-file=${ignoreRevs}`] : []),
    ...(isCommitted ? ['HEAD'] : []),
  ];
  const blamed: KeptBlame = {};
  try {
    for await (const said of blamedLines(git, path, lines, range, options)) {
      const { line, commit, name, email, time, isBoundary } = said;
      const date = dayOf(time);
      blamed[line] = isBoundary ? [commit, name, email, date, 1] : [commit, name, email, date];
    }
    return blamed;
  } catch (error) {
    options.signal?.throwIfAborted();
    options.onFailure(path, error);
    return undefined;
  }
}

function dayOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? '' : gitDay(date.toISOString().slice(0, 10));
}

/** Objects of the files whose content is that of the last commit, by path; and those of which nobody can tell. */
async function readObjects(
  git: Git,
  options: GitCallOptions,
): Promise<{ objects: ReadonlyMap<string, string>; notCompared: ReadonlySet<string> }> {
  const objects = new Map<string, string>();
  for (const entry of await records(git, ['ls-tree', '-r', '-z', 'HEAD', '.'], options)) {
    const [, id, path] = /^\d+ blob ([0-9a-f]+)\t([\s\S]+)$/.exec(entry) ?? [];
    if (id !== undefined && path !== undefined) objects.set(path, id);
  }
  // A search for renames would read contents, of which one may be missing.
  const compared = ['diff', '--name-only', '--no-renames', '-z', '--relative', 'HEAD', '--'];
  const changed = await records(git, compared, options);
  for (const path of changed) objects.delete(path);
  return { objects, notCompared: await git.notCompared(changed, options) };
}

/** Everything beside the file that decides about the answer. */
async function settingsOf(git: Git, options: BlameOptions): Promise<string> {
  const { ignoreRevs } = options;
  const list = ignoreRevs ? await git.run(['hash-object', '--', ignoreRevs], options) : '';
  return sha256(`${VERSION} ${list.trim()}`).slice(0, 16);
}

function parseCache(text: string | undefined, settings: string): Map<string, KeptBlame> {
  if (text === undefined) return new Map();
  const kept = JSON.parse(text) as { settings: string; lines: Record<string, KeptBlame> };
  return kept.settings === settings ? new Map(Object.entries(kept.lines)) : new Map();
}

async function inParallel<T>(work: readonly (() => Promise<T>)[], done: (result: T) => void): Promise<void> {
  const queue = work.values();
  const worker = async () => {
    for (const job of queue) done(await job());
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}
