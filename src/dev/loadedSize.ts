import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Bytes of a built file with all that it imports before it runs. */
export function loadedSize(file: string, seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const imported = [...text.matchAll(/(?:from|import)"(\.[^"]+\.js)"/g)].map(([, path = '']) => path);
  return imported.reduce(
    (sum, path) => sum + loadedSize(join(dirname(file), path), seen),
    Buffer.byteLength(text),
  );
}
