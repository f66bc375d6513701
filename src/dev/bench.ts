import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printed, ROWS_FILE, type Row } from './bench/measure.ts';

/**
 * Measures what the design sets budgets for (`npm run bench [-- NAME… [--repository PATH] [--quick]]`): every script in
 * `bench/`, or those that are named, one after the other, and at the end one table of all budgets. Timings are no tests: they are
 * read by people, and a budget that is missed does not change the exit code.
 */
const folder = join(import.meta.dirname, 'bench');
const words = process.argv.slice(2);
const firstOption = words.findIndex(word => word.startsWith('-'));
const names = firstOption < 0 ? words : words.slice(0, firstOption);
const options = firstOption < 0 ? [] : words.slice(firstOption);
const scripts = readdirSync(folder)
  .filter(name => name.endsWith('.ts') && !['measure.ts', 'repositories.ts'].includes(name))
  .filter(name => names.length === 0 || names.includes(name.replace('.ts', '')));
const place = mkdtempSync(join(tmpdir(), 'handover-bench-rows-'));
const rowsFile = join(place, 'rows');
writeFileSync(rowsFile, '');
let failed = scripts.length === 0;
for (const script of scripts) {
  const { status } = spawnSync(process.execPath, [join(folder, script), ...options], {
    stdio: 'inherit',
    env: { ...process.env, [ROWS_FILE]: rowsFile },
  });
  failed ||= status !== 0;
}
const rows = readFileSync(rowsFile, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map(line => JSON.parse(line) as Row)
  .filter(({ isMet }) => isMet !== undefined);
rmSync(place, { recursive: true });
if (rows.length > 0) console.log(['', '== budgets', ...rows.map(printed)].join('\n'));
process.exitCode = failed ? 1 : 0;
