import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { GitError, UserError } from '../core/errors.ts';
import { slashedPath } from '../core/paths.ts';
import type { Git, Project } from '../core/ports.ts';
import { cacheFolder, dropForgottenNotes, NO_CACHE, openCache } from './cache.ts';
import { openFiles } from './files.ts';
import { openGit } from './git.ts';
import { findRepository } from './repository.ts';

/**
 * Finds and opens the project that a folder belongs to.
 *
 * A folder that the user named is the project itself. Otherwise it is the nearest folder upwards that holds a
 * `handover.config.yaml` or a pack, at the furthest the top of the git repository, which it also is when there
 * is none of these.
 * @param start absolute path
 * @param options `calledFrom`: folder that the process was started in, by git as a hook perhaps: what git tells a hook
 *   about the repository counts only then, and only for that repository
 * @throws UserError when the folder does not exist, is in a bare repository, or git is missing or refuses to read it
 */
export async function openProject(
  start: string,
  options: { named: boolean; environment: NodeJS.ProcessEnv; calledFrom?: string },
): Promise<Project> {
  const folder = resolve(start);
  if (!(await isFolder(folder))) throw new UserError('error.noFolder', { path: folder });
  const top = await findRepository(folder, options);
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
  const open = (place: string): Project => {
    const git = openGit(place, options.environment, top.repository, top.gitFolder);
    const prefix = slashedPath(top.path, place);
    return {
      root: place,
      prefix: prefix && `${prefix}/`,
      files: openFiles(place, git, cacheFolder(top.gitFolder)),
      git,
      cache: openCache(top.gitFolder, () => askStands(git)),
      gitProblem: 'none',
      sibling: other => open(join(top.path, other)),
    };
  };
  const project = open(root);
  await dropForgottenNotes(top.gitFolder, () => askStands(project.git));
  return project;
}

/** Where the working tree stood, oldest first, for a repository whose record is no file (reftable). */
async function askStands(git: Git | undefined): Promise<readonly string[]> {
  const args = ['log', '--walk-reflogs', `--max-count=${MOST_STANDS}`, '--format=%H', 'HEAD', '--'];
  try {
    const own = ((await git?.run(args)) ?? '').split('\n').filter(Boolean).reverse();
    if (own.length > 0) return own;
    return ((await git?.run(['rev-parse', '--verify', '--quiet', 'HEAD'])) ?? '').split('\n').filter(Boolean);
  } catch (error) {
    // Nothing is committed yet: there is nothing to keep notes about.
    if (error instanceof GitError) return [];
    throw error;
  }
}
const MOST_STANDS = 500;

/**
 * The language that the project of a folder has set, found without asking git and without reading YAML: messages about a
 * repository that git refuses, or about settings that cannot be read, are worded in it as well.
 * @param start absolute path
 */
export async function readLanguageSetting(
  start: string,
  { named }: { readonly named: boolean },
): Promise<string | undefined> {
  for (let place = start; ; place = dirname(place)) {
    const text = await readFile(join(place, 'handover.config.yaml'), 'utf8').catch(() => undefined);
    if (text !== undefined) return /^\ufeff?language:[ \t]*['"]?([\w-]+)/m.exec(text)?.[1];
    if (named || place === dirname(place)) return undefined;
    if ((await exists(join(place, 'handover', 'checklist.yaml'))) || (await exists(join(place, '.git'))))
      return undefined;
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
