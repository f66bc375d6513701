import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { problemsIn, ruleOf, until } from './support.ts';

const CHECKLIST = `version: 1
project:
  name: his # short
  confirm: [name]
  from: name of the folder
progress:
  status: in-progress
  owner: Li Na
  milestones:
    - id: v1
      title: First
      confirm: true
      from: tag v1
`;
const TEAM =
  'version: 1\npeople:\n  # leads\n  - id: chen\n    name: Chen\n    confirm: true\n    from: git\n';

describe('filling in a pack in the editor', function () {
  this.timeout(60_000);
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const uriOf = (name: string) => vscode.Uri.file(join(root, 'handover', name));
  const textOf = (name: string) => readFileSync(uriOf(name).fsPath, 'utf8');
  const write = (name: string, text: string) => {
    mkdirSync(dirname(uriOf(name).fsPath), { recursive: true });
    writeFileSync(uriOf(name).fsPath, text);
  };

  beforeEach(() => {
    write('checklist.yaml', CHECKLIST);
    write('team.yaml', TEAM);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(join(root, 'handover'), { recursive: true, force: true });
  });

  /** Opens a file as it lies on the disk. */
  async function open(name: string): Promise<vscode.TextEditor> {
    const editor = await vscode.window.showTextDocument(uriOf(name));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    return editor;
  }

  it('offers to add somebody whom the team does not have, with what git knows; one undo takes it back', async () => {
    await open('team.yaml');
    await open('checklist.yaml');
    await vscode.commands.executeCommand('handoverPack.validate');
    const uri = uriOf('checklist.yaml');
    await until('the problem is shown', () =>
      problemsIn(uri).some(problem => ruleOf(problem) === 'unknown-person'),
    );
    const range = problemsIn(uri).find(problem => ruleOf(problem) === 'unknown-person')?.range;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
    );
    const action = actions.find(({ command }) => command?.command === 'handoverPack.addPersonToTeam');
    assert.match(action?.title ?? '', /^(Add “Li Na” to team\.yaml|将“Li Na”添加到 team\.yaml)$/);
    await vscode.commands.executeCommand(
      'handoverPack.addPersonToTeam',
      ...(action?.command?.arguments ?? []),
    );
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, uriOf('team.yaml').fsPath);
    assert.match(
      editor.document.getText(),
      /from: git\n\n? {2}- id: li-na\n {4}name: Li Na\n[\s\S]*emails:\n {6}- /,
    );
    assert.equal(editor.document.lineAt(editor.selection.active.line).text, '  - id: li-na');
    assert.equal(textOf('team.yaml'), editor.document.getText(), 'it was saved before, so it is saved now');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), TEAM);
  });

  it('confirms guesses as one edit, on top of what is not saved yet', async () => {
    const editor = await open('checklist.yaml');
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '# Ours\n'));
    await vscode.commands.executeCommand('handoverPack.confirmGuesses', uriOf('checklist.yaml'), [
      'project.name',
      'milestones.v1',
    ]);
    assert.equal(
      editor.document.getText(),
      `# Ours\n${CHECKLIST.replace(/ {2}confirm: \[name\]\n.*\n/, '').replace(/ {6}confirm: true\n.*\n/, '')}`,
    );
    assert.equal(textOf('checklist.yaml'), CHECKLIST, 'saving is up to the user');
    assert.equal(textOf('team.yaml'), TEAM);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), `# Ours\n${CHECKLIST}`);
  });

  it('notes that the section at the cursor is true, as one edit', async () => {
    const text = '# Manual\n\n## Start\n\n<!-- handover:covers start.sh -->\n\n## Stop\n';
    write('docs/manual.md', text);
    writeFileSync(join(root, 'start.sh'), 'start\n');
    try {
      const editor = await open('docs/manual.md');
      editor.selection = new vscode.Selection(4, 0, 4, 0);
      const running = vscode.commands.executeCommand('handoverPack.reviewSection');
      await sleep(1500);
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await running;
      const lines = editor.document.getText().split('\n');
      assert.match(lines[5] ?? '', /^<!-- handover:reviewed chen \d{4}-\d\d-\d\d [0-9a-f]{8} -->$/);
      assert.equal(editor.selection.active.line, 5);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), text);
    } finally {
      rmSync(join(root, 'start.sh'), { force: true });
    }
  });

  it('confirms nothing that is not ticked', async () => {
    await open('checklist.yaml');
    const running = vscode.commands.executeCommand('handoverPack.confirmGuesses');
    await sleep(1500);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await running;
    assert.equal(textOf('checklist.yaml') + textOf('team.yaml'), CHECKLIST + TEAM);
  });

  it('adds what is chosen: somebody who committed, with Enter on every question', async () => {
    await open('team.yaml');
    const adding = vscode.commands.executeCommand('handoverPack.addToPack');
    await until('the entry is written', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return textOf('team.yaml') !== TEAM;
    });
    await adding;
    assert.match(
      textOf('team.yaml'),
      /# leads\n {2}- id: chen\n[\s\S]*- id: [a-z-]+\n {4}name: \S.*\n[\s\S]*emails:/,
    );
  });
});
