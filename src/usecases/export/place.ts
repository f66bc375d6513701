import { resolve } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { slashedPath } from '../../core/paths.ts';
import { MANIFEST_NAME } from '../../export/manifest.ts';
import { parseManifest } from '../../export/seal/files.ts';

/** What lies in the pack is a document of it, and would be in the next export. @param path absolute */
export function refuseInPack(path: string, root: string, folder: string): void {
  const inside = slashedPath(resolve(root, folder), path);
  if (inside !== '..' && !inside.startsWith('../') && !/^[A-Za-z]:/.test(inside))
    throw new UserError('error.export.inPack', { folder });
}

/** How a folder says which of its files an earlier export has written; they may be replaced. */
export const EARLIER_EXPORT = {
  file: MANIFEST_NAME,
  filesOf: (bytes: Uint8Array): readonly string[] | undefined => {
    const manifest = parseManifest(new TextDecoder().decode(bytes));
    return manifest && [MANIFEST_NAME, ...manifest.files.map(({ path }) => path)];
  },
};
