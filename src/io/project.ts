import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { GitError, UserError } from '../core/errors.ts';
import { slashedPath } from '../core/paths.ts';
import type { Git, Project } from '../core/ports.ts';
import { NO_CACHE, openCache } from './cache.ts';
import { openFiles } from './files.ts';
import { openGit } from './git.ts';

/**
 * Finds and opens the project that a folder belongs to.
 *
 * A folder that the user named is the project itself. Otherwise it is the nearest folder upwards that holds a
 * `handover.config.yaml` or a pack, at the furthest the top of the git repository, which it also is when there
 * is none of these.
 * @param start absolute path
 * @throws UserError when the folder does not exist, is in a bare repository, or git refuses to read it
 */
export async function openProject(
  start: string,
  options: { named: boolean; environment: NodeJS.ProcessEnv },
): Promise<Project> {
  const folder = resolve(start);
  if (!(await isFolder(folder))) throw new UserError('error.noFolder', { path: folder });
  const top = await repositoryTop(folder, options.environment);
  if (top === 'no-repository' || top === 'not-installed') {
    const root = options.named ? folder : ((await nearestPack(folder, undefined)) ?? folder);
    return {
      root,
      prefix: '',
      files: openFiles(root, undefined),
      git: undefined,
      cache: NO_CACHE,
      gitProblem: top,
    };
  }
  const root = options.named ? folder : ((await nearestPack(folder, top.path)) ?? top.path);
  const git = openGit(root, options.environment);
  const prefix = slashedPath(top.path, root);
  return {
    root,
    prefix: prefix && `${prefix}/`,
    files: openFiles(root, git),
    git,
    cache: openCache(top.gitFolder),
    gitProblem: 'none',
  };
}

async function repositoryTop(
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ path: string; gitFolder: string } | 'no-repository' | 'not-installed'> {
  const git = openGit(folder, environment);
  try {
    // `--show-cdup` keeps the way the user wrote the path (links, drive letters), `--show-toplevel` does not.
    const questions = ['--is-bare-repository', '--is-inside-work-tree', '--show-cdup', '--absolute-git-dir'];
    const answer = (await Array.fromAsync(git.records(['rev-parse', ...questions], '\0'))).join('');
    // A bare repository has no way up.
    const [, isBare, isInside, up = '', gitFolder = ''] =
      /^(\w+)\n(\w+)\n(?:((?:\.\.\/)*)\n)?([\s\S]*)\n$/.exec(answer) ?? [];
    if (isBare === 'true') throw new UserError('error.bareRepository', { path: folder });
    if (isInside !== 'true') throw new UserError('error.insideGitFolder', { path: folder });
    return { path: resolve(folder, up), gitFolder };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (/not a git repository/.test(error.stderr) && !(await hasGitEntry(folder))) return 'no-repository';
    if (/ENOENT/.test(error.stderr)) return 'not-installed';
    if (/must be run in a work tree/.test(error.stderr)) await refuseOutsideOfWorkTree(git, folder);
    throw new UserError(
      'error.gitRefuses',
      { path: folder, reason: firstLine(error.stderr) },
      { cause: error },
    );
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

async function nearestPack(folder: string, top: string | undefined): Promise<string | undefined> {
  for (let place = folder; ; place = dirname(place)) {
    if (await exists(join(place, 'handover.config.yaml'))) return place;
    if (await exists(join(place, 'handover', 'checklist.yaml'))) return place;
    if (place === top || place === dirname(place)) return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    info => info.isDirectory(),
    () => false,
  );
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
