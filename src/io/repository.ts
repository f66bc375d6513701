import { realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { GitError, UserError } from '../core/errors.ts';
import type { Git } from '../core/ports.ts';
import { openGit } from './git.ts';
import { inheritedRepository, type RepositoryVariables } from './gitEnvironment.ts';

/** A repository with a working tree. Absolute paths. */
export interface FoundRepository {
  /** The top of the working tree, written the way the user came. */
  readonly path: string;
  readonly gitFolder: string;
  /** What further calls have to be told: nothing but in a hook. */
  readonly repository: RepositoryVariables;
}

/** Where to look, and who asks. */
export interface Caller {
  /** The user named the folder. */
  readonly named: boolean;
  readonly environment: NodeJS.ProcessEnv;
  /** Absolute path of the folder that the process was started in; undefined where that is nobody's business. */
  readonly calledFrom?: string;
}

/**
 * Finds the repository that a folder lies in. In a hook git has told which one is meant, with which index; a folder that
 * the user named outside of that repository counts for more.
 * @throws UserError in a bare repository, in git's own folder, and where git is missing or refuses
 */
export async function findRepository(
  folder: string,
  { named, environment, calledFrom }: Caller,
): Promise<FoundRepository | 'no-repository' | 'not-installed'> {
  const inherited = calledFrom === undefined ? {} : inheritedRepository(environment, calledFrom);
  if (calledFrom === undefined || Object.keys(inherited).length === 0)
    return await askIn(folder, environment, {});
  if (!named) return await askIn(folder, environment, inherited);
  const own = await askIn(folder, environment, {});
  if (typeof own === 'string') return own;
  if (!(await isSame(own.gitFolder, inherited, () => askIn(calledFrom, environment, inherited)))) return own;
  return { ...own, repository: { ...inherited, GIT_DIR: own.gitFolder, GIT_WORK_TREE: own.path } };
}

/** Whether what a hook was told is about the repository that has this git directory. */
async function isSame(
  gitFolder: string,
  inherited: RepositoryVariables,
  ask: () => Promise<FoundRepository | string>,
): Promise<boolean> {
  const own = await real(gitFolder);
  const { GIT_DIR, GIT_INDEX_FILE } = inherited;
  if (GIT_DIR !== undefined) return (await real(GIT_DIR)) === own;
  // Where git keeps it itself, nobody needs to be asked.
  if (GIT_INDEX_FILE !== undefined && (await real(dirname(GIT_INDEX_FILE))) === own) return true;
  const other = await ask();
  return typeof other !== 'string' && (await real(other.gitFolder)) === own;
}

async function real(path: string): Promise<string> {
  return await realpath(path).catch(() => path);
}

/** `--show-cdup` keeps the way the user wrote the path (links, drive letters), `--show-toplevel` does not. */
const QUESTIONS = ['--is-bare-repository', '--is-inside-work-tree', '--show-cdup', '--absolute-git-dir'];

async function askIn(
  folder: string,
  environment: NodeJS.ProcessEnv,
  repository: RepositoryVariables,
): Promise<FoundRepository | 'no-repository' | 'not-installed'> {
  const git = openGit(folder, environment, repository);
  try {
    const args = ['rev-parse', ...QUESTIONS];
    const answer = (await Array.fromAsync(git.records(args, '\0'))).join('');
    // A bare repository has no way up.
    const [isWhole, isBare, isInside, up = '', gitFolder = ''] =
      /^(true|false)\n(true|false)\n(?:((?:\.\.\/)*)\n)?([\s\S]+)\n$/.exec(answer) ?? [];
    if (isWhole === undefined) throw new GitError(args, { problem: 'cut', isAnswered: answer !== '' });
    if (isBare === 'true') throw new UserError('error.bareRepository', { path: folder });
    if (isInside !== 'true') throw new UserError('error.insideGitFolder', { path: folder });
    const path = resolve(folder, up);
    // A git directory alone would make every folder that git is started in the top.
    const place = repository['GIT_DIR'] === undefined ? {} : { GIT_DIR: gitFolder, GIT_WORK_TREE: path };
    return { path, gitFolder, repository: { ...repository, ...place } };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const isNone = repository['GIT_DIR'] === undefined && !(await hasGitEntry(folder));
    if (error.problem === 'missing') {
      if (isNone) return 'not-installed';
      throw new UserError('error.gitMissing', {}, { cause: error });
    }
    if (isNone && error.isRefusal && /not a git repository/.test(error.stderr)) return 'no-repository';
    if (/must be run in a work tree/.test(error.stderr)) await refuseOutsideOfWorkTree(git, folder);
    throw new UserError('error.gitRefuses', { path: folder, reason: error.reason }, { cause: error });
  }
}

/** Where there is no work tree to go up in, git answers only the first question. */
async function refuseOutsideOfWorkTree(git: Git, path: string): Promise<never> {
  const isBare = (await git.run(['rev-parse', '--is-bare-repository'])).trim() === 'true';
  throw isBare
    ? new UserError('error.bareRepository', { path })
    : new UserError('error.insideGitFolder', { path });
}

/** A `.git` that git does not accept is a broken repository, not the absence of one. */
async function hasGitEntry(folder: string): Promise<boolean> {
  for (let place = folder; ; place = dirname(place)) {
    if (await exists(join(place, '.git'))) return true;
    if (place === dirname(place)) return false;
  }
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
