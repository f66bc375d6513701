import { glob } from 'tinyglobby';
import { runSuite, type SuiteResult } from './countedSuite.ts';

// Runs what a user does in the packed extension (`npm run package` first), a process for each file of
// test/vscode/user. A window answers when it likes, and the steps of one file stand on each other: where one fails,
// the whole file is played once more in a window of its own. A file that needed it is named, with what had failed.
//   node src/dev/testUsers.ts [files]

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

function play(file: string): Promise<SuiteResult> {
  const mocha = ['node_modules/mocha/bin/mocha.js', '--no-package', '--timeout', '120000', file];
  // What one file counts is not said as a count: whoever adds up reads those of the whole suite.
  return runSuite(mocha, (line, kind) => {
    if (kind === 'report') console.log(line);
  });
}
