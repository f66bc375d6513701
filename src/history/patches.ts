import { createHash, type Hash } from 'node:crypto';
import type { Git, GitCallOptions } from '../core/ports.ts';

/** Diffs that are the same on every machine, whatever the user's settings and the attributes of the files say. */
const DIFF = ['-p', '-U0', '--full-index', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames'];

/** What a commit changes. */
export interface Change {
  /** Full hash; '' for the difference between two commits. */
  readonly commit: string;
  /** Equal for equal changes. */
  readonly digest: string;
  readonly files: readonly string[];
}

/**
 * What commits change, as digests that are equal for equal changes: of the added and removed lines without their
 * blanks and without their surroundings, so that a change is known again after a rebase. The idea is that of
 * `git patch-id`; without the surroundings it also finds a change that was picked into a file that looks different.
 * @param range what `git log` takes; merges are left out
 */
export async function* changesOf(
  git: Git,
  range: readonly string[],
  options: GitCallOptions,
): AsyncGenerator<Change> {
  // A file named `:(top)x` is a name, and no pattern.
  const args = ['--literal-pathspecs', 'log', '--no-merges', '--format=%x00%H', ...DIFF, ...range];
  let reader: DiffReader | undefined;
  for await (const line of git.records(args, '\n', options)) {
    if (line.startsWith('\0')) {
      if (reader) yield reader.end();
      reader = new DiffReader(line.slice(1));
    } else reader?.add(line);
  }
  if (reader) yield reader.end();
}

/** The files that commits change, without looking into them; merges are left out. */
export async function* filesOf(
  git: Git,
  range: readonly string[],
  options: GitCallOptions,
): AsyncGenerator<Pick<Change, 'commit' | 'files'>> {
  const names = ['--format=%x00%H', '--name-only', '--no-renames'];
  const args = ['--literal-pathspecs', 'log', '--no-merges', ...names, ...range];
  for await (const record of git.records(args, '\0', options)) {
    const [commit, ...files] = record.split('\n').filter(Boolean);
    if (commit !== undefined) yield { commit, files };
  }
}

/** The same of the difference between two commits. */
export async function changeBetween(
  git: Git,
  from: string,
  to: string,
  options: GitCallOptions,
): Promise<Change> {
  const reader = new DiffReader('');
  for await (const line of git.records(['diff', ...DIFF, from, to, '--'], '\n', options)) reader.add(line);
  return reader.end();
}

/** Reads a diff line by line: one of generated files does not fit into memory. */
class DiffReader {
  readonly #commit: string;
  readonly #hash: Hash = createHash('sha256');
  readonly #files = new Set<string>();
  #inHead = false;
  #objects = '';

  constructor(commit: string) {
    this.#commit = commit;
  }

  add(line: string): void {
    if (line.startsWith('diff --git ')) this.#inHead = true;
    else if (line.startsWith('@@ ')) this.#inHead = false;
    if (!this.#inHead) {
      if (/^[+-]/.test(line)) this.#count(line);
      return;
    }
    const file = /^(?:---|\+\+\+) "?[ab]\/(.*?)"?\t?$/.exec(line)?.[1];
    if (file !== undefined) this.#files.add(file);
    if (/^(\+\+\+|---|new file|deleted file|old mode|new mode) /.test(line)) this.#count(line);
    if (line.startsWith('index ')) this.#objects = line;
    // Of a binary file the objects are all there is; its name stands nowhere else.
    if (!line.startsWith('Binary files ')) return;
    this.#count(this.#objects + line);
    for (const [, name] of line.matchAll(/\b[ab]\/(.+?)(?= and | differ)/g)) if (name) this.#files.add(name);
  }

  end(): Change {
    return { commit: this.#commit, digest: this.#hash.digest('hex'), files: [...this.#files] };
  }

  #count(line: string): void {
    this.#hash.update(`${line.replaceAll(/\s+/g, '')}\n`);
  }
}
