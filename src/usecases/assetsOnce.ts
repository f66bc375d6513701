import type { Assets } from '../core/ports.ts';

/** The product's own files for the length of one command, each read once. */
export function assetsOnce(assets: Assets): Assets {
  const known = new Map<string, Promise<string>>();
  return {
    read: path => {
      const reading = known.get(path) ?? assets.read(path);
      known.set(path, reading);
      return reading;
    },
  };
}
