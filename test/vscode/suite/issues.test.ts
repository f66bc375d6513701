import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { until } from './support.ts';

/** A line of the view, as its commands take it. */
interface Line {
  readonly kind: 'project' | 'group' | 'issue' | 'more' | 'note';
  readonly label?: string;
  readonly text?: string;
  readonly count?: number;
  readonly nodes?: readonly Line[];
  readonly issue?: { readonly title: string; readonly fingerprint: string };
}

describe('the view of unresolved issues', function () {
  this.timeout(60_000);
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  const triageFile = join(root, 'handover', 'issues.yaml');
  let before: string;

  beforeEach(() => {
    before = git('rev-parse', 'HEAD').trim();
    mkdirSync(join(root, 'src'), { recursive: true });
    writeFileSync(join(root, 'src', 'Settle.java'), 'class Settle {\n  // FIXME 医保结算 rounds twice\n}\n');
    commit('Settle');
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

  it('groups by class, by person and by path, and remembers it', async () => {
    await vscode.commands.executeCommand('handoverPack.issues.groupByPerson');
    assert.ok((await groups()).includes('Li Na'));
    await vscode.commands.executeCommand('handoverPack.issues.groupByPath');
    assert.ok((await groups()).includes('src'));
    await vscode.commands.executeCommand('handoverPack.issues.refresh');
    assert.ok((await groups()).includes('src'));
    await vscode.commands.executeCommand('handoverPack.issues.groupByClass');
    assert.ok((await groups()).some(label => /^(To-do comment|待办注释)$/.test(label)));
  });

  it('shows a hundred of a group, and more when asked', async () => {
    const lines = Array.from({ length: 130 }, (_, index) => `// TODO: number ${index}\n`);
    writeFileSync(join(root, 'src', 'Many.java'), lines.join(''));
    commit('Many');
    await vscode.commands.executeCommand('handoverPack.issues.refresh');
    const many = async () => {
      const found = (await tree()).find(group => group.nodes?.some(({ kind }) => kind === 'more'));
      return found ?? (await tree()).find(({ count = 0 }) => count > 130);
    };
    const folded = await many();
    assert.equal(folded?.nodes?.filter(({ kind }) => kind === 'issue').length, 100);
    await vscode.commands.executeCommand('handoverPack.issues.more', folded?.nodes?.at(-1));
    const shown = await many();
    assert.equal(shown?.nodes?.length, shown?.count);
  });

  it('looks again when a branch is made, with nobody asking, and opens its last commit', async () => {
    await chosen('FIXME 医保结算 rounds twice');
    const api = vscode.extensions.getExtension('vscode.git')?.exports.getAPI(1);
    await until('git knows the repository', () => api.repositories[0]?.state.HEAD?.commit !== undefined);
    git('switch', '--quiet', '-c', 'feature/HIS-77-invoices');
    writeFileSync(join(root, 'src', 'Invoice.java'), 'class Invoice {}\n');
    commit('HIS-77 invoices');
    git('switch', '--quiet', '-');
    const branch = async () =>
      (await issues()).find(({ issue }) => issue?.title.includes('feature/HIS-77-invoices'));
    try {
      await api.repositories[0].status();
      await until('the branch is shown', async () => (await branch()) !== undefined);
      await vscode.commands.executeCommand('handoverPack.issues.open', await branch());
      const tab = () => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
      await until('the commit is shown', () => tab().includes('HIS-77 invoices'));
    } finally {
      git('branch', '-D', 'feature/HIS-77-invoices');
    }
    await api.repositories[0].status();
    await until('the branch is gone', async () => (await branch()) === undefined);
  });

  it('shows a commit as text where the git extension is turned off', async () => {
    writeFileSync(join(root, 'src', 'Refund.java'), 'class Refund {}\n');
    commit('Refund of prepaid cards, see #31');
    const found = await chosen('Refund of prepaid cards, see #31');
    const settings = vscode.workspace.getConfiguration('git');
    await settings.update('enabled', false, vscode.ConfigurationTarget.Global);
    try {
      await vscode.commands.executeCommand('handoverPack.issues.open', found);
      const document = () => vscode.window.activeTextEditor?.document;
      await until('the text is shown', () => document()?.uri.scheme === 'handover-commit');
      assert.match(document()?.getText() ?? '', /Refund of prepaid cards, see #31[\s\S]+\+class Refund \{\}/);
      assert.ok((await groups()).length > 0);
    } finally {
      await settings.update('enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('stops, and keeps what it had found before', async () => {
    const { issue: known } = await chosen('FIXME 医保结算 rounds twice');
    const searching = vscode.commands.executeCommand('handoverPack.issues.refresh');
    await vscode.commands.executeCommand('handoverPack.issues.stop');
    await searching;
    assert.ok((await issues()).some(({ issue }) => issue?.fingerprint === known?.fingerprint));
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
      /^- FIXME 医保结算 rounds twice \((to-do comment|待办注释) · src\/Settle\.java:2 · Li Na/,
    );
  });

  it('writes a decision into issues.yaml', async () => {
    const found = await chosen('FIXME 医保结算 rounds twice');
    const { fingerprint, state } = await decide(found);
    assert.deepEqual([fingerprint, state], [found.issue?.fingerprint, 'open']);
  });

  it('hides what is settled until it is asked for, and tells which decisions match nothing', async () => {
    const found = await chosen('FIXME 医保结算 rounds twice');
    const settled = { fingerprint: found.issue?.fingerprint, state: 'resolved', title: 'settled' };
    const gone = { fingerprint: '0123456789abcdef', state: 'resolved', title: 'long gone' };
    mkdirSync(join(root, 'handover'), { recursive: true });
    writeFileSync(triageFile, JSON.stringify({ version: 1, items: [settled, gone] }));
    await vscode.commands.executeCommand('handoverPack.issues.refresh');
    const isListed = async () =>
      (await issues()).some(({ issue }) => issue?.fingerprint === settled.fingerprint);
    assert.equal(await isListed(), false);
    const notes = (await tree()).filter(({ kind }) => kind === 'note').map(({ text = '' }) => text);
    assert.ok(
      notes.some(text => text.includes('handover/issues.yaml')),
      notes.join('\n'),
    );
    await vscode.commands.executeCommand('handoverPack.issues.showSettled');
    assert.equal(await isListed(), true);
    await vscode.commands.executeCommand('handoverPack.issues.hideSettled');
    assert.equal(await isListed(), false);
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

  it('adds to a checklist whose folder was just made anew, as when a branch is switched', async () => {
    const checklist = join(root, 'handover', 'checklist.yaml');
    for (const name of ['inpatient', 'outpatient', 'laboratory']) {
      rmSync(join(root, 'handover'), { recursive: true, force: true });
      mkdirSync(join(root, 'handover'));
      writeFileSync(checklist, `version: 1\nproject:\n  name: ${name}\n`);
      await vscode.workspace.openTextDocument(checklist);
    }
    const found = await chosen('FIXME 医保结算 rounds twice');
    await vscode.commands.executeCommand('handoverPack.issues.addToChecklist', found);
    const { project, openItems } = parse(readFileSync(checklist, 'utf8'));
    assert.deepEqual([project.name, openItems.items.length], ['laboratory', 1]);
  });

  function commit(subject: string): void {
    git('add', '.');
    git('-c', 'user.name=Li Na', '-c', 'user.email=li@his.example', 'commit', '--quiet', '-m', subject);
  }

  /** What the view shows now; it is loaded where it was not. */
  async function tree(): Promise<readonly Line[]> {
    return vscode.commands.executeCommand<readonly Line[]>('handoverPack.showIssues');
  }

  async function groups(): Promise<string[]> {
    return (await tree()).flatMap(({ kind, label = '' }) => (kind === 'group' ? [label] : []));
  }

  async function issues(): Promise<Line[]> {
    const lines = (line: Line): Line[] =>
      line.kind === 'issue' ? [line] : (line.nodes ?? []).flatMap(lines);
    return (await tree()).flatMap(lines);
  }

  /** The line with this title, looked for anew. */
  async function chosen(title: string): Promise<Line> {
    await vscode.commands.executeCommand('handoverPack.issues.refresh');
    const found = (await issues()).find(({ issue }) => issue?.title === title);
    assert.ok(found, (await issues()).map(({ issue }) => issue?.title).join('\n'));
    return found;
  }

  /** Takes the first answer, gives no reason. @returns what is in `issues.yaml` then */
  async function decide(line: Line): Promise<{ fingerprint: string; state: string }> {
    const deciding = vscode.commands.executeCommand('handoverPack.issues.triage', line);
    await until('the decision is written', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return existsSync(triageFile);
    });
    await deciding;
    return parse(readFileSync(triageFile, 'utf8')).items[0];
  }
});
