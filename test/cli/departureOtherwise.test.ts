import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { checklistText, teamText, wordsOf } from './hospital.ts';
import { type CliResult, handover } from './run.ts';

const FOLDER = 'handover/transitions/2026-06-li';
const [, li, wang = '', zhou = ''] = wordsOf('zh-CN').people;

describe('a departure that goes otherwise', () => {
  let repository: TestRepository;

  beforeEach(async () => {
    repository = await createRepository();
    await repository.commit({
      files: {
        'handover.config.yaml': 'version: 1\nlanguage: zh-CN\n',
        'handover/team.yaml': teamText('zh-CN').replace('name: 李伟\n', '$&    lastWorkingDay: 2026-06-18\n'),
        'handover/checklist.yaml': checklistText('zh-CN', false),
      },
    });
  });
  afterEach(() => repository.cleanup());

  const run = (today: string, ...args: string[]): Promise<CliResult> =>
    handover(repository, 'transition', ...args, '--today', today, '--lang', 'zh-CN');
  const does = async (today: string, ...args: string[]) => {
    const result = await run(today, ...args);
    assert.equal(result.code, 0, `${result.stdout}${result.stderr}`);
    return result.stdout;
  };
  const file = (path: string) => readFile(join(repository.root, path), 'utf8');
  const own = () => file(`${FOLDER}/transition.yaml`);
  const start = (...args: string[]) => does('2026-06-01', 'start', '--leaving', 'li', ...args, '--yes');

  it('moves the last day, with what was due on it, and keeps what was before', async () => {
    await start('--last-day', '2026-06-18', '--successor', 'wang');
    await does('2026-06-05', 'log', '--done', 'hidden-problems');
    await does('2026-06-10', 'change', '--last-day', '2026-06-26', '--reason', '客户要求', '--by', 'chen');
    const text = await own();
    assert.match(text, /^lastDay: 2026-06-26$/m);
    assert.match(
      text,
      /changes:\n {2}- on: 2026-06-10\n {4}what: last-day\n {4}from: 2026-06-18\n {4}to: 2026-06-26\n {4}by: chen\n {4}reason: 客户要求/,
    );
    assert.doesNotMatch(
      text,
      /due: 2026-06-18\n(?! {4}doneOn)(?! {4}source: .*\n(?: {4}starred: true\n)? {4}doneOn)/,
    );
    assert.match(await file('handover/team.yaml'), /lastWorkingDay: 2026-06-26/);
    assert.match(
      await file(`${FOLDER}/response-plan.md`),
      /最后工作日变更，原为2026-06-18，现为2026-06-26（客户要求）/,
    );
    const again = await run('2026-06-11', 'change', '--last-day', '2026-06-26');
    assert.match(again.stderr, /没有需要变更的内容/);
    assert.equal((await run('2026-06-11', 'change', '--last-day', '2026-05-01')).code, 2);
  });

  it('has another successor: a letter that was sent stays, the next is a new one, and the new one confirms', async () => {
    await start('--last-day', '2026-06-18');
    await does('2026-06-01', 'log', '--notified', '--letter', 'notice');
    await does('2026-06-03', 'log', '--successor', 'wang');
    await does('2026-06-03', 'log', '--letter', 'substitute', '--notified');
    await does('2026-06-08', 'log', '--taught', '1');
    await does('2026-06-09', 'change', '--successor', '周宇', '--reason', '王芳调往其他项目');
    const [first, second] = await Promise.all([
      file(`${FOLDER}/substitute-notice-2026-06-03.md`),
      file(`${FOLDER}/substitute-notice.md`),
    ]);
    assert.ok(first.includes(wang) && !first.includes(zhou));
    assert.ok(second.includes(zhou) && !second.includes(wang));
    const { stdout } = await run('2026-06-09', 'status', '--format', 'json');
    const topics = JSON.parse(stdout).transitions[0].open.filter(
      ({ kind }: { kind: string }) => kind === 'teach-back',
    );
    assert.equal(topics.length, 5);
    assert.match((await run('2026-06-09', 'change', '--successor', 'li')).stderr, /不能接手自己/);
  });

  it('ends being on call', async () => {
    await start('--last-day', '2026-06-18', '--successor', 'wang');
    await does('2026-06-10', 'log', '--on-call', '19-21', '--channel', '电话', '--until', '2026-07-02');
    await does('2026-06-20', 'change', '--on-call-until', '2026-06-20', '--reason', '新单位不同意');
    assert.match(await own(), /what: on-call\n {4}from: 2026-07-02\n {4}to: 2026-06-20/);
  });

  it('does not take place: it is closed, nothing changes hands, and access is to be given back', async () => {
    await start('--last-day', '2026-06-18', '--successor', 'wang');
    await does('2026-06-09', 'log', '--revoked', 'his-db');
    assert.equal((await run('2026-06-10', 'cancel')).code, 2, 'says why');
    const said = await does('2026-06-10', 'cancel', '--reason', '本人撤回辞呈');
    assert.match(said, new RegExp(`已撤回：${li}留任[\\s\\S]*需要恢复：HIS`));
    const team = await file('handover/team.yaml');
    assert.match(team, /primary: li/);
    assert.doesNotMatch(team, /lastWorkingDay|active/);
    assert.match(await own(), /closed:\n {2}on: 2026-06-10\n {2}cancelled: true\n {2}reason: 本人撤回辞呈/);
    const { stdout } = await handover(repository, 'check', '--format', 'json', '--today', '2026-08-01');
    const rules = (JSON.parse(stdout) as { findings: { ruleId: string; file: string }[] }).findings
      .filter(({ file: path }) => path.startsWith(FOLDER))
      .map(({ ruleId }) => ruleId);
    assert.deepEqual(rules, []);
    assert.match(
      (await run('2026-06-11', 'change', '--id', '2026-06-li', '--last-day', '2026-07-01')).stderr,
      /已关闭|关闭/,
    );
  });

  it('without notice: the last day may be before the report, or is its day; nothing is late on that day', async () => {
    const said = await start('--last-day', '2026-05-29', '--absence', 'death', '--successor', 'wang');
    assert.doesNotMatch(said, /当面|询问本人/);
    const text = await own();
    assert.match(text, /^lastDay: 2026-05-29$/m);
    assert.doesNotMatch(text, /due: 2026-05/);
    const { stdout, code } = await run('2026-06-01', 'status', '--format', 'json');
    const { deadlines } = JSON.parse(stdout).transitions[0] as { deadlines: { state: string }[] };
    assert.deepEqual([code, deadlines.filter(({ state }) => state === 'overdue')], [0, []]);
    const check = await handover(repository, 'check', '--format', 'json', '--today', '2026-06-01');
    assert.ok(!check.stdout.includes('"date-order"'), check.stdout);
    assert.equal((await run('2026-06-01', 'change', '--last-day', '2026-05-28')).code, 0);
  });

  it('with notice the last day is not before the report', async () => {
    const { code } = await run('2026-06-01', 'start', '--leaving', 'li', '--last-day', '2026-05-29', '--yes');
    assert.equal(code, 2);
  });

  for (const absence of ['illness', 'death', 'dismissal'])
    it(`without notice (${absence}): nobody is met, asked, called back or has to sign`, async () => {
      await start('--last-day', '2026-06-01', '--absence', absence, '--successor', 'wang');
      const text = await own();
      assert.match(text, /id: absence-secure[\s\S]*id: absence-rebuild/);
      assert.doesNotMatch(text, /top-incidents|party: leaver/);
      const letter = await file(`${FOLDER}/customer-notice.md`);
      assert.match(letter, /因故不能继续承担本项目工作/);
      assert.doesNotMatch(letter, /原负责人协助|重病|离世|解聘|交接双方|不因离岗而终止|最后工作日/);
      assert.match(letter, /权限即日收回/);
      const list = await file(`${FOLDER}/handover-list.md`);
      assert.doesNotMatch(list, /移交人声明|移交人（签字）|当面逐项点交|三方/);
      assert.match(list, /一式两份[\s\S]*本人会同接收人逐项清点/);
      const agenda = (await file(`${FOLDER}/meeting-minutes.md`)).split('## 参会人员')[0] ?? '';
      assert.doesNotMatch(agenda, /原负责人/);
      const plan = await file(`${FOLDER}/response-plan.md`);
      assert.doesNotMatch(
        plan,
        /当面询问本人|要当面问|向本人|离岗人员听|离岗人员待命|向离岗人员了解|与离岗人员面谈|提前离开/,
      );
      await does(
        '2026-06-05',
        'log',
        '--meeting',
        '60',
        '--on-site',
        '--attendee',
        'successor=wang',
        'customer=zhang',
        '--demo',
        'x',
      );
      await does('2026-06-05', 'log', '--observation');
      await does(
        '2026-06-06',
        'log',
        '--kind',
        'incident',
        '--severity',
        'major',
        '--summary',
        '中断',
        '--resolved',
        '2026-06-06',
      );
      await does('2026-06-20', 'log', '--signed', 'successor', 'customer=张', '--evidence', 'scan');
      const { stdout } = await run('2026-06-20', 'status', '--format', 'json');
      const kinds = JSON.parse(stdout).transitions[0].open.map(({ kind }: { kind: string }) => kind);
      for (const kind of [
        'not-attending',
        'too-short',
        'no-recall',
        'no-on-call',
        'signature',
        'no-hard-logic',
      ])
        assert.ok(!kinds.includes(kind), kind);
    });
});
