import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { openAssets } from '../../src/io/assets.ts';
import type { Ask } from '../../src/usecases/fill/ask.ts';

/** What a command line printed, and how it ended. */
export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const ROOT = join(import.meta.dirname, '..', '..');
const ASSETS = openAssets(ROOT);

/** Runs `handover …` in a folder; at a terminal where somebody answers, else without one. */
export async function handover(
  place: { root: string; environment: Readonly<Record<string, string>>; ask?: Ask },
  ...words: string[]
): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const code = await main(
    words,
    {
      stdout: { write: text => (stdout += text) },
      stderr: { write: text => (stderr += text) },
      interactive: place.ask !== undefined,
      ...(place.ask && { ask: async () => place.ask as Ask }),
      color: false,
      cwd: place.root,
      environment: place.environment,
      assets: ASSETS,
      installation: { cli: join(ROOT, 'src', 'cli.ts'), node: process.execPath },
    },
    '0.0.0-test',
  );
  return { code, stdout, stderr };
}
