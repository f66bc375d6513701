import { createHash, type Hash } from 'node:crypto';
import type { Git, GitCallOptions } from '../core/ports.ts';

/** What a commit leaves of each file that it changes: the object, which is all zeros for a file that is gone. */
export interface CommitFiles {
  /** Full hash. */
  readonly commit: string;
  /** Author, second and subject: the same when the commit is rebased or picked, whatever became of its contents. */
  readonly writing: string;
  /** Path from the top of the repository → id of the object afterwards. */
  readonly files: ReadonlyMap<string, string>;
}

/** What a commit changes in some files. */
export interface CommitLines {
  readonly commit: string;
  readonly files: ReadonlyMap<string, FileLines>;
}

/** What is taken out of a file and put into it, without blanks. */
export interface FileLines {
  /** Equal for equal changes. */
  readonly digest: string;
  /** Each added line with `+` before it, each removed one with `-`, as {@link shortDigest}; cut off after {@link LINES}. */
  readonly lines: ReadonlySet<number>;
  readonly isCut: boolean;
}

export interface LinesOptions extends GitCallOptions {
  /** Told each commit before its changes are read: the last one is where git ended, if it could not read a file. */
  readonly onBegin?: (commit: string) => void;
  /** Whether the lines of a commit are wanted beside their digest: they take most of the memory. All, unless it is said. */
  readonly hasLines?: (commit: string) => boolean;
}

/** A commit, compared with its parents or with another commit. Full hashes. */
export interface Comparison {
  readonly commit: string;
  readonly with?: string | undefined;
}

/** Nobody writes more of them by hand. Lines of one file in one commit. */
const LINES = 5000;

/** Diffs that are the same on every machine, whatever the user's settings and the attributes of the files say. */
const DIFF_TREE = ['diff-tree', '--stdin', '-r', '--root', '--no-renames', '--full-index'];
const PATCH = ['-p', '-U0', '--no-color', '--no-ext-diff', '--no-textconv'];

/**
 * The files that commits change, without looking into them; one process lists them all. Merges have none, unless they
 * are compared with another commit.
 * @throws GitError when git fails
 */
export async function* filesOf(
  git: Git,
  wanted: readonly Comparison[],
  options: GitCallOptions,
): AsyncGenerator<CommitFiles> {
  if (wanted.length === 0) return;
  const args = [...DIFF_TREE, '--raw', '-z', '--format=%x01%H%x1f%at %ae %s'];
  let change: { commit: string; writing: string; files: Map<string, string> } | undefined;
  let object: string | undefined;
  for await (const record of git.records(args, '\0', { ...options, input: inputOf(wanted) })) {
    if (object !== undefined) {
      change?.files.set(record, object);
      object = undefined;
    } else if (record.startsWith('\x01')) {
      if (change) yield change;
      const [commit = '', writing = ''] = record.slice(1).split('\x1f');
      change = { commit, writing, files: new Map() };
    } else object = record.trimStart().split(' ')[3];
  }
  if (change) yield change;
}

/**
 * What commits change, line by line: of the added and removed lines without their blanks and without their
 * surroundings, so that a change is known again after a rebase. The idea is that of `git patch-id`; without the
 * surroundings it also finds a change that was picked into a file that looks different.
 * @throws GitError when git fails
 */
export async function* linesOf(
  git: Git,
  wanted: readonly Comparison[],
  { onBegin, hasLines = () => true, ...options }: LinesOptions,
): AsyncGenerator<CommitLines> {
  if (wanted.length === 0) return;
  const args = [...DIFF_TREE, ...PATCH, '--format=%x01%H'];
  let commit: string | undefined;
  let files = new Map<string, FileLines>();
  let reader: FileReader | undefined;
  let most = LINES;
  const finish = () => {
    if (reader) files.set(reader.path, reader.end());
    reader = undefined;
  };
  for await (const line of git.records(args, '\n', { ...options, input: inputOf(wanted) })) {
    if (line.startsWith('\x01')) {
      finish();
      if (commit !== undefined) yield { commit, files };
      commit = line.slice(1);
      files = new Map();
      onBegin?.(commit);
      most = hasLines(commit) ? LINES : 0;
    } else if (line.startsWith('diff --git ')) {
      finish();
      reader = new FileReader(pathIn(line.slice('diff --git '.length)), most);
    } else reader?.add(line);
  }
  finish();
  if (commit !== undefined) yield { commit, files };
}

/** As git is asked for it: the commit, and behind it the other one. */
export function nameOf({ commit, with: other }: Comparison): string {
  return [commit, other].filter(Boolean).join(' ');
}

function inputOf(wanted: readonly Comparison[]): string {
  return wanted.map(one => `${nameOf(one)}\n`).join('');
}

/** @param names the same path twice, `a/x b/x`: nothing is taken for renamed; in quotes where a character is special */
function pathIn(names: string): string {
  const half = names.slice(0, (names.length - 1) / 2);
  if (!half.startsWith('"')) return half.slice(2);
  const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' };
  return half.slice(3, -1).replaceAll(/\\(.)/g, (_, char: string) => escapes[char] ?? char);
}

/** Characters that are handed to a hash at once: each call costs more than a line does. */
const HASHED = 1 << 16;

/** Reads the diff of a file line by line: one of generated files does not fit into memory. */
class FileReader {
  readonly path: string;
  readonly #hash: Hash = createHash('sha256');
  readonly #most: number;
  readonly #lines = new Set<number>();
  #text = '';
  #inHead = true;
  #objects = '';
  #isCut = false;

  /** @param most lines that are kept */
  constructor(path: string, most: number) {
    this.path = path;
    this.#most = most;
  }

  add(line: string): void {
    if (line.startsWith('@@ ')) this.#inHead = false;
    if (!this.#inHead) {
      if (line.startsWith('+') || line.startsWith('-')) this.#count(line);
      return;
    }
    if (/^(new file|deleted file|old mode|new mode) /.test(line)) this.#say(line);
    if (line.startsWith('index ')) this.#objects = line;
    // Of a binary file the objects are all there is.
    if (!line.startsWith('Binary files ')) return;
    this.#say(this.#objects);
    this.#isCut = true;
  }

  end(): FileLines {
    this.#hash.update(this.#text);
    return { digest: this.#hash.digest('hex'), lines: this.#lines, isCut: this.#isCut };
  }

  #say(text: string): void {
    this.#text += text;
    if (this.#text.length < HASHED) return;
    this.#hash.update(this.#text);
    this.#text = '';
  }

  #count(line: string): void {
    const bare = /\s/.test(line) ? line.replaceAll(/\s+/g, '') : line;
    this.#say(`${bare}\n`);
    if (bare.length < 2) return;
    if (this.#lines.size < this.#most) this.#lines.add(shortDigest(bare));
    else this.#isCut = true;
  }
}

/**
 * A number of 52 bits for a text: FNV-1a of 32 bits (RFC 9923), and 20 bits of another one that multiplies by another
 * number and mixes once more. Among ten million lines two different ones are taken for the same about once in a hundred
 * times; nothing secret rests on it.
 */
function shortDigest(text: string): number {
  let one = 0x811c9dc5;
  let other = 0x01000193;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b);
    other ^= other >>> 13;
  }
  return (one >>> 0) * 0x10_0000 + (other >>> 12);
}
