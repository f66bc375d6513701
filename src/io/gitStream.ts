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
      resolve(code === 0 ? undefined : new GitError(args, errorText || `exit code ${code}`)),
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
 * Reads objects through one `git cat-file --batch`, in the order of their ids. Sizes are asked for first, so that
 * a huge object is never read.
 * @param call runs git with a text as its input
 */
export async function* readBlobs(
  ids: readonly string[],
  limit: number,
  call: (args: readonly string[], input: string) => AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array | undefined> {
  if (ids.length === 0) return;
  const args = ['cat-file', '--batch-check=%(objectname) %(objectsize)'];
  const sizes: number[] = [];
  for await (const line of splitRecords(call(args, lines(ids)), '\n')) sizes.push(sizeOf(line, args));
  const wanted = ids.filter((_, index) => (sizes[index] ?? 0) <= limit);
  const contents = wanted.length > 0 ? readContents(call(['cat-file', '--batch'], lines(wanted))) : undefined;
  for (const size of sizes) {
    if (size > limit) yield undefined;
    else yield (await contents?.next())?.value;
  }
  await contents?.next();
}

/** The objects of a batch: a line that ends with the size, the content, a line end. */
async function* readContents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const headEnd = rest.indexOf(10);
      if (headEnd < 0) break;
      const size = sizeOf(rest.toString('utf8', 0, headEnd), ['cat-file', '--batch']);
      const end = headEnd + 1 + size;
      if (rest.length < end + 1) break;
      yield rest.subarray(headEnd + 1, end);
      rest = rest.subarray(end + 1);
    }
  }
}

function sizeOf(line: string, args: readonly string[]): number {
  const size = Number(/ (\d+)$/.exec(line)?.[1] ?? Number.NaN);
  // Git answers `<id> missing` and exits with 0.
  if (Number.isNaN(size)) throw new GitError(args, line);
  return size;
}

function lines(ids: readonly string[]): string {
  return `${ids.join('\n')}\n`;
}
