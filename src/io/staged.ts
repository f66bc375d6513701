import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toText } from '../core/decode.ts';
import { LIMITS } from '../core/limits.ts';
import type { FileSource, Git, GitCallOptions, TextRead } from '../core/ports.ts';
import { openFiles } from './files.ts';
import { cutPieces } from './pieces.ts';

/** What `git commit` would write: the files of the index. */
export interface Staged extends FileSource {
  /**
   * Paths that differ from the last commit, deleted ones included. While a merge is being committed: from the commit that
   * is merged as well, because what was taken over as it is there was somebody else's commit.
   */
  readonly changed: readonly string[];
  /** The deleted ones among them. */
  readonly removed: readonly string[];
}

const REGULAR = /^100/;
const LINK = /^120/;
const PATHS_AT_ONCE = 200;
/** Bytes of git's index up to which all of it is listed at once: some ten thousand files, in a few milliseconds. */
const SMALL_INDEX = 1024 * 1024;

/**
 * Opens the index of the repository. Submodules are no texts and are left out, and links that stay in the project.
 * @throws GitError when git fails
 */
export async function openStaged(git: Git, options: GitCallOptions = {}): Promise<Staged> {
  const links = new Set<string>();
  const isSmall = await hasSmallIndex(git);
  // The index is listed only when somebody asks for more than what changed, unless that takes no time.
  let all: Promise<ReadonlyMap<string, string>> | undefined;
  const idsOf = () => (all ??= readIndex(git, links, options));
  const [{ changes, removed }, touched] = await Promise.all([
    readChanges(git, links, options),
    touchedByMerge(git, options),
    isSmall && idsOf(),
  ]);
  const workTree = openFiles(git.cwd, git);
  // Git keeps where a link leads. What it leads to is looked at in its own place, unless there is none of ours.
  const readLink = async (path: string): Promise<TextRead> => {
    const read = await workTree.readText(path);
    return read.kind === 'unreadable' && read.reason.startsWith('link-') ? read : ABSENT;
  };
  const isTouched = (path: string) => touched === undefined || touched.has(path);
  const known = new Map<string, Uint8Array | undefined>();
  // Whoever wants a text wants those that changed as well, and each git costs more than reading them.
  let ahead: readonly string[] = [...changes.values()].flatMap(id => id ?? []).slice(0, PATHS_AT_ONCE);
  const readBlobs = async (ids: readonly string[]): Promise<void> => {
    const wanted = [...new Set([...ids, ...ahead])].filter(id => !known.has(id));
    ahead = [];
    const blobs = git.blobs(wanted, LIMITS.document, options);
    for (const id of wanted) known.set(id, (await blobs.next()).value);
    // Only the end of the output says whether git was content.
    await blobs.next();
  };
  return {
    changed: [...changes.keys()].filter(isTouched),
    removed: removed.filter(isTouched),
    list: async () => [...new Set([...(await idsOf()).keys(), ...links])].sort(),
    pieces: async function* (path) {
      const id = changes.get(path) ?? (await idsOf()).get(path);
      if (id !== undefined) yield* cutPieces(git.bytes(['cat-file', 'blob', id], options));
    },
    readTexts: async (paths, limit = LIMITS.document) => {
      const others = paths.filter(path => !changes.has(path));
      const unchanged = others.length > 0 ? await (all ?? readIndex(git, links, options, others)) : undefined;
      const wanted = paths.map(path => ({ path, id: changes.get(path) ?? unchanged?.get(path) }));
      await readBlobs(wanted.flatMap(({ id }) => id ?? []));
      const reads = new Map<string, TextRead>();
      for (const { path, id } of wanted)
        if (id !== undefined) reads.set(path, toRead(known.get(id), limit));
        else reads.set(path, links.has(path) ? await readLink(path) : ABSENT);
      return reads;
    },
  };
}

const ABSENT: TextRead = { kind: 'absent' };

function toRead(bytes: Uint8Array | undefined, limit: number): TextRead {
  if (bytes === undefined || bytes.length > limit) return { kind: 'unreadable', reason: 'too-large' };
  return toText(bytes);
}

/** What differs from the commit that is merged; undefined where nothing is merged. */
async function touchedByMerge(git: Git, options: GitCallOptions): Promise<ReadonlySet<string> | undefined> {
  // However references are stored, this one is a file (gitglossary, "pseudoref"); most commits are no merges.
  if (git.folder !== undefined && !(await isFile(join(git.folder, 'MERGE_HEAD')))) return undefined;
  const [merged] = await Array.fromAsync(
    git.records(['rev-parse', '--revs-only', 'MERGE_HEAD'], '\n', options),
  );
  if (merged === undefined) return undefined;
  return new Set((await readChanges(git, new Set(), options, [merged])).changes.keys());
}

async function hasSmallIndex({ folder }: Git): Promise<boolean> {
  if (folder === undefined) return false;
  return await stat(join(folder, 'index')).then(
    ({ size }) => size <= SMALL_INDEX,
    () => false,
  );
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    info => info.isFile(),
    () => false,
  );
}

/** Path → id in the index; undefined for what is deleted or is no regular file. Links are told as {@link readIndex} does. */
async function readChanges(
  git: Git,
  links: Set<string>,
  options: GitCallOptions,
  since: readonly string[] = [],
): Promise<{ changes: Map<string, string | undefined>; removed: string[] }> {
  const args = ['diff', '--cached', '--raw', '--no-renames', '--no-abbrev', '--relative', '-z', ...since];
  const changes = new Map<string, string | undefined>();
  const removed: string[] = [];
  let entry: string | undefined;
  for await (const record of git.records(args, '\0', options)) {
    if (entry === undefined) {
      entry = record;
      continue;
    }
    // `:100644 100644 <old id> <new id> M`, then the path.
    const [, mode = '', , id, status] = entry.split(' ');
    changes.set(record, REGULAR.test(mode) && status !== 'D' ? id : undefined);
    if (status === 'D') removed.push(record);
    else if (LINK.test(mode)) links.add(record);
    entry = undefined;
  }
  return { changes, removed };
}

/**
 * @param links is told the symbolic links among them
 * @param paths only these; all where there are more than fit on a command line
 */
async function readIndex(
  git: Git,
  links: Set<string>,
  options: GitCallOptions,
  paths: readonly string[] = [],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const chosen = paths.length <= PATHS_AT_ONCE ? paths.map(path => `:(literal)${path}`) : [];
  const args = ['ls-files', '--stage', '-z', '--', ...chosen];
  for await (const record of git.records(args, '\0', options)) {
    const [, mode = '', id = '', path] = /^(\d+) ([0-9a-f]+) \d\t([\s\S]*)$/.exec(record) ?? [];
    if (path === undefined) continue;
    if (REGULAR.test(mode)) ids.set(path, id);
    else if (LINK.test(mode)) links.add(path);
  }
  return ids;
}
