import { GitError } from '../core/errors.ts';
import type { Git, GitCallOptions } from '../core/ports.ts';
import { gitDay } from '../history/gitText.ts';
import type { PastChange } from '../prefill/incidents.ts';

/** What is older is solved or forgotten. */
const MOST_COMMITS = 3000;

/**
 * The newest commits of the line that is checked out, with the files that they changed, merges left out.
 * @throws GitError when git fails
 */
export async function readPastChanges(git: Git, options: GitCallOptions): Promise<PastChange[]> {
  const format = ['%x1d%h', '%as', '%s'].join('%x1f');
  const args = [
    'log',
    `-${MOST_COMMITS}`,
    '--no-merges',
    '--no-renames',
    '--relative',
    '--name-only',
    `--format=${format}%x1f`,
    'HEAD',
    '--',
    '.',
  ];
  const changes: PastChange[] = [];
  try {
    for await (const record of git.records(args, '\x1d', options)) {
      const [commit = '', date = '', subject = '', files = ''] = record.split('\x1f');
      if (commit === '') continue;
      changes.push({ commit, date: gitDay(date), subject, files: files.split('\n').filter(Boolean) });
    }
  } catch (error) {
    // Before the first commit there is no HEAD.
    if (
      !(error instanceof GitError) ||
      !/unknown revision|bad revision|ambiguous argument/.test(error.stderr)
    )
      throw error;
  }
  return changes;
}
