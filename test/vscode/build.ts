import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { glob } from 'tinyglobby';
import { projectRoot, testBundleFolder } from './host/paths.ts';

/**
 * Bundles the tests for the extension host: `suite/index.ts` and every `suite/**\/*.test.ts`, to the same names
 * with `.js` under `dist/test/vscode`. Code they share becomes one chunk, so a module is loaded once.
 * @returns the path to hand to VS Code as `extensionTestsPath`
 * @throws Error when there is no test at all
 */
export async function buildHostTests(): Promise<string> {
  const suite = join(import.meta.dirname, 'suite');
  const tests = await glob('**/*.test.ts', { cwd: suite, absolute: true });
  if (tests.length === 0) throw new Error(`no test found in ${suite}`);
  await rm(testBundleFolder, { recursive: true, force: true });
  await build({
    absWorkingDir: projectRoot,
    entryPoints: [join(suite, 'index.ts'), ...tests.sort()],
    outbase: suite,
    outdir: testBundleFolder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22', // the oldest extension host that the extension supports
    packages: 'external', // mocha must be one instance; everything else is found in node_modules as well
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return join(testBundleFolder, 'index.js');
}
