import { GitError } from '../core/errors.ts';
import { LIMITS } from '../core/limits.ts';
import type { GitCallOptions, Project } from '../core/ports.ts';
import type { UnreadCollector } from '../core/textRead.ts';
import { type FoundLine, JOB_FILES, JOB_PATTERN, jobsOf, NOT_FOREIGN } from '../deployment/code.ts';
import { ADDRESS_PATTERN, codeAddressesOf } from '../deployment/codeAddresses.ts';
import { NO_CODE } from '../deployment/index.ts';
import type { CodeFacts } from '../deployment/model.ts';
import { COMMENT_PATTERN, countPartners, PARTNER_FILES, PARTNER_PATTERN } from '../deployment/partners.ts';
import { isRoleEnum, ROLE_PATTERN, rolesOf } from '../deployment/roles.ts';
import { RUNNING_FILES, RUNNING_PATTERN, runningOf } from '../deployment/running.ts';
import { groupTables, isTableBelow, TABLE_FILES, TABLE_PATTERN, tablesOf } from '../deployment/tables.ts';

/** Lines of code are looked at, not tables of a million rows. */
const MOST_LINES = 2000;
/** Tables of a database; more have no groups that somebody would read. */
const MOST_TABLES = 8000;
/** Files that are read because a name stands below the line that git found. */
const MOST_TEXTS = 300;

/**
 * What code says, as git finds it in the files of the working folder: jobs, ports, roles, tables, and the systems that
 * it speaks with. Nothing is known without git.
 * @param paths the files that count: what the pack itself says is no evidence
 * @param unread gets those that git could not open
 * @throws GitError when git fails
 */
export async function readCode(
  { git, files, prefix }: Pick<Project, 'git' | 'files' | 'prefix'>,
  paths: readonly string[],
  unread: UnreadCollector,
  options: GitCallOptions,
): Promise<CodeFacts> {
  if (git === undefined) return NO_CODE;
  const own = new Set(paths);
  const lines: FoundLine[] = [];
  const running: FoundLine[] = [];
  const tables: FoundLine[] = [];
  const roles: FoundLine[] = [];
  const addresses: FoundLine[] = [];
  const partners = countPartners();
  const unopened = new Set<string>();
  const search = (
    pattern: string,
    paths: readonly string[],
    only: readonly string[],
    also: readonly string[] = [],
  ) =>
    git.records(
      ['grep', '-I', '-n', '--null', ...only, '-E', '-e', pattern, ...also, '--', ...paths, ...NOT_FOREIGN],
      '\n',
      {
        ...options,
        bytes: true,
        onComplaint: line => {
          // From the top of the repository, as git names it.
          const path = UNOPENED.exec(line)?.[1];
          if (path?.startsWith(prefix) && own.has(path.slice(prefix.length)))
            unopened.add(path.slice(prefix.length));
        },
      },
    );
  const findJobs = async () => {
    for await (const record of found(search(JOB_PATTERN, JOB_FILES, []))) {
      if (lines.length < MOST_LINES && own.has(record.path)) lines.push(record);
    }
  };
  // One search for all of them: most of its time is reading files.
  const findOthers = async () => {
    const [isTable, isRole] = [new RegExp(TABLE_PATTERN), new RegExp(ROLE_PATTERN)];
    const isAddress = new RegExp(ADDRESS_PATTERN);
    const pattern = `${RUNNING_PATTERN}|${TABLE_PATTERN}|${ROLE_PATTERN}|${ADDRESS_PATTERN}`;
    const names = [...new Set([...RUNNING_FILES, ...TABLE_FILES])];
    for await (const record of found(search(pattern, names, []))) {
      if (!own.has(record.path)) continue;
      const [list, most] = isTable.test(record.text)
        ? [tables, MOST_TABLES]
        : isRole.test(record.text)
          ? [roles, MOST_LINES]
          : isAddress.test(record.text)
            ? [addresses, MOST_LINES]
            : [running, MOST_LINES];
      if (list.length < most) list.push(record);
    }
  };
  // A pattern that could also begin a line would be tried at every place of it: comments are a search of their own.
  const findPartners = async () => {
    const wordsOf = (also?: readonly string[]) =>
      Array.fromAsync(found(search(PARTNER_PATTERN, PARTNER_FILES, ['-o'], also)));
    const [hits, inComments] = await Promise.all([wordsOf(), wordsOf(['--and', '-e', COMMENT_PATTERN])]);
    const comments = new Set(inComments.map(({ path, line }) => `${path}\0${line}`));
    for (const { path, line, text } of hits)
      if (own.has(path)) partners.add(path, line, text, !comments.has(`${path}\0${line}`));
  };
  await Promise.all([findJobs(), findOthers(), findPartners()]);
  if (unopened.size > 0) unread.texts(await files.readTexts([...unopened], LIMITS.source));
  const below = tables.filter(({ text }) => isTableBelow(text)).map(({ path }) => path);
  const enums = roles.filter(({ text }) => isRoleEnum(text)).map(({ path }) => path);
  const wanted = [...lines.map(({ path }) => path), ...enums, ...[...new Set(below)].slice(0, MOST_TEXTS)];
  const reads = await files.readTexts([...new Set(wanted)], LIMITS.source);
  const textOf = (path: string) => {
    const read = reads.get(path);
    return read?.kind === 'text' ? read.text : undefined;
  };
  return {
    addresses: codeAddressesOf(addresses),
    jobs: jobsOf(lines, textOf),
    running: runningOf(running),
    partners: partners.seen(),
    tables: groupTables(tablesOf(tables, textOf)),
    roles: rolesOf(roles, textOf),
  };
}

/** `path NUL line NUL text`; that nothing was found is no failure. */
async function* found(records: AsyncGenerator<string>): AsyncGenerator<FoundLine> {
  try {
    for await (const record of records) {
      const [path = '', line = '', text = ''] = record.split('\0');
      if (path !== '' && text !== '') yield { path, line: Number(line), text: text.slice(0, LONGEST) };
    }
  } catch (error) {
    // With 1 it also ends where it complained of files that it may not open, and found nothing in the others.
    if (!(error instanceof GitError && error.exitCode === 1)) throw error;
  }
}

/** How git names a file that it could not open or read whole. */
const UNOPENED = /^error: (?:failed to stat )?'([^\n]{1,4000})': /;

/** More of a line is a table or a program that was packed. UTF-16 units. */
const LONGEST = 3000;
