import { CONFIG_FILE } from './names.ts';

/** What the folder of every pack holds, whatever it is called. */
const PACK_FILES = ['team.yaml', 'checklist.yaml', 'config-index.yaml'] as const;

/**
 * The folders of packs, each with a `/` at its end: in a repository of several projects each has its own.
 * @param own the folder of the pack at hand, which counts also while it is not complete
 */
export function packFolders(paths: readonly string[], own: string): string[] {
  const holds = new Map<string, number>();
  for (const path of paths)
    for (const name of PACK_FILES)
      if (path.endsWith(`/${name}`)) {
        const folder = path.slice(0, -name.length);
        holds.set(folder, (holds.get(folder) ?? 0) + 1);
      }
  const complete = [...holds].filter(([, count]) => count === PACK_FILES.length);
  return [...new Set([`${own}/`, ...complete.map(([folder]) => folder)])];
}

/** Whether a path belongs to a pack, or says where one is: such files describe a project and are none of it. */
export function isOfPack(path: string, packs: readonly string[]): boolean {
  return (
    path === CONFIG_FILE || path.endsWith(`/${CONFIG_FILE}`) || packs.some(pack => path.startsWith(pack))
  );
}
