import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { glob } from 'tinyglobby';

// Runs the unit and scenario tests (`npm run test:unit`), a few files a process and as many processes side by side as
// there are processors. Mocha's own workers live as long as the run: they grow to hundreds of megabytes, from which each
// git that a test starts is copied, and take more than twice the time.
//   node src/dev/testUnits.ts [files] [options of mocha]

/** Files that one process runs: starting one takes half a second. */
const FILES_AT_ONCE = 4;
/** What Node.js made of sources is read instead of made again by each process; what is covered would be counted wrongly. */
const CACHED =
  process.env['NODE_V8_COVERAGE'] === undefined
    ? { NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/compiled') }
    : {};
/** More than slow files take on a busy machine; one that hangs must not keep the run from ending. Milliseconds. */
const LIMIT = 900_000;

interface Failure {
  readonly fullTitle: string;
  readonly err: { readonly message?: string; readonly stack?: string; readonly diff?: string };
}

interface Outcome {
  readonly passed: number;
  readonly failures: readonly Failure[];
}

const { files, options } = splitArguments(process.argv.slice(2));
const results = await mkdtemp(join(tmpdir(), 'handover-tests-'));
const queue = await longestFirst(
  files.length > 0 ? files : await glob('test/**/*.test.ts', { ignore: 'test/vscode/**' }),
);
const outcomes: Outcome[] = [];
let started = 0;
try {
  await Promise.all(Array.from({ length: availableParallelism() }, runLane));
} finally {
  await rm(results, { recursive: true, force: true });
}
report();

async function runLane(): Promise<void> {
  for (let some = queue.splice(0, FILES_AT_ONCE); some.length > 0; some = queue.splice(0, FILES_AT_ONCE)) {
    const outcome = await run(some);
    outcomes.push(outcome);
    process.stdout.write(outcome.failures.length > 0 ? '!' : '.');
  }
}

/** Runs mocha on files; that it could not is a failure of its own. */
async function run(some: readonly string[]): Promise<Outcome> {
  const output = join(results, `${started++}.json`);
  const mocha = [
    'node_modules/mocha/bin/mocha.js',
    '--no-package',
    '--timeout',
    '60000',
    '--reporter',
    'json',
  ];
  const words = [...mocha, '--reporter-option', `output=${output}`, ...options, ...some];
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...CACHED },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: LIMIT,
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | string>(resolve => {
    child.once('close', (status, signal) => resolve(status ?? signal ?? 'unknown'));
  });
  const text = await readFile(output, 'utf8').catch(() => undefined);
  const failed = (why: string): Failure => ({
    fullTitle: some.join(' '),
    err: { message: `${why}\n${stderr}` },
  });
  if (text === undefined)
    return { passed: 0, failures: [failed(`mocha ended with ${code} and said nothing`)] };
  const { stats, failures } = JSON.parse(text) as { stats: { passes: number }; failures: readonly Failure[] };
  // Its exit code is the number of failures; what is left of it came after the last test.
  const isWhole = failures.length > 0 || code === 0;
  return { passed: stats.passes, failures: isWhole ? failures : [failed(`mocha ended with ${code}`)] };
}

function report(): void {
  const passed = outcomes.reduce((sum, one) => sum + one.passed, 0);
  const failures = outcomes.flatMap(one => one.failures);
  console.log(`\n\n  ${passed} passing`);
  if (failures.length > 0) console.log(`  ${failures.length} failing`);
  for (const [index, { fullTitle, err }] of failures.entries())
    console.log(
      `\n  ${index + 1}) ${fullTitle}:\n${(err.stack ?? err.message ?? '').replace(/^/gm, '     ')}`,
    );
  process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;
}

/** The largest first: they tend to take longest, and the last ones to run should be short. */
async function longestFirst(paths: readonly string[]): Promise<string[]> {
  const sizes = await Promise.all(paths.map(async path => ({ path, size: (await stat(path)).size })));
  return sizes.sort((one, other) => other.size - one.size).map(({ path }) => path);
}

/** What begins with a dash is mocha's, with the word behind it where it takes one. */
function splitArguments(words: readonly string[]): { files: string[]; options: string[] } {
  const files: string[] = [];
  const options: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word.endsWith('.test.ts')) files.push(word);
    else options.push(word);
  }
  return { files, options };
}
