import { randomBytes } from 'node:crypto';
import {
  access,
  chmod,
  constants,
  lstat,
  mkdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Git, HookFile, Hooks, Installation } from '../core/ports.ts';
import { explained, isMissing, openFiles } from './files.ts';

/** A hook is a script of some lines; a larger file is a program that nobody wants to see as text. Bytes. */
const TEXT_LIMIT = 256 * 1024;
/** What the hook reads, in git's own folder, so that it never gets into a commit. */
const NOTE = ['handover-pack', 'installed-from'] as const;

/**
 * Opens the hooks of the repository that a folder belongs to.
 * @throws GitError when git fails, UserError when the operating system refuses
 */
export async function openHooks(git: Git): Promise<Hooks> {
  const top = await ask(git, ['rev-parse', '--show-toplevel']);
  // Worktrees share the hooks of their repository.
  const gitFolder = resolve(git.cwd, await ask(git, ['rev-parse', '--git-common-dir']));
  const configured = await configuredPath(git);
  const ownFolder = join(gitFolder, 'hooks');
  const folder = configured === undefined ? ownFolder : resolve(top, configured);
  const note = join(gitFolder, ...NOTE);
  const at = (name: string) => join(folder, name);
  return {
    folder,
    place: await placeOf(configured, folder, top, gitFolder),
    ownFolder,
    configured,
    workTree: openFiles(top, git),
    read: name => explained(at(name), readHook(at(name))),
    write: (name, text, keepAs) => explained(at(name), writeHook(at(name), text, keepAs && at(keepAs))),
    remove: (name, restored) => explained(at(name), removeHook(at(name), at(restored))),
    remember: installation => explained(note, writeNote(note, installation)),
    forget: () => explained(note, deleteNote(note)),
  };
}

async function ask(git: Git, args: readonly string[]): Promise<string> {
  return (await Array.fromAsync(git.records(args, '\0'))).join('').replace(/\n$/, '');
}

/** Our own calls switch hooks off on their command line, so that setting is passed over. */
async function configuredPath(git: Git): Promise<string | undefined> {
  const args = ['config', '--type=path', '--show-scope', '-z', '--get-all', 'core.hooksPath'];
  let scope: string | undefined;
  let path: string | undefined;
  for await (const record of git.records(args, '\0')) {
    if (scope === undefined) {
      scope = record;
      continue;
    }
    // The last one wins: git lists them from the system's to the repository's.
    if (scope !== 'command') path = record;
    scope = undefined;
  }
  return path;
}

async function placeOf(
  configured: string | undefined,
  folder: string,
  top: string,
  gitFolder: string,
): Promise<Hooks['place']> {
  if (configured === '' || (await isNoFolder(folder))) return 'none';
  const real = await realPathOf(folder);
  const lies = async (parent: string) => isInside(await realPathOf(parent), real);
  if (await lies(gitFolder)) return 'repository';
  // From a linked worktree the path may lead to the files of the first one.
  const tops = basename(gitFolder) === '.git' ? [top, dirname(gitFolder)] : [top];
  for (const parent of tops) if (await lies(parent)) return 'project';
  return 'shared';
}

/** `core.hooksPath=/dev/null` is how people switch hooks off. */
async function isNoFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    info => !info.isDirectory(),
    (error: NodeJS.ErrnoException) => error.code === 'ENOTDIR',
  );
}

function isInside(parent: string, path: string): boolean {
  const way = relative(parent, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Without links, as far as the path exists. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!isMissing(error) || path === dirname(path)) throw error;
    return join(await realPathOf(dirname(path)), basename(path));
  }
}

async function readHook(path: string): Promise<HookFile | undefined> {
  const info = await lstat(path).catch(undefinedWhenMissing);
  if (info === undefined) return undefined;
  const target = await stat(path).catch(undefinedWhenMissing);
  const isText = target?.isFile() && target.size <= TEXT_LIMIT;
  const isExecutable = await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
  return { text: isText ? await readFile(path, 'utf8') : '', isLink: info.isSymbolicLink(), isExecutable };
}

async function writeHook(path: string, text: string, keepAs: string | undefined): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`);
  let isMoved = false;
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await chmod(temporary, 0o755);
    if (keepAs !== undefined) {
      await rename(path, keepAs);
      isMoved = true;
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    if (isMoved && keepAs !== undefined) await rename(keepAs, path);
    throw error;
  }
}

async function removeHook(path: string, restored: string): Promise<boolean> {
  if ((await lstat(restored).catch(undefinedWhenMissing)) === undefined) {
    await rm(path, { force: true });
    return false;
  }
  // Takes the hook's place in one step, with its mode, or as the link that it is.
  await rename(restored, path);
  return true;
}

async function writeNote(path: string, { cli, node }: Installation): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${forShell(cli)}\n${forShell(node)}\n`);
}

/** The shell of Git for Windows reads `C:/…` but not `C:\…`. */
function forShell(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

async function deleteNote(path: string): Promise<void> {
  await rm(path, { force: true });
  // Others may keep something beside it.
  await rmdir(dirname(path)).catch(() => undefined);
}

function undefinedWhenMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}
