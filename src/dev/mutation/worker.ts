import { resolve } from 'node:path';
import Mocha from 'mocha';
import { escapePattern } from '../../core/escapePattern.ts';

// Runs one test file in a sandbox: first as it is, to learn which test reaches which mutant, then again for each mutant
// that its parent names, with the tests that reach it. The instrumented code speaks through a global variable of Stryker:
// https://github.com/stryker-mutator/stryker-js/blob/master/packages/api/src/core/instrument.ts

export type Order =
  | { readonly kind: 'learn' }
  | {
      readonly kind: 'mutant';
      readonly id: string;
      readonly tests: readonly string[];
      readonly hits: number;
    };

export type Answer =
  | { readonly kind: 'loaded' }
  | {
      readonly kind: 'learnt';
      readonly tests: readonly LearntTest[];
      readonly atLoad: readonly string[];
      readonly failed: string | undefined;
    }
  | { readonly kind: 'tried'; readonly failed: string | undefined };

export interface LearntTest {
  readonly title: string;
  readonly milliseconds: number;
  /** How often it reaches a mutant. */
  readonly reaches: Readonly<Record<string, number>>;
}

interface Coverage {
  readonly static: Record<string, number>;
  readonly perTest: Record<string, Record<string, number>>;
}

interface Switchboard {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  readonly mutantCoverage: Coverage;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
}

// The instrumented code keeps the object that it finds first.
const coverage: Coverage = { static: {}, perTest: {} };
const board: Switchboard = { mutantCoverage: coverage };
(globalThis as { __stryker__?: Switchboard }).__stryker__ = board;
const file = resolve(process.argv[2] ?? '');
const mocha = new Mocha({ timeout: 60_000, reporter: class {} as never, bail: true });
mocha.cleanReferencesAfterRun(false);
mocha.addFile(file);
await mocha.loadFilesAsync();
const atLoad = Object.keys(coverage.static);
process.on('message', (order: Order) => {
  void carryOut(order).then(answer => process.send?.(answer));
});
process.send?.({ kind: 'loaded' } satisfies Answer);

async function carryOut(order: Order): Promise<Answer> {
  if (order.kind === 'learn') return learn();
  board.activeMutant = order.id;
  board.hitCount = 0;
  board.hitLimit = order.hits * 100 + 1000;
  try {
    return { kind: 'tried', failed: await run(order.tests) };
  } finally {
    board.activeMutant = undefined;
  }
}

async function learn(): Promise<Answer> {
  let failed: string | undefined;
  const passed: { title: string; milliseconds: number; suites: string[] }[] = [];
  await new Promise<void>(done => {
    const runner = mocha.run(() => done());
    runner.on('hook', hook => {
      if (/^"(?:before|after) all"/.test(hook.title))
        board.currentTestId = `suite ${hook.parent?.fullTitle()}`;
    });
    runner.on('test', test => {
      board.currentTestId = test.fullTitle();
    });
    runner.on('fail', test => {
      failed ??= test.fullTitle();
    });
    runner.on('pass', test => {
      const suites: string[] = [];
      for (let suite = test.parent; suite; suite = suite.parent) suites.push(`suite ${suite.fullTitle()}`);
      passed.push({ title: test.fullTitle(), milliseconds: test.duration ?? 0, suites });
    });
  });
  board.currentTestId = undefined;
  const { perTest } = coverage;
  const tests = passed.map(({ title, milliseconds, suites }) => ({
    title,
    milliseconds,
    reaches: Object.assign({}, ...suites.map(suite => perTest[suite]), perTest[title]) as Record<
      string,
      number
    >,
  }));
  return { kind: 'learnt', tests, atLoad, failed };
}

/** Returns the title of the first test that fails. */
async function run(titles: readonly string[]): Promise<string | undefined> {
  let failed: string | undefined;
  mocha.grep(new RegExp(`^(?:${titles.map(title => escapePattern(title)).join('|')})$`));
  await new Promise<void>(done => {
    mocha
      .run(() => done())
      .on('fail', test => {
        failed ??= test.fullTitle();
      });
  });
  return failed;
}
