import { GitError } from '../core/errors.ts';
import type { Git, GitCallOptions } from '../core/ports.ts';
import { readHead } from '../knowledge/head.ts';
import {
  addDays,
  type Contributor,
  isBot,
  latestDate,
  mergeIdentities,
  type Signature,
} from '../knowledge/identities.ts';
import { isLongLived } from './branchNames.ts';

/** A tag that names a release or a date of the project. */
export interface Tag {
  readonly name: string;
  /** Day of the tagged commit or of the tag object, yyyy-mm-dd. */
  readonly date: string;
  readonly subject: string;
}

/** A branch with work that is not in the current branch. */
export interface OpenBranch {
  readonly name: string;
  readonly date: string;
  readonly subject: string;
  readonly authorEmail: string;
  readonly commit: string;
}

/** What the history of a repository says about a project. */
export interface RepositoryHistory {
  /** Undefined on a detached head. */
  readonly branch: string | undefined;
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

/**
 * Reads people, tags and branches.
 * @param onProgress called with the number of commits read so far, every thousand commits
 * @throws GitError when git fails in the middle; a repository without a commit is no failure
 */
export async function readHistory(
  git: Git,
  options: GitCallOptions & { onProgress?: (commits: number) => void },
): Promise<RepositoryHistory> {
  const [branch, remoteUrl, { commit, isShallow: shallow }] = await Promise.all([
    optional(git.run(['symbolic-ref', '--quiet', '--short', 'HEAD'], options)),
    readRemote(git, options),
    readHead(git, options),
  ]);
  if (commit === undefined) {
    const nothing = { contributors: [], tags: [], openBranches: [], lastCommitOn: '', commits: 0 };
    return { branch, remoteUrl, shallow, ...nothing };
  }
  const [{ signatures, commits }, tags, openBranches] = await Promise.all([
    readSignatures(git, options),
    readTags(git, options),
    readOpenBranches(git, options),
  ]);
  const contributors = mergeIdentities(signatures);
  return {
    branch,
    remoteUrl,
    shallow,
    contributors,
    tags,
    openBranches,
    lastCommitOn: latestDate(signatures),
    commits,
  };
}

async function readRemote(git: Git, options: GitCallOptions): Promise<string | undefined> {
  const names = (await git.run(['remote'], options)).split('\n').filter(Boolean);
  const name = names.includes('origin') ? 'origin' : names[0];
  if (name === undefined) return undefined;
  return optional(git.run(['config', '--get', `remote.${name}.url`], options));
}

/** Authors and co-authors of all commits that touch the project folder, merges left out: they add no work. */
async function readSignatures(
  git: Git,
  options: GitCallOptions & { onProgress?: (commits: number) => void },
): Promise<{ signatures: Signature[]; commits: number }> {
  const coAuthors = '%(trailers:key=Co-authored-by,valueonly,separator=%x1e)';
  const format = ['%aN', '%aE', '%ad', coAuthors].join(FIELD_FORMAT);
  const args = ['log', '-z', '--no-merges', '--date=short', `--format=${format}`, 'HEAD'];
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
    const [name = '', email = '', date = '', others = ''] = record.split(FIELD);
    add(name, email, date);
    for (const other of others.split('\x1e')) {
      const [, otherName, otherEmail] = /^\s*(.*?)\s*<([^>]*)>/.exec(other) ?? [];
      if (otherName && otherEmail && otherEmail !== email) add(otherName, otherEmail, date);
    }
    if (++commits % 1000 === 0) options.onProgress?.(commits);
  }
  return { signatures: [...found.values()], commits };
}

async function readTags(git: Git, options: GitCallOptions): Promise<Tag[]> {
  const format = ['%(refname:short)', '%(creatordate:short)', '%(contents:subject)'].join('%1f');
  const sort = ['--sort=-version:refname', '--sort=-creatordate'];
  const args = ['for-each-ref', ...sort, `--format=${format}`, 'refs/tags'];
  return (await git.run(args, options))
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const [name = '', date = '', subject = ''] = line.split(FIELD);
      return { name, date, subject };
    });
}

async function readOpenBranches(git: Git, options: GitCallOptions): Promise<OpenBranch[]> {
  const fields = [
    '%(refname:short)',
    '%(committerdate:short)',
    '%(contents:subject)',
    '%(authoremail:trim)',
    '%(objectname:short)',
  ];
  const args = [
    'for-each-ref',
    '--no-merged=HEAD',
    '--sort=-committerdate',
    `--format=${fields.join('%1f')}`,
  ];
  const seen = new Set<string>();
  const branches: OpenBranch[] = [];
  for (const line of (await git.run([...args, 'refs/heads', 'refs/remotes'], options)).split('\n')) {
    const [name = '', date = '', subject = '', authorEmail = '', commit = ''] = line.split(FIELD);
    const shortName = name.replace(/^origin\//, '');
    // A remote branch and its local copy are one piece of work; a release is none that waits to be merged.
    if (!name || seen.has(commit) || isLongLived(shortName)) continue;
    if (isBot(shortName.split(/[/-]/)[0] ?? '', authorEmail)) continue;
    seen.add(commit);
    branches.push({ name, date, subject, authorEmail, commit });
  }
  return branches;
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
