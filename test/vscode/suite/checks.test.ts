import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { problemsIn, ruleOf, until } from './support.ts';

const TWICE = `version: 1
project:
  name: outpatient
customer:
  contacts:
    - id: chen
      name: Chen
    - id: chen
      name: Li
`;

describe('checking in the editor', function () {
  this.timeout(60_000);
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const checklist = join(root, 'handover', 'checklist.yaml');
  const uri = vscode.Uri.file(checklist);
  const settings = () => vscode.workspace.getConfiguration('handoverPack');
  const duplicates = () => problemsIn(uri).filter(problem => ruleOf(problem) === 'duplicate-id');

  beforeEach(() => {
    mkdirSync(join(root, 'handover'), { recursive: true });
    writeFileSync(checklist, TWICE);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(join(root, 'handover'), { recursive: true, force: true });
  });

  async function open(): Promise<vscode.TextEditor> {
    const editor = await show();
    await until('the duplicate id is shown', () => duplicates().length === 1);
    return editor;
  }

  /** Opens the file as it lies on the disk: VS Code may still hold what the test before wrote. */
  async function show(): Promise<vscode.TextEditor> {
    const editor = await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    return editor;
  }

  async function actions(kind?: vscode.CodeActionKind): Promise<vscode.CodeAction[]> {
    const [problem] = duplicates();
    const range = problem?.range ?? new vscode.Range(0, 0, 0, 0);
    const ask = () =>
      vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
        kind?.value,
      );
    let offered: vscode.CodeAction[] = [];
    await until('the actions are told', async () => {
      try {
        offered = await ask();
        return true;
      } catch (error) {
        // VS Code takes the question back when the problems of the document change meanwhile.
        if (error instanceof Error && error.message === 'Canceled') return false;
        throw error;
      }
    });
    return offered;
  }

  it('shows a problem of an opened file, with a link to its rule', async () => {
    await open();
    const [problem] = duplicates();
    assert.deepEqual(problem?.range, new vscode.Range(7, 10, 7, 14));
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof problem?.code === 'object');
    assert.equal(problem.code.target.toString(true), 'command:handoverPack.explainRule?["duplicate-id"]');
  });

  it('follows what is typed, before it is saved', async () => {
    const editor = await open();
    await editor.edit(edit => edit.replace(new vscode.Range(7, 10, 7, 14), 'li'));
    await until('the problem is gone', () => duplicates().length === 0);
    assert.equal(readFileSync(checklist, 'utf8'), TWICE);
    await editor.edit(edit => edit.replace(new vscode.Range(7, 10, 7, 12), 'chen'));
    await until('the problem is back', () => duplicates().length === 1);
  });

  it('takes its problems away with the closed file', async () => {
    await open();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('nothing is shown', () => problemsIn(uri).length === 0);
  });

  it('offers to disable, to accept and to explain', async () => {
    await open();
    const titles = (await actions()).map(({ title }) => title).join('\n');
    assert.match(titles, /Disable duplicate-id for this line/);
    assert.match(titles, /add duplicate-id in line 8 to the baseline/);
    assert.match(titles, /Explain the rule duplicate-id/);
  });

  it('accepts a finding into the baseline, and shows it no more', async () => {
    await open();
    const accept = (await actions()).find(({ title }) =>
      /add duplicate-id in line 8 to the baseline/.test(title),
    );
    assert.ok(accept?.command);
    await vscode.commands.executeCommand(accept.command.command, ...(accept.command.arguments ?? []));
    await until('the problem is gone', () => duplicates().length === 0);
    assert.match(readFileSync(join(root, 'handover', '.baseline.json'), 'utf8'), /"rule":"duplicate-id"/);
  });

  it('explains a rule in a tab of its own', async () => {
    await vscode.commands.executeCommand('handoverPack.explainRule', 'duplicate-id');
    await until('the page is open', () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => /duplicate-id/.test(label))),
    );
  });

  it('fixes on save only when the setting says so', async () => {
    const unused = '# handover-disable-next-line duplicate-id -- nothing to disable\n';
    writeFileSync(
      checklist,
      unused + TWICE.replaceAll('- id: chen\n      name: Li', '- id: li\n      name: Li'),
    );
    const editor = await show();
    await until('the unused comment is shown', () =>
      problemsIn(uri).some(problem => ruleOf(problem) === 'disable-comment'),
    );
    const change = () =>
      editor.edit(edit => edit.insert(new vscode.Position(editor.document.lineCount, 0), '# x\n'));
    await change();
    await editor.document.save();
    assert.match(readFileSync(checklist, 'utf8'), /handover-disable-next-line/);
    await settings().update('fixOnSave', true, vscode.ConfigurationTarget.Global);
    try {
      await change();
      await editor.document.save();
      assert.doesNotMatch(readFileSync(checklist, 'utf8'), /handover-disable-next-line/);
    } finally {
      await settings().update('fixOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('offers to fix all as a source action', async () => {
    const unused = '# handover-disable-next-line duplicate-id -- nothing to disable\n';
    writeFileSync(checklist, unused + TWICE.replace('- id: chen', '- id: li'));
    await show();
    await until('the unused comment is shown', () =>
      problemsIn(uri).some(problem => ruleOf(problem) === 'disable-comment'),
    );
    await until('the action is offered', async () => {
      const found = await actions(vscode.CodeActionKind.SourceFixAll);
      return found.some(({ kind }) => kind?.value === 'source.fixAll.handoverPack');
    });
  });

  it('validates the whole folder on command, also files that are closed', async () => {
    await vscode.commands.executeCommand('handoverPack.validate');
    await until('the problem is shown', () => duplicates().length === 1);
    assert.ok(existsSync(checklist));
    assert.equal(vscode.window.visibleTextEditors.length, 0);
  });

  it('validates closed files, too, when a document of the pack is opened meanwhile', async () => {
    const note = join(root, 'handover', 'note.md');
    writeFileSync(note, '# Note\n');
    const validation = vscode.commands.executeCommand('handoverPack.validate');
    for (let times = 0; times < 3; times++) {
      await vscode.window.showTextDocument(vscode.Uri.file(note));
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
    await validation;
    await until('the problem is shown', () => duplicates().length === 1);
    rmSync(note);
  });

  it('shows what stops a commit at its line in a file of no pack, with what to do, until it is gone', async () => {
    const path = join(root, 'deploy', 'Mail.java');
    const mail = vscode.Uri.file(path);
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' });
    mkdirSync(join(root, 'deploy'), { recursive: true });
    writeFileSync(path, 'class Mail {\n  String password = "Kx82-plmQ7v";\n}\n');
    git('add', 'deploy');
    const { showQuickPick } = vscode.window;
    const labels: string[] = [];
    try {
      const fake = async (items: readonly vscode.QuickPickItem[]) => {
        const own = items.find(({ description }) => description?.startsWith('deploy/') === true);
        labels.push(own?.label ?? '');
        return own;
      };
      Object.assign(vscode.window, { showQuickPick: fake });
      await vscode.commands.executeCommand('handoverPack.whyBlocked');
      assert.equal(labels.length, 1);
      assert.match(labels[0] ?? '', /^\$\(error\) .*K\*\*\*/);
      const shown = () => problemsIn(mail).filter(problem => ruleOf(problem) === 'credential');
      await until('the password is shown', () => shown().length === 1);
      const titles = async () =>
        (
          await vscode.commands.executeCommand<vscode.CodeAction[]>(
            'vscode.executeCodeActionProvider',
            mail,
            shown()[0]?.range,
          )
        ).map(({ title }) => title);
      await until('it can be let off', async () => (await titles()).some(title => /credential/.test(title)));
      const type = async (at: vscode.Position | vscode.Range, text: string) => {
        const edit = new vscode.WorkspaceEdit();
        edit.replace(mail, at instanceof vscode.Range ? at : new vscode.Range(at, at), text);
        await vscode.workspace.applyEdit(edit);
      };
      await type(new vscode.Position(0, 0), '// sends mails\n');
      await until('it is followed', () => shown()[0]?.range.start.line === 2);
      await type(new vscode.Range(2, 0, 2, 40), '  String password = System.getenv("MAIL");');
      await until('it is gone', () => shown().length === 0);
    } finally {
      Object.assign(vscode.window, { showQuickPick });
      git('rm', '--quiet', '--cached', '-r', 'deploy');
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      rmSync(join(root, 'deploy'), { recursive: true, force: true });
    }
  });
});
