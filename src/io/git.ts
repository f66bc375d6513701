import type { Readable } from 'node:stream';
import type { SimpleGit, SimpleGitFactory } from 'simple-git';
import { GitError, subcommandOf } from '../core/errors.ts';
import type { GitSettings } from '../core/gitSettings.ts';
import type { Git, GitCallOptions } from '../core/ports.ts';
import { findGit, gitEnvironment, type RepositoryVariables } from './gitEnvironment.ts';
import { type OwnConfig, readOwnConfig } from './gitOwnConfig.ts';
import { type GitProcess, streamGit, watchProcess, withChild } from './gitProcess.ts';
import { decodeGit, endsWhole, readBlobs, splitRecords, talkOfBlobs } from './gitRecords.ts';
import { SAFE_CONFIG, safeArguments } from './gitSettings.ts';

/** A call that has been silent for this long hangs (a credential prompt, a dead network drive). Milliseconds. */
const SILENCE_LIMIT = 60_000;
/** Another limit, in seconds. */
const LIMIT_VARIABLE = 'HANDOVER_GIT_TIMEOUT';

/** Asked before anything is known of the repository. They read no contents. */
const HARMLESS = new Set(['config', 'rev-parse', 'symbolic-ref', 'version']);

/**
 * Opens git in a folder. Whatever the repository's own configuration names stays unused, see `docs/git.md`.
 * @param cwd absolute path of the folder
 * @param environment the process environment; only what git needs is passed on
 * @param repository which repository is meant, where it is not the one that the folder lies in
 * @param gitFolder absolute path of its git directory, where that is known
 */
export function openGit(
  cwd: string,
  environment: NodeJS.ProcessEnv,
  repository: RepositoryVariables = {},
  gitFolder?: string,
): Git {
  const env = gitEnvironment(environment, repository);
  const limit = Number(environment[LIMIT_VARIABLE]) * 1000 || SILENCE_LIMIT;
  const prepare = async (args: readonly string[], options: GitCallOptions): Promise<GitProcess> => {
    const { signal, timeout = limit, bytes = false, input, onComplaint } = options;
    signal?.throwIfAborted();
    const program = await findGit(env);
    if (program === undefined) throw new GitError(args, { problem: 'missing' });
    const safe = safeArguments(args);
    const { settings } = HARMLESS.has(subcommandOf(args)) ? { settings: [] } : await ownConfig();
    const words = [...[...SAFE_CONFIG, ...settings].flatMap(setting => ['-c', setting]), ...safe];
    const own = bytes ? { ...env, LC_ALL: 'C' } : env;
    return { program, cwd, env: own, words, args, signal, timeout, input, onComplaint };
  };
  const stream = async function* (args: readonly string[], options: GitCallOptions, input?: Readable) {
    const call = await prepare(args, options);
    yield* streamGit(input === undefined ? call : { ...call, input });
  };
  const records = (args: readonly string[], separator: string, options: GitCallOptions = {}) =>
    splitRecords(stream(args, options), separator, args);
  const readOwn = async () => {
    const [folder = ''] = gitFolder
      ? [gitFolder]
      : await Array.fromAsync(records(['rev-parse', '--absolute-git-dir'], '\n'));
    return await readOwnConfig(
      folder,
      () => Array.fromAsync(records(['config', '--list', '--show-scope', '-z'], '\0')),
      async () => (await Array.fromAsync(records(['version'], '\n'))).join(),
    );
  };
  const ownConfig = keepOnce<[], OwnConfig>(readOwn);
  const readSettings = async (options: GitCallOptions) => {
    const values = new Map<string, string>();
    for await (const record of records(['config', '--list', '-z'], '\0', options)) {
      const end = record.indexOf('\n');
      values.set(end < 0 ? record : record.slice(0, end), end < 0 ? '' : record.slice(end + 1));
    }
    return values;
  };
  const settings = keepOnce<[options?: GitCallOptions], GitSettings>((options = {}) => readSettings(options));
  return {
    cwd,
    ...(gitFolder !== undefined && { folder: gitFolder }),
    settings,
    run: async (args, options = {}) => answerOf(await prepare(args, options)),
    bytes: (args, options = {}) => stream(args, options),
    records,
    blobs: (ids, limit, options = {}) =>
      readBlobs(ids, limit, (args, input) => stream(args, { ...options, input })),
    withBlobs: (limit, work, options = {}) =>
      talkOfBlobs(limit, (args, input) => stream(args, options, input), work),
    notCompared: async (paths, options = {}) => {
      const { filters } = paths.length > 0 ? await ownConfig() : { filters: new Set() };
      const found = new Set<string>();
      if (filters.size === 0) return found;
      const args = ['check-attr', '-z', '--stdin', 'filter'];
      const input = paths.map(path => `${path}\0`).join('');
      const words = await Array.fromAsync(records(args, '\0', { ...options, input }));
      // Path, attribute, value.
      for (let at = 0; at + 2 < words.length; at += 3)
        if (filters.has(words[at + 2] ?? '')) found.add(words[at] ?? '');
      return found;
    },
    elsewhere: path => openGit(path, environment),
  };
}

/** Asks once and keeps the answer; after a failure the next one asks again. */
function keepOnce<Args extends unknown[], T>(
  ask: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  let answer: Promise<T> | undefined;
  return (...args) => {
    answer ??= ask(...args).catch((error: unknown) => {
      answer = undefined;
      throw error;
    });
    return answer;
  };
}

/** Small answers come through simple-git, which starts git itself; it is watched like every other. */
async function answerOf(call: GitProcess): Promise<string> {
  const { args, signal } = call;
  // Loaded with the first call: a hook that only reads what is staged gets by without.
  const { simpleGit } = await import('simple-git');
  const chunks: Uint8Array[] = [];
  let watch: ReturnType<typeof watchProcess> | undefined;
  let stderr = '';
  const failure = await withChild(
    child => {
      watch = watchProcess(child, call);
    },
    async () => {
      try {
        await client(simpleGit, call)
          .outputHandler((_command, stdout, stderrStream) => {
            stdout.on('data', (chunk: Uint8Array) => {
              chunks.push(chunk);
              watch?.resume();
            });
            stderrStream.on('data', (chunk: Uint8Array) => {
              stderr += decodeGit(chunk);
            });
          })
          .raw([...call.words]);
        return undefined;
      } catch (error) {
        return error;
      }
    },
  );
  const ending = await watch?.ended;
  signal?.throwIfAborted();
  const isAnswered = chunks.length > 0;
  if (ending !== undefined) throw new GitError(args, { stderr, isAnswered, ...ending });
  // It did not even come to a process: words that simple-git takes for dangerous are a mistake of ours.
  if (watch === undefined) throw failure;
  const bytes = Buffer.concat(chunks);
  if (!endsWhole(bytes, args)) throw new GitError(args, { problem: 'cut', isAnswered });
  return decodeGit(bytes);
}

function client(create: SimpleGitFactory, { program, cwd, env }: GitProcess): SimpleGit {
  return create({
    baseDir: cwd,
    binary: program,
    allowEnvironment: Object.keys(env),
    // The output is whole when it is closed, not when git has ended.
    completion: { onClose: true, onExit: false },
    // We set these ourselves, to nothing; simple-git cannot tell and would refuse.
    unsafe: {
      allowUnsafeAskPass: true,
      allowUnsafeCredentialHelper: true,
      allowUnsafeEditor: true,
      allowUnsafeFilter: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafePager: true,
      allowUnsafeProtocolOverride: true,
      // The user's own choice of configuration files, as for every other git they run.
      allowUnsafeConfigPaths: true,
      // The place that it was found at may have a blank in it.
      allowUnsafeCustomBinary: true,
    },
    // How the process ended says whether it failed; warnings on the way do not.
    errors: () => undefined,
  }).env(env);
}
