import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { problemsIn, ruleOf, until } from './support.ts';

const TEAM = `version: 1
people:
  - id: li-wei
    name: 李伟
    emails: [liwei@example.com]
roles:
  primary: li-wei
`;

const isChinese = vscode.env.language.startsWith('zh');

describe('files of the pack in the editor', function () {
  this.timeout(60_000);
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const uriOf = (name: string) => vscode.Uri.file(join(root, 'handover', name));
  const write = (name: string, text: string) => {
    mkdirSync(dirname(uriOf(name).fsPath), { recursive: true });
    writeFileSync(uriOf(name).fsPath, text);
  };

  /** Writes a file that VS Code may have kept from another pack in the same place, and has it read anew. */
  const writeAnew = async (name: string, text: string) => {
    write(name, text);
    await vscode.window.showTextDocument(uriOf(name));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  };

  beforeEach(async () => {
    await writeAnew('team.yaml', TEAM);
    write(
      'docs/solutions.md',
      '# Solutions\n\n<!-- handover:reviewed li-wei 2026-11-01 -->\n\nAsk `li-wei`.\n',
    );
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(join(root, 'handover'), { recursive: true, force: true });
  });

  /** Opens a text with a mark `¦`, and says where that is. */
  async function open(name: string, text: string): Promise<{ uri: vscode.Uri; position: vscode.Position }> {
    await writeAnew(name, text.replace('¦', ''));
    const document = await vscode.workspace.openTextDocument(uriOf(name));
    return { uri: document.uri, position: document.positionAt(text.indexOf('¦')) };
  }

  /** Ours alone: the words of the text are suggested by VS Code itself. */
  async function suggested(name: string, text: string): Promise<vscode.CompletionItem[]> {
    const { uri, position } = await open(name, text);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      position,
    );
    const ours = items.filter(
      ({ kind, keepWhitespace }) => keepWhitespace || kind === vscode.CompletionItemKind.User,
    );
    return ours.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
  }

  const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);
  const besideOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? '' : label.description);

  it('completes fields, choices and people, while the file is broken', async () => {
    const broken = 'version: 1\nproject:\n  name: "HIS\n';
    const fields = await suggested('checklist.yaml', `${broken}customer:\n  ty¦\n`);
    const type = fields.find(item => labelOf(item) === 'type');
    assert.equal(type && besideOf(type), isChinese ? '客户类型' : 'Type');
    const choices = await suggested('checklist.yaml', `${broken}customer:\n  type: ¦\n`);
    assert.deepEqual(choices.map(labelOf), ['public-hospital', 'private-hospital', 'checkup-center']);
    const people = await suggested('checklist.yaml', `${broken}customer:\n  owner: ¦\n`);
    assert.deepEqual(people.map(labelOf), ['li-wei']);
  });

  it('says nothing about files of no pack', async () => {
    const path = join(root, 'elsewhere', 'team.yaml');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'version: 1\n\n');
    try {
      const document = await vscode.workspace.openTextDocument(path);
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new vscode.Position(1, 0),
      );
      assert.deepEqual(
        items.filter(item => labelOf(item) === 'people' && item.kind !== vscode.CompletionItemKind.Text),
        [],
      );
    } finally {
      rmSync(dirname(path), { recursive: true, force: true });
    }
  });

  it('says who somebody is, also in a document, and follows what is typed in the team', async () => {
    const hovers = async ({ uri, position }: { uri: vscode.Uri; position: vscode.Position }) => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        position,
      );
      return found
        .flatMap(({ contents }) => contents.map(one => (typeof one === 'string' ? one : one.value)))
        .join('\n');
    };
    assert.match(
      await hovers(await open('checklist.yaml', 'version: 1\ncustomer:\n  owner: li¦-wei\n')),
      /李伟/,
    );
    assert.match(await hovers(await open('docs/more.md', 'Ask `li-¦wei`.\n')), /李伟/);
    const team = await vscode.workspace.openTextDocument(uriOf('team.yaml'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(team.uri, new vscode.Range(3, 10, 3, 12), '王芳');
    await vscode.workspace.applyEdit(edit);
    assert.match(await hovers(await open('docs/more.md', 'Ask `li-¦wei`.\n')), /王芳/);
    await vscode.window.showTextDocument(team);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('shows names and days beside values', async () => {
    const text =
      'version: 1\ncustomer:\n  owner: li-wei¦\nprogress:\n  milestones:\n    - id: a\n      title: A\n      planned: 2020-01-01\n';
    const { uri } = await open('checklist.yaml', text);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      uri,
      new vscode.Range(0, 0, 20, 0),
    );
    const [name = '', days = ''] = hints.map(({ label }) => String(label));
    assert.equal(name, '李伟');
    assert.match(days, isChinese ? /^\d+ 天前$/ : /^\d+ days ago$/);
  });

  it('leads from a reference to the person, and from the person to all references, documents too', async () => {
    const { uri, position } = await open('checklist.yaml', 'version: 1\ncustomer:\n  owner: li¦-wei\n');
    const [definition] = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      uri,
      position,
    );
    assert.equal(definition?.uri.fsPath, uriOf('team.yaml').fsPath);
    assert.equal(definition.range.start.line, 2);
    const uses = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      definition.uri,
      definition.range.start,
    );
    const places = uses.map(
      ({ uri: { fsPath }, range }) => `${fsPath.slice(root.length + 10)}:${range.start.line + 1}`,
    );
    assert.deepEqual(places.sort(), [
      'checklist.yaml:3',
      'docs/solutions.md:3',
      'docs/solutions.md:5',
      'team.yaml:3',
      'team.yaml:7',
    ]);
  });

  it('renames somebody in all files and documents, and one undo takes it back', async () => {
    const { uri, position } = await open('checklist.yaml', 'version: 1\ncustomer:\n  owner: li¦-wei\n');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uri,
      position,
      'li-w',
    );
    assert.deepEqual(
      edit
        .entries()
        .map(([{ fsPath }]) => fsPath.slice(root.length + 10))
        .sort(),
      ['checklist.yaml', 'docs/solutions.md', 'team.yaml'],
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    const texts = async () =>
      Promise.all(
        ['checklist.yaml', 'team.yaml', 'docs/solutions.md'].map(async name =>
          (await vscode.workspace.openTextDocument(uriOf(name))).getText(),
        ),
      );
    for (const text of await texts()) assert.ok(text.includes('li-w') && !text.includes('li-wei'), text);
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('undo');
    await until('one undo took all of it back', async () =>
      (await texts()).every(text => text.includes('li-wei')),
    );
  });

  it('refuses a name that somebody else has, and what has none', async () => {
    await writeAnew('team.yaml', TEAM.replace('roles:', '  - id: chen\n    name: Chen\nroles:'));
    const { uri, position } = await open('checklist.yaml', 'version: 1\ncustomer:\n  owner: li¦-wei\n');
    const rename = (place: vscode.Position, name: string) =>
      vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', uri, place, name);
    await until('the team is read anew', async () => {
      const reason = await Promise.resolve(rename(position, 'chen')).then(() => '', String);
      return /means somebody|已指其他/.test(reason);
    });
    await assert.rejects(
      Promise.resolve(vscode.commands.executeCommand('vscode.prepareRename', uri, new vscode.Position(0, 2))),
      /renamed|重命名/,
    );
  });

  it('shows each guess with its evidence over its line, confirms it there, and goes to the next', async () => {
    const text =
      'version: 1\nproject:\n  name: HIS¦\n  confirm: [name]\n  from: name of the folder\nprogress:\n  milestones:\n    - id: v1\n      title: First\n      confirm: true\n      from: tag v1\n    - id: v2\n      title: Second\n      confirm: true\n      from: tag v2\n';
    const { uri } = await open('checklist.yaml', text);
    const lenses = async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uri,
      );
      return found.map(({ command, range }) => ({
        title: command?.title ?? '',
        command,
        line: range.start.line,
      }));
    };
    const before = await lenses();
    assert.match(
      before[0]?.title ?? '',
      isChinese ? /推测 1\/3 · .*name of the folder/ : /Guess 1 of 3 · found in: name of the folder/,
    );
    assert.deepEqual([...new Set(before.map(({ line }) => line))], [1, 7, 11]);
    for (const line of [1, 7]) {
      await vscode.commands.executeCommand('handoverPack.nextGuess');
      assert.equal(vscode.window.activeTextEditor?.selection.active.line, line);
    }
    await vscode.commands.executeCommand('handoverPack.confirmGuess');
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(
      document.getText(),
      text.replace('¦', '').replace('      confirm: true\n      from: tag v1\n', ''),
    );
    assert.equal(document.isDirty, false, 'it was saved before, so it is saved now');
    const rest = await lenses();
    const all = rest.filter(({ command }) => command?.command === 'handoverPack.confirmGuess');
    assert.equal(all.length, 2);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text.replace('¦', ''));
    const kind = (await lenses()).find(({ command }) => command?.command === 'handoverPack.confirmGuessKind');
    assert.match(kind?.title ?? '', isChinese ? /确认全部 2 条“里程碑”/ : /Confirm all 2 of Milestones/);
    await vscode.commands.executeCommand(kind?.command?.command ?? '', ...(kind?.command?.arguments ?? []));
    assert.ok(!document.getText().includes('tag v'));
    assert.ok(document.getText().includes('name of the folder'));
  });

  it('has an outline, and links to the files that are there', async () => {
    const { uri } = await open(
      'checklist.yaml',
      'version: 1\ncustomer:\n  evidence:\n    - docs/solutions.md#Solutions¦\n    - docs/nothing.md\n    - config/application.yml:2\nprogress:\n  milestones:\n    - id: v1\n      title: First\n',
    );
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    const progress = symbols.find(({ name }) => name === 'progress');
    assert.equal(progress?.children[0]?.children[0]?.name, 'First');
    assert.equal(progress.detail, isChinese ? '进度' : 'Progress');
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      uri,
    );
    const targets = links.map(({ target, range }) => [
      range.start.line,
      target?.path.slice(root.length + 1),
      target?.fragment,
    ]);
    assert.deepEqual(targets, [
      [3, 'handover/docs/solutions.md', 'L1'],
      [5, 'config/application.yml', 'L2'],
    ]);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      uri,
    );
    assert.ok(folds.some(({ start, end }) => start === 1 && end === 5));
  });

  it('offers the best fix first: a secret goes to the vault and never into the baseline, a doubled line goes', async () => {
    const text =
      'version: 1\nproject:\n  name: HIS\n  name: HIS\nspecialNotes:\n  items:\n    - id: a\n      title: "password: Qx7-kpL92"¦\n';
    const { uri } = await open('checklist.yaml', text);
    await vscode.commands.executeCommand('handoverPack.validate');
    const actionsOf = async (rule: string) => {
      await until(`${rule} is shown`, () => problemsIn(uri).some(problem => ruleOf(problem) === rule));
      const range = problemsIn(uri).find(problem => ruleOf(problem) === rule)?.range;
      return vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
      );
    };
    const secret = await actionsOf('credential');
    assert.equal(
      secret[0]?.command?.command,
      'handoverPack.moveSecret',
      secret.map(({ title }) => title).join('\n'),
    );
    assert.equal(secret[0].isPreferred, true);
    assert.deepEqual(
      secret.filter(({ command }) => command?.command === 'handoverPack.addToBaseline'),
      [],
    );
    await vscode.commands.executeCommand(
      'handoverPack.addToBaseline',
      uri.toString(),
      'credential',
      '0'.repeat(16),
    );
    assert.equal(existsSync(uriOf('.baseline.json').fsPath), false, 'not by its command either');
    const doubled = await actionsOf('schema');
    assert.match(doubled[0]?.title ?? '', /^(Delete this line|删除本行)$/);
    const accept = doubled.find(({ command }) => command?.command === 'handoverPack.addToBaseline');
    assert.match(accept?.title ?? '', /schema.*(line 4|第 4 行)|第 4 行.*schema/);
    assert.equal(
      problemsIn(uri).filter(({ range }) => range.start.line === 3).length,
      1,
      'one mistake, one problem',
    );
  });

  it('finds the pack by the settings of the project, whatever its folder is called', async () => {
    const settings = join(root, 'handover.config.yaml');
    const folder = join(root, 'docs', 'jiaojie');
    mkdirSync(folder, { recursive: true });
    writeFileSync(settings, 'version: 1\nfolder: docs/jiaojie\n');
    writeFileSync(join(folder, 'team.yaml'), TEAM);
    writeFileSync(join(folder, 'checklist.yaml'), 'version: 1\nprogress:\n  owner: \n');
    try {
      const document = await vscode.workspace.openTextDocument(join(folder, 'checklist.yaml'));
      await until('the settings are seen', async () => {
        const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          new vscode.Position(2, 9),
        );
        return items.some(item => labelOf(item) === 'li-wei');
      });
    } finally {
      rmSync(settings, { force: true });
      rmSync(join(root, 'docs', 'jiaojie'), { recursive: true, force: true });
    }
  });
});
