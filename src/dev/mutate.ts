import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { openWorker, type Worker } from './mutation/openWorker.ts';
import { type Mutant, makeSandbox } from './mutation/sandbox.ts';
import type { LearntTest } from './mutation/worker.ts';

// Which changes of the code does no test notice? Outside of `npm test`: it takes an hour.
//   npm run mutate -- [PATH…] [--tests GLOB]… [--minutes N]
// PATH is a file or folder (src/core, src/io, src/pack unless said otherwise). The mutants are those of Stryker's
// instrumenter. Mocha runs in workers of our own: Stryker's own runner does not know Mocha 12 yet, and starting a process
// for each mutant would take a day. What was learnt stays in node_modules/.cache for the next run: a mutant is tried again
// only when its file changed, or, where it survived, by tests that changed.
// A test reaches only what it runs in its own process, so a mutant that a started program would notice may be told here.

const NOTES = 'node_modules/.cache/handover-mutants.json';
/** Which test reaches which mutant, by the digest of all sources and of the test file. */
const REACH = 'node_modules/.cache/handover-mutants-reach.json';
/** A test may take this much longer with a mutant than without. */
const SLOWER = 4;
const GRACE = 3000;
/** What the tests of a file that reach a mutant may take, round by round, in milliseconds. */
const ROUNDS = [30, 300, 3000, Number.POSITIVE_INFINITY];
/** After so many mutants the tests run without any: what one has left behind must not speak for the next. */
const AT_ONCE = 20;

type Status = 'killed' | 'timeout' | 'survived' | 'unreached' | 'at load' | 'not tried';

interface Result {
  status: Status;
  /** The test file that noticed. */
  by?: string;
  /** The test files that did not, with their digests. */
  tried: Record<string, string>;
}

interface Notes {
  [file: string]: { readonly digest: string; readonly results: Record<string, Result> };
}

const { paths, testGlobs, minutes } = readArguments(process.argv.slice(2));
const end = Date.now() + minutes * 60_000;
const sources = (await glob(paths.map(path => (path.endsWith('.ts') ? path : `${path}/**/*.ts`)))).filter(
  file => !/\.generated\.|\.d\.ts$/.test(file),
);
const testFiles = (await glob(testGlobs, { ignore: ['test/vscode/**', 'test/architecture.test.ts'] })).sort();
const digests = new Map<string, string>();
for (const file of [...sources, ...testFiles]) digests.set(file, digestOf(await readFile(file, 'utf8')));
const notes = JSON.parse(await readFile(NOTES, 'utf8').catch(() => '{}')) as Notes;
const reach = JSON.parse(await readFile(REACH, 'utf8').catch(() => '{}')) as Record<
  string,
  { key: string; plan: Plan }
>;
await mkdir(join(NOTES, '..'), { recursive: true });
const { root, mutants } = await makeSandbox(sources);
const results = new Map(mutants.map(mutant => [mutant, resultBefore(mutant)]));
console.log(`${mutants.length} mutants in ${sources.length} files, ${testFiles.length} test files`);
try {
  const plans: { file: string; tests: readonly LearntTest[]; atLoad: ReadonlySet<string> }[] = [];
  for (const file of testFiles) {
    const plan = await learn(file);
    if (plan !== undefined) plans.push({ file, tests: plan.tests, atLoad: new Set(plan.atLoad) });
  }
  await writeFile(REACH, JSON.stringify(reach));
  for (const [mutant, result] of results)
    if (
      result.status === 'not tried' &&
      !plans.some(({ tests }) => tests.some(test => test.reaches[mutant.id]))
    )
      result.status = plans.some(({ atLoad }) => atLoad.has(mutant.id)) ? 'at load' : 'unreached';
  // The quickest first: most mutants fall to them, and the slow ones have less left to do.
  for (const limit of ROUNDS) for (const { file, tests } of plans) await tryMutants(file, tests, limit);
} finally {
  await keepNotes();
  await rm(root, { recursive: true, force: true });
}
report();

/** What the notes know about a mutant; nothing once its file has changed, or the test that noticed it. */
function resultBefore({ file, key }: Mutant): Result {
  const known = notes[file]?.digest === digests.get(file) ? notes[file]?.results[key] : undefined;
  const fresh: Result = { status: 'not tried', tried: {} };
  if (known === undefined) return fresh;
  if (known.by !== undefined) return known.tried[known.by] === digests.get(known.by) ? known : fresh;
  return { status: known.status === 'survived' ? 'survived' : 'not tried', tried: known.tried };
}

interface Plan {
  readonly tests: readonly LearntTest[];
  readonly atLoad: readonly string[];
}

async function learn(file: string): Promise<Plan | undefined> {
  const key = digestOf(`${digests.get(file)} ${sources.map(source => digests.get(source)).join(' ')}`);
  const known = reach[file];
  if (known?.key === key) return known.plan;
  const worker = await openWorker(root, file);
  const answer = await worker?.ask({ kind: 'learn' }, 300_000);
  worker?.close();
  if (answer?.kind !== 'learnt' || answer.failed !== undefined) {
    console.log(
      `left out: ${file} ${answer?.kind === 'learnt' ? `fails: ${answer.failed}` : 'does not load'}`,
    );
    return undefined;
  }
  const plan = { tests: answer.tests, atLoad: answer.atLoad };
  reach[file] = { key, plan };
  return plan;
}

async function tryMutants(file: string, tests: readonly LearntTest[], limit: number): Promise<void> {
  const digest = digests.get(file) ?? '';
  const todo = mutants.flatMap(mutant => {
    const result = results.get(mutant);
    const isOpen = result?.status === 'survived' || result?.status === 'not tried';
    if (!isOpen || result.tried[file] === digest) return [];
    const reaching = tests.filter(test => test.reaches[mutant.id]);
    const cost = reaching.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    return reaching.length > 0 && cost <= limit ? [{ mutant, result, reaching }] : [];
  });
  const begin = Date.now();
  let worker: Worker | undefined;
  let batch: typeof todo = [];
  let fell = 0;
  for (const one of todo) {
    if (Date.now() > end) break;
    worker ??= await openWorker(root, file);
    if (worker === undefined) break;
    const { result, reaching, mutant } = one;
    const sum = (pick: (test: LearntTest) => number) =>
      reaching.reduce((total, test) => total + pick(test), 0);
    const answer = await worker.ask(
      {
        kind: 'mutant',
        id: mutant.id,
        tests: reaching.map(({ title }) => title),
        hits: sum(test => test.reaches[mutant.id] ?? 0),
      },
      sum(test => test.milliseconds) * SLOWER + GRACE,
    );
    result.tried[file] = digest;
    result.status = answer === undefined ? 'timeout' : 'survived';
    if (answer?.kind === 'tried' && answer.failed !== undefined) result.status = 'killed';
    if (result.status !== 'survived') {
      result.by = file;
      fell += 1;
    }
    batch.push(one);
    const isLast = one === todo.at(-1) || Date.now() > end;
    if (answer !== undefined && batch.length < AT_ONCE && !isLast) continue;
    if (answer !== undefined && !(await isClean(worker, tests)))
      for (const each of batch) await tryAlone(file, each);
    batch = [];
    if (answer === undefined) worker = worker.close();
  }
  worker?.close();
  if (todo.length > 0)
    console.log(`${file}: ${fell} of ${todo.length} fell (${Math.round((Date.now() - begin) / 1000)} s)`);
  await keepNotes();
}

async function isClean(worker: Worker, tests: readonly LearntTest[]): Promise<boolean> {
  const quick = tests.filter(({ milliseconds }) => milliseconds < 200).map(({ title }) => title);
  const answer = await worker.ask({ kind: 'mutant', id: 'none', tests: quick, hits: 0 }, 60_000);
  return answer?.kind === 'tried' && answer.failed === undefined;
}

/** In a process of its own, for what was tried in one that a mutant had spoilt. */
async function tryAlone(
  file: string,
  { mutant, result, reaching }: { mutant: Mutant; result: Result; reaching: readonly LearntTest[] },
): Promise<void> {
  if (result.status === 'timeout') return;
  const worker = await openWorker(root, file);
  const tests = reaching.map(({ title }) => title);
  const answer = await worker?.ask({ kind: 'mutant', id: mutant.id, tests, hits: 1e6 }, 120_000);
  worker?.close();
  const isNoticed = answer?.kind !== 'tried' || answer.failed !== undefined;
  result.status = isNoticed ? 'killed' : 'survived';
  if (isNoticed) result.by = file;
  else delete result.by;
}

async function keepNotes(): Promise<void> {
  for (const file of sources)
    notes[file] = {
      digest: digests.get(file) ?? '',
      results: Object.fromEntries(
        mutants
          .filter(mutant => mutant.file === file)
          .map(mutant => [mutant.key, results.get(mutant) as Result]),
      ),
    };
  await writeFile(NOTES, JSON.stringify(notes));
}

function report(): void {
  const count = (status: Status, file?: string) =>
    [...results].filter(
      ([mutant, result]) => result.status === status && (file ?? mutant.file) === mutant.file,
    ).length;
  for (const [mutant, { status }] of results)
    if (status === 'survived')
      console.log(`\n${mutant.file}:${mutant.line} ${mutant.mutator}\n- ${mutant.before}\n+ ${mutant.after}`);
  const row = (name: string, file?: string) => {
    const fell = count('killed', file) + count('timeout', file);
    const survived = count('survived', file);
    const score = fell + survived > 0 ? `${Math.round((100 * fell) / (fell + survived))} %` : '–';
    const rest = (['unreached', 'at load', 'not tried'] as const).map(
      status => `${count(status, file)} ${status}`,
    );
    return `${score.padStart(5)}  ${name}: ${fell} fell, ${survived} survived, ${rest.join(', ')}`;
  };
  console.log(['', ...sources.map(file => row(file, file)), row('all')].join('\n'));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function readArguments(words: readonly string[]): { paths: string[]; testGlobs: string[]; minutes: number } {
  const found: { paths: string[]; testGlobs: string[]; minutes: number } = {
    paths: [],
    testGlobs: [],
    minutes: 60,
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--tests') found.testGlobs.push(words[++at] ?? '');
    else if (word === '--minutes') found.minutes = Number(words[++at]);
    else found.paths.push(word.replace(/\/$/, ''));
  }
  return {
    paths: found.paths.length > 0 ? found.paths : ['src/core', 'src/io', 'src/pack'],
    testGlobs: found.testGlobs.length > 0 ? found.testGlobs : ['test/**/*.test.ts'],
    minutes: found.minutes,
  };
}
