import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { problemsIn, ruleOf, until } from './support.ts';

// Runs after the other files: an extension that is active stays so.

describe('beside the YAML extension of Red Hat', function () {
  this.timeout(60_000);
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const uri = vscode.Uri.file(join(root, 'handover', 'checklist.yaml'));
  const rules = () => problemsIn(uri).map(ruleOf);

  before(() => {
    mkdirSync(join(root, 'handover'), { recursive: true });
    writeFileSync(
      uri.fsPath,
      'version: 1\nproject:\n  nam: outpatient\nopenItems:\n  items:\n    - id: a\n      title: A\n    - id: a\n      title: B\n',
    );
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(join(root, 'handover'), { recursive: true, force: true });
  });

  it('mistakes against the schema are ours until it is active, and then left to it', async () => {
    const yaml = vscode.extensions.getExtension('redhat.vscode-yaml');
    assert.ok(yaml, 'the stand-in is installed');
    assert.equal(yaml.isActive, false);
    await vscode.commands.executeCommand('handoverPack.validate');
    await until('the schema is checked', () => rules().includes('schema'));
    await yaml.activate();
    await vscode.commands.executeCommand('handoverPack.validate');
    await until('the schema is left to the other extension', () => !rules().includes('schema'));
    assert.ok(rules().includes('duplicate-id'), 'everything else is still checked');
    // What is under test stays open: the fields of its schemas come from the other extension, people only from us.
    writeFileSync(join(root, 'handover', 'team.yaml'), 'version: 1\npeople:\n  - id: li-wei\n    name: Li\n');
    const { document } = await vscode.window.showTextDocument(uri);
    const suggested = async (text: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
      await vscode.workspace.applyEdit(edit);
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        document.positionAt(text.length),
      );
      return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    assert.ok(!(await suggested('version: 1\ncustomer:\n  ty')).includes('type'));
    assert.ok(!(await suggested('version: 1\ncustomer:\n  type: ')).includes('public-hospital'));
    assert.ok((await suggested('version: 1\ncustomer:\n  owner: ')).includes('li-wei'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
