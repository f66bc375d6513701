import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { glob } from 'tinyglobby';

// Runs what a user does in the packed extension (`npm run package` first), a process for each file of
// test/vscode/user. A window answers when it likes, and the steps of one file stand on each other: where one fails,
// the whole file is played once more in a window of its own. A file that needed it is named, with what had failed.
//   node src/dev/testUsers.ts [files]

interface Attempt {
  readonly passed: number;
  readonly failed: number;
  /** The lines in which mocha says what failed. */
  readonly failures: readonly string[];
}

const named = process.argv.slice(2);
const files = named.length > 0 ? named : (await glob('test/vscode/user/*.test.ts')).sort();
let passed = 0;
let failed = 0;
const failures: string[] = [];
const again: string[] = [];
for (const file of files) {
  let attempt = await play(file);
  if (attempt.failed > 0) {
    again.push(file, ...attempt.failures);
    attempt = await play(file);
  }
  passed += attempt.passed;
  failed += attempt.failed;
  if (attempt.failed > 0) failures.push(`  ${file}`, ...attempt.failures);
}
if (again.length > 0) console.log(['', '  played a second time:', ...again].join('\n'));
console.log(`\n  ${passed} passing`);
if (failed > 0) console.log([`  ${failed} failing`, ...failures].join('\n'));
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** Plays one file. A process that ends badly without a failing step, or plays no step, counts as one failure. */
async function play(file: string): Promise<Attempt> {
  const mocha = ['node_modules/mocha/bin/mocha.js', '--no-package', '--timeout', '60000', file];
  const child = spawn(process.execPath, mocha, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise<number | null>(resolve => child.once('close', resolve));
  const counts = { passing: 0, failing: 0 };
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [, count, word] = /^\s*(\d+) (passing|failing)\b/.exec(line) ?? [];
    if (word === 'passing' || word === 'failing') counts[word] = Number(count);
    else if (counts.failing > 0) lines.push(line);
    // What one file counts is not said as a count: whoever adds up reads those of the whole suite.
    else console.log(line);
  }
  const code = await closed;
  if (counts.failing > 0 || (code === 0 && counts.passing > 0))
    return { passed: counts.passing, failed: counts.failing, failures: lines };
  return { passed: counts.passing, failed: 1, failures: [`  mocha ended with ${code}`] };
}
