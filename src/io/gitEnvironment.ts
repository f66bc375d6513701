import { access, constants, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/** Which repository is meant, as git tells its hooks. Absolute paths. */
export type RepositoryVariables = Readonly<Record<string, string>>;

/** Variables that say which repository, index or working tree is meant; each holds one path. */
const REPOSITORY_PATHS = [
  'GIT_DIR',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_WORK_TREE',
  'GIT_OBJECT_DIRECTORY',
] as const;
/** Holds several paths. */
const ALTERNATES = 'GIT_ALTERNATE_OBJECT_DIRECTORIES';

/** Variables git needs from the system, and the ones that decide which configuration files it reads. */
const SYSTEM_VARIABLES = [
  'PATH',
  'Path',
  'HOME',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'SystemRoot',
  'APPDATA',
  'XDG_CONFIG_HOME',
  'TEMP',
  'TMP',
  'TMPDIR',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CEILING_DIRECTORIES',
];

/** What keeps git from asking, from writing beside its answer, and from starting what a repository names. */
const SAFE_VARIABLES: Readonly<Record<string, string>> = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '',
  GIT_EDITOR: ':',
  GIT_SEQUENCE_EDITOR: ':',
  GIT_PAGER: 'cat',
  // No protocol at all. Settings of the repository cannot take that back: `protocol.*.allow` is not read then.
  GIT_ALLOW_PROTOCOL: '',
  // Contents that a partial clone lacks are not fetched.
  GIT_NO_LAZY_FETCH: '1',
  // Messages of git are matched nowhere, but they reach the user: one language for bug reports.
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
};

/**
 * The whole environment of a git process.
 * @param environment of the process; only what git needs is passed on
 */
export function gitEnvironment(
  environment: NodeJS.ProcessEnv,
  repository: RepositoryVariables = {},
): Record<string, string> {
  const env: Record<string, string> = { ...SAFE_VARIABLES, ...repository };
  for (const name of SYSTEM_VARIABLES) {
    const value = environment[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}

/**
 * The repository that a hook was told of; nothing where the environment names none.
 * @param folder absolute path of the folder that the process was started in: relative paths are meant from there
 */
export function inheritedRepository(environment: NodeJS.ProcessEnv, folder: string): RepositoryVariables {
  const found: Record<string, string> = {};
  for (const name of REPOSITORY_PATHS) {
    const value = environment[name];
    // Git takes an empty one for none.
    if (value) found[name] = resolve(folder, value);
  }
  const alternates = environment[ALTERNATES];
  if (alternates) {
    const paths = alternates.split(delimiter).map(path => (path === '' ? path : resolve(folder, path)));
    found[ALTERNATES] = paths.join(delimiter);
  }
  return found;
}

const known = new Map<string, string>();

/**
 * Where git is. It is looked up here and not by the system, which on Windows would take a `git.exe` that lies in the
 * repository, and everywhere one in a folder that the PATH names from the current one.
 * @returns an absolute path; undefined where there is none
 */
export async function findGit(env: Readonly<Record<string, string>>): Promise<string | undefined> {
  const path = env['PATH'] ?? env['Path'] ?? '';
  const before = known.get(path);
  if (before !== undefined) return before;
  const name = platform() === 'win32' ? 'git.exe' : 'git';
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const program = join(folder, name);
    if (!(await isProgram(program))) continue;
    known.set(path, program);
    return program;
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
