import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type FoundPattern, keyOf } from './pattern.ts';

const CHECKED = 'test/patterns/checked.txt';
const EXCUSED = 'test/patterns/excused.yaml';

/** What was decided before: by the checker, or by a person for a text that cannot be long. */
export interface Known {
  /** Hashes of patterns that recheck found linear. */
  readonly checked: ReadonlySet<string>;
  /** Keys of patterns that are not, with the reason why a long text costs no more. */
  readonly excused: ReadonlyMap<string, string>;
}

export async function readKnown(root: string): Promise<Known> {
  const checked = (await readFile(join(root, CHECKED), 'utf8')).split('\n').filter(line => line !== '');
  const excused = parse(await readFile(join(root, EXCUSED), 'utf8')) as Readonly<Record<string, string[]>>;
  return {
    checked: new Set(checked),
    excused: new Map(Object.entries(excused).flatMap(([why, keys]) => keys.map(key => [key, why] as const))),
  };
}

/** The list is sorted by hash: lines of two people rarely meet. */
export async function writeChecked(root: string, patterns: readonly FoundPattern[]): Promise<void> {
  const lines = [...new Set(patterns.map(hashOf))].sort();
  await writeFile(join(root, CHECKED), `${lines.join('\n')}\n`);
}

export function hashOf(pattern: FoundPattern): string {
  return createHash('sha256').update(keyOf(pattern)).digest('hex').slice(0, 16);
}
