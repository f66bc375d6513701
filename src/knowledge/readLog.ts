import { GitError } from '../core/errors.ts';
import { isPartialClone } from '../core/gitSettings.ts';
import type { Cache, Git, GitCallOptions } from '../core/ports.ts';
import { type ChangeLog, continueLog, emptyLog, logArguments } from './changeLog.ts';
import { readHead } from './head.ts';
import { readLog, type StoredLog, writeLog } from './storedLog.ts';

/** Name of the note in the git directory. */
const NOTE = 'knowledge';
/** Fewer new commits than this are read again the next time: that takes milliseconds, and nothing is written. */
const WORTH_WRITING = 100;

export interface ReadLogOptions extends GitCallOptions {
  /** Called with the number of commits read so far, every thousand commits. */
  readonly onProgress?: ((commits: number) => void) | undefined;
  /** Full hash of the commit whose history it is; left out: the one that is checked out. */
  readonly at?: string | undefined;
}

/** The history of the current commit, and whether it is all there. */
export interface KnownHistory {
  /** Full id of the current commit, '' where there is none. */
  readonly head: string;
  readonly log: ChangeLog;
  /** A shallow clone lacks commits; a partial one contents, so that only unchanged files are seen to be renamed. */
  readonly missing: 'nothing' | 'commits' | 'contents';
}

/**
 * Reads who changed what, up to the current commit: what is noted in the git directory, and only newer commits from
 * git. Rewritten history and damaged notes are read anew. Two processes at once each replace the note as a whole.
 * @throws GitError when git fails; the signal's reason when it is aborted
 */
export async function readKnownHistory(
  git: Git,
  cache: Cache,
  options: ReadLogOptions,
): Promise<KnownHistory> {
  const [{ commit, isShallow }, stored] = await Promise.all([readHead(git, options), readNote(cache)]);
  const head = options.at ?? commit ?? '';
  if (head === '') return { head, log: emptyLog(), missing: isShallow ? 'commits' : 'nothing' };
  const isPartial = async () => isPartialClone((await git.settings(options)).keys());
  // What a shallow clone lacks may arrive without the newest commit changing: nothing is noted of one. What a partial
  // clone told holds for as long as it is one.
  const isUsable = stored !== undefined && !isShallow && (!stored.lacksContents || (await isPartial()));
  if (stored !== undefined && isUsable) {
    const missing = stored.lacksContents ? 'contents' : 'nothing';
    if (stored.tip === head) return { head, log: stored.log, missing };
    const continued = await append(git, stored, head, missing, options);
    if (continued) {
      if (continued.added >= WORTH_WRITING) await cache.write(NOTE, writeLog({ ...stored, tip: head }));
      return { head, log: stored.log, missing };
    }
  }
  const missing = isShallow ? 'commits' : (await isPartial()) ? 'contents' : 'nothing';
  const whole = await readWhole(git, head, missing, options);
  const lacksContents = whole.missing === 'contents';
  // Of contents that are missing without a word nobody knows when they come.
  if (whole.missing === 'nothing' || (lacksContents && missing === 'contents'))
    await cache.write(NOTE, writeLog({ tip: head, log: whole.log, lacksContents }));
  return { head, ...whole };
}

async function readWhole(
  git: Git,
  head: string,
  missing: KnownHistory['missing'],
  options: ReadLogOptions,
): Promise<Pick<KnownHistory, 'log' | 'missing'>> {
  const log = emptyLog();
  try {
    await readInto(git, log, [head], missing, options);
    return { log, missing };
  } catch (error) {
    // Contents are missing that nobody said were: what the ids tell can still be read.
    if (!(error instanceof GitError && error.exitCode === 128) || missing === 'contents') throw error;
    return readWhole(git, head, 'contents', options);
  }
}

/** Reads what happened since, without a note: for what only the last weeks matter to. */
export async function readRecentLog(git: Git, since: string, options: GitCallOptions): Promise<ChangeLog> {
  const log = emptyLog();
  if ((await readHead(git, options)).commit !== undefined)
    await readInto(git, log, [`--since=${since}T00:00:00Z`, 'HEAD'], 'contents', options);
  return log;
}

/**
 * The newest commits alone, by the order in which git walks back: it need not know the whole history for that. Who only
 * reads these does not know who wrote the files first.
 * @param at full hash of the newest; left out: the one that is checked out
 */
export async function readNewest(
  git: Git,
  count: number,
  { at, ...options }: ReadLogOptions,
): Promise<KnownHistory> {
  const head = at ?? (await readHead(git, options)).commit ?? '';
  const log = emptyLog();
  // An order by date would be known only after all commits were.
  if (head !== '') await readInto(git, log, [`--max-count=${count}`, head], 'contents', options, 'as-walked');
  return { head, log, missing: 'commits' };
}

/** A file that lost its end is refused by its digest already; this is for one that another version wrote. */
async function readNote(cache: Cache): Promise<StoredLog | undefined> {
  const text = await cache.read(NOTE);
  if (text === undefined) return undefined;
  try {
    return readLog(text);
  } catch {
    return undefined;
  }
}

/** @returns undefined when the noted commit is not part of the history any more */
async function append(
  git: Git,
  { tip, log }: StoredLog,
  head: string,
  missing: KnownHistory['missing'],
  options: ReadLogOptions,
): Promise<{ added: number } | undefined> {
  const before = log.commits.length;
  try {
    const left = git.records(['rev-list', '--max-count=1', tip, `^${head}`], '\n', options);
    const [rewritten] = await Promise.all([
      Array.fromAsync(left),
      readInto(git, log, [`^${tip}`, head], missing, options),
    ]);
    return rewritten.length > 0 ? undefined : { added: log.commits.length - before };
  } catch (error) {
    // Its object is gone: the history was rewritten and cleaned up.
    if (error instanceof GitError && error.exitCode === 128) return undefined;
    throw error;
  }
}

async function readInto(
  git: Git,
  log: ChangeLog,
  range: readonly string[],
  missing: KnownHistory['missing'],
  { onProgress, ...options }: ReadLogOptions,
  order?: 'as-walked',
): Promise<void> {
  // Comparing contents would fetch them one by one from the other end.
  const args = logArguments(range, missing === 'contents' ? '-M100%' : '-M', order);
  const writer = continueLog(log);
  let told = log.commits.length;
  for await (const record of git.records(args, '\0', options)) {
    writer.add(record);
    if (log.commits.length < told + 1000) continue;
    told = log.commits.length;
    onProgress?.(told);
  }
  writer.end();
}
