import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { until } from './support.ts';

/** A line of the view, as its commands take it. */
interface Line {
  readonly item: vscode.TreeItem;
  readonly children: readonly Line[];
  readonly tick?: unknown;
}

const PLACE = 'handover/transitions/2026-06-li';
const TEAM = `version: 1
people:
  - { id: chen, name: 陈明, role: project-manager }
  - { id: li, name: 李伟, role: implementer }
roles:
  projectManager: chen
`;
const TRANSITION = `version: 1
id: 2026-06-li
leaving: li # since Monday
reportedOn: 2026-06-01
lastDay: 2026-06-18
# who was told
customerNotice:
  file: customer-notice.md
tasks:
  - id: settle
    title: Settlement # the month's end
    duty: technical
`;

describe('a departure in the editor', function () {
  this.timeout(60_000);
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const file = vscode.Uri.file(join(root, PLACE, 'transition.yaml'));
  const text = () => readFileSync(file.fsPath, 'utf8');
  const view = async () =>
    (await vscode.commands.executeCommand<readonly Line[]>('handoverPack.refreshTransition')) ?? [];
  const all = (lines: readonly Line[]): Line[] => lines.flatMap(line => [line, ...all(line.children)]);
  const labelled = (lines: readonly Line[], words: RegExp): Line => {
    const found = all(lines).find(({ item }) => words.test(String(item.label)));
    assert.ok(found, `no line ${words}`);
    return found;
  };
  const lenses = async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      file,
    );
    return found.filter(({ command }) => command?.command.startsWith('handoverPack.'));
  };

  beforeEach(() => {
    mkdirSync(join(root, PLACE), { recursive: true });
    writeFileSync(join(root, 'handover', 'team.yaml'), TEAM);
    writeFileSync(file.fsPath, TRANSITION);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(join(root, 'handover'), { recursive: true, force: true });
    assert.deepEqual(await view(), [], 'nobody is leaving any more');
  });

  it('is shown with its next step, its impact and its four phases, what is late in words', async () => {
    const lines = await view();
    const phases = lines.slice(-4).map(({ item }) => String(item.label));
    assert.equal(phases.length, 4);
    assert.match(phases[0] ?? '', /Response|应急响应/);
    const late = labelled(lines, /Tell the customer|告知客户/);
    assert.match(String(late.item.description), /overdue|逾期/);
    assert.equal((late.item.iconPath as vscode.ThemeIcon).id, 'error');
    assert.equal(all(lines).filter(({ item }) => /^[SCTKODX] /.test(String(item.label))).length, 7);
  });

  it('is ticked off in the file, whose comments stay, and can be undone', async () => {
    const task = labelled(await view(), /Settlement/);
    assert.ok(task.tick, 'can be ticked off');
    await vscode.commands.executeCommand('handoverPack.tickTransition', task);
    assert.match(
      text(),
      /leaving: li # since Monday[\s\S]*# who was told[\s\S]*title: Settlement # the month's end\n {4}duty: technical\n {4}doneOn: 20\d\d-\d\d-\d\d\n$/,
    );
    assert.equal(labelled(await view(), /Settlement/).tick, undefined, 'is done');
    await vscode.window.showTextDocument(file);
    await vscode.commands.executeCommand('undo');
    await vscode.workspace.saveAll();
    assert.equal(text(), TRANSITION);
  });

  it('has lenses over the lines of its file, which do what they say', async () => {
    await vscode.window.showTextDocument(file);
    await until('the lenses are there', async () => (await lenses()).length === 4);
    const found = await lenses();
    const lines = found.map(({ range }) => TRANSITION.split('\n')[range.start.line] ?? '');
    assert.deepEqual(
      lines.map(line => line.trim()),
      ['id: 2026-06-li', 'id: 2026-06-li', 'customerNotice:', '- id: settle'],
    );
    const { command } = found[2] ?? {};
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    assert.match(text(), /# who was told\ncustomerNotice:\n {2}file: customer-notice\.md\n {2}sentOn: 20/);
    await until('the lens is gone', async () => (await lenses()).length === 3);
  });
});
