import assert from 'node:assert/strict';
import { UserError } from '../../src/core/errors.ts';
import type { TrackerTicket } from '../../src/history/trackerExport/ticket.ts';
import { readTrackerExport } from '../../src/history/trackerExport.ts';
import fc from '../helpers/properties.ts';

const read = (text: string) => readTrackerExport('export', text);
const json = (value: unknown) => read(JSON.stringify(value));
/** `#1 open` or `#1 closed`, a ticket each. */
const states = (tickets: readonly TrackerTicket[]) =>
  tickets.map(({ key, isOpen }) => `${key} ${isOpen ? 'open' : 'closed'}`);
const isRefused = (text: string) =>
  assert.throws(
    () => readTrackerExport('tickets.csv', text),
    error =>
      error instanceof UserError &&
      error.messageId === 'error.trackerExport' &&
      error.data['name'] === 'tickets.csv',
  );

describe('the export of issues from GitHub', () => {
  it('reads the answer of the REST API, without pull requests', () => {
    const url = 'https://github.com/clinic/his/issues/12';
    const issue = { number: 12, title: 'Bed locked', state: 'open', html_url: url, url: 'https://api/12' };
    assert.deepEqual(
      json([
        { ...issue, assignees: [{ login: 'li' }, { login: 'wang' }] },
        { ...issue, number: 13, state: 'closed', assignees: [] },
        { ...issue, number: 14, pull_request: { url: 'https://api/14' } },
      ]),
      [
        { key: '#12', title: 'Bed locked', isOpen: true, state: 'open', url, assignee: 'li' },
        { key: '#13', title: 'Bed locked', isOpen: false, state: 'closed', url, assignee: null },
      ],
    );
  });

  it('reads what gh issue list writes, whatever fields were asked for', () => {
    const url = 'https://github.com/clinic/his/issues/7';
    const [ticket] = json([
      { assignees: [{ login: 'li', name: '' }], closedAt: null, number: 7, state: 'OPEN', title: 'a', url },
    ]);
    assert.deepEqual(ticket, { key: '#7', title: 'a', isOpen: true, state: 'OPEN', url, assignee: 'li' });
    const issue = { number: 1, title: 'a' };
    assert.deepEqual(
      states(
        json([
          { ...issue, state: 'CLOSED' },
          { ...issue, closed: true },
          { ...issue, closed: false },
          { ...issue, closedAt: '2026-01-01T00:00:00Z' },
          { ...issue, closedAt: null },
          { ...issue, closedAt: '0001-01-01T00:00:00Z' },
        ]),
      ),
      ['#1 closed', '#1 closed', '#1 open', '#1 closed', '#1 open', '#1 open'],
    );
    isRefused(JSON.stringify([issue]));
  });

  it('reads pages that were put together, and a list without issues', () => {
    const page = (number: number) => [{ number, title: 'a', state: 'open' }];
    assert.deepEqual(states(json([page(1), page(2)])), ['#1 open', '#2 open']);
    assert.deepEqual(json([]), []);
  });

  it('leaves out requests by what else marks them', () => {
    const issue = { number: 1, iid: 1, title: 'a', state: 'open' };
    assert.deepEqual(
      json([
        { ...issue, isPullRequest: true },
        { ...issue, source_branch: 'x' },
        { ...issue, url: 'https://github.com/a/b/pull/1' },
      ]),
      [],
    );
  });

  it('reads issues of Gitee and GitLab as well', () => {
    const gitee = {
      number: 'I1ABC2',
      title: '医保对账',
      state: 'progressing',
      assignee: { login: 'li', name: '' },
    };
    const gitlab = {
      id: 901,
      iid: 4,
      title: 'a',
      state: 'opened',
      web_url: 'https://git.local/g/p/-/issues/4',
    };
    assert.deepEqual(json([gitee, { ...gitee, state: 'rejected' }, gitlab]), [
      { key: '#I1ABC2', title: '医保对账', isOpen: true, state: 'progressing', url: null, assignee: 'li' },
      { key: '#I1ABC2', title: '医保对账', isOpen: false, state: 'rejected', url: null, assignee: 'li' },
      { key: '#4', title: 'a', isOpen: true, state: 'opened', url: gitlab.web_url, assignee: null },
    ]);
  });
});

describe('the export of issues from GitLab', () => {
  const HEAD =
    'Title,Description,Issue ID,URL,State,Author,Author Username,Assignee,Assignee Username,Confidential,Created At (UTC)';

  it('reads titles and descriptions with commas, quotes and line breaks', () => {
    const text = `${HEAD}
"Print ""A4"", twice","first
# no comment, second",12,https://git.local/his/-/issues/12,Open,Li,li,Wang Wei,wang,No,2026-01-01
Slow,,13,https://git.local/his/-/issues/13,Closed,Li,li,"","",No,2026-01-01
`;
    assert.deepEqual(read(text), [
      {
        key: '#12',
        title: 'Print "A4", twice',
        isOpen: true,
        state: 'Open',
        url: 'https://git.local/his/-/issues/12',
        assignee: 'Wang Wei',
      },
      {
        key: '#13',
        title: 'Slow',
        isOpen: false,
        state: 'Closed',
        url: 'https://git.local/his/-/issues/13',
        assignee: null,
      },
    ]);
    assert.deepEqual(
      read(text.replaceAll('\n', '\r\n')).map(({ key }) => key),
      ['#12', '#13'],
    );
  });

  it('reads column names in Chinese, and a table without issues', () => {
    assert.deepEqual(states(read('标题,议题 ID,状态\n一,3,已关闭\n二,4,打开\n')), ['#3 closed', '#4 open']);
    assert.deepEqual(read(`${HEAD}\n`), []);
  });
});

describe('the export of issues from Jira', () => {
  it('reads CSV with columns that repeat', () => {
    const text = `Summary,Issue key,Issue id,Status,Assignee,Resolution,Comment,Comment,Sprint,Sprint
"Bed, locked",HIS-12,10012,In Progress,li,,"a, b",c,1,2
Slow,HIS-13,10013,Resolved,,Fixed,,,,
Odd,HIS-14,10014,Waiting for vendor,wang,Won't Do,,,,
Old,HIS-15,10015,Done,wang,Unresolved,,,,
`;
    const tickets = read(text);
    assert.deepEqual(tickets[0], {
      key: 'HIS-12',
      title: 'Bed, locked',
      isOpen: true,
      state: 'In Progress',
      url: null,
      assignee: 'li',
    });
    assert.deepEqual(states(tickets), ['HIS-12 open', 'HIS-13 closed', 'HIS-14 closed', 'HIS-15 closed']);
    assert.equal(tickets[1]?.assignee, null);
  });

  it('reads the localised CSV, with the separator of the country', () => {
    const text =
      '\ufeff问题关键字;概要;状态;经办人;解决结果\nHIS-1;床位锁定;处理中;李明;未解决\nHIS-2;慢;已解决;;完成\nHIS-3;退费;验证中;;完成\n';
    assert.deepEqual(states(read(text)), ['HIS-1 open', 'HIS-2 closed', 'HIS-3 closed']);
    assert.equal(read(text)[0]?.assignee, '李明');
    assert.deepEqual(states(read(text.replaceAll(';', '\t'))), states(read(text)));
    assert.deepEqual(states(read(text.replace('\ufeff', 'sep=;\r\n'))), states(read(text)));
  });

  it('takes the category of a state for more than its name', () => {
    const text =
      'Issue key,Summary,Status,Status Category\nHIS-1,a,Shipped,Done\nHIS-2,a,Resolved,In Progress\n';
    assert.deepEqual(states(read(text)), ['HIS-1 closed', 'HIS-2 open']);
  });

  it('reads the JSON of a search', () => {
    const fields = (name: string, category: string | undefined, resolution: unknown = null) => ({
      summary: 'Bed locked',
      status: { name, ...(category && { statusCategory: { key: category } }) },
      resolution,
      assignee: { displayName: '李明', name: 'li' },
    });
    const self = 'https://jira.local/ctx/rest/api/2/issue/10012';
    const issues = [
      { key: 'HIS-12', self, fields: fields('Offen', 'indeterminate') },
      { key: 'HIS-13', fields: fields('Fertig', 'done') },
      { key: 'HIS-14', fields: fields('Offen', 'new', { name: 'Fixed' }) },
      { key: 'HIS-15', fields: fields('已关闭', undefined) },
      {
        key: 'HIS-16',
        self: 'https://api.atlassian.com/ex/jira/1/rest/api/3/issue/1',
        fields: fields('Open', 'new'),
      },
    ];
    const tickets = json({ startAt: 0, total: 5, issues });
    assert.deepEqual(tickets[0], {
      key: 'HIS-12',
      title: 'Bed locked',
      isOpen: true,
      state: 'Offen',
      url: 'https://jira.local/ctx/browse/HIS-12',
      assignee: '李明',
    });
    assert.deepEqual(states(tickets), [
      'HIS-12 open',
      'HIS-13 closed',
      'HIS-14 closed',
      'HIS-15 closed',
      'HIS-16 open',
    ]);
    assert.equal(tickets[4]?.url, null);
    assert.deepEqual(json(issues), tickets);
    assert.deepEqual(json([{ issues: issues.slice(0, 2) }, { issues: issues.slice(2) }]), tickets);
  });
});

describe('the export from ZenTao', () => {
  it('reads bugs', () => {
    const text = `\ufeff"Bug编号","所属产品","Bug标题","严重程度","Bug状态","指派给","解决方案"
"12","HIS(#1)","床位锁定(#12)","2","激活","李明(#liming)",""
"13","HIS(#1)","打印 (A4)","3","已解决(#resolved)","Closed","已解决"
"14","HIS(#1)","退费","3","已关闭","",""
`;
    const tickets = read(text);
    assert.deepEqual(tickets[0], {
      key: 'Bug #12',
      title: '床位锁定',
      isOpen: true,
      state: '激活',
      url: null,
      assignee: '李明',
    });
    assert.deepEqual(states(tickets), ['Bug #12 open', 'Bug #13 closed', 'Bug #14 closed']);
    assert.deepEqual(
      [tickets[1]?.title, tickets[1]?.state, tickets[1]?.assignee],
      ['打印 (A4)', '已解决', null],
    );
  });

  it('reads tasks and stories', () => {
    assert.deepEqual(
      states(
        read(
          '编号,所属执行,任务名称,任务状态,指派给\n1,A,a,未开始,李明\n2,A,b,进行中,\n3,A,c,已完成,\n4,A,d,已取消,\n5,A,e,已暂停,\n',
        ),
      ),
      ['Task #1 open', 'Task #2 open', 'Task #3 closed', 'Task #4 closed', 'Task #5 open'],
    );
    assert.deepEqual(
      states(read('编号,研发需求名称,当前状态,所处阶段\n8,a,激活,研发中\n9,b,已关闭,已发布\n')),
      ['Story #8 open', 'Story #9 closed'],
    );
  });

  it('reads English column names', () => {
    assert.deepEqual(states(read('ID,Product,Title,Severity,Status,Steps,Assigned\n5,A,a,2,Active,x,li\n')), [
      'Bug #5 open',
    ]);
    assert.deepEqual(states(read('Bug ID,Bug Title,Bug Status\n5,a,Resolved\n')), ['Bug #5 closed']);
    assert.deepEqual(
      states(read('ID,Name,Status,Estimates,AssignTo\n6,a,Doing,1,li\n7,b,Cancelled,1,li\n')),
      ['Task #6 open', 'Task #7 closed'],
    );
    assert.deepEqual(states(read('ID,Story Name,Status,Stage\n6,a,Active,Testing\n')), ['Story #6 open']);
  });

  it('takes the number from behind the title where there is no column for it', () => {
    assert.deepEqual(read('Bug标题,Bug状态\n床位(#21),激活\n')[0], {
      key: 'Bug #21',
      title: '床位',
      isOpen: true,
      state: '激活',
      url: null,
      assignee: null,
    });
  });
});

describe('what is no export of a tracker', () => {
  for (const [what, text] of Object.entries({
    nothing: '',
    'nothing but space': ' \n\ufeff',
    'broken JSON': '[{"number": 1, "title": "a", "state": "op',
    'JSON of something else': '{"name": "his", "version": "1.0.0"}',
    'a list of something else': '[1, 2]',
    'an issue without a number': '[{"title": "a", "state": "open"}]',
    'an issue of Jira without a state': '{"issues": [{"key": "HIS-1", "fields": {"summary": "a"}}]}',
    'one entry among others that is none':
      '[{"number": 1, "title": "a", "state": "open"}, {"number": 0, "title": "a", "state": "open"}]',
    prose: 'These are our tickets, as of today.\nHIS-1 is done.\n',
    'a table of something else': 'id,name\n1,a\n',
    'a table without states': 'Issue key,Summary\nHIS-1,a\n',
    'a quote that is never closed': 'Issue key,Summary,Status\nHIS-1,"a,Open\n',
    'a row without a key': 'Issue key,Summary,Status\nHIS-1,a,Open\n,b,Open\n',
    'a row that ends early': 'Issue key,Summary,Status\nHIS-1,a,Open\nHIS-2\n',
    'a key that is none': 'Issue key,Summary,Status\n#1,a,Open\n',
    'GBK that was read as something else': 'Bug���,Bug����,Bug״̬\n12,a,b\n',
  }))
    it(`is refused: ${what}`, () => isRefused(text));

  it('is refused and nothing else happens: any text', () => {
    const marks = fc.constantFrom(
      '[',
      ']',
      '{',
      '"',
      ',',
      '\n',
      'Issue key,Summary,Status',
      'HIS-1',
      'id',
      'null',
      ':',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(marks).map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(text, value => {
        try {
          read(value);
        } catch (error) {
          assert.ok(error instanceof UserError, String(error));
        }
      }),
    );
  });
});

describe('the words for a settled state', () => {
  const stateOf = (state: string) => json([{ number: 1, title: 'a', state }])[0]?.isOpen;
  const closed = 'closed Done RESOLVED cancelled Verified 已关闭 已解决 已完成 已取消 已修复 已验证'.split(
    ' ',
  );
  const open = 'open Reopened 激活 未解决 进行中 待验证 未关闭 挂起 重新打开 Undone'.split(' ');
  for (const state of closed) it(`${state} is closed`, () => assert.equal(stateOf(state), false));
  for (const state of [...open, 'not done', 'Ready for release'])
    it(`${state} is open`, () => assert.equal(stateOf(state), true));
});
