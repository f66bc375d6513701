import { spawn } from 'node:child_process';
import { GitError } from '../core/errors.ts';

interface StreamedCall {
  readonly cwd: string;
  readonly env: Record<string, string>;
  /** Words before the git command. */
  readonly config: readonly string[];
  readonly args: readonly string[];
  readonly signal: AbortSignal | undefined;
  /** Milliseconds of silence after which the call is given up. */
  readonly timeout: number;
  /** Text for the standard input. */
  readonly input: string | undefined;
}

/**
 * Runs git and yields its standard output as it comes.
 * @throws GitError when git exits with another code than 0 or falls silent; the signal's reason when it is aborted
 */
export async function* streamProcess(call: StreamedCall): AsyncGenerator<Uint8Array> {
  const { cwd, env, config, args, signal, timeout, input } = call;
  signal?.throwIfAborted();
  const child = spawn('git', [...config, ...args], {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const failed = new Promise<Error | undefined>(resolve => {
    child.once('error', resolve);
    child.once('close', code =>
      resolve(
        code === 0
          ? undefined
          : new GitError(args, errorText || `exit code ${code}`, code === null ? {} : { exitCode: code }),
      ),
    );
  });
  let errorText = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errorText = (errorText + text).slice(0, 4000);
  });
  // A git that ends before it has read everything says why through its exit code.
  child.stdin.on('error', () => undefined).end(input);
  // A grandchild may hold the pipe open, so the pipe is closed as well.
  const stop = () => {
    child.kill();
    child.stdout.destroy();
  };
  signal?.addEventListener('abort', stop, { once: true });
  let isSilent = false;
  const giveUp = () => {
    isSilent = true;
    stop();
  };
  let silence = setTimeout(giveUp, timeout);
  try {
    for await (const chunk of child.stdout as AsyncIterable<Uint8Array>) {
      clearTimeout(silence);
      silence = setTimeout(giveUp, timeout);
      yield chunk;
    }
    if (isSilent) throw new GitError(args, 'no answer within the time limit');
    const error = await failed;
    signal?.throwIfAborted();
    if (error instanceof GitError) throw error;
    if (error) throw new GitError(args, error.message, { cause: error });
  } catch (error) {
    signal?.throwIfAborted();
    if (isSilent && !(error instanceof GitError))
      throw new GitError(args, 'no answer within the time limit', { cause: error });
    throw error;
  } finally {
    clearTimeout(silence);
    signal?.removeEventListener('abort', stop);
    // A reader that stops early must not leave a process behind.
    child.kill();
  }
}

/** The records of an output, split at the separator, which is left out. */
export async function* splitRecords(
  chunks: AsyncIterable<Uint8Array>,
  separator: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split(separator);
    rest = parts.pop() ?? '';
    yield* parts;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

/**
 * Reads objects through one `git cat-file --batch`, in the order of their ids. Of an object that is too large nothing
 * is kept.
 * @param call runs git with a text as its input
 */
export async function* readBlobs(
  ids: readonly string[],
  limit: number,
  call: (args: readonly string[], input: string) => AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array | undefined> {
  if (ids.length === 0) return;
  const args = ['cat-file', '--batch'];
  let head = '';
  /** Bytes of the object that are still to come, with the line end after it; undefined while a head is read. */
  let left: number | undefined;
  let parts: Uint8Array[] | undefined;
  for await (const chunk of call(args, lines(ids))) {
    for (let at = 0; at < chunk.length; ) {
      if (left === undefined) {
        const end = chunk.indexOf(10, at);
        head += new TextDecoder().decode(chunk.subarray(at, end < 0 ? chunk.length : end));
        if (end < 0) break;
        const size = sizeOf(head, args);
        [head, left, parts, at] = ['', size + 1, size <= limit ? [] : undefined, end + 1];
        continue;
      }
      const part = chunk.subarray(at, at + left);
      parts?.push(part);
      left -= part.length;
      at += part.length;
      if (left > 0) continue;
      yield parts && Buffer.concat(parts).subarray(0, -1);
      left = undefined;
    }
  }
}

/** The head of an object in a batch: `<id> <type> <size>`. */
function sizeOf(line: string, args: readonly string[]): number {
  const size = Number(/ (\d+)$/.exec(line)?.[1] ?? Number.NaN);
  // Git answers `<id> missing` and exits with 0.
  if (Number.isNaN(size)) throw new GitError(args, line);
  return size;
}

function lines(ids: readonly string[]): string {
  return `${ids.join('\n')}\n`;
}
