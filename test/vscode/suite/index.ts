import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Mocha from 'mocha';
import { glob } from 'tinyglobby';

/** How a run ended; written to the file that HANDOVER_TEST_RESULT names, for the script that started it. */
interface Result {
  readonly passed: number;
  readonly failed: number;
  readonly pending: number;
}

/**
 * What VS Code calls in the extension host: runs every bundled test beside this file.
 * HANDOVER_TEST_GREP narrows it to titles that match.
 * @throws Error when a test failed or none ran, which VS Code turns into exit code 1
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    color: false,
    timeout: 20_000,
    slow: 2_000,
    retries: 1,
  });
  const grep = process.env['HANDOVER_TEST_GREP'];
  if (grep) mocha.grep(grep);
  const folder = import.meta.dirname;
  for (const file of (await glob('**/*.test.js', { cwd: folder })).sort()) mocha.addFile(join(folder, file));
  await mocha.loadFilesAsync();

  const result = await new Promise<Result>(resolve => {
    const runner = mocha.run(() => {
      const stats = runner.stats;
      resolve({ passed: stats?.passes ?? 0, failed: stats?.failures ?? 0, pending: stats?.pending ?? 0 });
    });
    // The host shares its processors with whatever else runs; a test that needed a second attempt is named.
    runner.on('retry', (test: Mocha.Test, error: Error) =>
      console.log(`  tried again: ${test.fullTitle()}\n    ${error.message}`),
    );
  });
  const resultFile = process.env['HANDOVER_TEST_RESULT'];
  if (resultFile) await writeFile(resultFile, JSON.stringify(result));
  if (result.failed > 0) throw new Error(`${result.failed} failing`);
  if (result.passed === 0) throw new Error('no test ran');
}
