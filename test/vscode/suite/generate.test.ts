import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { until } from './support.ts';

describe('Generate Handover Pack', function () {
  this.timeout(120_000);
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const readme = join(root, 'handover', 'README.md');

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(join(root, 'handover'), { recursive: true, force: true });
    rmSync(join(root, 'handover.config.yaml'), { force: true });
  });

  /** Presses Enter on every question, and on the first row of the plan, until the pack is there. */
  async function generateWithDefaults(): Promise<void> {
    void vscode.commands.executeCommand('handoverPack.generate');
    await until('the pack is written', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return existsSync(readme);
    });
    // VS Code writes the files side by side, and opens the first page when all of them are there.
    await until('the first page is shown', () =>
      vscode.window.visibleTextEditors.some(({ document }) => document.uri.fsPath === readme),
    );
  }

  it('is a command of the category Handover', async () => {
    const { packageJSON } = extension();
    await extension().activate();
    assert.ok((await vscode.commands.getCommands(true)).includes('handoverPack.generate'));
    assert.equal(packageJSON.contributes.commands[0].command, 'handoverPack.generate');
  });

  it('writes the pack after the questions and the plan were confirmed', async () => {
    await generateWithDefaults();
    const checklist = readFileSync(join(root, 'handover', 'checklist.yaml'), 'utf8');
    assert.match(checklist, /type: public-hospital/);
    assert.match(checklist, /tag v1\.0\.0/);
    assert.match(readFileSync(join(root, 'handover', 'team.yaml'), 'utf8'), /name: Li Na/);
    assert.ok(existsSync(join(root, 'handover', '.schemas', 'team.schema.json')));
    assert.ok(existsSync(join(root, 'handover.config.yaml')));
    assert.equal(git('status', '--porcelain', '--', 'config', 'src', 'README.md'), '');
  });

  it('follows settings that are typed and not saved yet, and leaves saving to the user', async () => {
    const settings = join(root, 'handover.config.yaml');
    writeFileSync(settings, 'language: en\n');
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(settings));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await editor.edit(edit => edit.replace(editor.document.lineAt(0).range, 'language: zh-CN'));
    await generateWithDefaults();
    assert.match(readFileSync(readme, 'utf8'), /交接/);
    assert.equal(readFileSync(settings, 'utf8'), 'language: en\n');
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('renews the generated blocks when the facts of the pack have changed', async () => {
    await generateWithDefaults();
    const manual = join(root, 'handover', 'docs', 'operations-manual.md');
    const before = readFileSync(manual, 'utf8');
    const checklist = join(root, 'handover', 'checklist.yaml');
    const text = readFileSync(checklist, 'utf8');
    assert.match(text, /^ {2}stage: /m);
    writeFileSync(checklist, text.replace(/^ {2}stage: .*$/m, '  stage: requirements'));
    const running = vscode.commands.executeCommand('handoverPack.update');
    await until('the blocks are renewed', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return readFileSync(manual, 'utf8') !== before;
    });
    await running;
    assert.match(readFileSync(manual, 'utf8'), /(?:Stage: requirements|阶段：需求)/i);
    assert.equal(readFileSync(checklist, 'utf8').includes('stage: requirements'), true);
  });

  it('writes nothing when the first question is left with Escape', async () => {
    const running = vscode.commands.executeCommand('handoverPack.generate');
    await sleep(1500);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await running;
    assert.ok(!existsSync(join(root, 'handover')));
  });

  function git(...args: string[]): string {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  }
});

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('handover-pack.handover-pack');
  assert.ok(found);
  return found;
}
