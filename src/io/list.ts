import type { Git, Listing } from '../core/ports.ts';
import { recordLists } from './gitRecords.ts';

/** Folders that hold other people's or generated files, for a project without git to say so. */
const FOREIGN_FOLDERS = [
  '**/.git/**',
  '**/.svn/**',
  '**/node_modules/**',
  '**/target/**',
  '**/dist/**',
  '**/build/**',
];

/**
 * Lists what git has and what is new, sorted.
 * @param more kinds that are asked for besides, such as `--modified`
 */
export async function listWithGit(
  git: Git,
  more: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Listing> {
  const paths: string[] = [];
  const changed: string[] = [];
  const deleted = new Set<string>();
  // Each path comes with a letter before it: what somebody deleted is still in the index, and there no more.
  const kinds = ['--cached', '--others', '--deleted', ...more];
  const args = ['ls-files', '-z', '-t', ...kinds, '--exclude-standard'];
  for await (const records of recordLists(git.bytes(args, { ...(signal && { signal }) }), '\0', args))
    for (const record of records) {
      const path = record.slice(2);
      if (record.startsWith('R ')) deleted.add(path);
      if (record.startsWith('? ') || record.startsWith('C ')) changed.push(path);
      if (/^[RC] /.test(record)) continue;
      // A file in conflict is listed once for each side.
      if (path !== paths.at(-1)) paths.push(path);
    }
  const there = (list: string[]) => {
    const sorted = (deleted.size === 0 ? list : list.filter(path => !deleted.has(path))).sort();
    return sorted.filter((path, at) => path !== sorted[at - 1]);
  };
  return { paths: there(paths), changed: there(changed) };
}

/** Lists a folder without git. */
export async function listFolder(root: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const paths = await glob('**', {
    cwd: root,
    dot: true,
    ignore: FOREIGN_FOLDERS,
    followSymbolicLinks: false,
  });
  return paths.sort();
}
