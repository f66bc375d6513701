import { MANIFEST_NAME, type Manifest, sha256 } from '../manifest.ts';
import type { Difference, Verdict } from './seal.ts';

/** Reads a manifest; undefined for what is none. */
export function parseManifest(json: string): Manifest | undefined {
  let manifest: unknown;
  try {
    manifest = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  const { tool, files } = (manifest ?? {}) as Partial<Record<keyof Manifest, unknown>>;
  if (tool !== 'Handover Pack' || !Array.isArray(files)) return undefined;
  const isWhole = files.every(
    (file: unknown) =>
      typeof (file as { path?: unknown } | null)?.path === 'string' &&
      typeof (file as { sha256?: unknown } | null)?.sha256 === 'string',
  );
  return isWhole ? (manifest as Manifest) : undefined;
}

/**
 * Compares files with a manifest. In which order and how tightly they are packed does not matter.
 * @param files by path, the manifest itself may be among them
 * @param isWhole whether these are all files there are, so that one more is told
 */
export function verifyFiles(
  manifest: Manifest,
  files: ReadonlyMap<string, Uint8Array>,
  kind: 'archive' | 'folder',
  isWhole = true,
): Verdict {
  const known = new Set([MANIFEST_NAME, ...manifest.files.map(({ path }) => path)]);
  const changes = [
    ...manifest.files.flatMap(({ path, sha256: digest }): Difference[] => {
      const bytes = files.get(path);
      if (bytes === undefined) return [{ what: path, how: 'missing' }];
      return sha256(bytes) === digest ? [] : [{ what: path, how: 'changed' }];
    }),
    ...(isWhole ? [...files.keys()] : []).flatMap((path): Difference[] =>
      known.has(path) ? [] : [{ what: path, how: 'added' }],
    ),
  ];
  return { kind, state: changes.length === 0 ? 'same' : 'changed', facts: manifest, changes };
}
