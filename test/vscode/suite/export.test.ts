import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { verifyFile } from '../../../src/export/seal/verify.ts';
import { fakeInput, until } from './support.ts';

const CHECKLIST = 'version: 1\nproject:\n  name: 门诊系统\ncustomer:\n  name: 市一院\n';
const NOTICE =
  '# 告知函\n\n<!-- handover:audience customer -->\n\n您好！\n\n<!-- handover:audience internal -->\n\n内部的话。\n';

describe('Export… in the editor', function () {
  this.timeout(90_000);
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const letter = vscode.Uri.file(join(root, 'handover/docs/customer-notice.md'));
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handover-export-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    mkdirSync(join(root, 'handover/docs'), { recursive: true });
    writeFileSync(join(root, 'handover/checklist.yaml'), CHECKLIST);
    writeFileSync(join(root, 'handover/team.yaml'), 'version: 1\npeople: []\n');
    writeFileSync(letter.fsPath, NOTICE);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(join(root, 'handover'), { recursive: true, force: true });
  });

  /** Runs the command, and answers each question with the entry of this number. */
  async function run(target: unknown, ...answers: readonly number[]): Promise<void> {
    const left = [...answers];
    const { createQuickPick } = vscode.window;
    // A person at the keyboard is played in test/vscode/user; here it matters what comes of the answers.
    Object.assign(vscode.window, {
      createQuickPick: () =>
        fakeInput(input => {
          const found = input.items[left.shift() ?? -1];
          assert.ok(found, 'asked once more');
          input.selectedItems = [found];
        }),
    });
    try {
      await vscode.commands.executeCommand('handoverPack.export', target);
    } finally {
      Object.assign(vscode.window, { createQuickPick });
    }
    assert.deepEqual(left, [], 'every answer was asked for');
  }

  async function saveTo(path: string, work: () => Promise<void>): Promise<void> {
    const { showSaveDialog, showOpenDialog } = vscode.window;
    Object.assign(vscode.window, {
      showSaveDialog: async () => vscode.Uri.file(path),
      showOpenDialog: async () => [vscode.Uri.file(path)],
    });
    try {
      await work();
    } finally {
      Object.assign(vscode.window, { showSaveDialog, showOpenDialog });
    }
  }

  it('shows a preview of the whole pack, which is kept nowhere', async () => {
    await run(undefined, 0, 0, 0);
    await until('the preview is there', () =>
      vscode.window.tabGroups.all.some(group =>
        group.tabs.some(
          ({ input, label }) => input instanceof vscode.TabInputWebview && /门诊系统/.test(label),
        ),
      ),
    );
  });

  it('exports the document that the explorer means for Word, for the customer', async () => {
    const path = join(folder, 'letter.docx');
    await saveTo(path, () => run(letter, 1, 1));
    const bytes = readFileSync(path);
    const verdict = verifyFile(bytes);
    assert.equal(typeof verdict === 'object' && verdict.state, 'same');
  });

  it('counts what is typed and not saved yet', async () => {
    const document = await vscode.workspace.openTextDocument(letter);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit(edit => edit.replace(document.lineAt(4).range, '未保存的话。'));
    const path = join(folder, 'typed.html');
    await saveTo(path, () => run(letter, 1, 2));
    const html = readFileSync(path, 'utf8');
    assert.ok(html.includes('未保存的话。') && !html.includes('内部的话'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('writes a site into a folder of its own', async () => {
    await saveTo(folder, () => run(undefined, 0, 0, 5));
    const site = vscode.env.language.startsWith('zh') ? '门诊系统项目交接文档' : 'Handover of 门诊系统';
    assert.ok(existsSync(join(folder, site, 'index.html')));
  });
});
