import type { Git, GitCallOptions } from '../core/ports.ts';

/** What `git blame` says of a line. */
export interface BlamedLine {
  /** From 1. */
  readonly line: number;
  readonly commit: string;
  /** Where it stood in that commit, and what the file was called there. */
  readonly lineThen: number;
  readonly pathThen: string;
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970; NaN where the commit says something else. */
  readonly time: number;
  /** Nothing that was asked about came before that commit. */
  readonly isBoundary: boolean;
}

/** Git's own least length of a moved line is 20 letters and digits; `// TODO round` is shorter. */
const MOVED = '-M5';

/**
 * Who wrote lines of a file, as git says: moved lines and renamed files are followed, changes of blanks passed over.
 * @param lines from 1
 * @param range revisions, and options before them; nothing for what is on disk
 * @throws GitError when git fails
 */
export async function* blamedLines(
  git: Git,
  path: string,
  lines: readonly number[],
  range: readonly string[],
  options: GitCallOptions,
): AsyncGenerator<BlamedLine> {
  const wanted = lines.flatMap(line => ['-L', `${line},${line}`]);
  const args = ['blame', '--line-porcelain', '-w', MOVED, ...wanted, ...range, '--', path];
  let [commit, name, email, pathThen] = ['', '', '', ''];
  let [line, lineThen, time, isBoundary] = [0, 0, Number.NaN, false];
  for await (const text of git.records(args, '\n', options)) {
    const [, hash, then, now] = /^([0-9a-f]{40,64}) (\d+) (\d+)/.exec(text) ?? [];
    if (hash !== undefined) [commit, lineThen, line, isBoundary] = [hash, Number(then), Number(now), false];
    else if (text.startsWith('author ')) name = text.slice(7);
    else if (text.startsWith('author-mail ')) email = text.slice(12).replace(/^<|>$/g, '');
    else if (text.startsWith('author-time ')) time = Number(text.slice(12));
    else if (text.startsWith('filename ')) pathThen = text.slice(9);
    else if (text === 'boundary') isBoundary = true;
    else if (text.startsWith('\t')) yield { line, commit, lineThen, pathThen, name, email, time, isBoundary };
  }
}
