import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { fakeInput, until } from './support.ts';

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

/** A person presses the button that leads a question back. */
const BACK = Symbol('back');

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

  type Answered = RegExp | string | typeof BACK | { readonly atOnce: RegExp };

  /**
   * Does something, and answers its questions in turn: words of what is picked, what is typed, a step back, or words of
   * the row whose button is pressed.
   */
  async function answering(work: () => Thenable<unknown>, ...answers: readonly Answered[]) {
    const left = [...answers];
    const { createQuickPick, createInputBox, showQuickPick, showInputBox } = vscode.window;
    const picked = (items: readonly vscode.QuickPickItem[], words = left.shift()) => {
      assert.ok(words instanceof RegExp, `asked to pick one of ${items.map(({ label }) => label)}`);
      const found = items.find(({ label }) => words.test(label));
      assert.ok(found, `${words} is not among ${items.map(({ label }) => label)}`);
      return found;
    };
    const typed = (prompt: string | undefined) => {
      const words = left.shift();
      assert.ok(typeof words === 'string', `asked: ${prompt}`);
      return words;
    };
    // A person at the keyboard is played in test/vscode/user; here it matters what comes of the answers.
    Object.assign(vscode.window, {
      createQuickPick: () =>
        fakeInput(input => {
          const next = left.shift();
          if (next === BACK) input.button = vscode.QuickInputButtons.Back;
          else if (typeof next === 'object' && 'atOnce' in next)
            input.itemButton = picked(input.items, next.atOnce);
          else input.selectedItems = [picked(input.items, next)];
        }),
      // What is refused stays in the box until something else is typed.
      createInputBox: () =>
        fakeInput(input => {
          if (left[0] === BACK) {
            left.shift();
            input.button = vscode.QuickInputButtons.Back;
          } else input.value = typed(input.prompt);
        }),
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => picked(items),
      showInputBox: async ({ prompt }: vscode.InputBoxOptions) => typed(prompt),
    });
    try {
      await work();
    } finally {
      Object.assign(vscode.window, { createQuickPick, createInputBox, showQuickPick, showInputBox });
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
    const signed = await tick(/^(leaver|离岗人员)$/, /Told later|以后补充/);
    assert.match(text(), /name: 李伟\n {4}signedOn: 20\d\d-\d\d-\d\d\n$/);
    assert.match(String(signed.item.description), /nobody says where|未登记签字件/);
    const proven = await tick(/^(leaver|离岗人员)$/, /where the paper|存放位置/, '', ' Cabinet 3 ');
    assert.match(text(), /signedOn: 20\d\d-\d\d-\d\d\n {4}evidence: Cabinet 3\n$/);
    assert.equal(proven.tick, undefined, 'nothing is left to ask');
    const { showOpenDialog } = vscode.window;
    const scan = join(root, 'scans', 'sign-off.pdf');
    mkdirSync(join(root, 'scans'), { recursive: true });
    writeFileSync(scan, 'signed');
    Object.assign(vscode.window, { showOpenDialog: async () => [vscode.Uri.file(scan)] });
    try {
      const customer = await tick(/^(customer|客户)$/, '张建国', /scanned file|扫描件/);
      assert.equal(customer.tick, undefined);
    } finally {
      Object.assign(vscode.window, { showOpenDialog });
      rmSync(join(root, 'scans'), { recursive: true });
    }
    assert.match(
      text(),
      /party: customer\n {4}name: 张建国\n {4}signedOn: .*\n {4}evidence: scans\/sign-off.pdf\n {4}scan:\n {6}file: scans\/sign-off.pdf\n {6}sha256: .?[0-9a-f]{64}.?\n {6}recordedOn: /,
    );
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
  });

  it('offers the commits of the successor as proofs, and takes none that shows nothing', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', args, {
        cwd: root,
        env: {
          ...process.env,
          GIT_AUTHOR_NAME: '陈明',
          GIT_AUTHOR_EMAIL: 'c@his.example',
          GIT_COMMITTER_NAME: 'x',
          GIT_COMMITTER_EMAIL: 'x@his.example',
        },
      })
        .toString()
        .trim();
    begin('2026-06-commits', 'successor: chen\nteachBack:\n  - topic: Query\n');
    writeFileSync(file.fsPath, text().replace('reportedOn: 2026-06-01', 'reportedOn: 2026-01-01'));
    git('commit', '--allow-empty', '-qm', 'query rewritten', '--date', '2026-02-01T12:00:00Z');
    const hash = git('rev-parse', 'HEAD');
    try {
      const refused = vscode.window.showErrorMessage;
      const told: string[] = [];
      Object.assign(vscode.window, { showErrorMessage: async (words: string) => void told.push(words) });
      try {
        await tick(/Query/, /commit|代码提交/, /Another|其他提交/, 'the one of yesterday', '1a2b3c4d');
      } finally {
        Object.assign(vscode.window, { showErrorMessage: refused });
      }
      assert.match(told.join(), /1a2b3c4d/);
      assert.doesNotMatch(text(), /proof/);
      await tick(/Query/, /commit|代码提交/, /query rewritten/);
      assert.match(
        text(),
        new RegExp(
          `topic: Query\\n {4}proof:\\n {6}kind: commit\\n {6}on: 20.*\\n {6}commit: .?${hash.slice(0, 10)}`,
        ),
      );
    } finally {
      git('reset', '-q', '--soft', 'HEAD~1');
    }
  });

  it('asks for the number of a letter before it goes out, for the reply after, and for evidence of what was revoked', async () => {
    begin(
      '2026-06-papers',
      'access:\n  - account: his-db\nfoundAccess:\n  - { id: mail-1, kind: mail, place: "ops.yml:2" }\n',
    );
    await tick(/Send the notice|发出告知函/, '〔2026〕12号');
    assert.match(text(), /number: 〔2026〕12号\n {2}sentOn: 20|sentOn: 20.*\n {2}number: 〔2026〕12号/);
    const answered = await tick(/Send the notice|发出告知函/, '〔2026〕12号', 'slip of 3 June');
    assert.match(text(), /answer: slip of 3 June/);
    assert.equal(answered.tick, undefined);
    const { tick: now } = await tick(/Revoke.*his-db|收回.*his-db/);
    const day = /revokedOn: (.*)\n/.exec(text())?.[1];
    assert.ok(day && now, 'one click is enough, and evidence may follow');
    await tick(/Revoke.*his-db|收回.*his-db/, 'TICKET-1');
    assert.match(text(), new RegExp(`account: his-db\\n {4}revokedOn: ${day}\\n {4}evidence: TICKET-1\\n`));
    await tick(/ops\.yml:2/, 'changed to the team');
    assert.match(text(), /settledOn: 20\d\d-\d\d-\d\d, evidence: changed to the team/);
  });

  it('knows at the meeting who was named after its line was drawn', async () => {
    begin('2026-06-named', '');
    const meeting = labelled(await view(), /^Handover meeting on site|^现场交接会议/);
    await tick(/^Name the successor|^确定接手人/, /陈明/);
    const drawnBefore = () => vscode.commands.executeCommand('handoverPack.tickTransition', meeting);
    await answering(drawnBefore, '180', 'Ward 3', '张建国', '', '', /^Yes|^是/);
    assert.match(text(), /person: chen\n\s+party: successor/);
  });

  it('asks all of it by keyboard, too', async () => {
    begin(
      '2026-06-keys',
      'successor: chen\naccess:\n  - account: his-db\nfoundAccess:\n  - { id: mail-1, kind: mail, place: "ops.yml:2" }\nteachBack:\n  - topic: Backup\n',
    );
    await view();
    const record = (...answers: readonly (RegExp | string)[]) =>
      answering(() => vscode.commands.executeCommand('handoverPack.recordInTransition'), ...answers);
    await record(/^A letter|^函件/, /Send the notice|发出告知函/, 'No. 1');
    await record(/^A topic|接手人已掌握/, /Backup/, /Said|陈述/);
    await record(/^An account|已收回或更换/, /his-db/, 'TICKET-2');
    await record(/^Other access|其他访问途径/, /ops\.yml:2/, '');
    await record(/^A signature|^签署/, /^(witness|见证人)$/, '张建国', /Told later|以后补充/);
    for (const words of [
      /number: No\. 1/,
      /confirmedBy: chen/,
      /revokedOn: .*\n {4}evidence: TICKET-2/,
      /settledOn/,
      /party: witness\n {4}name: 张建国/,
    ])
      assert.match(text(), words);
  });

  it('of several packs is one departure with a section each, and what is about the person is written into all', async function () {
    // Closing brings the documents of both packs up to date.
    this.timeout(150_000);
    begin('2026-06-packs', 'packs: [., lis]\n');
    const lis = join(root, 'lis', 'handover');
    mkdirSync(join(lis, 'transitions', '2026-06-packs'), { recursive: true });
    writeFileSync(join(lis, 'team.yaml'), TEAM);
    writeFileSync(join(lis, 'checklist.yaml'), 'version: 1\nproject:\n  name: LIS\n');
    writeFileSync(join(root, 'handover', 'checklist.yaml'), 'version: 1\n');
    const other = join(lis, 'transitions', '2026-06-packs', 'transition.yaml');
    writeFileSync(other, text());
    try {
      const [departure] = await view();
      assert.ok(departure);
      assert.deepEqual(
        departure.children.map(({ item }) => item.description),
        ['.', 'lis'],
      );
      const [, section] = departure.children;
      const task = labelled([section as Line], /Settlement/);
      await vscode.commands.executeCommand('handoverPack.tickTransition', task);
      assert.match(readFileSync(other, 'utf8'), /doneOn/);
      assert.doesNotMatch(text(), /doneOn/);
      const [first] = (await view())[0]?.children ?? [];
      await answering(
        () =>
          vscode.commands.executeCommand(
            'handoverPack.recordInTransition',
            labelled([first as Line], /Settlement/),
          ),
        /On-call|待命/,
        '9-18',
        'phone',
        '2026-12-31',
      );
      for (const path of [file.fsPath, other]) assert.match(readFileSync(path, 'utf8'), /hours: .?9-18/);
      const { showWarningMessage, showInformationMessage } = vscode.window;
      const details: string[] = [];
      const last = async (_: string, options: vscode.MessageOptions, ...buttons: string[]) => {
        details.push(options.detail ?? '');
        return buttons.find(button => /Force|强制|Close|关闭/.test(button));
      };
      Object.assign(vscode.window, { showWarningMessage: last, showInformationMessage: last });
      try {
        await answering(
          () => vscode.commands.executeCommand('handoverPack.closeTransition', first),
          /All packs|所有交接包/,
          'signed on paper',
          '',
        );
      } finally {
        Object.assign(vscode.window, { showWarningMessage, showInformationMessage });
      }
      assert.match(details.join('\n'), /LIS: /);
      for (const path of [file.fsPath, other])
        assert.match(readFileSync(path, 'utf8'), /forced: true\n {2}reason: signed on paper/);
    } finally {
      rmSync(join(root, 'lis'), { recursive: true });
    }
  });

  it('leads back to the dialog from the list of what is open, and from the reason; Close by Force stands last', async function () {
    // Closing brings the documents of the pack up to date.
    this.timeout(150_000);
    begin('2026-06-back', '');
    writeFileSync(join(root, 'handover', 'checklist.yaml'), 'version: 1\n');
    const [departure] = await view();
    const { showWarningMessage, showInformationMessage } = vscode.window;
    const dialogs: (readonly string[])[] = [];
    const pressing = [/What Is Open|查看/, /Force|强制/, /Force|强制/];
    Object.assign(vscode.window, {
      showWarningMessage: async (_: string, __: vscode.MessageOptions, ...buttons: string[]) => {
        dialogs.push(buttons);
        const words = pressing.shift();
        return buttons.find(button => words?.test(button));
      },
      showInformationMessage: async (_: string, __: vscode.MessageOptions, ...[close]: string[]) => close,
    });
    try {
      await answering(
        () => vscode.commands.executeCommand('handoverPack.closeTransition', departure),
        BACK,
        BACK,
        'signed on paper',
        '',
      );
    } finally {
      Object.assign(vscode.window, { showWarningMessage, showInformationMessage });
    }
    assert.equal(dialogs.length, 3);
    for (const buttons of dialogs) assert.match(buttons.at(-1) ?? '', /Force|强制/);
    assert.match(text(), /forced: true\n {2}reason: signed on paper/);
  });

  it('shows the plan of a departure at once where a button of the row asks for it, and leads back to who is leaving', async () => {
    const folder = join(root, 'handover', 'transitions');
    const before = readdirSync(folder);
    await answering(
      () => vscode.commands.executeCommand('handoverPack.startTransition'),
      { atOnce: /陈明/ },
      BACK,
      { atOnce: /陈明/ },
      /^\$\(check\) (Write|写入)/,
    );
    const made = readdirSync(folder).filter(name => !before.includes(name));
    assert.equal(made.length, 1);
    const written = readFileSync(join(folder, made[0] ?? '', 'transition.yaml'), 'utf8');
    assert.match(written, /leaving: chen\n[\s\S]*reportedOn: 20/);
    assert.doesNotMatch(written, /lastDay/);
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
