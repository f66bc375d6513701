import { GitError } from '../../core/errors.ts';
import type { Project } from '../../core/ports.ts';
import type { KnowledgeState } from './state.ts';

/** Blame is slow: so many files, those of highest risk. */
const FILES = 100;
/** Git processes at once. */
const PARALLEL = 4;

/** How many lines of some files are by some people, by blame; commits that the project leaves out are looked through. */
export async function countLines(
  project: Project,
  { knowledge, personOf, head }: KnowledgeState,
  files: readonly number[],
  people: ReadonlySet<number>,
  signal: AbortSignal | undefined,
): Promise<Map<number, { leavers: number; all: number }>> {
  const { git, prefix } = project;
  const counts = new Map<number, { leavers: number; all: number }>();
  if (git === undefined) return counts;
  const { log, leftOut } = knowledge;
  const authorOf = new Map(log.commits.map((id, commit) => [id, personOf[log.authors[commit] ?? -1] ?? -1]));
  const ignored = [...leftOut].slice(0, 50).flatMap(commit => ['--ignore-rev', log.commits[commit] ?? '']);
  const blame = async (file: number) => {
    const path = knowledge.files[file]?.path ?? '';
    const args = [
      'blame',
      '-s',
      '-w',
      '--root',
      `--abbrev=${(log.commits[0]?.length ?? 16) - 1}`,
      ...ignored,
    ];
    const count = { leavers: 0, all: 0 };
    try {
      const lines = git.records([...args, head, '--', path.slice(prefix.length)], '\n', {
        ...(signal && { signal }),
      });
      for await (const line of lines) {
        const id = /^[?*^]*([0-9a-f]+)/.exec(line)?.[1] ?? '';
        count.all += 1;
        if (people.has(authorOf.get(id) ?? -1)) count.leavers += 1;
      }
      counts.set(file, count);
    } catch (error) {
      // A file that git cannot attribute has no lines to show.
      if (!(error instanceof GitError && error.isRefusal)) throw error;
    }
  };
  const wanted = files.slice(0, FILES);
  for (let at = 0; at < wanted.length; at += PARALLEL)
    await Promise.all(wanted.slice(at, at + PARALLEL).map(blame));
  return counts;
}
