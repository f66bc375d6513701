import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** A line of the view, as its commands take it. */
interface Line {
  readonly item: vscode.TreeItem;
  readonly children: readonly Line[];
}

const TEAM = `version: 1
people:
  - { id: chen, name: 陈明, role: project-manager }
  - { id: li, name: 李伟, role: implementer }
roles:
  primary: li # since May
`;
const CHECKLIST = `version: 1
project:
  name: 门诊
customer:
  status: in-progress
  owner: li # knows the head of IT
  name: 人民医院
progress:
  status: done
`;

describe('how ready a project is, in the editor', function () {
  this.timeout(60_000);
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const read = () => readFileSync(join(root, 'handover/checklist.yaml'), 'utf8');
  const view = async () =>
    (await vscode.commands.executeCommand<readonly Line[]>('handoverPack.showReadiness')) ?? [];
  const all = (lines: readonly Line[]): Line[] => lines.flatMap(line => [line, ...all(line.children)]);
  const labelled = (lines: readonly Line[], words: RegExp): Line => {
    const found = all(lines).find(({ item }) => words.test(String(item.label)));
    assert.ok(found, `no line ${words} among ${all(lines).map(({ item }) => item.label)}`);
    return found;
  };
  const { showQuickPick } = vscode.window;
  /** Picks what is wanted of what is offered. */
  const choosing = (...wanted: readonly RegExp[]) => {
    const left = [...wanted];
    const offered: string[][] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
        offered.push(items.map(({ label }) => label));
        const words = left.shift();
        return items.find(({ label }) => words?.test(label));
      },
    });
    return offered;
  };

  beforeEach(() => {
    mkdirSync(join(root, 'handover'), { recursive: true });
    writeFileSync(join(root, 'handover/team.yaml'), TEAM);
    writeFileSync(join(root, 'handover/checklist.yaml'), CHECKLIST);
  });
  afterEach(async () => {
    Object.assign(vscode.window, { showQuickPick });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(join(root, 'handover'), { recursive: true, force: true });
  });

  it('shows what must be known and the four phases, and leads to what is missing', async () => {
    const lines = await view();
    assert.equal(lines.length, 6);
    const deputy = labelled(lines, /Name a deputy|指定副实施/);
    const { command, arguments: args = [] } = deputy.item.command ?? {};
    await vscode.commands.executeCommand(String(command), ...args);
    const { document, selection } = vscode.window.activeTextEditor ?? {};
    assert.match(String(document?.uri), /handover\/team\.yaml$/);
    assert.equal(TEAM.split('\n')[selection?.active.line ?? -1], 'roles:');
    const part = labelled(lines, /^1 (Customer|客户信息)/);
    assert.match(String(part.item.description), /(in progress|进行中) · .*李伟/);
  });

  it('says of a section that is begun that blanks are left, and leads to the first of them', async () => {
    mkdirSync(join(root, 'handover/docs'), { recursive: true });
    // What runs has databases.
    writeFileSync(join(root, 'handover/checklist.yaml'), `${CHECKLIST}  stage: operation\n`);
    const manual = [
      '# Manual',
      '',
      '## Databases',
      '',
      '<!-- handover:begin databases from="" data="00000000" text="00000000" -->',
      '| Database | Where |',
      '| --- | --- |',
      '| his | db.example.invalid |',
      '<!-- handover:end databases -->',
      '',
      '- Size: [[fill: GB]]',
      '',
    ];
    writeFileSync(join(root, 'handover/docs/operations-manual.md'), manual.join('\n'));
    const { item } = labelled(await view(), /Which databases|有哪些数据库/);
    assert.match(String(item.description), /blanks are left|仍有空白待填/);
    const [path, line] = item.command?.arguments ?? [];
    assert.match(String(path), /operations-manual\.md$/);
    assert.equal(manual[Number(line) - 1], '- Size: [[fill: GB]]');
  });

  it('ticks a part, lets somebody else confirm it, and never the one who keeps it', async () => {
    const line = labelled(await view(), /^1 (Customer|客户信息)/);
    await vscode.commands.executeCommand('handoverPack.tickPart', line);
    assert.match(read(), /customer:\n {2}status: done\n {2}owner: li # knows the head of IT\n/);
    const offered = choosing(/陈明/);
    await vscode.commands.executeCommand('handoverPack.confirmPart', labelled(await view(), /^1 /));
    assert.deepEqual(offered, [['陈明']]);
    assert.match(read(), /owner: li # knows the head of IT\n {2}confirmedBy: chen\n {2}confirmedOn: 20/);
    assert.match(String(labelled(await view(), /^1 /).item.description), /✓ 陈明/);
  });

  it('does the same without a mouse: a picker of the parts, then of the people', async () => {
    const offered = choosing(/^2 /, /李伟/);
    await vscode.commands.executeCommand('handoverPack.assignPart');
    assert.equal(offered[0]?.length, 6);
    assert.match(read(), /progress:\n {2}status: done\n {2}owner: li\n/);
    // Only what is done and not confirmed waits for a successor.
    const waiting = choosing();
    await vscode.commands.executeCommand('handoverPack.confirmPart');
    assert.equal(waiting[0]?.length, 1);
  });

  it('lists what is missing, what brings most first, and goes there', async () => {
    const offered = choosing(/Name a deputy|指定副实施/);
    await vscode.commands.executeCommand('handoverPack.whyReadiness');
    assert.ok((offered[0]?.length ?? 0) > 8, `${offered[0]}`);
    assert.match(vscode.window.activeTextEditor?.document.fileName ?? '', /team\.yaml$/);
  });
});
