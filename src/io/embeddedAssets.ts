import { getAsset } from 'node:sea';
import type { Assets } from '../core/ports.ts';

/** Opens the files of the product that are a part of the executable which is running. */
export function embeddedAssets(): Assets {
  return { read: async path => getAsset(path, 'utf8') };
}
