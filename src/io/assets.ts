import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assets } from '../core/ports.ts';

/**
 * Opens the files that the product ships beside its code.
 * @param root folder that holds `schemas/` and `src/templates/`: the checkout, the npm package or the extension
 */
export function openAssets(root: string): Assets {
  return { read: path => readFile(join(root, path), 'utf8') };
}
