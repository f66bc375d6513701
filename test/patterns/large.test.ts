import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ENGINES } from './engines.ts';

/**
 * Milliseconds for one text. A linear engine needs less than two seconds for it, one that is not needs hours: no load
 * of the machine makes one look like the other.
 */
const LIMIT = 120_000;
const PROGRAM = join(import.meta.dirname, 'engines.ts');

describe('a megabyte of one character, word or line', function () {
  this.timeout(0);
  for (const name of Object.keys(ENGINES))
    it(name, async () => {
      const { last, code } = await run(name);
      assert.equal(last, 'end', `stopped at ${last} with ${code}`);
    });
});

/** Runs an engine over all texts, and says which one was the last. */
async function run(name: string): Promise<{ last: string; code: number | null }> {
  const child = spawn(process.execPath, [PROGRAM, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise<number | null>(resolve => child.once('close', resolve));
  let last = 'its start';
  let limit = setTimeout(() => child.kill('SIGKILL'), LIMIT);
  for await (const line of createInterface({ input: child.stdout })) {
    last = line;
    clearTimeout(limit);
    limit = setTimeout(() => child.kill('SIGKILL'), LIMIT);
  }
  const code = await closed;
  clearTimeout(limit);
  return { last, code };
}
