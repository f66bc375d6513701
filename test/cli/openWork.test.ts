import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

interface Item {
  readonly class: string;
  readonly key: string;
  readonly title: string;
  readonly severity: string;
  readonly person: string;
  readonly named: boolean;
  readonly weak: boolean;
  readonly holds: { readonly files: number } | null;
  readonly remarks: readonly { readonly id: string; readonly message: string }[];
}

describe('handover issues: what is open, and what is only named', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await createRepository();
    await repository.git('remote', 'add', 'origin', 'https://github.com/acme/his.git');
  });
  afterEach(() => repository.cleanup());

  const run = (...words: string[]) => handover(repository, 'issues', '--today', '2026-06-15', ...words);
  const report = async (...words: string[]) => {
    // Everything was pushed: what lies on this computer only is not the matter here.
    await repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    const { stdout } = await run('--format', 'json', '--lang', 'en', ...words);
    return JSON.parse(stdout) as {
      readonly summary: { readonly open: number; readonly named: number };
      readonly items: readonly Item[];
    };
  };
  const say = (message: string, date = '2026-05-04') =>
    repository.commit({ files: { 'log.txt': `${message} ${Math.random()}\n` }, message, date });

  it('counts tickets that are only named apart, and hides them until they are asked for', async () => {
    await say('See #1');
    await say('Unable to fix #2');
    await say('Fix #3');
    const { summary, items } = await report();
    assert.deepEqual(summary, { open: 1, weak: 0, named: 1 });
    assert.deepEqual(
      items.map(({ key, named }) => [key, named]),
      [
        ['#2', false],
        ['#1', true],
      ],
    );
    const { stdout } = await run('--lang', 'en');
    assert.match(stdout, /^1 unresolved item: /);
    assert.match(stdout, /1 more ticket is named/);
    assert.doesNotMatch(stdout, /See #1/);
    assert.match((await run('--lang', 'en', '--all')).stdout, /See #1/);
  });

  it('says both where the tracker closes what the sentence leaves open', async () => {
    await say('Will fix #4 in the next release');
    await say('Does not fixes #5');
    const { items } = await report();
    const remark = (key: string) => items.find(item => item.key === key)?.remarks[0]?.message ?? '';
    for (const key of ['#4', '#5']) assert.match(remark(key), /^GitHub closes this ticket/);
    await say('Fixes #4');
    assert.equal(
      (await report()).items.some(({ key }) => key === '#4'),
      false,
    );
  });

  it('opens a ticket again when what closed it is taken back, also where only the words say so', async () => {
    await say('修复 #6 医嘱重复');
    await say('回退 #6 的修复');
    await say('Revert "Fixes #7: merge duplicates"');
    await say('Roll back the fix for #8');
    const { items } = await report();
    assert.deepEqual(items.map(({ key }) => key).sort(), ['#6', '#7', '#8']);
  });

  it('tells of a comment whose ticket was closed, as a finding of the change that closed it', async () => {
    await repository.commit({
      files: { 'Pay.java': 'class Pay {\n  // TODO #9 round the copay\n  int a = 1;\n}\n' },
      message: 'Add pay',
      date: '2026-03-01',
    });
    await repository.commit({
      files: { 'x.txt': '1\n' },
      message: 'Fixes #9',
      author: 'Li Na <lina@his.example>',
      date: '2026-04-01',
    });
    const [item] = (await report()).items;
    assert.deepEqual(
      [item?.class, item?.severity, item?.person, item?.remarks[0]?.id],
      ['todo-comment', 'major', 'Li Na', 'issues.remark.closedTicket'],
    );
  });

  it('tells the same of a ticket that an export says is closed', async () => {
    await repository.commit({
      files: { 'Pay.java': 'class Pay {\n  // TODO #10 round\n  int a = 1;\n}\n' },
      message: 'Add pay',
      date: '2026-03-01',
    });
    const folder = join(repository.root, '.git', 'exports');
    await mkdir(folder);
    const issue = {
      number: 10,
      title: 'Round',
      state: 'CLOSED',
      url: 'https://github.com/acme/his/issues/10',
    };
    await writeFile(join(folder, 'issues.json'), JSON.stringify([issue]));
    const { items } = await report('--tracker-export', join(folder, 'issues.json'));
    assert.deepEqual(
      items.map(({ severity, remarks }) => [severity, remarks.map(({ id }) => id)]),
      [['major', ['issues.remark.closedInTracker']]],
    );
  });

  it('is silent about work that was taken back and done otherwise the same day', async () => {
    await say('Print the queue ticket with the ward name', '2026-05-01');
    await say('Revert "Print the queue ticket with the ward name"', '2026-05-01');
    assert.equal((await report()).items.length, 1);
    await say('Print the ward name on the queue ticket, centred', '2026-05-01');
    assert.deepEqual((await report()).items, []);
  });

  it('is silent about what was taken back in passing, to do it in another way', async () => {
    const reverts = async (files: Record<string, string>, message: string, words: string) => {
      await repository.commit({ files, message, date: '2026-04-01' });
      const hash = (await repository.git('rev-parse', 'HEAD')).trim();
      await repository.commit({
        files: Object.fromEntries(Object.keys(files).map(name => [name, ''])),
        message: `${words}\n\nThis reverts commit ${hash}.`,
        date: '2026-04-20',
      });
    };
    await reverts({ 'p.xml': '<a/>\n' }, 'Add privileges for wards', 'Move the privileges to config.xml');
    await reverts({ 'q.xml': '<a/>\n' }, '新增床位权限', '权限改用配置文件');
    assert.deepEqual((await report()).items, []);
    await reverts({ 'r.xml': '<a/>\n' }, 'Add the crash reporter', 'Fix the crash at the start');
    await reverts({ 's.xml': '<a/>\n' }, 'Move the menu', 'Revert "Move the menu"');
    const { items } = await report();
    assert.deepEqual(items.map(({ title }) => title).sort(), ['Add the crash reporter', 'Move the menu']);
  });

  it('is silent about what was taken back once its lines are there again', async () => {
    const list = (names: string) => `# what is built\nset(${names})\ncheck(setenv)\n`;
    const lines = ['list(APPEND sources compat/writev.c)', 'check(writev)'];
    await repository.commit({ files: { 'build.cmake': list('a'), 'b.c': 'int b;\n' }, date: '2026-03-01' });
    const added = `${list('a')}${lines.join('\n')}\n`;
    await repository.commit({ files: { 'build.cmake': added }, message: 'Build writev', date: '2026-04-01' });
    await repository.git('revert', '--no-edit', 'HEAD');
    assert.deepEqual(
      (await report()).items.map(({ title }) => title),
      ['Build writev'],
    );
    // Half of it may stand there for another reason.
    await repository.commit({
      files: { 'build.cmake': `${list('a')}${lines[1]}\n` },
      message: 'Check for it',
      date: '2026-05-01',
    });
    assert.equal((await report()).items.length, 1);
    await repository.commit({
      files: { 'build.cmake': added },
      message: 'Emulate vectors',
      date: '2026-05-20',
    });
    assert.deepEqual((await report()).items, []);
  });

  it('lists what was switched off for a while, until it is on again', async () => {
    await say('暂时屏蔽医保上传');
    await say('暂不开启短信通知');
    await say('Temporarily disable the allergy alert');
    await say('新增停用药品功能');
    const open = async () => (await report()).items.map(({ title }) => title).sort();
    assert.deepEqual(await open(), [
      'Temporarily disable the allergy alert',
      '暂不开启短信通知',
      '暂时屏蔽医保上传',
    ]);
    await say('恢复医保上传');
    await say('开启短信通知');
    await say('Re-enable the allergy alert');
    assert.deepEqual(await open(), []);
    await say('暂时删除es');
    await say('【自动退款】24小时后退款申请未完成，而是被撤销');
    await say('第三方对接,pos同步未完成');
    assert.deepEqual(await open(), ['暂时删除es', '第三方对接,pos同步未完成']);
  });

  it('is silent about an undoing that was undone', async () => {
    for (const subject of ['Reverting changes', '回退代码', 'Roll back the queue']) {
      await say(subject, '2026-05-01');
      await repository.git('revert', '--no-edit', 'HEAD');
    }
    const { items } = await report('--class', 'reverted');
    assert.deepEqual(
      items.filter(({ weak }) => !weak),
      [],
    );
  });

  it('says once what several comments about one ticket have in common, and a detour names its ticket', async () => {
    const text = (word: string, number: number) =>
      `int a = 1;\n// ${word} sort as in #${number}\nint b = f(a);\n// ${word} sort again as in #${number}\nint c = f(b);\n`;
    await repository.commit({
      files: { 'a.c': text('TODO', 21), 'b.c': text('HACK', 22) },
      date: '2024-03-01',
    });
    for (const number of [21, 22]) await say(`Fixes #${number}`, '2024-04-01');
    const { items } = await report();
    assert.deepEqual(
      items.map(({ title, weak, remarks }) => [title.slice(0, 4), weak, remarks.length]).sort(),
      [
        ['HACK', true, 1],
        ['TODO', false, 1],
      ],
    );
  });

  it('is silent about versions that were taken back, and what was meant to be', async () => {
    for (const subject of [
      'Padma | #0 | upping the version to 0.78',
      'Add fix for urgent orders (This has to be reverted once we upgrade)',
      '加急医嘱临时改动，升级后要还原',
      'Refunds of the day ward',
    ]) {
      await say(subject, '2026-05-01');
      await repository.git('revert', '--no-edit', 'HEAD');
    }
    assert.deepEqual(
      (await report('--class', 'reverted')).items.map(({ title }) => title),
      ['Refunds of the day ward'],
    );
  });

  it('shows on one screen what counts, and all of it to who asks', async () => {
    const file = (comment: string) => `int a = 1;\n// ${comment}\nint b = f(a);\n`;
    for (let index = 0; index < 6; index += 1)
      await repository.commit({
        files: {
          [`good${index}.c`]: file(`FIXME loses bill ${index}`),
          [`old${index}.c`]: file(`TODO rename ${index}`),
        },
        date: '2024-01-01',
      });
    await say('later', '2026-05-04');
    const shown = async (...words: string[]) => {
      const { stdout } = await run('--lang', 'en', ...words);
      return [(stdout.match(/loses bill/g) ?? []).length, (stdout.match(/TODO rename/g) ?? []).length];
    };
    await report();
    assert.deepEqual(await shown(), [6, 0]);
    assert.match(
      (await run('--lang', 'en')).stdout,
      /^6 unresolved items: 6 major\n[\s\S]*\n6 weaker hints are left out/,
    );
    assert.match((await run('--lang', 'zh-CN')).stdout, /^未解决事项 6 条[\s\S]*\n另有 6 条线索较弱/);
    assert.deepEqual(await shown('--limit', '8'), [6, 2]);
    assert.deepEqual(await shown('--all'), [6, 6]);
    assert.deepEqual(await shown('--path', 'old0.c', 'old1.c'), [0, 2]);
    const { items } = await report();
    assert.deepEqual(
      [...new Set(items.map(({ title, weak }) => `${title.slice(0, 5)} ${weak}`))],
      ['FIXME false', 'TODO  true'],
    );
    // Where nothing counts, an empty screen is better than the weak ones.
    for (let index = 0; index < 6; index += 1)
      await repository.commit({ files: { [`good${index}.c`]: 'int a;\n' } });
    assert.deepEqual((await report()).summary, { open: 0, weak: 6, named: 0 });
    assert.deepEqual(await shown(), [0, 0]);
    assert.match((await run('--lang', 'en')).stdout, /^Nothing for which[^\n]*; 6 weak hints\n[\s\S]*--all/);
    // What the first line counts decides about the exit code, as `summary.open` says.
    const codes = async (...all: string[][]) =>
      Promise.all(all.map(async words => (await run('--lang', 'en', ...words)).code));
    assert.deepEqual(await codes([], ['--format', 'json'], ['--format', 'markdown']), [0, 0, 0]);
    assert.deepEqual(await codes(['--all'], ['--limit', '3'], ['--path', 'old0.c']), [1, 1, 1]);
  });

  it('believes the code for five years, words for three, a mark alone for one', async () => {
    const body = (comment: string, code: string) => `int a() {\n  // ${comment}\n  ${code}\n}\n`;
    const files = {
      'stub.c': body('TODO round', 'return 0;'),
      'words.c': body('FIXME does not print', 'g(x); h(x);'),
      'mark.c': body('FIXME the rounding', 'g(x); h(x);'),
      'src/test/fee_test.c': body('FIXME does not print the fee', 'return 0;'),
    };
    const strong = async () =>
      (await report()).items.flatMap(({ title, weak }) => (weak ? [] : [title.slice(0, 14)])).sort();
    await repository.commit({ files, date: '2020-05-04' });
    await say('Later', '2020-08-01');
    assert.deepEqual(await strong(), ['FIXME does not', 'FIXME the roun', 'TODO round · r'].sort());
    await say('Later', '2021-09-01');
    assert.deepEqual(await strong(), ['FIXME does not', 'TODO round · r'].sort());
    await say('Later', '2024-05-04');
    assert.deepEqual(await strong(), ['TODO round · r']);
    await say('Later', '2026-05-04');
    assert.deepEqual(await strong(), []);
  });

  it('counts what is left as it was, and little what its author went on with', async () => {
    const strong = async () =>
      (await report('--class', 'unfinished-commit')).items.flatMap(({ title, weak }) =>
        weak ? [] : [title],
      );
    await say('WIP: refunds', '2026-05-04');
    await repository.commit({ message: 'Later', author: 'Li Na <lina@his.example>', date: '2026-05-06' });
    assert.deepEqual(await strong(), ['WIP: refunds']);
    await say('Round the fee', '2026-05-06');
    assert.deepEqual(await strong(), []);
    await say('暂时屏蔽医保上传', '2026-05-07');
    await say('Round the copay', '2026-05-08');
    assert.deepEqual(await strong(), ['暂时屏蔽医保上传']);
  });

  it('tells the skipped tests of one file once', async () => {
    const test = (name: string) => `  @Disabled\n  @Test\n  void ${name}() {}\n`;
    await repository.commit({
      files: { 'src/test/FeeTest.java': `class FeeTest {\n${test('one')}${test('two')}}\n` },
    });
    const { stdout } = await run('--lang', 'en', '--class', 'skipped-test');
    assert.match(stdout, /skipped test\s+one\n.*and 1 other place/);
    assert.doesNotMatch(stdout, /skipped test\s+two/);
  });

  it('opens again what came in with a merge that was taken back, until it comes back', async () => {
    await say('Base');
    await repository.branch('feature');
    await repository.commit({ files: { 'a.txt': 'a\n' }, message: 'Fix #61', date: '2026-05-04' });
    await repository.commit({ files: { 'b.txt': 'b\n' }, message: 'Fix #62: round', date: '2026-05-04' });
    await repository.git('switch', '--quiet', 'main');
    await repository.commit({ files: { 'c.txt': 'c\n' }, message: 'Fix #63', date: '2026-05-04' });
    await repository.merge('feature', { date: '2026-05-05' });
    await repository.git('branch', '--quiet', '-D', 'feature');
    const open = async () => (await report('--class', 'open-reference')).items.map(({ key }) => key).sort();
    assert.deepEqual(await open(), []);
    await repository.git('revert', '--no-edit', '-m', '1', 'HEAD');
    assert.deepEqual(await open(), ['#61', '#62']);
    await repository.git('revert', '--no-edit', 'HEAD');
    assert.deepEqual(await open(), []);
  });

  it('proposes numbers that many commits carry as a tracker, in words that then work', async () => {
    const notes = async () => {
      const { notes: all } = JSON.parse((await run('--format', 'json', '--lang', 'en')).stdout) as {
        notes: { id: string; message: string }[];
      };
      return all.filter(({ id }) => id === 'issues.note.numbers').map(({ message }) => message);
    };
    for (let index = 0; index < 12; index += 1) await say(`【ID10012${index + 10}】退费流程 ${index}`);
    const [note = ''] = await notes();
    assert.match(note, /^12 commits carry numbers such as 【ID1001221】/);
    const reference = /reference: '(.+)'$/.exec(note)?.[1] ?? '';
    await repository.write({
      'handover.config.yaml': `version: 1\ntrackers:\n  - id: desk\n    reference: '${reference}'\n    closes: [完成]\n`,
    });
    assert.deepEqual(await notes(), []);
    assert.equal((await report('--class', 'open-reference')).summary.named, 12);
  });

  it('proposes no versions, days and numbers of one thing', async () => {
    for (let index = 10; index < 25; index += 1) {
      await say(`[202605${index}] nightly`);
      await say(`v10${index}1 build`);
      await say(`[HIS2207] step ${index}`);
      await say(`端口 80${index}`);
    }
    const { stdout } = await run('--format', 'json');
    assert.doesNotMatch(stdout, /issues\.note\.numbers/);
  });

  it('makes one of many files that were changed at once', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `src/f${index}.txt`);
    await repository.commit({ files: Object.fromEntries(names.map(name => [name, 'a\n'])) });
    await repository.write(Object.fromEntries(names.map(name => [name, 'a\r\n'])));
    await repository.write({ 'one.txt': 'new\n' });
    assert.deepEqual(
      (await report('--class', 'uncommitted')).items.map(({ key, severity, holds }) => [
        key,
        severity,
        holds?.files,
      ]),
      [
        ['src/', 'major', 30],
        ['one.txt', 'minor', undefined],
      ],
    );
    const { stdout } = await run('--lang', 'zh-CN', '--class', 'uncommitted');
    assert.match(stdout, /src\/f0\.txt, src\/f1\.txt …/);
    assert.match(stdout, /30 个文件/);
    assert.doesNotMatch(stdout, /0 个提交/);
  });

  it('takes the files of the pack for no forgotten work', async () => {
    await say('Start');
    await mkdir(join(repository.root, 'handover'));
    await writeFile(join(repository.root, 'handover', 'team.yaml'), 'version: 1\n');
    await writeFile(join(repository.root, 'notes.txt'), 'x\n');
    assert.deepEqual(
      (await report('--class', 'uncommitted')).items.map(({ key }) => key),
      ['notes.txt'],
    );
  });

  it('puts what is new before what is ancient, money before looks, and templates last', async () => {
    const todo = async (name: string, comment: string, date: string) =>
      repository.commit({
        files: { [`${name}.java`]: `class ${name} {\n  // ${comment}\n  int a = 1;\n}\n` },
        message: `Add ${name}`,
        date,
      });
    await todo('A', 'FIXME loses the ward', '2015-01-01');
    await todo('B', 'TODO Auto-generated method stub', '2026-05-01');
    await todo('C', 'TODO icon of the button', '2026-05-02');
    await todo('D', 'TODO 退费要审批', '2026-05-01');
    await todo('E', 'FIXME wrong order', '2026-05-01');
    assert.deepEqual(
      (await report()).items.map(({ title }) => title.slice(-5)),
      ['order', '退费要审批'.slice(-5), 'utton', ' ward', ' stub'],
    );
  });
});
