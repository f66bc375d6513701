import type { Files } from '../../core/ports.ts';
import { imageSize } from '../../export/imageSize.ts';
import type { Image } from '../../export/model.ts';
import { resolveLink } from '../../pack/markdown/links.ts';
import { parsePage } from '../../pack/markdown/page.ts';
import type { TextFile } from '../../pack/pack.ts';
import { imageName } from './documents.ts';

/** A larger picture is none that belongs into a document. Bytes. */
const LARGEST = 5 * 1024 * 1024;

/** The pictures that documents show, by the name that they get. */
export async function readImages(
  files: Files,
  documents: readonly TextFile[],
): Promise<ReadonlyMap<string, Image>> {
  const images = new Map<string, Image>();
  for (const { path, text } of documents) {
    if (!text.includes('![')) continue;
    for (const { kind, target } of (await parsePage(text)).links) {
      const file = kind === 'image' ? resolveLink(target, path)?.path : undefined;
      const name = file === undefined ? undefined : imageName(file);
      if (file === undefined || name === undefined || images.has(name)) continue;
      const bytes = await files.readBytes(file, LARGEST);
      const size = bytes && imageSize(bytes);
      if (bytes && size) images.set(name, { bytes, ...size });
    }
  }
  return images;
}
