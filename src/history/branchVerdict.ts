import { GitError } from '../core/errors.ts';
import type { Git, GitCallOptions } from '../core/ports.ts';
import { type BaseChange, type BaseChanges, readBaseChanges } from './baseChanges.ts';
import {
  type CommitFiles,
  type CommitLines,
  type Comparison,
  type FileLines,
  filesOf,
  type LinesOptions,
  linesOf,
} from './patches.ts';

/** A branch whose changes are looked for in its bases. */
export interface Candidate {
  /** Full hash. */
  readonly tip: string;
  /** The newest commit that it has in common with the bases; undefined where there is none. */
  readonly fork: string | undefined;
  /** Its commits that were not found in another form before, newest first. */
  readonly own: readonly string[];
  /** Whether a commit of the bases may hold a change of the branch that was not looked for yet. */
  readonly isNews: (commit: string) => boolean;
}

export interface ComparingOptions extends GitCallOptions {
  /** Told that some changes could not be read; without it that is a failure of the whole. */
  readonly onFailure?: (error: GitError) => void;
}

/** What a branch holds. */
export interface Holding {
  /** Its commits whose changes the bases do not have, neither one by one nor all together, newest first. */
  readonly left: readonly string[];
  /** The files of those commits; where they were not looked at, of the whole branch. */
  readonly files: readonly string[];
  /** How many files each of those commits changes. */
  readonly sizes: ReadonlyMap<string, number>;
  /** What could not be read and may hold it. */
  readonly lacks: Comparison | undefined;
}

/** Where more calls than this fail, the contents are not here at all. */
const MOST_FAILURES = 64;
/** A branch of more commits is only looked for as a whole. */
const ONE_BY_ONE = 1000;
/** Of a branch with more commits it is not tried whether parts of it were squashed one after the other. */
const STACKED = 40;

/**
 * What branches hold that their bases do not have: nothing where a branch was rebased, picked or squashed, alone or one
 * after the other on top of each other, or where the bases had each file as the branch leaves it. Which files changed,
 * and into what, is listed for all branches at once; contents are only looked at where a base changes the same files.
 * @param news commits of the bases that are looked at
 * @returns by the tip of the branch
 * @throws GitError when git fails at listing; at reading contents only without `onFailure`, else what could not be read
 *   counts as not found
 */
export async function findHoldings(
  git: Git,
  candidates: readonly Candidate[],
  news: readonly string[],
  options: ComparingOptions,
): Promise<Map<string, Holding>> {
  const views = await viewsOf(git, candidates, options);
  const wanted = new Set(views.flatMap(({ files }) => [...files]));
  const base = wanted.size === 0 ? undefined : await readBaseChanges(git, news, wanted, options);
  const open = views.map(view => ({ view, ...sameFiles(view, base) }));
  const lines = await readLines(git, open, options);
  return new Map(open.map(({ view, ...same }) => [view.candidate.tip, holdingOf(view, same, lines)]));
}

/** A branch, and what it changes. */
interface View {
  readonly candidate: Candidate;
  /** What it changes altogether, and what each file becomes; undefined where it has nothing in common with the bases. */
  readonly whole: ReadonlyMap<string, string> | undefined;
  readonly own: readonly CommitFiles[];
  /** All files that count. */
  readonly files: ReadonlySet<string>;
}

async function viewsOf(
  git: Git,
  candidates: readonly Candidate[],
  options: GitCallOptions,
): Promise<readonly View[]> {
  const wholes = new Map<string, ReadonlyMap<string, string>>();
  const pairs = candidates.flatMap(({ tip, fork }) =>
    fork === undefined ? [] : [{ commit: tip, with: fork }],
  );
  for await (const { commit, files } of filesOf(git, pairs, options)) wholes.set(commit, files);
  // Nothing but empty commits, or work that the branch itself took back: its commits are not worth a look.
  const isLooked = ({ tip, own }: Candidate) => own.length <= ONE_BY_ONE && wholes.get(tip)?.size !== 0;
  const single = [...new Set(candidates.filter(isLooked).flatMap(({ own }) => own))];
  const commits = new Map<string, CommitFiles>();
  const listed = single.map(commit => ({ commit }));
  for await (const change of filesOf(git, listed, options)) commits.set(change.commit, change);
  return candidates.map(candidate => {
    const whole = candidate.fork === undefined ? undefined : (wholes.get(candidate.tip) ?? new Map());
    const own = isLooked(candidate) ? candidate.own.flatMap(commit => commits.get(commit) ?? []) : [];
    const files = new Set([...(whole?.keys() ?? []), ...own.flatMap(change => [...change.files.keys()])]);
    return { candidate, whole, own: own.filter(change => change.files.size > 0), files };
  });
}

interface Same {
  /** Files that the bases had as the branch leaves them. */
  readonly same: ReadonlySet<string>;
  /** Commits of the bases that may hold some of the changes: they change the same files. */
  readonly like: readonly CommitFiles[];
  /** The branch's commits that no base has under the same author, second and subject. */
  readonly open: readonly CommitFiles[];
  /** Those of them whose files some commit of a base changes as well, all of them: what they change may be there. */
  readonly comparable: readonly CommitFiles[];
}

/** A commit that changes many more files than these times what a branch does, and some more, is no squash of it. */
const TIMES_AS_MANY = 10;
const MORE = 100;

function sameFiles({ candidate, whole, own, files }: View, base: BaseChanges | undefined): Same {
  if (base === undefined || files.size === 0) return { same: new Set(), like: [], open: own, comparable: [] };
  const touching = base.touching(files).filter(({ commit }) => candidate.isNews(commit));
  const same = new Set<string>();
  for (const change of touching)
    for (const [path, object] of change.files) if (whole?.get(path) === object) same.add(path);
  if (whole !== undefined && same.size === whole.size) return { same, like: [], open: own, comparable: [] };
  const named = new Map(touching.map(change => [change, nameOf(change.files.keys())]));
  const writings = new Map([...named].map(([{ writing }, name]) => [writing, name]));
  const isOpen = (change: CommitFiles) => writings.get(change.writing) !== nameOf(change.files.keys());
  const open = own.filter(isOpen);
  const sets = setsOf(whole, own, open);
  const isLike = ({ files, size }: BaseChange, name: string) =>
    sets.has(name) && size <= files.size * TIMES_AS_MANY + MORE;
  const like = [...named].flatMap(([change, name]) => (isLike(change, name) ? [change] : []));
  return { same, like, open, comparable: comparableOf(open, like) };
}

function comparableOf(own: readonly CommitFiles[], like: readonly CommitFiles[]): readonly CommitFiles[] {
  return own.filter(({ files }) =>
    like.some(
      other => other.files.size >= files.size && [...files.keys()].every(path => other.files.has(path)),
    ),
  );
}

/** Sets of files that one commit of a base changes if it holds the branch, a commit of it, or a part of it. */
function setsOf(
  whole: ReadonlyMap<string, string> | undefined,
  own: readonly CommitFiles[],
  open: readonly CommitFiles[],
): ReadonlySet<string> {
  const sets = new Set(open.map(({ files }) => nameOf(files.keys())));
  if (whole) sets.add(nameOf(whole.keys()));
  if (own.length > STACKED) return sets;
  for (const first of own.keys()) {
    const together = new Set<string>();
    for (const { files } of own.slice(first)) {
      for (const path of files.keys()) together.add(path);
      sets.add(nameOf(together));
    }
  }
  return sets;
}

function nameOf(files: Iterable<string>): string {
  return [...files].sort().join('\n');
}

interface Lines {
  readonly commits: ReadonlyMap<string, CommitLines>;
  readonly wholes: ReadonlyMap<string, CommitLines>;
}

async function readLines(
  git: Git,
  compared: readonly (Same & { readonly view: View })[],
  options: ComparingOptions,
): Promise<Lines> {
  const wanted = new Set<string>();
  const inBases = new Set<string>();
  const pairs: Comparison[] = [];
  for (const { view, like, comparable } of compared) {
    if (like.length === 0) continue;
    for (const { commit } of like) inBases.add(commit);
    for (const { commit } of [...like, ...comparable]) wanted.add(commit);
    const { tip, fork } = view.candidate;
    if (fork !== undefined) pairs.push({ commit: tip, with: fork });
  }
  const single = [...wanted].map(commit => ({ commit }));
  const hasLines = (commit: string) => inBases.has(commit);
  return {
    commits: await readChanges(git, single, { ...options, hasLines }),
    wholes: await readChanges(git, pairs, options),
  };
}

/**
 * What commits change, by commit. An object that is missing ends git: of a file it is one of the commit that was begun, of
 * a folder one of a commit behind it, which is looked for half by half. What comes after it is read nevertheless.
 */
export async function readChanges(
  git: Git,
  list: readonly Comparison[],
  options: ComparingOptions & Pick<LinesOptions, 'hasLines'>,
): Promise<ReadonlyMap<string, CommitLines>> {
  const found = new Map<string, CommitLines>();
  let failures = 0;
  let begun: string | undefined;
  const onBegin = (commit: string) => {
    begun = commit;
  };
  /** Whether git read them all. */
  const tried = async (some: readonly Comparison[]) => {
    begun = undefined;
    try {
      for await (const change of linesOf(git, some, { ...options, onBegin }))
        found.set(change.commit, change);
      return true;
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!(error instanceof GitError) || options.onFailure === undefined) throw error;
      failures += 1;
      options.onFailure(error);
      return false;
    }
  };
  const read = async (some: readonly Comparison[]): Promise<void> => {
    if ((await tried(some)) || some.length <= 1 || failures > MOST_FAILURES) return;
    const at = some.findIndex(({ commit }) => commit === begun);
    const rest = some.slice(at + 1);
    if (at >= 0 && !(await tried(some.slice(at, at + 1)))) return read(rest);
    await read(rest.slice(0, rest.length >> 1));
    await read(rest.slice(rest.length >> 1));
  };
  await read(list);
  return found;
}

function holdingOf(
  { candidate, whole }: View,
  { same, like, open, comparable }: Same,
  { commits, wholes }: Lines,
): Holding {
  const none: Holding = { left: [], files: [], sizes: new Map(), lacks: undefined };
  if (whole?.size === 0) return none;
  const { tip, fork } = candidate;
  const isRead = like.length === 0 || fork === undefined || wholes.has(tip);
  const unread = [...like, ...comparable].find(({ commit }) => !commits.has(commit));
  const lacks = isRead ? unread && { commit: unread.commit } : { commit: tip, with: fork };
  const inBase = like.flatMap(({ commit }) => commits.get(commit) ?? []);
  const arrived = new Set(same);
  for (const [path, lines] of wholes.get(tip)?.files ?? [])
    if (hasArrived(path, lines, inBase)) arrived.add(path);
  if (whole && [...whole.keys()].every(path => arrived.has(path))) return none;
  // A branch that is too long for a look at its commits.
  if (candidate.own.length > ONE_BY_ONE)
    return { left: candidate.own, files: [...(whole?.keys() ?? [])], sizes: new Map(), lacks };
  const left = open.filter(({ commit, files }) => {
    if ([...files.keys()].every(path => arrived.has(path))) return false;
    const change = commits.get(commit);
    return change === undefined || !inBase.some(other => holds(other, change));
  });
  return {
    left: left.map(({ commit }) => commit),
    files: [...new Set(left.flatMap(({ files }) => [...files.keys()]))],
    sizes: new Map(left.map(({ commit, files }) => [commit, files.size])),
    lacks,
  };
}

/** Whether one commit makes every change of the other. */
function holds(one: CommitLines, other: CommitLines): boolean {
  return [...other.files].every(([path, { digest }]) => one.files.get(path)?.digest === digest);
}

/** Whether some commits made the change of a file, one of them or several together. */
function hasArrived(
  path: string,
  { digest, lines, isCut }: FileLines,
  inBase: readonly CommitLines[],
): boolean {
  const parts = inBase.flatMap(({ files }) => files.get(path) ?? []);
  if (parts.some(part => part.digest === digest)) return true;
  if (isCut || lines.size === 0) return false;
  return [...lines].every(line => parts.some(part => part.lines.has(line)));
}
