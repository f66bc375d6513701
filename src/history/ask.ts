import { GitError } from '../core/errors.ts';
import type { Git, GitCallOptions } from '../core/ports.ts';

/**
 * The first line of an answer; undefined for an empty one, and where git exits with 1 and is silent, which is its way to say that
 * there is nothing to answer.
 * @throws GitError for every other failure
 */
export async function firstLine(
  git: Git,
  args: readonly string[],
  options: GitCallOptions,
): Promise<string | undefined> {
  return (await lines(git, args, options))[0] || undefined;
}

/** All lines of an answer that are not empty; none where git exits with 1 and is silent. */
export function lines(git: Git, args: readonly string[], options: GitCallOptions): Promise<string[]> {
  return listed(git, args, '\n', options);
}

/** The same of records that end with NUL. */
export function records(git: Git, args: readonly string[], options: GitCallOptions): Promise<string[]> {
  return listed(git, args, '\0', options);
}

interface Wanted {
  isWanted(record: string): boolean;
  /** How many of them. */
  readonly most: number;
}

/** The first of the records that end with NUL and are wanted. Git is not waited for after the last of them. */
export async function firstRecords(
  git: Git,
  args: readonly string[],
  { isWanted, most, ...options }: GitCallOptions & Wanted,
): Promise<string[]> {
  return listed(git, args, '\0', options, { isWanted, most });
}

async function listed(
  git: Git,
  args: readonly string[],
  separator: string,
  options: GitCallOptions,
  { isWanted = () => true, most = Number.POSITIVE_INFINITY }: Partial<Wanted> = {},
): Promise<string[]> {
  const found: string[] = [];
  try {
    for await (const record of git.records(args, separator, options)) {
      if (record !== '' && isWanted(record)) found.push(record);
      if (found.length >= most) break;
    }
    return found;
  } catch (error) {
    if (error instanceof GitError && error.isNo) return [];
    throw error;
  }
}
