import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { checklistText, finishedPages } from './hospital.ts';
import { type CliResult, handover } from './run.ts';

const SCHEMA = new URL('../../schemas/output/transition.schema.json', import.meta.url);
const TEAM = `version: 1
people:
  # 项目经理
  - id: chen
    name: 陈明
    role: project-manager
    emails: [chenming@his.example]
  - id: li
    name: 李伟
    role: implementer
  - id: wang
    name: 王芳
    role: implementer
    emails: [wangfang@his.example]
  - id: zhou
    name: 周宇
    role: support
  - id: sun
    name: 孙丽
    role: hr
  - id: qian
    name: 钱博
    role: other
roles:
  projectManager: chen
  primary: li
  deputy: wang
`;
const CHECKLIST = `version: 1
project:
  name: 智慧医院 HIS
customer:
  status: in-progress
  name: 市第一人民医院
  type: public-hospital
  contacts:
    - id: zhang
      name: 张建国
      department: 信息科
      role: 信息科主任
      decides: true
  accounts:
    - id: his-db
      system: HIS 数据库
      holder: li
      vault: 保管库/HIS
    - id: vpn
      system: 院方 VPN
      shared: true
      vault: 保管库/VPN
progress:
  status: in-progress
  stage: pre-go-live
openItems:
  status: in-progress
  items:
    - id: settle
      title: 跨年结算金额不一致
      severity: critical
      owner: li
thirdParties:
  status: in-progress
  items:
    - id: yibao
      name: 市医保局
      interface: 医保结算
      protocol: HTTPS
`;
const FOLDER = 'handover/transitions/2026-06-li';

interface Status {
  readonly phase: string;
  readonly outcome: string;
  readonly impact: {
    readonly score: number;
    readonly band: string;
    readonly critical: readonly string[];
    readonly terms: Readonly<Record<string, number | null>>;
  };
  readonly deadlines: readonly {
    readonly what: string;
    readonly due: string | null;
    readonly state: string;
  }[];
  readonly tasks: readonly { readonly id: string; readonly state: string }[];
  readonly next: { readonly what: string } | null;
  readonly open: readonly { readonly kind: string }[];
}

describe('a departure from notice to sign-off, on the command line', () => {
  let repository: TestRepository;

  before(async () => {
    repository = await createRepository();
    await repository.commit({
      files: {
        'pom.xml': '<project/>\n',
        'handover.config.yaml': 'version: 1\nlanguage: zh-CN\n',
        'handover/team.yaml': TEAM,
        'handover/checklist.yaml': CHECKLIST,
      },
    });
  });
  after(() => repository.cleanup());

  const run = (today: string, ...words: string[]): Promise<CliResult> =>
    handover(repository, 'transition', ...words, '--today', today, '--lang', 'zh-CN');
  const log = async (today: string, ...words: string[]) => {
    const result = await run(today, 'log', ...words);
    assert.equal(result.code, 0, `${result.stdout}${result.stderr}`);
    return result.stdout;
  };
  const status = async (today: string): Promise<Status> => {
    const { stdout } = await run(today, 'status', '--format', 'json');
    const validate = formats
      .default(new Ajv({ strict: false }))
      .compile(JSON.parse(await readFile(SCHEMA, 'utf8')));
    const json = JSON.parse(stdout) as { readonly transitions: readonly [Status] };
    assert.ok(validate(json), JSON.stringify(validate.errors));
    return json.transitions[0];
  };
  const state = async (today: string, what: string) =>
    (await status(today)).deadlines.find(deadline => deadline.what === what)?.state;
  /** A deadline that is due on its day, missed on the next, and met by what is logged then. */
  const missedThenMet = async (what: string, due: string, late: string, ...words: string[]) => {
    assert.equal(await state(due, what), 'due', `${what} on ${due}`);
    assert.equal(await state(late, what), 'overdue', `${what} on ${late}`);
    assert.equal((await run(late, 'status')).code, 1, 'something is overdue');
    await log(late, ...words);
    assert.equal(await state(late, what), 'done', `${what} is met`);
  };
  const read = (name: string) => readFile(join(repository.root, FOLDER, name), 'utf8');

  it('says that nobody is leaving before anybody does', async () => {
    const { code, stdout } = await run('2026-06-01', 'status');
    assert.equal(code, 0);
    assert.match(stdout, /目前无人离岗/);
    assert.equal((await run('2026-06-01', 'close')).code, 2);
  });

  it('refuses who is not in the team, dates that cannot be, and a start without consent', async () => {
    const start = (...words: string[]) => run('2026-06-01', 'start', '--last-day', '2026-06-18', ...words);
    assert.match(
      (await start('--leaving', '赵敏', '--yes')).stderr,
      /team.yaml 中没有 赵敏[\s\S]*chen, li, wang, zhou, sun, qian/,
    );
    assert.match((await start('--leaving', '李伟', '--successor', 'li', '--yes')).stderr, /不能接手自己/);
    assert.match((await start('--leaving', '李伟', '--reported', '2026-07-01', '--yes')).stderr, /早于/);
    assert.match((await start('--leaving', '李伟')).stderr, /--yes/);
    assert.equal((await start('--yes')).code, 2);
    await assert.rejects(read('transition.yaml'));
  });

  it('is begun on the day of the notice', async () => {
    const words = ['--leaving', '李伟', '--reported', '2026-06-01', '--last-day', '2026-06-18'];
    const { code, stdout } = await run('2026-06-01', 'start', ...words, '--yes');
    assert.equal(code, 0, stdout);
    assert.match(stdout, /已在 handover\/transitions\/2026-06-li 写入 5 个文件/);
    const text = await read('transition.yaml');
    assert.match(text, /lead: chen/);
    assert.match(text, /duty: technical\n {4}person: zhou/);
    assert.match(text, /移交遗留事项 settle：跨年结算金额不一致/);
    assert.match(text, /account: his-db\n {2}- account: vpn/);
    assert.match(text, /kind: medical-insurance/);
    const again = await run('2026-06-01', 'start', ...words, '--yes');
    assert.match(again.stderr, /离岗交接已在进行：2026-06-li/);
    assert.equal(again.code, 2);
  });

  it('has a letter that asks for nothing and says nothing of the house', async () => {
    const letter = (await read('customer-notice.md')).replace(/^<!--.*-->$/gm, '');
    for (const words of [
      '市第一人民医院（信息科 张建国）：',
      '尊敬的张主任，您好！',
      '在岗至2026年6月18日',
      '最迟于2026年6月4日确定',
      '我方项目经理：陈明',
      '合同约定的服务内容、服务时间和响应时限均不作调整',
      '免费系统巡检一次：2026年6月15日前完成，由周宇负责',
      '保密义务',
      '## 回执',
    ])
      assert.ok(letter.includes(words), words);
    assert.doesNotMatch(letter, /\[\[|辞职|离职|src\/|transition|发出前|发送前/);
  });

  it('shows the score with its seven terms, and what is unknown as unknown', async () => {
    const { impact, phase, next } = await status('2026-06-01');
    assert.equal(phase, 'response');
    assert.equal(next?.what, 'customer-notice');
    assert.deepEqual(impact.terms, { S: 15, C: 10, T: 0, K: null, O: 5, D: 10, X: 4 });
    assert.deepEqual(impact.critical, ['migration-not-reconciled']);
    const { stdout } = await run('2026-06-01', 'status');
    assert.match(stdout, /知识集中度 +未知（0 至 25）/);
    assert.match(stdout, /至少 44 分/);
  });

  it('is answered: customer, task force, successor, each first missed and then met', async () => {
    await missedThenMet('customer-notice', '2026-06-02', '2026-06-03', '--notified', '电话，随后发函');
    await missedThenMet('task-force', '2026-06-02', '2026-06-03', '--duty', 'contract-legal=qian');
    assert.deepEqual((await status('2026-06-05')).impact.critical, [
      'no-successor',
      'migration-not-reconciled',
    ]);
    await missedThenMet('substitute', '2026-06-04', '2026-06-05', '--successor', '王芳');
    assert.match(await read('transition.yaml'), /successor: wang\n[\s\S]*phase: handover/);
    assert.equal((await status('2026-06-05')).phase, 'handover');
  });

  it('takes down only what was, and only who is in the team', async () => {
    const before = await read('transition.yaml');
    for (const [words, said] of [
      [['--successor', 'nobody'], /team.yaml 中没有 nobody/],
      [['--lead', 'nobody'], /team.yaml 中没有 nobody/],
      [['--duty', 'technical=nobody'], /team.yaml 中没有 nobody/],
      [['--meeting', '250', '--attendee', 'successor=nobody'], /team.yaml 中没有 nobody/],
      [['--kind', 'incident', '--summary', '停机', '--recall', 'nobody'], /team.yaml 中没有 nobody/],
      [['--date', '2026-07-01', '--notified'], /2026-07-01 还没有到/],
    ] as const) {
      const { code, stderr } = await run('2026-06-11', 'log', ...words);
      assert.match(stderr, said);
      assert.equal(code, 2);
    }
    assert.equal(await read('transition.yaml'), before);
  });

  it('does not count a meeting that was not as the method asks', async () => {
    const before = await read('transition.yaml');
    const { stdout } = await run('2026-06-11', 'log', '--meeting', '60', '--attendee', 'leaver=li');
    assert.match(
      stdout,
      /现场交接会议.*已于 2026-06-11 召开，但不符合要求.*接手人.*客户.*不在客户现场.*60 分钟/,
    );
    const meeting = (await status('2026-06-11')).deadlines.find(({ what }) => what === 'meeting');
    assert.equal(meeting?.state, 'due');
    await repository.write({ [`${FOLDER}/transition.yaml`]: before });
  });

  it('is handed over: meeting, tasks, access', async () => {
    const meeting = ['--meeting', '250', '--on-site', '--place', '门诊楼三楼会议室'];
    const attendees = ['--attendee', 'leaver=li', 'successor=wang', 'customer=zhang'];
    const content = [
      '--demo',
      '门诊收费与退费',
      '--hard-logic',
      '医保结算规则',
      '--question',
      '节假日谁值班',
    ];
    await missedThenMet('meeting', '2026-06-17', '2026-06-18', ...meeting, ...attendees, ...content);
    assert.ok((await status('2026-06-19')).open.some(({ kind }) => kind === 'question'));
    await log('2026-06-19', '--question', '节假日谁值班', '--answer', '王芳');
    await log('2026-06-15', '--done', 'freeze', 'consider-delay', 'contract-consent', 'promise-inspection');
    const ids = (await status('2026-06-19')).tasks.map(({ id }) => id);
    assert.ok(ids.includes('open-settle'));
    await missedThenMet('tasks', '2026-06-18', '2026-06-19', '--done', ...ids);
    assert.deepEqual((await status('2026-06-19')).impact.critical, ['shared-account-not-rotated']);
    assert.match((await run('2026-06-19', 'log', '--revoked', 'vpn')).stderr, /vpn 为共用账号/);
    await missedThenMet('access', '2026-06-18', '2026-06-19', '--revoked', 'his-db', '--rotated', '院方 VPN');
    await log('2026-06-19', '--taught', '1', '2', '3', '4', '5');
  });

  it('counts working days by the public holidays: 19 June 2026 is a day off', async () => {
    await repository.write({
      [`${FOLDER}/transition.yaml`]: (await read('transition.yaml')).replace(/ {4}revokedOn: .*\n/, ''),
    });
    const severity = async (today: string) => {
      const { stdout } = await handover(repository, 'check', '--format', 'json', '--today', today);
      const { findings } = JSON.parse(stdout) as { findings: { ruleId: string; severity: string }[] };
      return findings.find(({ ruleId }) => ruleId === 'access-not-revoked')?.severity;
    };
    // 18 June is a Thursday; Friday to Sunday is the Dragon Boat festival, so five working days end on 26 June.
    assert.deepEqual([await severity('2026-06-26'), await severity('2026-06-27')], ['warning', 'error']);
    await log('2026-06-19', '--revoked', 'his-db');
  });

  it('is observed: a serious incident demands that the leaver is called back', async () => {
    await log('2026-06-18', '--on-call', '工作日 19 至 21 点', '--channel', '电话', '--until', '2026-07-06');
    await log('2026-06-22', '--observation');
    assert.equal((await status('2026-06-22')).phase, 'observation');
    await log('2026-06-23', '--kind', 'call', '--summary', '收费处询问对账口径', '--handled-by', '王芳');
    const incident = ['--kind', 'incident', '--severity', 'major', '--summary', '医保上传中断一小时'];
    const { code, stdout } = await run('2026-06-24', 'log', ...incident);
    assert.equal(code, 1);
    assert.match(stdout, /故障 2026-06-24-1 属于严重或较重故障：须召回李伟/);
    assert.ok((await status('2026-06-24')).open.some(({ kind }) => kind === 'no-recall'));
    await log(
      '2026-06-24',
      '--entry',
      '2026-06-24-1',
      '--recall',
      '李伟',
      '--outcome',
      '重发报文',
      '--resolved',
      '2026-06-24',
    );
    assert.ok(!(await status('2026-06-24')).open.some(({ kind }) => kind === 'no-recall'));
    assert.equal(await state('2026-07-05', 'observation'), 'due');
    assert.equal(await state('2026-07-06', 'observation'), 'done');
  });

  it('cannot be closed before three parties have signed, and says so', async () => {
    const early = await run('2026-07-05', 'close');
    assert.equal(early.code, 1);
    assert.match(
      early.stdout,
      /观察期至 2026-07-06 结束[\s\S]*缺少签署：离岗人员[\s\S]*缺少签署：客户或见证人/,
    );
    assert.equal((await run('2026-07-05', 'close', '--force')).code, 2, 'force needs a reason');
    await missedThenMet(
      'sign-off',
      '2026-07-06',
      '2026-07-07',
      '--signed',
      'leaver',
      'successor',
      'customer=张建国',
      '--evidence',
      '项目档案柜 3 号',
    );
  });

  it('is closed, and what was learned stays in the team', async () => {
    const refused = await run('2026-07-07', 'close');
    assert.match(
      refused.stdout,
      /必答问题尚未回答[\s\S]*“.*客户.*”部分尚未完成[\s\S]*response-plan\.md 尚有/,
    );
    await repository.write({
      'handover/checklist.yaml': checklistText('zh-CN', true),
      ...finishedPages('zh-CN'),
      [`${FOLDER}/response-plan.md`]: (await read('response-plan.md')).replace(/\[\[[^\]]*\]\]/g, '已落实'),
    });
    const close = (...words: string[]) =>
      run('2026-07-07', 'close', '--by', 'chen', '--lesson', '医保对账规则要早写', ...words);
    const before = await read('transition.yaml');
    const shown = await close('--dry-run');
    assert.match(shown.stdout, /checklist\.yaml openItems\.items\[settle\]\.owner：由 li 改为 wang/);
    assert.match(shown.stdout, /- 26: {3}primary: li\n- 27: {3}deputy: wang\n\+ 28: {3}primary: wang\n/);
    assert.equal(await read('transition.yaml'), before);
    assert.match((await close('--deputy', 'wang')).stderr, /wang 是接手人，不能同时担任副实施/);
    assert.match((await close('--deputy', '李伟')).stderr, /li 即将离岗/);
    const { code, stdout } = await close('--deputy', '周宇');
    assert.equal(code, 0, stdout);
    const { phase, outcome, next, open } = await status('2026-07-07');
    assert.deepEqual([phase, outcome, next, open], ['closed', 'closed', null, []]);
    assert.match(await read('transition.yaml'), /closed:\n {2}on: 2026-07-07\n {2}by: chen\n/);
    const team = await readFile(join(repository.root, 'handover/team.yaml'), 'utf8');
    const handedOver = TEAM.replace('primary: li', 'primary: wang')
      .replace('deputy: wang', 'deputy: zhou')
      .replace(
        'name: 李伟\n    role: implementer\n',
        '$&    lastWorkingDay: 2026-06-18\n    active: false\n',
      );
    assert.ok(team.startsWith(handedOver), 'the rest of the file is as it was');
    const checklist = await readFile(join(repository.root, 'handover/checklist.yaml'), 'utf8');
    assert.match(checklist, /owner: wang/);
    assert.match(
      team,
      /longTerm:\n {2}lessons:\n {4}- date: 2026-07-07\n {6}transition: 2026-06-li\n {6}lesson: 医保对账规则要早写\n/,
    );
    assert.equal((await run('2026-07-08', 'log', '--id', '2026-06-li', '--observation')).code, 2);
    assert.equal((await run('2026-07-08', 'status')).code, 0);
  });

  it('leaves a pack without findings about the departure, once the solution of its incident is written', async () => {
    const solution = '# 解决方案\n\n## 夜间结算中断（2026-06-24-1）\n\n重启前置机后补传。\n';
    await repository.write({ 'handover/docs/solutions.md': solution });
    const { stdout } = await handover(repository, 'check', '--format', 'json', '--today', '2026-07-08');
    const { findings } = JSON.parse(stdout) as {
      findings: { ruleId: string; file: string; message: string }[];
    };
    const own = findings.filter(
      ({ file, ruleId }) => file.startsWith(FOLDER) && ruleId !== 'placeholder-left',
    );
    assert.deepEqual(
      own.map(({ ruleId, file, message }) => `${file} ${ruleId}: ${message}`),
      [],
    );
  });

  it('can be closed by force, which stays in the file', async () => {
    await run('2026-08-03', 'start', '--leaving', 'zhou', '--last-day', '2026-08-20', '--yes');
    const { code, stdout } = await run('2026-08-04', 'close', '--force', '--reason', '项目终止');
    assert.equal(code, 0, stdout);
    const text = await readFile(
      join(repository.root, 'handover/transitions/2026-08-zhou/transition.yaml'),
      'utf8',
    );
    assert.match(text, /forced: true\n {2}reason: 项目终止/);
  });
});
