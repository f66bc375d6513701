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
  });
});
