import type { SimpleGit, SimpleGitFactory } from 'simple-git';
import { GitError } from '../core/errors.ts';
import type { Git, GitCallOptions } from '../core/ports.ts';
import { readBlobs, splitRecords, streamProcess } from './gitStream.ts';

/** A call that has been silent for this long hangs (a credential prompt, a dead network drive). Milliseconds. */
const SILENCE_LIMIT = 60_000;
/** Git processes at once: more only fight over the disk. */
const PROCESS_LIMIT = 4;

/**
 * Settings that a repository must not be able to turn on for our own calls: a file-system monitor and hooks are
 * programs that the repository names.
 */
const SAFE_CONFIG = [
  'core.fsmonitor=',
  'core.hooksPath=/dev/null',
  'core.quotePath=false',
  'log.showSignature=false',
];

/** Variables that git sets for a hook and that say which index or repository is meant. */
const REPOSITORY_VARIABLES = [
  'GIT_DIR',
  'GIT_INDEX_FILE',
  'GIT_WORK_TREE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
];
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

/**
 * Opens git in a folder.
 * @param cwd absolute path of the folder
 * @param environment the process environment; only what git needs is passed on
 */
export function openGit(cwd: string, environment: NodeJS.ProcessEnv): Git {
  const env = gitEnvironment(environment);
  return {
    cwd,
    run: (args, options = {}) => run(cwd, env, args, options),
    records: (args, separator, options = {}) => splitRecords(stream(cwd, env, args, options), separator),
    blobs: (ids, limit, options = {}) =>
      readBlobs(ids, limit, (args, input) => stream(cwd, env, args, { ...options, input })),
  };
}

function gitEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const env: Record<string, string> = {
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_PAGER: 'cat',
    // Messages of git are matched nowhere, but they reach the user: one language for bug reports.
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
  };
  for (const name of [...REPOSITORY_VARIABLES, ...SYSTEM_VARIABLES]) {
    const value = environment[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}

async function run(
  cwd: string,
  env: Record<string, string>,
  args: readonly string[],
  options: GitCallOptions,
): Promise<string> {
  options.signal?.throwIfAborted();
  try {
    // Loaded with the first call: a hook that only reads what is staged gets by without.
    const { simpleGit } = await import('simple-git');
    return await client(simpleGit, cwd, env, options).raw([...args]);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw new GitError(args, error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function client(
  create: SimpleGitFactory,
  cwd: string,
  env: Record<string, string>,
  options: GitCallOptions,
): SimpleGit {
  return create({
    baseDir: cwd,
    maxConcurrentProcesses: PROCESS_LIMIT,
    config: SAFE_CONFIG,
    timeout: { block: options.timeout ?? SILENCE_LIMIT },
    allowEnvironment: Object.keys(env),
    // We set the first three ourselves, to nothing; simple-git cannot tell and would refuse.
    unsafe: {
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafePager: true,
      // The user's own choice of configuration files, as for every other git they run.
      allowUnsafeConfigPaths: true,
    },
    // Without this, simple-git takes a failure without an error text for an empty answer.
    errors: (error, { exitCode, stdErr }) =>
      error ??
      (exitCode === 0 ? undefined : new Error(Buffer.concat(stdErr).toString() || `exit code ${exitCode}`)),
    ...(options.signal && { abort: options.signal }),
  }).env(env);
}

/** simple-git keeps the whole output of a call, so output that can be large is streamed from a process of our own. */
function stream(
  cwd: string,
  env: Record<string, string>,
  args: readonly string[],
  options: GitCallOptions,
): AsyncGenerator<Uint8Array> {
  const config = SAFE_CONFIG.flatMap(setting => ['-c', setting]);
  const { signal, timeout = SILENCE_LIMIT, bytes = false, input } = options;
  return streamProcess({
    cwd,
    env: bytes ? { ...env, LC_ALL: 'C' } : env,
    config,
    args,
    signal,
    timeout,
    input,
  });
}
