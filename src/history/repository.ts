import { GitError } from '../core/errors.ts';
import { chiefRemote } from '../core/gitSettings.ts';
import type { Git, GitCallOptions } from '../core/ports.ts';
import { namedIn } from '../knowledge/coAuthors.ts';
import { readHead } from '../knowledge/head.ts';
import { addDays, type Contributor, isBot, latestDate, type Signature } from '../knowledge/identities.ts';
import { mergePeople } from '../knowledge/people.ts';
import { loadRomaniser } from '../knowledge/pinyin.ts';
import { firstLine } from './ask.ts';
import type { BranchSettings, DefaultBranch } from './bases.ts';
import { type Bases, findBases, readUnmergedBranches } from './branches.ts';
import { NOTHING_KNOWN } from './branchNotes.ts';
import { type CommitGraph, lazyGraph } from './commitGraph.ts';
import { gitDay } from './gitText.ts';
import { type Refs, readRefs } from './refs.ts';
import type { UnmergedBranch } from './unmergedBranch.ts';

/** A tag that names a release or a date of the project. */
export interface Tag {
  readonly name: string;
  /** Day of the tagged commit or of the tag object, yyyy-mm-dd. */
  readonly date: string;
  readonly subject: string;
}

/** A branch with work that is in none of the branches where work is collected. */
export interface OpenBranch {
  readonly name: string;
  readonly date: string;
  readonly subject: string;
  readonly authorEmail: string;
  readonly commit: string;
}

/** What the history of a repository says about a project. */
export interface RepositoryHistory {
  /** The branch that is checked out, or the real line beside a default one that stood still; undefined on a detached head. */
  readonly branch: string | undefined;
  /** The default branch that stood still while `branch` went on. */
  readonly stoodStill?: string | undefined;
  /** As configured, it may hold credentials: mask it before it goes anywhere. */
  readonly remoteUrl: string | undefined;
  readonly contributors: readonly Contributor[];
  /** Newest first; also those of release branches that never come back. */
  readonly tags: readonly Tag[];
  /** Newest first. */
  readonly openBranches: readonly OpenBranch[];
  /** Day of the newest commit, '' in an empty repository. */
  readonly lastCommitOn: string;
  readonly commits: number;
  /** A shallow clone knows only a part: counts and people are then incomplete. */
  readonly shallow: boolean;
}

const FIELD = '\x1f';
const FIELD_FORMAT = '%x1f';

export interface HistoryOptions extends GitCallOptions {
  /** Called with the number of commits read so far, every thousand commits. */
  readonly onProgress?: (commits: number) => void;
  /** yyyy-mm-dd; without it a default branch is not asked whether it stood still. */
  readonly today?: string | undefined;
  readonly branches?: BranchSettings | undefined;
  /** The commits and their parents, as kept by an earlier run; without it they are read anew. */
  readonly graph?: ((refs: Refs, commit: string) => () => Promise<CommitGraph>) | undefined;
  /** The branches whose work is nowhere else; without it they are compared anew. */
  readonly unmerged?: ((refs: Refs, bases: Bases) => Promise<readonly UnmergedBranch[]>) | undefined;
}

/**
 * Reads people, tags and branches.
 * @throws GitError when git fails in the middle; a repository without a commit is no failure
 */
export async function readHistory(git: Git, options: HistoryOptions): Promise<RepositoryHistory> {
  const { signal, today = '', branches, onProgress } = options;
  const call: GitCallOptions = signal ? { signal } : {};
  const [settings, { commit, isShallow: shallow }, refs] = await Promise.all([
    git.settings(call),
    readHead(git, call),
    readRefs(git, call),
  ]);
  const remoteUrl = chiefRemote(settings)?.url;
  const checkedOut = await optional(git.run(['symbolic-ref', '--quiet', '--short', 'HEAD'], call));
  if (commit === undefined) {
    const nothing = { contributors: [], tags: [], openBranches: [], lastCommitOn: '', commits: 0 };
    return { branch: checkedOut, remoteUrl, shallow, ...nothing };
  }
  const graph = (shallow ? undefined : options.graph?.(refs, commit)) ?? lazyGraph(git, [commit], call);
  const bases = await findBases(refs, commit, today, graph, branches);
  const { main } = bases;
  const unmerged =
    options.unmerged ??
    (async () =>
      (await readUnmergedBranches(git, refs.branches, bases, NOTHING_KNOWN, { ...call, onFailure }))
        .branches);
  const [{ signatures, commits }, tags, open] = await Promise.all([
    readSignatures(git, main.instead ? [...main.tips, commit] : [commit], {
      ...call,
      ...(onProgress && { onProgress }),
    }),
    readTags(git, main, call),
    unmerged(refs, bases),
  ]);
  return {
    branch: main.instead ? main.name : checkedOut,
    ...(main.instead && { stoodStill: main.instead.name }),
    remoteUrl,
    shallow,
    contributors: mergePeople(signatures, await loadRomaniser(signatures.map(({ name }) => name))),
    tags,
    openBranches: openBranchesOf(open),
    lastCommitOn: latestDate(signatures),
    commits,
  };
}

function onFailure(error: GitError): never {
  throw error;
}

/** What a line has beside the others waits for no merge, and pages are no work. */
function openBranchesOf(unmerged: readonly UnmergedBranch[]): OpenBranch[] {
  return unmerged
    .filter(({ kind }) => kind === 'topic' || kind === 'real-line')
    .map(({ name, date, chief, authorEmail, tip }) => ({
      name,
      date,
      subject: chief,
      authorEmail,
      commit: tip.slice(0, 10),
    }))
    .sort((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0));
}

/** Authors and co-authors of all commits that touch the project folder, merges left out: they add no work. */
export async function readSignatures(
  git: Git,
  tips: readonly string[],
  options: GitCallOptions & { onProgress?: (commits: number) => void },
): Promise<{ signatures: Signature[]; commits: number }> {
  const coAuthors = '%(trailers:key=Co-authored-by,valueonly,separator=%x1e)';
  const format = ['%aN', '%aE', '%ad', coAuthors].join(FIELD_FORMAT);
  const args = ['log', '-z', '--no-merges', '--date=short', `--format=${format}`, ...tips];
  // Comparing trees costs ten times as much as reading commits: only where the project is a part of the repository.
  if ((await git.run(['rev-parse', '--show-prefix'], options)).trim()) args.push('--', '.');
  const found = new Map<string, { name: string; email: string; dates: string[] }>();
  const add = (name: string, email: string, date: string) => {
    const key = `${name}${FIELD}${email}`;
    const known = found.get(key);
    if (known) known.dates.push(date);
    else found.set(key, { name, email, dates: [date] });
  };
  let commits = 0;
  for await (const record of git.records(args, '\0', options)) {
    const [name = '', email = '', day = '', others = ''] = record.split(FIELD);
    const date = gitDay(day);
    add(name, email, date);
    for (const other of others.split('\x1e')) {
      for (const named of namedIn(other))
        if (named.name && named.email !== email) add(named.name, named.email, date);
    }
    if (++commits % 1000 === 0) options.onProgress?.(commits);
  }
  return { signatures: [...found.values()], commits };
}

/** A branch whose last commit is at most so many days older than that of the line that went on is alive. */
const ALIVE = 183;

/**
 * Where the default branch stood still for long, what was released from it is history: only tags on the line that went
 * on count. Where work merely goes on before it is merged into the default branch, releases are made from that.
 */
async function readTags(git: Git, main: DefaultBranch, options: GitCallOptions): Promise<Tag[]> {
  const format = ['%(refname:short)', '%(creatordate:short)', '%(contents:subject)'].join('%1f');
  const sort = ['--sort=-version:refname', '--sort=-creatordate'];
  const [newest = ''] = main.tips;
  const last = main.instead && (await dayOf(git, newest, options));
  const isAlive = main.instead && last && main.instead.date >= addDays(last, -ALIVE);
  const tips = [...main.tips, ...((isAlive && main.instead?.tips) || [])];
  const read = async (on: readonly string[]) =>
    (await git.run(['for-each-ref', ...sort, ...on, `--format=${format}`, 'refs/tags'], options))
      .split('\n')
      .filter(Boolean)
      .map((line): Tag => {
        const [name = '', date = '', subject = ''] = line.split(FIELD);
        return { name, date: gitDay(date), subject };
      });
  if (!main.instead) return read([]);
  const merged = await read(tips.map(tip => `--merged=${tip}`));
  const newer = (await read(tips.map(tip => `--no-merged=${tip}`))).filter(
    ({ date }) => date >= (merged[0]?.date ?? ''),
  );
  const made = await Promise.all(
    newer
      .slice(0, MOST_BESIDE)
      .map(async tag => ((await isMadeFrom(git, tag, newest, options)) ? [tag] : [])),
  );
  return [...made.flat(), ...merged];
}

/** So many of the newest tags are looked at that lie beside the line. */
const MOST_BESIDE = 5;
/** Within so many days a release is made of what was finished on the line. */
const RELEASE_TAKES = 45;

/** Whether a release was merged from a line into another that nobody merges back, as git-flow does with `master`. */
async function isMadeFrom(
  git: Git,
  { name, date }: Tag,
  line: string,
  options: GitCallOptions,
): Promise<boolean> {
  // Lines that share nothing have no base.
  const base = await firstLine(git, ['merge-base', `refs/tags/${name}`, line], options);
  return base !== undefined && date <= addDays(await dayOf(git, base, options), RELEASE_TAKES);
}

/** yyyy-mm-dd of when a commit was written. */
async function dayOf(git: Git, commit: string, options: GitCallOptions): Promise<string> {
  return gitDay((await git.run(['log', '-1', '--date=short', '--format=%ad', commit], options)).trim());
}

/**
 * Who changed each of some files most, in the last two years of the history; for a file that nobody has touched
 * since, in all of it. Programs do not count.
 * @param paths at most a few hundred: they are arguments of one call
 * @returns path → canonical (lower case) address of that author
 */
export async function readMainAuthors(
  git: Git,
  paths: readonly string[],
  lastCommitOn: string,
  options: GitCallOptions,
): Promise<Map<string, string>> {
  if (paths.length === 0 || !lastCommitOn) return new Map();
  const recent = await readAuthors(git, paths, [`--since=${addDays(lastCommitOn, -730)}`], options);
  const untouched = paths.filter(path => !recent.has(path));
  const older = untouched.length > 0 ? await readAuthors(git, untouched, [], options) : new Map();
  return new Map([...recent, ...older]);
}

async function readAuthors(
  git: Git,
  paths: readonly string[],
  range: readonly string[],
  options: GitCallOptions,
): Promise<Map<string, string>> {
  const counts = new Map<string, Map<string, number>>();
  const format = ['--relative', '--name-only', '-z', '--format=%x1d%aN%x1f%aE'];
  const pathspecs = paths.map(path => `:(literal)${path}`);
  const args = ['log', '--no-merges', ...format, ...range, 'HEAD', '--', ...pathspecs];
  for await (const record of git.records(args, '\x1d', options)) {
    const [signature = '', ...changed] = record.split(/[\0\n]+/).filter(Boolean);
    const [name = '', email = ''] = signature.split(FIELD);
    if (isBot(name, email)) continue;
    for (const path of changed) {
      const ofPath = counts.get(path) ?? new Map<string, number>();
      ofPath.set(email.toLowerCase(), (ofPath.get(email.toLowerCase()) ?? 0) + 1);
      counts.set(path, ofPath);
    }
  }
  return new Map(
    [...counts].map(([path, ofPath]) => [path, [...ofPath].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '']),
  );
}

/** The answer of a call that exits with 1 where there is nothing to answer. */
async function optional(call: Promise<string>): Promise<string | undefined> {
  try {
    return (await call).trim() || undefined;
  } catch (error) {
    if (error instanceof GitError && error.isNo) return undefined;
    throw error;
  }
}
