import { addDays } from '../../core/dates.ts';
import { LIMITS } from '../../core/limits.ts';
import type { Git, GitCallOptions } from '../../core/ports.ts';
import { filesOfEntry, type IndexEntry } from '../../inventory/documented.ts';
import type { ConfigChange, Drift } from '../../inventory/inventoryFile.ts';
import { readKeys } from '../../inventory/keys.ts';
import type { ConfigParser } from '../../inventory/kinds.ts';
import { readHead } from '../../knowledge/head.ts';

/** So many paths fit on every system's command line. */
const PATHS_AT_ONCE = 200;
const NO_BLOB = /^0+$/;

/**
 * What changed in git since the entries were reviewed. A commit of the day of the review itself is not after it.
 * @param parserOf how to read a file's keys, by its path
 * @returns undefined where git does not have the whole history; entries without changes are left out
 * @throws GitError when git fails
 */
export async function readDrift(
  git: Git,
  entries: readonly IndexEntry[],
  paths: readonly string[],
  readCurrent: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  parserOf: (path: string) => ConfigParser,
  options: GitCallOptions,
): Promise<Drift[] | undefined> {
  const reviewed = entries.flatMap(entry => {
    const { reviewedAt } = entry;
    if (reviewedAt === undefined) return [];
    const files = filesOfEntry(entry, paths);
    return files.length === 0 ? [] : [{ entry, reviewedAt, files }];
  });
  if (reviewed.length === 0) return [];
  if ((await readHead(git, options)).isShallow) return undefined;
  const oldest = reviewed.map(({ reviewedAt }) => reviewedAt).sort()[0] ?? '';
  const files = [...new Set(reviewed.flatMap(entry => entry.files))];
  const changes = await readChanges(git, files, oldest, options);
  const drifted = reviewed.flatMap(({ entry, reviewedAt, files: own }) => {
    const later = own.flatMap(path =>
      (changes.get(path) ?? []).filter(({ date }) => date > reviewedAt).map(change => ({ path, ...change })),
    );
    return later.length === 0 ? [] : [{ entry, later }];
  });
  return await withNewKeys(git, drifted, readCurrent, parserOf, options);
}

interface FileChange extends ConfigChange {
  /** What the file was before; zeros where it was not there. */
  readonly before: string;
}

async function readChanges(
  git: Git,
  files: readonly string[],
  since: string,
  options: GitCallOptions,
): Promise<ReadonlyMap<string, FileChange[]>> {
  const changes = new Map<string, FileChange[]>();
  for (let at = 0; at < files.length; at += PATHS_AT_ONCE) {
    const args = [
      // A name such as `:(top)` or `[a].yml` is a name, and no pattern.
      '--literal-pathspecs',
      'log',
      '--format=commit // %h %cs %s',
      '--raw',
      '--no-abbrev',
      '--relative',
      '--no-renames',
      '-z',
      // Days begin at different times in the world.
      `--since=${addDays(since, -2)}`,
      '--',
      ...files.slice(at, at + PATHS_AT_ONCE),
    ];
    let commit: ConfigChange = { commit: '', date: '', subject: '' };
    let before: string | undefined;
    for await (const record of git.records(args, '\0', options)) {
      const head = /^\n?commit \/\/ (\S+) (\S+)(?: ([\s\S]*))?$/.exec(record);
      const raw = /^\n?:\d+ \d+ ([0-9a-f]+) [0-9a-f]+ [A-Z]\d*$/.exec(record);
      if (before !== undefined) {
        const list = changes.get(record) ?? [];
        list.push({ ...commit, before });
        changes.set(record, list);
        before = undefined;
      } else if (raw) before = raw[1];
      else if (head)
        commit = { commit: (head[1] ?? '').slice(0, 9), date: head[2] ?? '', subject: head[3] ?? '' };
    }
  }
  return changes;
}

async function withNewKeys(
  git: Git,
  drifted: readonly {
    readonly entry: IndexEntry;
    readonly later: readonly (FileChange & { readonly path: string })[];
  }[],
  readCurrent: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  parserOf: (path: string) => ConfigParser,
  options: GitCallOptions,
): Promise<Drift[]> {
  // The oldest change after the review knows what the file was then.
  const before = new Map<string, string>();
  for (const { later } of drifted) for (const change of later) before.set(change.path, change.before);
  const readable = [...before].filter(([path, id]) => !NO_BLOB.test(id) && parserOf(path) !== 'none');
  const current = await readCurrent(readable.map(([path]) => path));
  const newKeys = new Map<string, string[]>();
  const blobs = git.blobs(
    readable.map(([, id]) => id),
    LIMITS.config,
    options,
  );
  for (const [path] of readable) {
    const { value: bytes } = await blobs.next();
    const now = current.get(path);
    if (bytes === undefined || now === undefined) continue;
    const parser = parserOf(path);
    const old = readKeys(new TextDecoder().decode(bytes), parser);
    if (old.error !== undefined) continue;
    const known = new Set(old.keys.map(({ name }) => name));
    const added = readKeys(now, parser).keys.filter(({ name }) => !known.has(name));
    newKeys.set(path, [...new Set(added.map(({ name }) => name))]);
  }
  // Lets git end now, and not when its time is up.
  await blobs.next();
  return drifted.map(({ entry, later }) => {
    const files = [...new Set(later.map(({ path }) => path))];
    const byCommit = new Map(later.map(({ commit, date, subject }) => [commit, { commit, date, subject }]));
    const changes = [...byCommit.values()].sort((one, other) => (one.date < other.date ? 1 : -1));
    return { entry, changes, files, newKeys: files.flatMap(path => newKeys.get(path) ?? []) };
  });
}
