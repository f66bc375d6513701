import { GitError } from '../../core/errors.ts';
import { LIMITS } from '../../core/limits.ts';
import type { Files, Git, GitCallOptions, Project, UnreadableReason } from '../../core/ports.ts';
import { collectUnread, type Unread, type UnreadCollector } from '../../core/textRead.ts';
import { records } from '../../history/ask.ts';
import { blameLines } from '../../history/blame.ts';
import {
  findHints,
  hintPatternBytes,
  isNoise,
  languageOf,
  loadHints,
  topicOf,
} from '../../history/comments/index.ts';
import type { Topic } from '../../history/comments/rules.ts';
import type { Draft, Signed } from '../../history/drafts.ts';
import type { Unwatched } from '../../history/hiddenChanges.ts';
import { findImports } from '../../history/imports.ts';
import { compileGlobs, splitPath } from '../../inventory/globs.ts';
import { isBinaryName } from '../unread.ts';
import { draftOf, type HintsByFile } from './hintDrafts.ts';
import { inStore, objectsOf, readObjects } from './inStore.ts';
import { keepHints, keyOfHints, readKeptHints } from './keptHints.ts';
import { passedOver, readOwnLicence } from './passedOver.ts';
import type { GatherOptions } from './reading.ts';
import type { IssueNote } from './report.ts';

interface ScanOptions extends GatherOptions {
  readonly isBlamed: boolean;
  readonly keepBlame: boolean;
  /** Files that git cannot be asked about by name. */
  readonly unnameable: ReadonlySet<string>;
  /** Who works here: lines that are not committed yet are theirs. */
  readonly by: Signed | undefined;
  /** Whether somebody made most of the commits. */
  readonly madeMost: (email: string) => boolean;
  readonly onFailure: (error: unknown) => void;
}

/** Files that are read and searched at once. */
const BATCH = 200;
/** Lists files with a NUL byte, as UTF-16 has them: no pattern of bytes finds a word in it. */
const WITH_NUL = ['grep', '-l', '-z', '-E', '--no-color', '-f', '-', '--', '.'];
/** Any byte but the others, as bytes: NUL itself cannot stand in a pattern. */
const NUL = Uint8Array.of(0x5b, 0x5e, 0x01, 0x2d, 0xff, 0x5d);
const IGNORED_REVISIONS = '.git-blame-ignore-revs';

/** What files say, and those that could not be asked. */
export interface FoundHints {
  readonly hints: HintsByFile;
  readonly unread: Unread;
  /** Files of a sparse checkout that are neither on disk nor, in a partial clone, in git. */
  readonly notHere: number;
  /** Files whose names are no UTF-8: git has what is in them, and cannot be asked about them by name. */
  readonly unnameable: ReadonlySet<string>;
  /** Says which files are others' work. */
  readonly copies: readonly IssueNote[];
  /** Says which kinds of files have comments that nobody here can read. */
  readonly unknownKinds: readonly IssueNote[];
  /** What a text is about, by the words of `hints.yaml`. */
  readonly topic: (text: string) => Topic;
}

/** What hints say, with who wrote them. */
export async function draftsOfHints(
  project: Project,
  git: Git,
  hints: HintsByFile,
  options: ScanOptions,
): Promise<Draft[]> {
  const call: GitCallOptions = options.signal ? { signal: options.signal } : {};
  // What is open stays open where nobody can say who wrote it.
  const authors = () => blame(project, git, hints, options);
  const blamed: BlamedFiles = options.isBlamed ? ((await told(authors, options)) ?? new Map()) : new Map();
  const imports = await told(() => findImports(git, blamed, options.madeMost, call), options);
  return [...hints].flatMap(([path, found]) =>
    found.map(hint => {
      const line = blamed.get(path)?.get(hint.line);
      const draft = draftOf(path, hint, line, options.by, options);
      return line?.commit !== undefined && imports?.has(line.commit) ? imported(draft, line.commit) : draft;
    }),
  );
}

type BlamedFiles = Awaited<ReturnType<typeof blame>>;

/** Nothing where git fails, which is told. */
async function told<T>(
  read: () => Promise<T>,
  { signal, onFailure }: Pick<ScanOptions, 'signal' | 'onFailure'>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    signal?.throwIfAborted();
    onFailure(error);
    return undefined;
  }
}

/**
 * What the files of the project say about unresolved work. What was understood of a file is kept: only what changed since
 * is read again.
 * @param head full hash of the commit that is checked out
 */
export async function findHintsInFiles(
  { files, cache, prefix }: Project,
  git: Git,
  { assets, settings, signal }: GatherOptions,
  { unwatched, isPartial, head }: Surroundings,
): Promise<FoundHints> {
  const call: GitCallOptions = signal ? { signal } : {};
  const words = await assets.read('src/history/hints.yaml');
  const rules = loadHints(words);
  const patterns = [...settings.ignore, `${settings.folder}/**`];
  const ignored = compileGlobs(patterns);
  const isOurs = (path: string) => ignored.matches(splitPath(path)).length === 0 && !isBinaryName(path);
  const isWanted = (path: string) => !isNoise(prefix + path) && isOurs(path);
  const licence = await readOwnLicence(files);
  // What git does not compare with the disk may have changed without a word.
  const isKept = head !== undefined && unwatched.length === 0 && !isPartial;
  const key = keyOfHints([words, JSON.stringify(patterns), licence ?? '', prefix]);
  const known = isKept ? await readKeptHints(git, cache, key, call) : undefined;
  const inputs = hintPatternBytes(rules);
  const asBytes = (input: Uint8Array): GitCallOptions => ({ ...call, bytes: true, input });
  const [candidates, links] = await Promise.all([
    known === undefined ? searched(git, asBytes, inputs) : known.changed,
    linksInIndex(git, call),
  ]);
  const found = new Map(known?.hints);
  const unread = collectUnread();
  // Git found it on disk, and under the name that git's bytes are read as there is nothing: it is no UTF-8.
  const unnameable = new Set<string>();
  const passed = passedOver(licence, known);
  const wanted = candidates.filter(isWanted);
  const isLeftOut = (path: string) =>
    isNoise(prefix + path) && isOurs(path) && languageOf(path, '') !== undefined;
  if (known === undefined) passed.leaveOut(candidates.filter(isLeftOut));
  for (let at = 0; at < wanted.length; at += BATCH) {
    signal?.throwIfAborted();
    const reads = await files.readTexts(wanted.slice(at, at + BATCH), LIMITS.source);
    for (const [path, { kind }] of reads) if (kind === 'absent') unnameable.add(path);
    if (known === undefined) unread.texts(reads);
    for (const [path, read] of reads) {
      const text = read.kind === 'text' ? read.text : read.kind === 'unreadable' ? read.remains : undefined;
      // Of one that only changed nobody knows whether it holds a word.
      const isTold = known?.again.has(path) === true || languageOf(path, '') !== undefined;
      if (known && isTold && read.kind === 'unreadable') unread.add(path, read);
      if (text === undefined) continue;
      const hints = passed.own(path, text, findHints(path, text, rules));
      if (hints.length > 0) found.set(path, hints);
    }
  }
  // Git searches what it was told to skip, such as what a sparse checkout leaves out, only in its own store.
  const skipped = unwatched.filter(({ path, hiddenBy }) => hiddenBy === 'skip-worktree' && isWanted(path));
  const notHere = isPartial ? skipped.length : 0;
  const elsewhere =
    isPartial || skipped.length === 0
      ? []
      : [
          ...new Set([
            ...(await inStore(git, SEARCH, skipped, asBytes(inputs.latin))),
            ...(await inStore(git, SEARCH, skipped, asBytes(inputs.wide))),
          ]),
        ];
  const named = unnameable.size > 0 ? await objectsOf(git, unnameable, call) : [];
  for (const [path, text] of await readObjects(git, [...elsewhere, ...named], call)) {
    const hints = passed.own(path, text, findHints(path, text, rules));
    if (hints.length > 0) found.set(path, hints);
  }
  if (isKept) {
    const { copies, unknown, left } = passed.seen;
    const again = [...unread.files.keys(), ...named.map(({ path }) => path)];
    const all = { hints: found, copies: [...copies], unknown: [...unknown], left, again };
    await keepHints(git, cache, key, head, all, call);
  }
  // Git passes over a link. One in the place of a source file keeps hints from being found.
  await addUnreachable(
    files,
    links.filter(path => isWanted(path) && languageOf(path, '') !== undefined),
    unread,
  );
  return {
    hints: found,
    unread: unread.files,
    ...{ notHere, unnameable, copies: passed.copies(), unknownKinds: passed.unknown() },
    topic: text => topicOf(text, rules),
  };
}

/** What git knows about the working tree beside its files. */
interface Surroundings {
  readonly unwatched: readonly Unwatched[];
  readonly isPartial: boolean;
  readonly head: string | undefined;
}

/** A search by git for files that may hold a hint. */
const SEARCH = ['grep', '-l', '-z', '-i', '-E', '--no-color', '-f', '-', '--', '.'];

/** Reading files is git's strength: it uses all processors. What it takes for binary may be a text with a NUL byte. */
async function searched(
  git: Git,
  asBytes: (input: Uint8Array) => GitCallOptions,
  { latin, wide }: ReturnType<typeof hintPatternBytes>,
): Promise<string[]> {
  const [matching, more, withNul] = await Promise.all([
    records(git, SEARCH, asBytes(latin)),
    found(git, SEARCH, asBytes(wide)),
    found(git, WITH_NUL, asBytes(NUL)),
  ]);
  const own = [...new Set([...matching, ...more])].sort();
  return [...new Set([...own, ...withNul.filter(path => languageOf(path, '') !== undefined)])];
}

/** Git exits with 1 where no file has one, also when it could not open some; the search for hints tells of these. */
async function found(git: Git, search: readonly string[], options: GitCallOptions): Promise<string[]> {
  try {
    return await records(git, search, options);
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 1) return [];
    throw error;
  }
}

/**
 * Finds out which files cannot be opened at all: git passes over them without a word.
 * @param paths that may be such
 */
export async function addUnreachable(
  files: Files,
  paths: readonly string[],
  unread: UnreadCollector,
): Promise<void> {
  for (const [path, read] of await files.readTexts(paths, LIMITS.source))
    if (read.kind === 'unreadable' && !OF_CONTENT.has(read.reason)) unread.add(path, read);
}

/** What keeps a file from being read and is no matter of permissions, disks and links. */
const OF_CONTENT: ReadonlySet<UnreadableReason> = new Set(['binary', 'nul-bytes', 'too-large']);

/** The symbolic links that git keeps. */
async function linksInIndex(git: Git, call: GitCallOptions): Promise<string[]> {
  const links: string[] = [];
  for await (const record of git.records(['ls-files', '--stage', '-z'], '\0', call))
    if (record.startsWith('120000 ')) links.push(record.slice(record.indexOf('\t') + 1));
  return links;
}

async function blame(
  project: Project,
  git: Git,
  hints: HintsByFile,
  { onProgress, onFailure, keepBlame, unnameable, authors, signal }: ScanOptions,
) {
  const call: GitCallOptions = signal ? { signal } : {};
  const up = '../'.repeat(project.prefix.split('/').length - 1);
  // Git lists it twice where it is deleted, and refuses to blame with a list that is not there.
  const list = ['ls-files', '-z', '--cached', '--deleted', '--', `${up}${IGNORED_REVISIONS}`];
  const hasList = (await records(git, list, call)).length === 1;
  const nameable = [...hints].filter(([path]) => !unnameable.has(path));
  const wanted = nameable.map(([path, found]) => ({
    path,
    lines: [...new Set(found.map(({ line }) => line))],
  }));
  onProgress?.({ step: 'blame', count: 0 });
  return blameLines(git, project.cache, wanted, keepBlame, {
    ...call,
    onlyKept: authors === 'kept',
    isWhole: project.prefix === '',
    ignoreRevs: hasList ? `${up}${IGNORED_REVISIONS}` : undefined,
    onProgress: count => onProgress?.({ step: 'blame', count }),
    onFailure: (_path, error) => onFailure(error),
  });
}

function imported(draft: Draft, commit: string): Draft {
  const remark = { id: 'issues.remark.imported', data: { commit: commit.slice(0, 10) } };
  return { ...draft, by: undefined, involved: [], isImported: true, remarks: [remark] };
}
