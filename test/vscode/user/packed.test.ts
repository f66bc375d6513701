import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { loadedSize } from '../../../src/dev/loadedSize.ts';
import { projectRoot } from '../host/paths.ts';
import { createWorkspace, ISOLATED_GIT, type Workspace } from '../host/workspace.ts';

// Both packages that `npm run package` makes, each in a place where there is nothing else of ours. How the extension is
// installed into VS Code, user.test.ts tries.

const DIST = join(projectRoot, 'dist');
/** The budgets of the extension, of its pictures, and of what VS Code loads to activate it, in bytes. */
const [PACKAGE_LIMIT, PICTURES_LIMIT, ACTIVATION_LIMIT] = [1.5 * 1024 * 1024, 150 * 1024, 20 * 1024];

const COMMIT = [
  '-c',
  'user.name=Li Na',
  '-c',
  'user.email=li.na@example.invalid',
  'commit',
  '--message',
  'Notes',
];

interface Ended {
  readonly code: number;
  readonly output: string;
}

describe('what is released', function () {
  this.timeout(120_000);
  let place: string;
  let workspace: Workspace;

  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), 'handover-packed-'));
    workspace = await createWorkspace();
  });

  afterEach(async () => {
    await workspace?.remove();
    await rm(place, { recursive: true, force: true });
  });

  it('as a tarball installs without a network, brings both commands and keeps a password out of a commit', async () => {
    const [tarball, ...others] = (await readdir(DIST)).filter(name => name.endsWith('.tgz'));
    assert.ok(tarball !== undefined && others.length === 0, 'npm run package makes one tarball');
    const npm = process.env['npm_execpath'];
    const words = ['install', '--global', '--offline', '--prefix', place, join(DIST, tarball)];
    const installed =
      npm === undefined ? await run('npm', words) : await run(process.execPath, [npm, ...words]);
    assert.equal(installed.code, 0, installed.output);

    const command = join(place, process.platform === 'win32' ? '' : 'bin', 'handover');
    const { version } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'));
    assert.equal((await run(`${command}-pack`, ['--version'])).output.trim(), version);
    const generated = await run(command, ['generate', '--yes']);
    assert.equal(generated.code, 0, generated.output);
    await run('git', ['config', '--unset', 'core.hooksPath']);
    const hooked = await run(command, ['hook', 'install']);
    assert.equal(hooked.code, 0, hooked.output);
    await writeFile(join(workspace.folder, 'notes.md'), '# Notes\n\n密码：Abc@1234\n');
    await run('git', ['add', 'notes.md']);
    const refused = await run('git', COMMIT);
    assert.equal(refused.code, 1, refused.output);
    assert.match(refused.output, /notes\.md:3/);
    await writeFile(join(workspace.folder, 'notes.md'), '# Notes\n');
    await run('git', ['add', 'notes.md']);
    const committed = await run('git', COMMIT);
    assert.equal(committed.code, 0, committed.output);
  });

  it('as an extension holds what its manifest names, within its budget, and a command line that works', async () => {
    const vsix = join(DIST, 'handover-pack.vsix');
    const { size } = await stat(vsix);
    assert.ok(size <= PACKAGE_LIMIT, `${size} bytes`);
    const entries = Object.entries(unzipSync(await readFile(vsix)));
    const pictures = entries.filter(([path]) => /\.(?:png|svg|jpe?g|gif)$/.test(path));
    assert.ok(pictures.reduce((sum, [, { length }]) => sum + length, 0) <= PICTURES_LIMIT);
    for (const [path, content] of entries) {
      await mkdir(dirname(join(place, path)), { recursive: true });
      await writeFile(join(place, path), content);
    }
    const manifest = JSON.parse(await readFile(join(place, 'extension', 'package.json'), 'utf8'));
    for (const named of [manifest.icon, manifest.main])
      assert.ok((await stat(join(place, 'extension', named))).isFile(), named);
    const loaded = loadedSize(join(place, 'extension', manifest.main));
    assert.ok(loaded <= ACTIVATION_LIMIT, `${loaded} bytes`);
    const cli = join(place, 'extension', 'dist', 'cli.js');
    const generated = await run(process.execPath, [cli, 'generate', '--yes', '--lang', 'zh-CN']);
    assert.equal(generated.code, 0, generated.output);
    const checked = await run(process.execPath, [cli, 'check', '--format', 'json']);
    assert.ok(checked.code <= 1, checked.output);
    assert.equal(JSON.parse(checked.output).summary.errors, 0, checked.output);
  });

  /** Runs a program in the workspace, with a home of its own and nothing of this checkout on its path. */
  function run(program: string, words: readonly string[]): Promise<Ended> {
    const path = (process.env['PATH'] ?? '').split(delimiter).filter(one => !one.includes('node_modules'));
    return new Promise(resolve => {
      execFile(
        program,
        words,
        {
          cwd: workspace.folder,
          env: {
            ...ISOLATED_GIT,
            PATH: [dirname(process.execPath), ...path].join(delimiter),
            HOME: place,
            LANG: 'C.UTF-8',
          },
          shell: process.platform === 'win32',
        },
        (error, stdout, stderr) =>
          resolve({
            code: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
            output: stdout + stderr,
          }),
      );
    });
  }
});
