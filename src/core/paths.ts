import { relative, sep } from 'node:path';

/**
 * The way from one place to another, as every output and every file of the pack writes it: with `/` on all systems.
 * @param from absolute path of a folder
 * @param to absolute path
 * @returns '' for the folder itself; begins with `..` for what lies outside of it
 */
export function slashedPath(from: string, to: string): string {
  return relative(from, to).split(sep).join('/');
}
