import {
  access,
  constants,
  lstat,
  mkdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { randomHex } from '../core/digest.ts';
import type { Git, HookFile, Hooks, Installation } from '../core/ports.ts';
import { explained, isMissing, openFiles } from './files.ts';
import { prepareFile } from './replaceFile.ts';

/** A hook is a script of some lines; a larger file is a program that nobody wants to see as text. Bytes. */
const TEXT_LIMIT = 256 * 1024;
/** What the hook reads, in git's own folder, so that it never gets into a commit. */
const NOTE = ['handover-pack', 'installed-from'] as const;

/**
 * Opens the hooks of the repository that a folder belongs to.
 * @param environment the process environment: git takes settings from there, too
 * @throws GitError when git fails, UserError when the operating system refuses
 */
export async function openHooks(git: Git, environment: NodeJS.ProcessEnv): Promise<Hooks> {
  const top = await ask(git, ['rev-parse', '--show-toplevel']);
  // Worktrees share the hooks of their repository.
  const gitFolder = resolve(git.cwd, await ask(git, ['rev-parse', '--git-common-dir']));
  const configured = hooksPathIn(environment) ?? (await configuredPath(git));
  const ownFolder = join(gitFolder, 'hooks');
  const folder = configured === undefined ? ownFolder : await ownOfHusky(resolve(top, configured));
  const place = await placeOf(configured, folder, top, gitFolder);
  const note = join(gitFolder, ...NOTE);
  const at = (name: string) => join(folder, name);
  return {
    folder,
    place,
    ownFolder,
    configured,
    workTree: openFiles(top, git),
    read: name => explained(at(name), readHook(at(name))),
    write: async (name, text, keepAs) => {
      await explained(at(name), writeHook(at(name), text, keepAs && at(keepAs)));
      if (place === 'project') await keepLineEnds(folder, name);
    },
    move: (name, to) => explained(at(to), moveHook(at(name), at(to))),
    remove: async (name, restored) => {
      const isRestored = await explained(at(name), removeHook(at(name), restored.map(at)));
      if (place === 'project') await explained(folder, forgetLineEnds(folder, name));
      return isRestored;
    },
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

/**
 * What `core.hooksPath` says in the variables that carry git's settings; the last one wins, as in git
 * (https://git-scm.com/docs/git-config#ENVIRONMENT).
 */
function hooksPathIn(environment: NodeJS.ProcessEnv): string | undefined {
  const settings: string[] = [];
  const isMeant = (key: string | undefined) => key?.toLowerCase() === 'core.hookspath';
  for (let at = 0; at < Number(environment['GIT_CONFIG_COUNT'] ?? 0); at += 1)
    if (isMeant(environment[`GIT_CONFIG_KEY_${at}`]))
      settings.push(environment[`GIT_CONFIG_VALUE_${at}`] ?? '');
  // What `git -c` hands on: 'key'='value', in older versions 'key=value'.
  for (const [, word = '', value] of (environment['GIT_CONFIG_PARAMETERS'] ?? '').matchAll(
    /'((?:[^']|'\\'')*)'(?:='((?:[^']|'\\'')*)')?/g,
  )) {
    const [key, ...rest] = value === undefined ? word.split('=') : [word, value];
    if (isMeant(key)) settings.push(rest.join('=').replaceAll("'\\''", "'"));
  }
  return settings.at(-1);
}

/** The folder that husky gives to git, `_`, is its own and made anew again and again; people's hooks lie above it. */
async function ownOfHusky(folder: string): Promise<string> {
  if (basename(folder) !== '_') return folder;
  const isHusky =
    basename(dirname(folder)) === '.husky' ||
    (await stat(join(folder, 'h')).then(
      () => true,
      () => false,
    ));
  return isHusky ? dirname(folder) : folder;
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
  const prepared = await prepareFile(path, text, { mode: 0o755 });
  let isMoved = false;
  try {
    if (keepAs !== undefined) {
      await moveHook(path, keepAs);
      isMoved = true;
    }
    await prepared.put();
  } catch (error) {
    await prepared.drop();
    if (isMoved && keepAs !== undefined) await moveHook(keepAs, path);
    throw error;
  }
}

/** With its mode, or as a link to the same place. A folder that is empty now goes, too. */
async function moveHook(path: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const target = (await lstat(path)).isSymbolicLink() ? await readlink(path) : undefined;
  if (target === undefined || isAbsolute(target) || dirname(path) === dirname(to)) await rename(path, to);
  else {
    const temporary = join(dirname(to), `.${randomHex(6)}.tmp`);
    await symlink(relative(dirname(to), resolve(dirname(path), target)), temporary);
    await rename(temporary, to);
    await rm(path);
  }
  // One that is not empty stays.
  if (dirname(path) !== dirname(to)) await rmdir(dirname(path)).catch(() => undefined);
}

async function removeHook(path: string, restored: readonly string[]): Promise<boolean> {
  for (const candidate of restored) {
    if ((await lstat(candidate).catch(undefinedWhenMissing)) === undefined) continue;
    await moveHook(candidate, path);
    return true;
  }
  await rm(path, { force: true });
  return false;
}

/** Git for Windows makes carriage returns at a checkout; a shell cannot read a script that has them. */
async function keepLineEnds(folder: string, name: string): Promise<void> {
  const path = join(folder, '.gitattributes');
  const before = await readFile(path, 'utf8').catch(undefinedWhenMissing);
  const line = attributesOf(name);
  if (before?.split(/\r?\n/).includes(line)) return;
  const gap = before === undefined || before === '' || before.endsWith('\n') ? '' : '\n';
  await writeFile(path, `${before ?? ''}${gap}${line}\n`);
}

async function forgetLineEnds(folder: string, name: string): Promise<void> {
  const path = join(folder, '.gitattributes');
  const before = await readFile(path, 'utf8').catch(undefinedWhenMissing);
  if (before === undefined) return;
  const line = attributesOf(name);
  const rest = before.replace(new RegExp(`^${line}\\r?\\n`, 'm'), '');
  if (rest === '') await rm(path);
  else if (rest !== before) await writeFile(path, rest);
}

function attributesOf(name: string): string {
  return `${name} text eol=lf`;
}

async function writeNote(path: string, { cli, node, copy }: Installation): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const lines = [cli, node, ...(copy === undefined ? [] : [copy])];
  await writeFile(path, `${lines.map(forShell).join('\n')}\n`);
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
