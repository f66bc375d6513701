import type { LastChange } from '../../checks/check.ts';
import type { Git, GitCallOptions } from '../../core/ports.ts';
import { describedPaths } from '../../pack/describedPaths.ts';
import type { Pack } from '../../pack/pack.ts';

/** So many paths fit on every system's command line. */
const PATHS_AT_ONCE = 200;

/**
 * When the documents of the pack, and the files that they describe, were last changed by a commit. Documents that
 * are being edited are left out: they are as new as can be.
 * @returns undefined where history is missing, so that nobody takes a cut-off date for the true one
 * @throws GitError when git fails
 */
export async function readLastChanges(
  git: Git | undefined,
  pack: Pack,
  paths: ReadonlySet<string>,
  options: GitCallOptions,
): Promise<ReadonlyMap<string, LastChange> | undefined> {
  if (git === undefined || pack.documents.length === 0) return undefined;
  const shallow = await git.run(['rev-parse', '--is-shallow-repository'], options);
  if (shallow.trim() === 'true') return undefined;
  if ((await git.run(['rev-list', '--max-count=1', '--all'], options)).trim() === '') return undefined;
  const edited = new Set(
    (await git.run(['diff', 'HEAD', '--name-only', '--relative', '-z', '--', pack.folder], options)).split(
      '\0',
    ),
  );
  const settled = pack.documents.filter(({ path }) => !edited.has(path));
  const wanted = new Set(
    settled.flatMap(document => [document.path, ...describedPaths(document, paths, pack.folder)]),
  );
  const changes = new Map<string, LastChange>();
  const list = [...wanted];
  for (let at = 0; at < list.length; at += PATHS_AT_ONCE)
    await readChangesOf(git, list.slice(at, at + PATHS_AT_ONCE), changes, options);
  return changes;
}

/** Newest first, so the first commit that names a path is its last change; git is stopped when all are known. */
async function readChangesOf(
  git: Git,
  paths: readonly string[],
  changes: Map<string, LastChange>,
  options: GitCallOptions,
): Promise<void> {
  const left = new Set(paths);
  const args = [
    'log',
    '--format=commit // %h %cs',
    '--name-only',
    '--relative',
    '--no-renames',
    '-z',
    '--',
    ...paths,
  ];
  let change: LastChange = { commit: '', date: '' };
  for await (const record of git.records(args, '\0', options)) {
    // No path has two slashes in a row. A commit's line is followed by a line end, and only then by the first of its paths.
    for (const line of record.split('\n')) {
      const [, commit, date] = /^commit \/\/ (\S+) (\S+)$/.exec(line) ?? [];
      if (commit !== undefined && date !== undefined) change = { commit, date };
      else if (left.delete(line)) changes.set(line, change);
    }
    if (left.size === 0) return;
  }
}
