import { spawnSync } from 'node:child_process';
import { runSuite } from './countedSuite.ts';

/**
 * Runs every test suite one after the other and adds up what they say (`npm test`).
 * Ends with what failed, if anything did, and the line `N passed, N failed`; a suite that says no count, or runs no
 * test, is a failure.
 */
interface Suite {
  readonly name: string;
  /** The npm script that the suite needs first; when it fails, so does the suite. */
  readonly before?: 'build' | 'package';
  readonly command: readonly string[];
}

const SUITES: readonly Suite[] = [
  { name: 'units and scenarios', command: ['src/dev/testUnits.ts'] },
  { name: 'inside VS Code', before: 'build', command: ['test/vscode/run.ts'] },
  {
    name: 'as a user of the packed extension',
    before: 'package',
    command: ['src/dev/testUsers.ts'],
  },
];

let passed = 0;
let failed = 0;
const whatFailed: string[] = [];
for (const suite of SUITES) {
  console.log(`\n== ${suite.name}`);
  const isReady = suite.before === undefined || prepare(suite.before);
  const result = isReady
    ? await runSuite(suite.command, line => console.log(line))
    : { passed: 0, failed: 1, failures: [] };
  passed += result.passed;
  failed += result.failed;
  if (result.failed > 0) whatFailed.push(`-- ${suite.name}: ${result.failed}`, ...result.failures);
}
// Told again at the end: whoever sees only the last lines of a long log must find it there.
if (whatFailed.length > 0) console.log(['== what failed', ...whatFailed].join('\n'));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function prepare(script: string): boolean {
  // npm is a script of its own on Windows, which only a shell can start; the words are ours.
  const { status, stdout } = spawnSync(`npm run ${script}`, {
    shell: true,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) console.error(`${stdout}\nfailed: npm run ${script}`);
  return status === 0;
}
