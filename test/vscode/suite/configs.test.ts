import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { problemsIn, ruleOf, until } from './support.ts';

/** A line of the view, as its commands take it. */
interface Line {
  readonly kind: 'project' | 'group' | 'pattern' | 'file' | 'missing';
  readonly label?: string;
  readonly nodes?: readonly Line[];
  readonly file?: { readonly path: string; readonly state: string };
}

const INDEX = 'handover/config-index.yaml';

describe('config files in the editor', function () {
  this.timeout(60_000);
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const uriOf = (path: string) => vscode.Uri.file(join(root, path));
  const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  beforeEach(async () => {
    write('conf/jdbc.properties', 'jdbc.url=jdbc:mysql://db/his\njdbc.password=Kanarie7Xq9\n');
    await vscode.commands.executeCommand('handoverPack.configs.refresh');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const folder of ['handover', 'conf', 'settings'])
      rmSync(join(root, folder), { recursive: true, force: true });
    git('checkout', '--quiet', '--', '.');
  });

  async function tree(): Promise<readonly Line[]> {
    return (await vscode.commands.executeCommand<readonly Line[]>('handoverPack.showConfigs')) ?? [];
  }

  async function lineOf(path: string): Promise<Line> {
    const lines = (await tree()).flatMap(({ nodes = [] }) => nodes);
    const found = lines.find(({ file }) => file?.path === path);
    assert.ok(found, `no line for ${path}`);
    return found;
  }

  /** Writes an index, and opens it as it lies on the disk. */
  async function openIndex(text: string): Promise<vscode.TextEditor> {
    write(INDEX, text);
    const editor = await vscode.window.showTextDocument(uriOf(INDEX));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('handoverPack.configs.refresh');
    return editor;
  }

  it('shows what nothing describes first, by risk', async () => {
    const groups = await tree();
    assert.ok(groups.length >= 2);
    assert.match(groups[0]?.label ?? '', /^(Not documented: high risk|未说明：高风险)$/);
    const [first] = groups;
    assert.deepEqual(
      first?.nodes?.map(({ file }) => file?.path),
      ['conf/jdbc.properties', 'config/application.yml'],
    );
  });

  it('adds a file to the index, and opens where its purpose is to be written', async () => {
    await vscode.commands.executeCommand(
      'handoverPack.addToConfigIndex',
      await lineOf('conf/jdbc.properties'),
    );
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, join(root, INDEX));
    const line = editor.document.lineAt(editor.selection.start.line).text;
    assert.equal(line, `    purpose: ${editor.document.getText(editor.selection)}`);
    assert.match(editor.document.getText(), /- name: jdbc\.password\n\s+secret: true/);
    assert.ok(!editor.document.getText().includes('Kanarie'));
    assert.equal((await lineOf('conf/jdbc.properties')).file?.state, 'unconfirmed');
  });

  it('adds a file of the explorer to an index that is open and not saved yet', async () => {
    const editor = await openIndex('version: 1\nentries: []\n');
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '# Ours\n'));
    await vscode.commands.executeCommand('handoverPack.addToConfigIndex', uriOf('config/application.yml'));
    assert.match(
      editor.document.getText(),
      /^# Ours\nversion: 1\nentries:\n {2}- path: config\/application\.yml\n/,
    );
    assert.equal(textOf(INDEX), 'version: 1\nentries: []\n', 'saving is up to the user');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), '# Ours\nversion: 1\nentries: []\n');
  });

  it('offers to add a file where the check says that nothing describes it', async () => {
    await openIndex('version: 1\nentries: []\n');
    await vscode.commands.executeCommand('handoverPack.validate');
    const uri = uriOf('conf/jdbc.properties');
    await vscode.window.showTextDocument(uri);
    await until('the problem is shown', () =>
      problemsIn(uri).some(problem => ruleOf(problem) === 'undocumented-config'),
    );
    const range = new vscode.Range(0, 0, 0, 0);
    const ask = () =>
      vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
    const ours = (actions: vscode.CodeAction[]) =>
      actions.find(({ command }) => command?.command === 'handoverPack.addToConfigIndex');
    await until('the action is offered', async () => ours(await ask()) !== undefined);
    const action = ours(await ask());
    await vscode.commands.executeCommand(
      action?.command?.command ?? '',
      ...(action?.command?.arguments ?? []),
    );
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /- path: conf\/jdbc\.properties/);
    await vscode.window.activeTextEditor?.document.save();
    await until('the problem is gone', () => problemsIn(uri).length === 0);
  });

  it('explains an entry: kind, keys without values, last changes', async () => {
    await openIndex('version: 1\nentries:\n  - path: config/application.yml\n    purpose: The server\n');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uriOf(INDEX),
      new vscode.Position(2, 15),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map(content => (typeof content === 'string' ? content : content.value))
      .join('\n');
    assert.match(text, /Spring/);
    assert.match(text, /server&#46;port/);
    assert.ok(!text.includes('8080'));
    assert.match(text, /2026&#45;01&#45;05 Li Na&#58; Start/);
  });

  it('says what a key means and who says so: in the config file, and at the key and the path of its entry', async () => {
    write('conf/lis.properties', '# Port of the <b>analyser</b>\nlis.port=9100\nlis.site=07\nLIS_TOKEN=\n');
    write('.env.example', '# Given by the laboratory\nLIS_TOKEN=\n');
    await openIndex(
      'version: 1\nentries:\n  - path: conf/lis.properties\n    purpose: Laboratory\n    keys:\n      - name: lis.site\n        purpose: Number of the house\n',
    );
    const hover = async (path: string, line: number) => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uriOf(path),
        new vscode.Position(line, 12),
      );
      return hovers
        .flatMap(({ contents }) => contents)
        .map(content => (typeof content === 'string' ? content : content.value))
        .join('\n')
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    };
    try {
      await vscode.workspace.openTextDocument(uriOf('conf/lis.properties'));
      assert.match(await hover('conf/lis.properties', 1), /lis\.port.*Port of the <b>analyser<\/b> [(（].*1/);
      assert.match(await hover('conf/lis.properties', 2), /lis\.site.*Number of the house/);
      assert.match(
        await hover('conf/lis.properties', 3),
        /LIS_TOKEN.*Given by the laboratory.*\.env\.example:1/,
      );
      assert.match(await hover(INDEX, 5), /lis\.site.*Number of the house/);
      const entry = await hover(INDEX, 2);
      assert.match(entry, /lis\.port.*Port of the/);
      assert.ok(!entry.includes('9100'));
    } finally {
      rmSync(join(root, '.env.example'));
    }
  });

  it('completes paths, what nothing describes first', async () => {
    await openIndex(
      'version: 1\nentries:\n  - path: config/application.yml\n    purpose: The server\n  - path: \n',
    );
    const ask = () =>
      vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uriOf(INDEX),
        new vscode.Position(4, 10),
      );
    const ours = ({ items }: vscode.CompletionList) =>
      items.filter(({ kind }) => kind === vscode.CompletionItemKind.File).map(({ label }) => label);
    await until('paths are offered', async () => ours(await ask()).length > 0);
    const labels = ours(await ask());
    assert.ok(labels.includes('conf/jdbc.properties'));
    assert.ok(labels.indexOf('conf/jdbc.properties') < labels.indexOf('config/application.yml'));
  });

  it('asks whether an entry follows a renamed folder, and lets it', async () => {
    await openIndex(
      'version: 1\nentries:\n  - path: conf/jdbc.properties # ours\n    purpose: The database\n',
    );
    const asked = await answering(/1 (entry|个)|有 1 个/, async () => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(uriOf('conf'), uriOf('settings'));
      assert.ok(await vscode.workspace.applyEdit(edit));
      await until('the entry has followed', () => textOf(INDEX).includes('settings/jdbc.properties # ours'));
    });
    assert.equal(asked, 1);
    assert.ok(existsSync(join(root, 'settings/jdbc.properties')));
  });

  it('goes on once an index that could not be read is fixed', async () => {
    const editor = await openIndex('version: 1\nentries: [\n');
    await vscode.commands.executeCommand('handoverPack.configs.focus');
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    await editor.edit(edit => edit.replace(all, 'version: 1\nentries: []\n'));
    await editor.document.save();
    await until('the file is back', async () =>
      (await tree()).some(({ nodes = [] }) =>
        nodes.some(({ file }) => file?.path === 'conf/jdbc.properties'),
      ),
    );
  });

  it('has a setting that turns the marks in the explorer off', async () => {
    const settings = vscode.workspace.getConfiguration('handoverPack');
    assert.equal(settings.get('configs.decorations'), true);
    await settings.update('configs.decorations', false, vscode.ConfigurationTarget.Global);
    await settings.update('configs.decorations', undefined, vscode.ConfigurationTarget.Global);
  });

  /** Presses the first button of each message that a test expects; tells how many there were. */
  async function answering(expected: RegExp, work: () => Promise<void>): Promise<number> {
    const window: { showInformationMessage: unknown } = vscode.window;
    const original = window.showInformationMessage;
    let asked = 0;
    window.showInformationMessage = async (message: unknown, ...buttons: unknown[]) => {
      assert.match(String(message), expected);
      asked += 1;
      return buttons[0];
    };
    try {
      await work();
    } finally {
      window.showInformationMessage = original;
    }
    return asked;
  }
});
