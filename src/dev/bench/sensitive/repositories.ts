import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { toText } from '../../../core/decode.ts';
import type { SensitiveMatch } from '../../../sensitive/index.ts';
import { scanFile } from '../../../sensitive/scanFile.ts';
import { TODAY } from './sets.ts';

/** What one file of a repository gave. */
export interface FileFindings {
  readonly path: string;
  readonly text: string;
  readonly matches: readonly SensitiveMatch[];
}

/** What `check --staged` would not read either. */
const LARGEST = 5 * 1024 * 1024;

/** Every text below a folder, with what is found in it; `bytes` and `milliseconds` of a core are counted into `cost`. */
export async function* scanFolder(
  folder: string,
  cost: { bytes: number; milliseconds: number },
): AsyncGenerator<FileFindings> {
  for (const path of filesOf(folder, '')) {
    const file = join(folder, path);
    if (statSync(file).size > LARGEST) continue;
    const bytes = readFileSync(file);
    // As the check reads it: what an editor of a Chinese Windows wrote is text, too.
    const read = toText(bytes);
    if (read.kind !== 'text') continue;
    const { text } = read;
    const start = process.cpuUsage();
    const matches = await scanFile({ path, text }, TODAY);
    const { user, system } = process.cpuUsage(start);
    cost.milliseconds += (user + system) / 1000;
    cost.bytes += bytes.length;
    if (matches.length > 0) yield { path, text, matches };
  }
}

function* filesOf(folder: string, below: string): Generator<string> {
  const entries: Dirent[] = readdirSync(join(folder, below), { withFileTypes: true });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules')
      yield* filesOf(folder, path);
    if (entry.isFile()) yield path;
  }
}
