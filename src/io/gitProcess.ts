import { AsyncLocalStorage } from 'node:async_hooks';
import { type ChildProcess, spawn } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { platform } from 'node:os';
import { Readable } from 'node:stream';
import { GitError, type GitFailure } from '../core/errors.ts';

/** One run of git. */
export interface GitProcess {
  /** Absolute path. */
  readonly program: string;
  readonly cwd: string;
  readonly env: Record<string, string>;
  /** Everything behind the program's name. */
  readonly words: readonly string[];
  /** As the caller wrote them, for errors. */
  readonly args: readonly string[];
  readonly signal: AbortSignal | undefined;
  /** Milliseconds of silence after which the call is given up. */
  readonly timeout: number;
  /** A stream where more is asked when something is answered. */
  readonly input: string | Uint8Array | Readable | undefined;
  readonly onComplaint: ((line: string) => void) | undefined;
}

/** Git has ended, and something that it started still holds its output: nothing more comes. Milliseconds. */
const REST = 1000;
/** Between asking a process to end and ending it. Milliseconds. */
const GRACE = 500;
const IS_WINDOWS = platform() === 'win32';

/** Git processes that run now. */
const running = new Set<ChildProcess>();

/** Ends every git that runs, with what it started. For a program that is about to end itself. */
export function endRunningGit(): void {
  for (const child of running) signalTree(child, 'SIGKILL');
}

/**
 * Runs git and yields its standard output as it comes.
 * @throws GitError when git exits with another code than 0 or falls silent; the signal's reason when it is aborted
 */
export async function* streamGit(call: GitProcess): AsyncGenerator<Uint8Array> {
  const { args, signal, input, onComplaint } = call;
  signal?.throwIfAborted();
  const child = spawn(call.program, [...call.words], {
    cwd: call.cwd,
    env: call.env,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    detached: !IS_WINDOWS,
  });
  const watch = watchProcess(child, call);
  let errorText = '';
  let begun = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errorText = (errorText + text).slice(-ERROR_TEXT);
    if (onComplaint === undefined) return;
    const lines = (begun + text).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) onComplaint(line);
  });
  // A git that ends before it has read everything says why through its exit code.
  child.stdin.on('error', () => undefined);
  if (input instanceof Readable) input.pipe(child.stdin);
  else child.stdin.end(input);
  let isAnswered = false;
  try {
    for await (const chunk of child.stdout as AsyncIterable<Uint8Array>) {
      isAnswered = true;
      // A reader may take its time; that is not git's silence.
      watch.pause();
      yield chunk;
      watch.resume();
    }
    const ending = await watch.ended;
    signal?.throwIfAborted();
    if (ending !== undefined) throw new GitError(args, { stderr: errorText, isAnswered, ...ending });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof GitError) throw error;
    // The output was closed under the reader. After a git that ended well, what held it open has nothing to say.
    const ending = await watch.ended;
    if (ending === undefined && isClosed(error)) return;
    if (ending === undefined) throw error;
    throw new GitError(args, { stderr: errorText, isAnswered, ...ending }, { cause: error });
  } finally {
    // A reader that stops early must not leave a process behind.
    watch.stop();
  }
}

/** So much of what git complains about is kept: its last words say why it ended. */
const ERROR_TEXT = 4000;

/** How a process ended, where it did not end well. */
type BadEnding = Omit<GitFailure, 'isAnswered'>;

interface Watch {
  /** Undefined when all went well. */
  readonly ended: Promise<BadEnding | undefined>;
  /** Stops to count silence. */
  pause(): void;
  resume(): void;
  /** Ends the process, if it still runs, and what it started. */
  stop(): void;
}

/** Sees to it that a process comes to an end: by itself, when it falls silent, or when it is aborted. */
export function watchProcess(
  child: ChildProcess,
  { signal, timeout }: Pick<GitProcess, 'signal' | 'timeout'>,
): Watch {
  running.add(child);
  let timer: NodeJS.Timeout | undefined;
  let isSilent = false;
  let isPaused = false;
  let hasExited = false;
  const stop = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    if (child.stdout?.closed && child.stderr?.closed && hasExited) return;
    endTree(child);
  };
  const count = () => {
    clearTimeout(timer);
    if (isPaused) return;
    timer = setTimeout(
      () => {
        isSilent = !hasExited;
        stop();
      },
      hasExited ? Math.min(REST, timeout) : timeout,
    );
  };
  const ended = new Promise<BadEnding | undefined>(resolve => {
    let ending: BadEnding | undefined;
    child.once('error', error => {
      // Also tells of a process that could not be ended.
      if (child.pid === undefined) resolve({ problem: 'failed', exitCode: undefined, stderr: error.message });
    });
    child.once('exit', (code, signal) => {
      hasExited = true;
      count();
      if (isSilent) ending = { problem: 'silent' };
      else if (signal !== null) ending = { problem: 'killed', signal };
      else if (code !== 0) ending = { problem: 'failed', exitCode: code ?? undefined };
    });
    child.once('close', () => resolve(ending));
  }).finally(() => {
    clearTimeout(timer);
    running.delete(child);
  });
  const setPaused = (paused: boolean) => {
    isPaused = paused;
    count();
  };
  signal?.addEventListener('abort', stop, { once: true });
  count();
  return { ended, pause: () => setPaused(true), resume: () => setPaused(false), stop };
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/** Ends a process with everything it started, and stops to listen: what goes on all the same keeps nobody waiting. */
function endTree(child: ChildProcess): void {
  signalTree(child, 'SIGTERM');
  child.stdout?.destroy();
  child.stderr?.destroy();
  if (IS_WINDOWS) return;
  const timer = setTimeout(() => signalTree(child, 'SIGKILL'), GRACE);
  // A git that still runs keeps our own process alive for that long.
  if (child.exitCode === null && child.signalCode === null) timer.unref();
}

/** Every git is the head of a group of its own: what it started belongs to that, also after git itself has ended. */
function signalTree({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  if (IS_WINDOWS) {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on(
      'error',
      () => undefined,
    );
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left.
  }
}

const children = new AsyncLocalStorage<(child: ChildProcess) => void>();
let isListening = false;

/**
 * Runs something that starts a process on its own, and hands out that process. simple-git keeps it to itself, and can
 * end it only alone; here it becomes the head of a group as well.
 */
export function withChild<T>(adopt: (child: ChildProcess) => void, work: () => Promise<T>): Promise<T> {
  if (!isListening) {
    subscribe('child_process', message => {
      const adoptIt = children.getStore();
      if (adoptIt === undefined || !isNewProcess(message)) return;
      if (!IS_WINDOWS) startAsGroup(message.process);
      adoptIt(message.process);
    });
    isListening = true;
  }
  return children.run(adopt, work);
}

function isNewProcess(message: unknown): message is { readonly process: ChildProcess } {
  return typeof message === 'object' && message !== null && 'process' in message;
}

/** The process does not run yet: the options that it is about to start with are completed. */
function startAsGroup(child: ChildProcess): void {
  const start: unknown = Reflect.get(child, 'spawn');
  if (typeof start !== 'function') return;
  Reflect.set(child, 'spawn', (options: object) =>
    Reflect.apply(start, child, [{ ...options, detached: true }]),
  );
}
