import type { LastChange } from '../../checks/check.ts';
import { addDays } from '../../core/dates.ts';
import { isPartialClone } from '../../core/gitSettings.ts';
import type { Git, GitCallOptions, Project } from '../../core/ports.ts';
import { records } from '../../history/ask.ts';
import { gitDay } from '../../history/gitText.ts';
import { readDirtyFiles } from '../../history/localWork.ts';
import { readHead } from '../../knowledge/head.ts';
import { describedPaths } from '../../pack/markdown/describedPaths.ts';
import type { Pack } from '../../pack/pack.ts';

/** So many paths fit on every system's command line. */
const PATHS_AT_ONCE = 200;

/**
 * When the documents of the pack that describe something were last changed by a commit, and the files that they
 * describe, as far as these changed since the oldest of the documents: what is older does not matter, and looking for
 * it would mean to read the whole history. Documents that are being edited are left out: they are as new as can be.
 * @returns undefined where history is missing, so that nobody takes a cut-off date for the true one
 * @throws GitError when git fails
 */
export async function readLastChanges(
  { git, prefix }: Pick<Project, 'git' | 'prefix'>,
  pack: Pack,
  paths: ReadonlySet<string>,
  options: GitCallOptions,
): Promise<ReadonlyMap<string, LastChange> | undefined> {
  if (git === undefined || pack.documents.length === 0) return undefined;
  const { commit, isShallow } = await readHead(git, options);
  if (commit === undefined || isShallow) return undefined;
  // `diff HEAD` would compare the folder with every other path (7 s for 100,000, git 2.39), and ask for the contents of
  // what was committed, which a partial clone may not have.
  const folder = `${pack.folder}/`;
  const [committed, dirty] = await Promise.all([
    records(
      git,
      ['--literal-pathspecs', 'ls-tree', '-r', '-z', '--name-only', 'HEAD', '--', folder],
      options,
    ),
    readDirtyFiles(git, prefix, options, [`:(literal)${folder}`]),
  ]);
  const edited = new Set(dirty.files.map(({ path }) => path));
  const documents = new Set(committed);
  const settled = pack.documents
    .filter(({ path }) => documents.has(path) && !edited.has(path))
    .map(document => ({ path: document.path, describes: describedPaths(document, paths, pack.folder) }))
    .filter(({ describes }) => describes.length > 0);
  const changes = new Map<string, LastChange>();
  await readChangesOf(
    git,
    settled.map(({ path }) => path),
    [],
    changes,
    options,
  );
  const oldest = [...changes.values()].flatMap(({ date }) => date || []).sort()[0];
  if (oldest === undefined) return changes;
  const described = [...new Set(settled.flatMap(({ describes }) => describes))];
  // A commit of the day itself is no change after it, but days begin at different times in the world.
  const since = [`--since=${addDays(oldest, -2)}`];
  for (let at = 0; at < described.length; at += PATHS_AT_ONCE)
    await readChangesOf(git, described.slice(at, at + PATHS_AT_ONCE), since, changes, options);
  return changes;
}

/**
 * Git leaves out of its count what differs in blanks and empty lines alone. It reads the contents for it, which a partial
 * clone may not have: there every change counts.
 */
const IN_SUBSTANCE = ['--numstat', '-w', '--ignore-blank-lines'];
/** In front of each path; files that are no text have dashes. */
const COUNTS = /^(?:\d+|-)\t(?:\d+|-)\t/;

/** Newest first, so the first commit that names a path is its last change; git is stopped when all are known. */
async function readChangesOf(
  git: Git,
  paths: readonly string[],
  limits: readonly string[],
  changes: Map<string, LastChange>,
  options: GitCallOptions,
): Promise<void> {
  const left = new Set(paths);
  if (left.size === 0) return;
  const how = isPartialClone((await git.settings(options)).keys()) ? ['--name-only'] : IN_SUBSTANCE;
  const args = [
    // A name such as `:(top)` or `[a].yml` is a name, and no pattern.
    '--literal-pathspecs',
    'log',
    '--format=commit // %h %cs',
    ...how,
    '--relative',
    '--no-renames',
    '-z',
    ...limits,
    '--',
    ...paths,
  ];
  let change: LastChange = { commit: '', date: '' };
  let isFirst = false;
  for await (const record of git.records(args, '\0', options)) {
    // No path has two slashes in a row.
    const [, commit, date] = /^\n?commit \/\/ (\S+) (\S+)$/.exec(record) ?? [];
    if (commit !== undefined && date !== undefined) {
      change = { commit, date: gitDay(date) };
      isFirst = true;
      continue;
    }
    // The line of the commit ends before the first of its paths; other line ends belong to a name.
    const path = (isFirst ? record.replace(/^\n/, '') : record).replace(COUNTS, '');
    isFirst = false;
    if (left.delete(path)) changes.set(path, change);
    if (left.size === 0) return;
  }
}
