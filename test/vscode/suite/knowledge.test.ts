import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { openKnowledgeView } from '../../../src/vscode/knowledge/knowledgeView.ts';

describe('Knowledge Risk', function () {
  this.timeout(60_000);
  let root: string;
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'handover-knowledge-')));
    git('init', '--quiet', '-b', 'main');
    mkdirSync(join(root, 'src'));
    writeFileSync(join(root, 'src', 'Settle.java'), 'class Settle {}\n');
    git('add', '.');
    git('-c', 'user.name=Li Na', '-c', 'user.email=li@his.example', 'commit', '-qm', 'Settlement');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('opens the picture in a tab', async () => {
    await vscode.commands.executeCommand('handoverPack.showKnowledge', vscode.Uri.file(root));
    const shown = () =>
      vscode.window.tabGroups.all
        .flatMap(group => group.tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview);
    // VS Code tells the extension about a tab some time after it is there.
    for (let wait = 0; wait < 100 && shown().length === 0; wait++)
      await new Promise(resolve => setTimeout(resolve, 50));
    assert.equal(shown().length, 1);
    await vscode.window.tabGroups.close(shown());
  });

  it('simulates a departure, and keeps what the successor has read in the transition', async () => {
    mkdirSync(join(root, 'handover', 'transitions', '2026-06-li'), { recursive: true });
    const team = 'version: 1\npeople:\n  - { id: li, name: Li Na, emails: [li@his.example] }\n';
    writeFileSync(join(root, 'handover', 'team.yaml'), team);
    const place = join(root, 'handover', 'transitions', '2026-06-li', 'transition.yaml');
    writeFileSync(place, 'version: 1\nid: x\nleaving: li # Li Na\nreportedOn: 2026-06-01\n');
    const extension = vscode.extensions.all.find(({ id }) => id.endsWith('handover-pack'));
    assert.ok(extension);
    const context = { extensionPath: extension.extensionPath, subscriptions: [] };
    const view = await openKnowledgeView(context as never, () => undefined);
    await view.show(vscode.Uri.file(root));
    await view.simulate(['li@his.example']);
    const [leaving] = await view.children(undefined);
    const list = leaving?.children.at(-1)?.children ?? [];
    const [reading] = list;
    assert.equal(reading?.reading, 'src/Settle.java');
    assert.equal(stateOf(reading?.item), vscode.TreeItemCheckboxState.Unchecked);
    await view.tick([[reading, vscode.TreeItemCheckboxState.Checked]]);
    assert.match(
      readFileSync(place, 'utf8'),
      /leaving: li # Li Na[\s\S]*path: "?src\/Settle\.java"?\n {4}readOn: 20/,
    );
    const [again] = await view.children(undefined);
    assert.equal(stateOf(again?.children.at(-1)?.children[0]?.item), vscode.TreeItemCheckboxState.Checked);
    const lenses = await view.lenses(vscode.Uri.file(join(root, 'src', 'Settle.java')));
    assert.match(lenses[0]?.command?.title ?? '', /Li Na/);
    await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(group => group.tabs));
  });
});

/** Whether the box of a row is ticked. */
function stateOf(item: vscode.TreeItem | undefined): vscode.TreeItemCheckboxState | undefined {
  const box = item?.checkboxState;
  return typeof box === 'object' ? box.state : box;
}
