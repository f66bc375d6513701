import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Runs every test suite one after the other and adds up what they say (`npm test`).
 * Ends with the line `N passed, N failed`; a suite that says no count, or runs no test, is a failure.
 */
interface Suite {
  readonly name: string;
  readonly command: readonly string[];
}

const SUITES: readonly Suite[] = [
  { name: 'units and scenarios', command: ['node_modules/mocha/bin/mocha.js', '--reporter', 'dot'] },
  { name: 'inside VS Code', command: ['test/vscode/run.ts'] },
];

let passed = 0;
let failed = 0;
for (const suite of SUITES) {
  console.log(`\n== ${suite.name}`);
  const result = await runSuite(suite.command);
  passed += result.passed;
  failed += result.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function runSuite(command: readonly string[]): Promise<{ passed: number; failed: number }> {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise<number | null>(resolve => child.once('close', resolve));
  let passing: number | undefined;
  let failing = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line);
    const [, count, word] = /^\s*(\d+) (passing|failing)\b/.exec(line) ?? [];
    if (word === 'passing') passing = Number(count);
    if (word === 'failing') failing = Number(count);
  }
  const code = await closed;
  const ran = passing !== undefined && passing + failing > 0;
  // A suite that stopped without failing tests still failed: it crashed, or it ran nothing.
  if (!ran || (code !== 0 && failing === 0)) failing += 1;
  return { passed: passing ?? 0, failed: failing };
}
