import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { until } from './support.ts';

/** What the view hands to its commands. */
interface Line {
  readonly kind: string;
  readonly issue: { readonly title: string; readonly fingerprint: string };
}

describe('the view of unresolved issues', function () {
  this.timeout(60_000);
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  let before: string;

  beforeEach(() => {
    before = git('rev-parse', 'HEAD').trim();
    mkdirSync(join(root, 'src'), { recursive: true });
    writeFileSync(join(root, 'src', 'Settle.java'), 'class Settle {\n  // FIXME 医保结算 rounds twice\n}\n');
    git('add', '.');
    git('-c', 'user.name=Li Na', '-c', 'user.email=li@his.example', 'commit', '--quiet', '-m', 'Settle');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    git('reset', '--quiet', '--hard', before);
    rmSync(join(root, 'handover'), { recursive: true, force: true });
  });

  it('belongs to a container of its own and has a command of the category Handover', async () => {
    await vscode.commands.executeCommand('handoverPack.showIssues');
    const commands = await vscode.commands.getCommands(true);
    assert.ok(commands.includes('handoverPack.issues.focus'));
    assert.ok(commands.includes('workbench.view.extension.handoverPack'));
  });

  it('opens the line of a comment, and copies it with its evidence', async () => {
    const found = await chosen('FIXME 医保结算 rounds twice');
    await vscode.commands.executeCommand('handoverPack.issues.open', found);
    await until(
      'the file is shown',
      () => vscode.window.activeTextEditor?.document.fileName.endsWith('Settle.java') === true,
    );
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 1);
    await vscode.commands.executeCommand('handoverPack.issues.copy', found);
    assert.match(
      await vscode.env.clipboard.readText(),
      /^- FIXME 医保结算 rounds twice \(to-do comment · src\/Settle\.java:2 · Li Na/,
    );
  });

  it('writes a decision into issues.yaml', async () => {
    const found = await chosen('FIXME 医保结算 rounds twice');
    const deciding = vscode.commands.executeCommand('handoverPack.issues.triage', found);
    const file = join(root, 'handover', 'issues.yaml');
    // Enter on the first answer, and on the empty reason.
    await until('the decision is written', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return existsSync(file);
    });
    await deciding;
    const [entry] = parse(readFileSync(file, 'utf8')).items;
    assert.deepEqual([entry.fingerprint, entry.state], [found.issue.fingerprint, 'open']);
  });

  it('adds to the checklist once, and shows it there', async () => {
    mkdirSync(join(root, 'handover'), { recursive: true });
    const checklist = join(root, 'handover', 'checklist.yaml');
    writeFileSync(checklist, 'version: 1\nproject:\n  name: outpatient # ours\n');
    const found = await chosen('FIXME 医保结算 rounds twice');
    for (let times = 0; times < 2; times += 1)
      await vscode.commands.executeCommand('handoverPack.issues.addToChecklist', found);
    const text = readFileSync(checklist, 'utf8');
    assert.match(text, /# ours/);
    assert.equal(parse(text).openItems.items.length, 1);
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.lineAt(editor.selection.active.line).text ?? '', /fingerprint/);
  });

  /** The line of the view with this title. */
  async function chosen(title: string): Promise<Line> {
    await vscode.commands.executeCommand('handoverPack.issues.refresh');
    const lines = (await vscode.commands.executeCommand('handoverPack.showIssues')) as Line[];
    const found = lines.find(({ issue }) => issue.title === title);
    assert.ok(found, lines.map(({ issue }) => issue.title).join('\n'));
    return found;
  }
});
