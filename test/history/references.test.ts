import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readBranchKey, readReferences, readRevert, unfinishedMark } from '../../src/history/references.ts';
import type { Grammar } from '../../src/history/trackers.ts';
import { grammarFor, type REMOTES } from './grammar.ts';

interface Group {
  readonly remote: keyof typeof REMOTES;
  readonly messages: readonly { readonly say: string; readonly means: readonly string[] }[];
}

const labelled = parse(readFileSync(new URL('messages.yaml', import.meta.url), 'utf8')) as Group[];

function means(message: string, grammar: Grammar): string[] {
  return readReferences(message, grammar).map(({ key, effect }) => `${effect} ${key}`);
}

describe('references: the labelled messages', () => {
  const wrong: string[] = [];
  const counts = { closes: tally(), references: tally() };
  let total = 0;
  before(() => {
    for (const { remote, messages } of labelled) {
      const grammar = grammarFor(remote);
      for (const { say, means: expected } of messages) {
        total++;
        const found = means(say, grammar);
        const isClosing = (text: string) => text.startsWith('closes ');
        count(counts.closes, found.filter(isClosing), expected.filter(isClosing));
        count(counts.references, found.map(keyOf), expected.map(keyOf));
        if ([...found].sort().join() !== [...expected].sort().join())
          wrong.push(
            `${remote} ${JSON.stringify(say)}: ${found.join('; ')} instead of ${expected.join('; ')}`,
          );
      }
    }
  });

  it('are enough to mean something', () => {
    assert.ok(total >= 160, String(total));
  });

  it('are read with the precision and recall that were reached: all of them', () => {
    assert.deepEqual(wrong, []);
    for (const { right, found, expected } of Object.values(counts)) {
      assert.ok(expected > 50);
      assert.ok(right / found >= 0.99, `precision ${right / found}`);
      assert.ok(right / expected >= 0.99, `recall ${right / expected}`);
    }
  });
});

function tally() {
  return { right: 0, found: 0, expected: 0 };
}

function count(sums: ReturnType<typeof tally>, found: readonly string[], expected: readonly string[]): void {
  sums.found += found.length;
  sums.expected += expected.length;
  sums.right += found.filter(item => expected.includes(item)).length;
}

function keyOf(text: string): string {
  return text.replace(/^\w+ /, '');
}

describe('references: the table of grammars', () => {
  const table: readonly [string, keyof typeof REMOTES, string, string[]][] = [
    ['GitHub', 'github', 'Fixes #1, #2. Resolved: acme/his#3', ['closes #1', 'mentions #2', 'closes #3']],
    [
      'GitLab',
      'gitlab',
      'Implements #1, #2 and a/b#3. Related to #4',
      ['closes #1', 'closes #2', 'closes a/b#3', 'links #4'],
    ],
    ['Jira', '', 'HIS-1 #done\nHIS-2 #comment x\nHIS-3', ['closes HIS-1', 'links HIS-2', 'mentions HIS-3']],
    ['Azure Boards', 'github', 'fixes AB#1, AB#2', ['closes AB#1', 'mentions AB#2']],
    [
      'ZenTao',
      'gitlab',
      'Fix Bug #1,2. Finish Task #3. Story #4',
      ['closes Bug #1', 'closes Bug #2', 'closes Task #3', 'mentions Story #4'],
    ],
    [
      'TAPD',
      '',
      'fix --bug=12 --story=34 --task=56',
      ['links --bug=12', 'links --story=34', 'links --task=56'],
    ],
    ['Gitee', 'gitee', 'Closes #I1ABC2, #2', ['closes #I1ABC2', 'mentions #2']],
    [
      'Chinese prose',
      'github',
      '修复 #1、解决#2，关闭 HIS-3；完成任务 #4；关联 #5；参考 #6',
      ['closes #1', 'closes #2', 'closes HIS-3', 'closes #4', 'links #5', 'links #6'],
    ],
    [
      'footers',
      'gitlab',
      'feat: x\n\nCloses: AB#1\nFixes #2\nRefs: #3',
      ['closes AB#1', 'closes #2', 'links #3'],
    ],
  ];
  for (const [name, remote, message, expected] of table)
    it(name, () => assert.deepEqual(means(message, grammarFor(remote)).sort(), [...expected].sort()));

  it('numbers beside GitHub with "bug" in front are its own', () => {
    assert.deepEqual(means('Fix Bug #3', grammarFor('github')), ['closes #3']);
    assert.deepEqual(means('Fix Bug #3', grammarFor('gitee')), ['closes Bug #3']);
  });
});

describe('references: what a ticket is', () => {
  it('has one key and one address for all spellings', () => {
    const message = 'see #7, ACME/his#7, GH-7 and https://github.com/acme/his/issues/7#issuecomment-1';
    assert.deepEqual(readReferences(message, grammarFor('github')), [
      { tracker: 'github', key: '#7', effect: 'links', url: 'https://github.com/Acme/HIS/issues/7' },
    ]);
  });

  it('leads to other projects and hosts', () => {
    const found = readReferences('a/b#1 https://github.com/x/y/issues/2', grammarFor('gitlab'));
    assert.deepEqual(
      found.map(({ tracker, key, url }) => [tracker, key, url]),
      [
        ['gitlab', 'a/b#1', 'https://gitlab.hospital.example/a/b/-/issues/1'],
        ['github', 'x/y#2', 'https://github.com/x/y/issues/2'],
      ],
    );
  });

  it('has no address where the host is not known', () => {
    assert.deepEqual(readReferences('#1', grammarFor('')), [
      { tracker: 'issue-number', key: '#1', effect: 'mentions', url: null },
    ]);
  });

  it('of closing and reopening, the last counts', () => {
    assert.deepEqual(means('Fixes #1\n\nReopens #1', grammarFor('github')), ['reopens #1']);
    assert.deepEqual(means('Reopens #1\n\nFixes #1', grammarFor('github')), ['closes #1']);
  });

  // What takes time in the square of the length would need minutes for these; mocha does not wait so long.
  describe('from a megabyte of one piece', function () {
    this.timeout(20_000);
    const first: Readonly<Record<string, string | undefined>> = {
      a: '#1',
      '#1 ': '#1',
      'fix ': '#1',
      A: '#1',
      'a/': '#1',
      'https://a/': '#1',
      '(': '#1',
      '`': '#1',
      ' (#1)': '#1',
      'fixes #1,': '#1',
      'abc1234 (': undefined,
      '\n\n': '#1',
      ',1': '#1',
      '<!-- ': '#1',
      'HIS-1 #done ': 'HIS-1',
      修复: '#1',
      'Revert "': '#1',
      '--bug=1': '#1',
      ' \n#': '#1',
      '"': '#1',
      'fixes the the ': '#1',
    };
    const grammar = grammarFor('');
    for (const [piece, key] of Object.entries(first)) {
      it(JSON.stringify(piece), () => {
        const message = `x${piece.repeat(1_000_000 / piece.length)} fixes #1 Bug #1`;
        assert.equal(readReferences(message, grammar)[0]?.key, key);
        assert.equal(readRevert(message), undefined);
        assert.equal(unfinishedMark(message), undefined);
      });
    }
  });
});

describe('readBranchKey', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    'feature/HIS-123-print': 'HIS-123',
    'origin/feature/HIS-123': 'HIS-123',
    'feature/his-123-print': 'HIS-123',
    'TRUNK-61-2.5.x': 'TRUNK-61',
    '123-fix-login': '#123',
    'li/123-fix-login': '#123',
    '2906': '#2906',
    'issue-45': '#45',
    'bugfix_#88': '#88',
    'fix/12': '#12',
    'gh-9-print': '#9',
    'ab#77-print': 'AB#77',
    'fix/task-33': 'Task #33',
    '30-修复登录': '#30',
    main: undefined,
    'release-2.0': undefined,
    '1.10.x': undefined,
    '2.0-beta': undefined,
    '2024-backup': undefined,
    '20240501-backup': undefined,
    '3-stable': undefined,
    'feature/utf-8': undefined,
    'release/v-12': undefined,
    'feature/HIS-0': undefined,
    'CT-12-queue': undefined,
    'dependabot/npm/x-12': undefined,
    'issue-0000': undefined,
  };
  for (const [branch, key] of Object.entries(cases))
    it(`${branch}: ${key ?? 'none'}`, () =>
      assert.equal(readBranchKey(branch, grammarFor('gitlab'))?.key, key));
});

describe('readRevert', () => {
  const hash = '0123456789abcdef0123456789abcdef01234567';
  const cases: readonly [string, ReturnType<typeof readRevert>][] = [
    [
      `Revert "Print (#1)" (#2)\n\nThis reverts commit ${hash}.`,
      { reverts: [hash], subject: 'Print (#1)', isReapply: false },
    ],
    [
      `Back to the old list\n\nThis reverts commit ${hash}, reversing\nchanges made to abcdef1234.`,
      { reverts: [hash], isReapply: false },
    ],
    [
      'Old list\n\nThis reverts commits abc1234, abc1235 and abc1236.',
      { reverts: ['abc1234', 'abc1235', 'abc1236'], isReapply: false },
    ],
    ['Revert "Print (#1)"\n\nReverts acme/his#1', { reverts: [], subject: 'Print (#1)', isReapply: false }],
    ['Revert "Print"\n\nThis reverts merge request !12', { reverts: [], subject: 'Print', isReapply: false }],
    [
      `Revert "Revert "Print""\n\nThis reverts commit ${hash}.`,
      { reverts: [], subject: 'Print', isReapply: true },
    ],
    [`Reapply "Print"\n\nThis reverts commit ${hash}.`, { reverts: [], subject: 'Print', isReapply: true }],
    [
      `Revert "Reapply "Print""\n\nThis reverts commit ${hash}.`,
      { reverts: [hash], subject: 'Print', isReapply: false },
    ],
    ['revert: feat: print twice', { reverts: [], subject: 'feat: print twice', isReapply: false }],
    ['Revert abc1234 it broke', { reverts: ['abc1234'], isReapply: false }],
    ['Reverted HIS-12 print twice', { reverts: [], subject: 'HIS-12 print twice', isReapply: false }],
    ['回滚 "打印两份"', { reverts: [], subject: '打印两份', isReapply: false }],
    ['回滚：打印两份', { reverts: [], subject: '打印两份', isReapply: false }],
    ['还原提交 abc1234', { reverts: ['abc1234'], isReapply: false }],
    ['撤销提交：打印两份', { reverts: [], subject: '打印两份', isReapply: false }],
    ['撤销结算时提示原因', undefined],
    ['还原数据库脚本', undefined],
    ['Revert to the old layout', undefined],
    ['回退费用 20240501', undefined],
    ['Add the undo button', undefined],
  ];
  for (const [message, expected] of cases)
    it(message.replaceAll('\n', ' ').slice(0, 60), () => assert.deepEqual(readRevert(message), expected));
});

describe('unfinishedMark', () => {
  const marks: Readonly<Record<string, string>> = {
    WIP: 'WIP',
    'wip: print': 'wip',
    '[WIP] print': '[WIP]',
    'feat: wip print': 'wip',
    'print (WIP)': 'WIP',
    'fixup! print': 'fixup!',
    'squash! print': 'squash!',
    'amend! print': 'amend!',
    'Draft: print': 'Draft',
    'temp commit': 'temp commit',
    tmp: 'tmp',
    'DO NOT MERGE: debug output': 'DO NOT MERGE',
    '[Do not merge] debug': 'Do not merge',
    登录未完成: '未完成',
    '打印（未完成）': '未完成',
    登录页半成品: '半成品',
    临时提交: '临时提交',
    先提交一下: '先提交一下',
    '打印没做完，明天继续': '没做完',
    打印写了一半: '写了一半',
    '打印（开发中）': '开发中',
    请勿合并: '请勿合并',
  };
  for (const [subject, mark] of Object.entries(marks))
    it(subject, () => assert.equal(unfinishedMark(subject), mark));

  const none = [
    '临时医嘱打印',
    '未完成登记列表',
    '流程待办',
    '临时用户清理',
    'temperature chart',
    'template for labels',
    '先提交后审核',
    '状态改为未完成',
    '修复订单未完成',
    '制剂半成品入库',
    '患者信息待完善提示',
    'remove WIP limit',
    'wipe old data',
    'tmp folder is cleaned',
    'Do not merge patients twice',
    "Merge branch 'wip-print'",
    'swipe',
    '病历暂存功能',
    '手术进行中提示',
    '没做完皮试不能发药',
  ];
  for (const subject of none) it(`none: ${subject}`, () => assert.equal(unfinishedMark(subject), undefined));
});
