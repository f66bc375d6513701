import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';

describe('the house itself', () => {
  it('opens one trusted folder', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
    assert.equal(vscode.workspace.isTrusted, true);
  });

  it('has a git repository with the same commits every time', () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    const log = execFileSync('git', ['log', '--format=%an %s'], { cwd: folder, encoding: 'utf8' });
    assert.deepEqual(log.trim().split('\n'), [
      'Wang Wei Configure printing',
      'Li Na Register a visit',
      'Li Na Start the outpatient project',
    ]);
  });

  it('loads this extension from its folder', () => {
    assert.ok(vscode.extensions.getExtension('handover-pack.handover-pack'));
  });
});
