import { GitError } from '../core/errors.ts';
import { LIMITS } from '../core/limits.ts';
import type { GitCallOptions, Project } from '../core/ports.ts';
import { type FoundLine, JOB_FILES, JOB_PATTERN, type Job, jobsOf } from '../deployment/code.ts';
import { countPartners, PARTNER_FILES, PARTNER_PATTERN, type PartnerSeen } from '../deployment/partners.ts';
import { RUNNING_FILES, RUNNING_PATTERN, type RunningSaid, runningOf } from '../deployment/running.ts';

/** Lines of code are looked at, not tables of a million rows. */
const MOST_LINES = 2000;

/**
 * The jobs that code starts, and the systems that it speaks with, as git finds them in the files of the working folder.
 * Nothing is known without git.
 * @param paths the files that count: what the pack itself says is no evidence
 * @throws GitError when git fails
 */
export async function readCode(
  { git, files }: Pick<Project, 'git' | 'files'>,
  paths: readonly string[],
  options: GitCallOptions,
): Promise<{
  readonly jobs: readonly Job[];
  readonly running: readonly RunningSaid[];
  readonly partners: readonly PartnerSeen[];
}> {
  if (git === undefined) return { jobs: [], running: [], partners: [] };
  const own = new Set(paths);
  const lines: FoundLine[] = [];
  const running: FoundLine[] = [];
  const partners = countPartners();
  const search = (pattern: string, paths: readonly string[], only: readonly string[]) =>
    git.records(['grep', '-I', '-n', '--null', ...only, '-E', '-e', pattern, '--', ...paths], '\n', {
      ...options,
      bytes: true,
    });
  const findJobs = async () => {
    for await (const record of found(search(JOB_PATTERN, JOB_FILES, []))) {
      if (lines.length < MOST_LINES && own.has(record.path)) lines.push(record);
    }
  };
  const findRunning = async () => {
    for await (const record of found(search(RUNNING_PATTERN, RUNNING_FILES, []))) {
      if (running.length < MOST_LINES && own.has(record.path)) running.push(record);
    }
  };
  const findPartners = async () => {
    for await (const { path, line, text } of found(search(PARTNER_PATTERN, PARTNER_FILES, ['-o'])))
      if (own.has(path)) partners.add(path, line, text);
  };
  await Promise.all([findJobs(), findRunning(), findPartners()]);
  const reads = await files.readTexts([...new Set(lines.map(({ path }) => path))], LIMITS.source);
  const textOf = (path: string) => {
    const read = reads.get(path);
    return read?.kind === 'text' ? read.text : undefined;
  };
  return { jobs: jobsOf(lines, textOf), running: runningOf(running), partners: partners.seen() };
}

/** `path NUL line NUL text`; that nothing was found is no failure. */
async function* found(records: AsyncGenerator<string>): AsyncGenerator<FoundLine> {
  try {
    for await (const record of records) {
      const [path = '', line = '', text = ''] = record.split('\0');
      if (path !== '' && text !== '') yield { path, line: Number(line), text: text.slice(0, LONGEST) };
    }
  } catch (error) {
    if (!(error instanceof GitError && error.isNo)) throw error;
  }
}

/** More of a line is a table or a program that was packed. UTF-16 units. */
const LONGEST = 3000;
