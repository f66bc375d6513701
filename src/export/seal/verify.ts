import { MANIFEST_NAME } from '../manifest.ts';
import { unzipFiles } from '../zip.ts';
import { verifyDocx } from './docx.ts';
import { parseManifest, verifyFiles } from './files.ts';
import { verifyHtml } from './html.ts';
import type { Verdict } from './seal.ts';

/** Why a file cannot be verified. */
export type Unverifiable = 'damaged' | 'no-seal';

/** Says whether and where an exported file was changed. */
export function verifyFile(bytes: Uint8Array): Verdict | Unverifiable {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isArchive) return verifyHtml(new TextDecoder().decode(bytes)) ?? 'no-seal';
  const files = unzipFiles(bytes);
  if (files === undefined) return 'damaged';
  if (files.has('word/document.xml')) return verifyDocx(files) ?? 'no-seal';
  // Some programs pack a folder together with its name.
  const place = [...files.keys()].find(
    path => path === MANIFEST_NAME || /^[^/]+\/manifest\.json$/.test(path),
  );
  const manifest = place && parseManifest(new TextDecoder().decode(files.get(place)));
  if (!place || !manifest) return 'no-seal';
  const folder = place.slice(0, -MANIFEST_NAME.length);
  const inside = [...files].flatMap(([path, content]): [string, Uint8Array][] =>
    path.startsWith(folder) ? [[path.slice(folder.length), content]] : [[path, content]],
  );
  return verifyFiles(manifest, new Map(inside), 'archive');
}
