import { LIMITS } from '../core/limits.ts';
import type { Git, GitCallOptions } from '../core/ports.ts';
import { records } from './ask.ts';
import type { CommitNote } from './commitLog.ts';

/** What was switched off before is sorted out, or stays off for good; it is looked into for the newest. */
const MOST = 20;
/** Code that was put in a comment: what else a commit adds may go for many reasons. */
const COMMENTED = /^(?:\/\/|#|--|\/\*|\*|<!--|;)/;
/** Shorter lines stand anywhere. */
const TELLING = 8;

/**
 * Of commits that switched something off by putting it in comments: those whose comments are gone from the files. Often somebody switches it on
 * again, or does it otherwise, without a word about it.
 * @param tip the commit whose files are looked into
 * @returns their hashes
 * @throws GitError when git fails
 */
export async function readBackOn(
  git: Git,
  tip: string | undefined,
  commits: readonly CommitNote[],
  options: GitCallOptions,
): Promise<string[]> {
  const added = await readLines(git, tip, commits, line => COMMENTED.test(line), options);
  return added.flatMap(({ hash, lines }) => (lines.some(({ isThere }) => isThere) ? [] : [hash]));
}

/**
 * Of commits whose work was taken back: those whose lines stand in the same files again. It came with other work, under
 * another subject.
 * @returns their hashes
 * @throws GitError when git fails
 */
export async function readCameBack(
  git: Git,
  tip: string | undefined,
  commits: readonly CommitNote[],
  options: GitCallOptions,
): Promise<string[]> {
  const added = await readLines(git, tip, commits, () => true, options);
  // One line may stand there for another reason.
  const isBack = (lines: readonly Line[]) => lines.length > 1 && lines.every(({ isThere }) => isThere);
  return added.flatMap(({ hash, lines }) => (isBack(lines) ? [hash] : []));
}

/** A branch of more commits is not looked into, nor one that adds more lines: nobody brings it in by hand. */
const SMALL = { commits: 50, lines: 20_000 };
/** Branches that are looked into; lines that say something, and the share of them that must be there. */
const ARRIVED = { branches: 40, lines: 10, share: 0.95 };

/**
 * Of branches: those nearly all of whose lines stand in the same files by now. They came in with other work, or were changed on
 * the way.
 * @param branches their commits, newest first
 * @returns their tips
 * @throws GitError when git fails
 */
export async function readArrived(
  git: Git,
  tip: string | undefined,
  branches: readonly { readonly tip: string; readonly commits: readonly CommitNote[] }[],
  options: GitCallOptions,
): Promise<string[]> {
  const asked = branches
    .filter(({ commits }) => commits.length > 0 && commits.length <= SMALL.commits)
    .slice(0, ARRIVED.branches);
  if (tip === undefined || asked.length === 0) return [];
  const all = asked.flatMap(({ commits }) => commits);
  const added = await readAdded(git, all, () => true, options);
  const now = await readNow(
    git,
    tip,
    [...added.values()].flatMap(files => [...files.keys()]),
    options,
  );
  return asked.flatMap(branch => {
    const lines = new Map<string, Set<string>>();
    for (const { hash } of branch.commits)
      for (const [path, own] of added.get(hash) ?? []) {
        const known = lines.get(path) ?? new Set();
        for (const line of own) known.add(line);
        lines.set(path, known);
      }
    let [count, there] = [0, 0];
    for (const [path, own] of lines) {
      const text = now.get(path);
      if (text === 'unknown') return [];
      count += own.size;
      for (const line of own) if (text?.has(line)) there += 1;
    }
    const isTelling = count >= ARRIVED.lines && count <= SMALL.lines;
    return isTelling && there >= ARRIVED.share * count ? [branch.tip] : [];
  });
}

/** A line that a commit added, and whether its file has it now. */
interface Line {
  readonly isThere: boolean;
}

/** Commits that added lines of which all is known. */
async function readLines(
  git: Git,
  tip: string | undefined,
  commits: readonly CommitNote[],
  isWanted: (line: string) => boolean,
  options: GitCallOptions,
): Promise<{ readonly hash: string; readonly lines: readonly Line[] }[]> {
  const asked = commits.slice(-MOST);
  if (tip === undefined || asked.length === 0) return [];
  const added = await readAdded(git, asked, isWanted, options);
  const paths = [...added.values()].flatMap(files => [...files.keys()]);
  const now = await readNow(git, tip, paths, options);
  return [...added].flatMap(([hash, files]) => {
    const lines = [...files].flatMap(([path, own]) =>
      [...new Set(own)].map(line => ({ line, text: now.get(path) })),
    );
    // A file that cannot be looked into says nothing.
    if (lines.length === 0 || lines.some(({ text }) => text === 'unknown')) return [];
    return [
      { hash, lines: lines.map(({ line, text }) => ({ isThere: text instanceof Set && text.has(line) })) },
    ];
  });
}

/** The lines that commits added, without blanks, by commit and path. */
async function readAdded(
  git: Git,
  commits: readonly CommitNote[],
  isWanted: (line: string) => boolean,
  options: GitCallOptions,
): Promise<Map<string, Map<string, string[]>>> {
  const input = commits.map(({ hash }) => `${hash}\n`).join('');
  const what = [
    '-p',
    '-U0',
    '--no-color',
    '--no-renames',
    '--relative',
    '--src-prefix=a/',
    '--dst-prefix=b/',
  ];
  const args = ['log', '--no-walk=unsorted', '--stdin', '--format=%x01%H', ...what];
  const added = new Map<string, Map<string, string[]>>();
  let [files, path] = [new Map<string, string[]>(), ''];
  for await (const line of git.records(args, '\n', { ...options, input })) {
    if (line.startsWith('\x01')) {
      files = new Map();
      added.set(line.slice(1), files);
    } else if (line.startsWith('+++ ')) path = line.startsWith('+++ b/') ? line.slice(6) : '';
    else if (line.startsWith('+') && path !== '') {
      const text = plain(line.slice(1));
      if (text.length < TELLING || !isWanted(text)) continue;
      const known = files.get(path);
      if (known) known.push(text);
      else files.set(path, [text]);
    }
  }
  return added;
}

/** Paths that a call of git is given by name. */
const NAMED = 200;

/** The lines of files as a commit has them; a file that is gone has none. */
async function readNow(
  git: Git,
  tip: string,
  paths: readonly string[],
  options: GitCallOptions,
): Promise<Map<string, ReadonlySet<string> | 'unknown'>> {
  const now = new Map<string, ReadonlySet<string> | 'unknown'>();
  const wanted = new Set(paths);
  if (wanted.size === 0) return now;
  // A command line has no room for thousands.
  const listed = wanted.size <= NAMED ? [...wanted] : [];
  const entries = await records(git, ['ls-tree', '-r', '-z', tip, '--', ...listed], options);
  const objects = entries.flatMap(entry => {
    const [, id, path] = /^\d+ blob ([0-9a-f]+)\t([\s\S]+)$/.exec(entry) ?? [];
    return id === undefined || path === undefined || !wanted.has(path) ? [] : [{ id, path }];
  });
  let index = 0;
  for await (const bytes of git.blobs(
    objects.map(({ id }) => id),
    LIMITS.source,
    options,
  )) {
    const { path = '' } = objects[index] ?? {};
    index += 1;
    const text = bytes && Buffer.from(bytes).toString('utf8');
    now.set(path, text === undefined ? 'unknown' : new Set(text.split('\n').map(plain)));
  }
  return now;
}

function plain(line: string): string {
  return line.replace(/\s+/g, '');
}
