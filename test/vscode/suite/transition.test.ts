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
  const usual = vscode.Uri.file(join(root, PLACE, 'transition.yaml'));
  let file = usual;
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

  /** One of its own, with more in it: what VS Code still remembers of a file that was there before is not of it. */
  const begin = (name: string, more: string) => {
    const folder = join(root, 'handover/transitions', name);
    rmSync(join(root, PLACE), { recursive: true });
    mkdirSync(folder, { recursive: true });
    file = vscode.Uri.file(join(folder, 'transition.yaml'));
    writeFileSync(file.fsPath, TRANSITION.replace('id: 2026-06-li', `id: ${name}`) + more);
  };

  beforeEach(() => {
    file = usual;
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

  /** Does something, and answers its questions in turn: words of what is picked, or what is typed. */
  async function answering(work: () => Thenable<unknown>, ...answers: readonly (RegExp | string)[]) {
    const left = [...answers];
    const { showQuickPick, showInputBox } = vscode.window;
    // A person at the keyboard is played in test/vscode/user; here it matters what comes of the answers.
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
        const words = left.shift();
        assert.ok(words instanceof RegExp, `asked to pick one of ${items.map(({ label }) => label)}`);
        const found = items.find(({ label }) => words.test(label));
        assert.ok(found, `${words} is not among ${items.map(({ label }) => label)}`);
        return found;
      },
      // What is refused stays in the box until something else is typed.
      showInputBox: async ({ prompt, validateInput }: vscode.InputBoxOptions) => {
        for (;;) {
          const words = left.shift();
          assert.ok(typeof words === 'string', `asked: ${prompt}`);
          if (!(await validateInput?.(words))) return words;
        }
      },
    });
    try {
      await work();
    } finally {
      Object.assign(vscode.window, { showQuickPick, showInputBox });
    }
    assert.deepEqual(left, [], 'every answer was asked for');
  }
  const tick = async (words: RegExp, ...answers: readonly (RegExp | string)[]) => {
    const line = labelled(await view(), words);
    assert.ok(line.tick, `${words} can be ticked off`);
    await answering(() => vscode.commands.executeCommand('handoverPack.tickTransition', line), ...answers);
    return labelled(await view(), words);
  };

  it('asks where the signed paper is, which may be told later', async () => {
    begin('2026-06-signed', 'signOff:\n  - party: leaver\n    name: 李伟\n');
    const signed = await tick(/^(leaver|离岗人员)$/, '');
    assert.match(text(), /name: 李伟\n {4}signedOn: 20\d\d-\d\d-\d\d\n$/);
    assert.match(String(signed.item.description), /nobody says where|未登记签字件/);
    const proven = await tick(/^(leaver|离岗人员)$/, ' Cabinet 3 ');
    assert.match(text(), /signedOn: 20\d\d-\d\d-\d\d\n {4}evidence: Cabinet 3\n$/);
    assert.equal(proven.tick, undefined, 'nothing is left to ask');
    const customer = await tick(/^(customer|客户)$/, '张建国', 'scans/sign-off.pdf');
    assert.match(
      text(),
      /party: customer\n {4}name: 张建国\n {4}signedOn: .*\n {4}evidence: scans\/sign-off.pdf\n$/,
    );
    assert.equal(customer.tick, undefined);
  });

  it('asks whether a topic was said or proven; what was said can be proven later', async () => {
    begin('2026-06-taught', 'successor: chen\nteachBack:\n  - topic: Backup\n  - topic: Query\n');
    const said = await tick(/Backup/, /Said|陈述/);
    assert.match(text(), /topic: Backup\n {4}confirmedBy: chen\n {4}confirmedOn: 20/);
    assert.match(String(said.item.description), /said 20|陈述 20/);
    const proven = await tick(/Backup/, /restore test|恢复演练/, /李伟/, 'restored in 40 minutes');
    assert.match(
      text(),
      /proof:\n {6}kind: restore-test\n {6}on: 20.*\n {6}result: restored in 40 minutes\n {6}watchedBy: li\n/,
    );
    assert.match(String(proven.item.description), /proven: restore test 20|实证：恢复演练 20/);
    assert.equal(proven.tick, undefined, 'more than that cannot be shown');
    await tick(/Query/, /commit|代码提交/, 'the one of yesterday', '1a2b3c4');
    assert.match(text(), /topic: Query\n {4}proof:\n {6}kind: commit\n {6}on: 20.*\n {6}commit: .?1a2b3c4/);
  });

  it('asks for the on-call agreement where the observation goes on after the last day', async () => {
    begin('2026-06-on-call', 'observation:\n  startsOn: 2026-06-15\n  days: 14\n');
    const line = await tick(/On-call|待命约定/, '', '19:00–21:00', ' ', 'phone', 'later', '2026-12-31');
    assert.match(
      text(),
      /onCall:\n {2}agreedOn: 20.*\n {2}hours: 19:00–21:00\n {2}channel: phone\n {2}until: 2026-12-31\n/,
    );
    assert.match(String(line.item.description), /19:00–21:00 · phone · 2026-12-31/);
    assert.equal(line.tick, undefined);
  });

  it('writes down what the handover list has beside the checklist', async () => {
    begin('2026-06-listed', '');
    await view();
    const record = (...answers: readonly (RegExp | string)[]) =>
      answering(() => vscode.commands.executeCommand('handoverPack.recordInTransition'), ...answers);
    await record(
      /something handed over|移交物品/,
      /^(Key|钥匙)$/,
      'Server room',
      '2',
      'desk',
      '',
      '',
      'one copy',
    );
    await record(/again and again|日常工作/, /every day|每日|每天/, 'Check the backup', '8:00', '');
    await record(/walkthrough|录像/, 'Month-end settlement', 'https://files.example/settle');
    await record(/supervises|监交人/, 'JJ-2026-3', /陈明/);
    assert.match(
      text(),
      /items:\n {4}- name: Server room\n {6}kind: key\n {6}quantity: 2\n {6}place: desk\n {6}note: one copy\n/,
    );
    assert.match(text(), /- every: day\n {6}what: Check the backup\n {6}when: .?8:00/);
    assert.match(text(), /- title: Month-end settlement\n {6}link: https:\/\/files.example\/settle\n/);
    assert.match(text(), / {2}number: JJ-2026-3\n {2}supervisor: chen\n/);
  });
});
