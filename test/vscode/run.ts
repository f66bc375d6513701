/**
 * Runs the tests inside a real VS Code.
 *
 *   node test/vscode/run.ts [--locale=zh-cn]
 *
 * HANDOVER_VSCODE=desktop downloads and uses the desktop program (a display is needed: xvfb-run on a server),
 * HANDOVER_VSCODE_VERSION picks its version. Otherwise the parts that host/install.ts gets are used.
 * HANDOVER_TEST_GREP narrows the tests by title; HANDOVER_VSCODE_TIMEOUT is the limit in seconds.
 */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { buildHostTests } from './build.ts';
import { installVsCode } from './host/install.ts';
import { projectRoot } from './host/paths.ts';
import { createWorkspace, ISOLATED_GIT } from './host/workspace.ts';

const extensionTestsPath = await buildHostTests();
const desktop = process.env['HANDOVER_VSCODE'] === 'desktop';
if (!desktop) await installVsCode();

const workspace = await createWorkspace();
const scratch = await mkdtemp(join(tmpdir(), 'handover-result-'));
const resultFile = join(scratch, 'result.json');
const extensionsFolder = join(scratch, 'extensions');
const yaml = 'redhat.vscode-yaml';
await cp(join(import.meta.dirname, 'host', 'stand-ins', yaml), join(extensionsFolder, `${yaml}-0.0.1`), {
  recursive: true,
});
let succeeded = false;
try {
  await runTests({
    ...(desktop
      ? { version: process.env['HANDOVER_VSCODE_VERSION'] ?? 'stable' }
      : { vscodeExecutablePath: join(import.meta.dirname, 'host', 'code.sh') }),
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath,
    launchArgs: [workspace.folder, `--extensions-dir=${extensionsFolder}`, ...process.argv.slice(2)],
    extensionTestsEnv: {
      ...ISOLATED_GIT,
      HANDOVER_NODE: process.execPath,
      HANDOVER_TEST_RESULT: resultFile,
    },
  });
  succeeded = true;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
} finally {
  await workspace.remove();
}

// The host may have died before it could report: no report counts as nothing passed.
const report = await readFile(resultFile, 'utf8').catch(() => '{"passed":0,"failed":0}');
await rm(scratch, { recursive: true });
const { passed, failed } = JSON.parse(report) as { passed: number; failed: number };
console.log(failed > 0 ? `${passed} passing\n${failed} failing` : `${passed} passing`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = succeeded && failed === 0 && passed > 0 ? 0 : 1;
