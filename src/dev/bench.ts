import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Measures what the design sets budgets for (`npm run bench [-- NAME… [--repository PATH]]`): every script in `bench/`,
 * or those that are named, one after the other. Timings are no tests: they are read by people.
 */
const folder = join(import.meta.dirname, 'bench');
const words = process.argv.slice(2);
const firstOption = words.findIndex(word => word.startsWith('-'));
const names = firstOption < 0 ? words : words.slice(0, firstOption);
const options = firstOption < 0 ? [] : words.slice(firstOption);
const scripts = readdirSync(folder)
  .filter(name => name.endsWith('.ts') && !['measure.ts', 'repositories.ts'].includes(name))
  .filter(name => names.length === 0 || names.includes(name.replace('.ts', '')));
let failed = scripts.length === 0;
for (const script of scripts) {
  const { status } = spawnSync(process.execPath, [join(folder, script), ...options], { stdio: 'inherit' });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
