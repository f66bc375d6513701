import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Milliseconds for one text. A linear engine needs less than half a second for it, one that is not needs many minutes:
 * no load of the machine makes one look like the other.
 */
const LIMIT = 30_000;
const PROGRAM = join(import.meta.dirname, 'engines.ts');

it('every engine comes to the end of a quarter of a megabyte of one character, word or line', async () => {
  const { last, code } = await run();
  assert.equal(last, 'end', `stopped at ${last} with ${code}`);
}).timeout(0);

/** Runs the engines over all texts, and says which one was the last. */
async function run(): Promise<{ last: string; code: number | null }> {
  const child = spawn(process.execPath, [PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] });
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
