import type { Git, GitCallOptions } from '../core/ports.ts';
import { isImport } from '../knowledge/imports.ts';
import type { Blame } from './blame.ts';

/** A commit that lines of so many files came with is looked at. */
const MANY = 5;

/**
 * The commits that brought in what their authors had not written: the import from another system, a product that was
 * unpacked. Whoever made them knows nothing about what is left open there.
 * @param blamed by path and line
 * @param isOwnStart whether somebody who made the first commit is who works here all along: that is no import
 * @throws GitError when git fails
 */
export async function findImports(
  git: Git,
  blamed: ReadonlyMap<string, ReadonlyMap<number, Blame>>,
  isOwnStart: (email: string) => boolean,
  options: GitCallOptions,
): Promise<ReadonlySet<string>> {
  const files = new Map<string, number>();
  const first = new Set<string>();
  for (const lines of blamed.values()) {
    const commits = new Set<string>();
    for (const { commit, isFirst, email } of lines.values()) {
      if (commit === undefined) continue;
      commits.add(commit);
      if (isFirst && !isOwnStart(email)) first.add(commit);
      else if (isFirst) files.set(commit, Number.NEGATIVE_INFINITY);
    }
    for (const commit of commits) files.set(commit, (files.get(commit) ?? 0) + 1);
  }
  const looked = [...files].filter(([commit, count]) => count >= MANY || first.has(commit));
  const imports = new Set<string>();
  if (looked.length === 0) return imports;
  const args = [
    'diff-tree',
    '--stdin',
    '--root',
    '-r',
    '--no-renames',
    '--diff-filter=A',
    '--name-only',
    '-z',
  ];
  const input = looked.map(([commit]) => `${commit}\n`).join('');
  let [commit, subject, added] = ['', '', 0];
  const finish = () => {
    // Of the first commit all files are its own.
    const living = first.has(commit) ? added : Number.POSITIVE_INFINITY;
    if (commit !== '' && isImport(added, living, subject)) imports.add(commit);
  };
  for await (const record of git.records([...args, '--format=%x01%H%x1f%s'], '\0', { ...options, input })) {
    if (!record.startsWith('\x01')) {
      added += 1;
      continue;
    }
    finish();
    [commit = '', subject = ''] = record.slice(1).split('\x1f');
    added = 0;
  }
  finish();
  return imports;
}
