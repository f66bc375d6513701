import { ENDINGS, NAMES } from './configNames.generated.ts';
import { meantName } from './templateName.ts';

/**
 * Whether a path may be one of a config file, by its name alone and without loading anything: most files of most
 * commits are none. True for more than the known kinds, never false for one of them.
 */
export function mayBeConfig(path: string): boolean {
  return isLike(path) || isLike(meantName(path));
}

function isLike(path: string): boolean {
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  // Inventories of servers have names without an ending.
  if (dot < 0) return true;
  if (dot >= 0 && ENDINGS.has(name.slice(dot + 1))) return true;
  const folders = `/${lower.slice(0, lower.length - name.length)}`;
  return NAMES.some(
    ([ending, part, folder]) => name.endsWith(ending) && name.includes(part) && folders.includes(folder),
  );
}
