import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';

describe('Install Pre-commit Hook', function () {
  this.timeout(60_000);
  let root: string;
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'handover-hook-')));
    git('init', '--quiet', '-b', 'main');
    git('config', 'user.email', 'li@his.example');
    git('config', 'user.name', 'Li Na');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('makes a commit that leaks a password fail, and a clean one pass', async () => {
    await vscode.commands.executeCommand('handoverPack.installHook', vscode.Uri.file(root));
    const hook = join(root, '.git', 'hooks', 'pre-commit');
    assert.ok(existsSync(hook));
    assert.match(readFileSync(hook, 'utf8'), /Handover Pack/);
    writeFileSync(join(root, 'network.md'), '# Network\n\n密码: Abc@1234\n');
    git('add', '.');
    assert.throws(
      () => git('commit', '-m', 'leak'),
      ({ stdout, stderr }: { stdout: string; stderr: string }) => {
        const output = stdout + stderr;
        assert.match(output, /credential/);
        assert.ok(!output.includes('Abc@1234'));
        return true;
      },
    );
    writeFileSync(join(root, 'network.md'), '# Network\n\n密码: 见密码管理器\n');
    git('add', '.');
    git('commit', '--quiet', '-m', 'clean');
    assert.match(git('log', '--oneline'), /clean/);
  });
});
