import { basename } from 'node:path';
import { slashedPath } from '../../core/paths.ts';
import { sha256 } from '../../export/manifest.ts';
import type { SignedScan } from '../../transition/events.ts';

/**
 * A scanned paper with its digest; of a file outside of the project only the name is kept.
 * @param path absolute
 * @param root absolute path of the project folder
 */
export function signedScan(bytes: Uint8Array, path: string, root: string): SignedScan {
  const inside = slashedPath(root, path);
  const isOutside = inside === '..' || inside.startsWith('../') || /^[A-Za-z]:/.test(inside);
  return { file: isOutside ? basename(path) : inside, sha256: sha256(bytes) };
}
