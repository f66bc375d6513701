import { PassThrough } from 'node:stream';
import { GitError } from '../core/errors.ts';
import type { ReadBlobs } from '../core/ports.ts';

/**
 * The records of an output, split at the separator, which is left out.
 * @param separator one ASCII character
 * @param args of the call
 * @throws GitError for an output that was cut off
 */
export async function* splitRecords(
  chunks: AsyncIterable<Uint8Array>,
  separator: string,
  args: readonly string[],
): AsyncGenerator<string> {
  for await (const list of recordLists(chunks, separator, args)) yield* list;
}

/** The same, as many at once as came at once: a list of a hundred thousand files is not waited for one by one. */
export async function* recordLists(
  chunks: AsyncIterable<Uint8Array>,
  separator: string,
  args: readonly string[],
): AsyncGenerator<string[]> {
  const mark = separator.charCodeAt(0);
  let rest: Uint8Array[] = [];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(mark);
    if (end < 0) {
      rest.push(chunk);
      continue;
    }
    const bytes = rest.length > 0 ? Buffer.concat([...rest, chunk.subarray(0, end)]) : chunk.subarray(0, end);
    rest = end + 1 < chunk.length ? [chunk.subarray(end + 1)] : [];
    yield decodeRecords(bytes, separator);
  }
  if (rest.length === 0) return;
  const last = Buffer.concat(rest);
  const isTerminated = separator === '\0' && args.includes('-z');
  // After the head of a commit of which blanks alone were changed, and these left out, git ends the line and no record.
  if (isTerminated && last.length === 1 && last[0] === 10) return;
  if (isTerminated || !endsWhole(last, args)) throw new GitError(args, { problem: 'cut', isAnswered: true });
  yield [decodeGit(last)];
}

/**
 * Whether an answer is not cut off: all that git answers ends with a line or a record, but for the contents of files.
 */
export function endsWhole(bytes: Uint8Array, args: readonly string[]): boolean {
  const last = bytes.at(-1);
  return last === undefined || last === 0 || last === 10 || args.includes('show');
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const STRICT = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const REPLACEMENT = '\u{fffd}';

/** One of them may be in another encoding: the others must not suffer from that. */
function decodeRecords(bytes: Uint8Array, separator: string): string[] {
  const texts = UTF8.decode(bytes).split(separator);
  if (!texts.some(text => text.includes(REPLACEMENT))) return texts;
  const mark = separator.charCodeAt(0);
  let at = 0;
  return texts.map(() => {
    const end = bytes.indexOf(mark, at);
    const part = bytes.subarray(at, end < 0 ? bytes.length : end);
    at = end < 0 ? bytes.length : end + 1;
    return decodeGit(part);
  });
}

/**
 * The text of what git answered. Git is told to answer in UTF-8; what a commit holds in another encoding without saying
 * so comes as it is, and is mostly GB 18030 where this is used.
 */
export function decodeGit(bytes: Uint8Array): string {
  try {
    return STRICT.decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/**
 * Reads objects through one `git cat-file --batch`, in the order of their ids. Of an object that is too large nothing
 * is kept.
 * @param call runs git with a text as its input
 * @throws GitError where one is missing, or git answers fewer
 */
export async function* readBlobs(
  ids: readonly string[],
  limit: number,
  call: (args: readonly string[], input: string) => AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array | undefined> {
  if (ids.length === 0) return;
  let count = 0;
  for await (const blob of splitBlobs(call(BATCH, lines(ids)), limit)) {
    count += 1;
    yield blob;
  }
  if (count < ids.length) throw cutOff();
}

/**
 * Reads objects in several steps through one `git cat-file --batch`, which answers each id as it comes.
 * @param call runs git with what is written to the stream as its input
 * @throws GitError as {@link readBlobs}
 */
export async function talkOfBlobs<T>(
  limit: number,
  call: (args: readonly string[], input: PassThrough) => AsyncGenerator<Uint8Array>,
  work: (read: ReadBlobs) => Promise<T>,
): Promise<T> {
  const input = new PassThrough();
  const answers = splitBlobs(call(BATCH, input), limit);
  const read: ReadBlobs = async function* (ids) {
    if (ids.length > 0) input.write(lines(ids));
    for (let left = ids.length; left > 0; left -= 1) {
      const answer = await answers.next();
      if (answer.done) throw cutOff();
      yield answer.value;
    }
  };
  try {
    return await work(read);
  } finally {
    input.end();
    // Ends git, too, where somebody stopped early.
    await answers.return(undefined);
  }
}

const BATCH = ['cat-file', '--batch'];

function cutOff(): GitError {
  return new GitError(BATCH, { problem: 'cut', isAnswered: true });
}

/** The objects of a batch, one after the other. */
async function* splitBlobs(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array | undefined, undefined> {
  let head = '';
  /** Bytes of the object that are still to come, with the line end after it; undefined while a head is read. */
  let left: number | undefined;
  let parts: Uint8Array[] | undefined;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      if (left === undefined) {
        const end = chunk.indexOf(10, at);
        head += UTF8.decode(chunk.subarray(at, end < 0 ? chunk.length : end));
        if (end < 0) break;
        const size = sizeOf(head, BATCH);
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
  if (Number.isNaN(size)) throw new GitError(args, { problem: 'failed', exitCode: 0, stderr: line });
  return size;
}

function lines(ids: readonly string[]): string {
  return `${ids.join('\n')}\n`;
}
