import type { Project } from '../../core/ports.ts';
import type { ChangeLog } from '../../knowledge/changeLog.ts';
import { maskSensitive } from '../../sensitive/index.ts';

/** So many ids fit on every system's command line. */
const COMMITS_AT_ONCE = 300;

/**
 * The first lines of commits, by number of the commit. A password in one is masked.
 * @param commits by file
 */
export async function readCommitSubjects(
  { git }: Project,
  log: ChangeLog,
  commits: ReadonlyMap<number, readonly number[]>,
  today: string,
  signal: AbortSignal | undefined,
): Promise<Map<number, string>> {
  const wanted = [...new Set([...commits.values()].flat())];
  const subjects = new Map<number, string>();
  for (let at = 0; at < wanted.length && git !== undefined; at += COMMITS_AT_ONCE) {
    const some = wanted.slice(at, at + COMMITS_AT_ONCE);
    const ids = some.map(commit => log.commits[commit] ?? '');
    const numbers = new Map(ids.map((id, index) => [id, some[index] ?? -1]));
    const args = ['log', '--no-walk=unsorted', '-z', '--encoding=UTF-8', '--format=%H%x1f%s', ...ids];
    for await (const record of git.records(args, '\0', { ...(signal && { signal }) })) {
      const [id = '', subject = ''] = record.split('\x1f');
      const number = numbers.get(id.slice(0, ids[0]?.length));
      if (number !== undefined) subjects.set(number, maskSensitive(subject, { path: '', today }));
    }
  }
  return subjects;
}
