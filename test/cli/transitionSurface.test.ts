import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

const LI = '李伟 <liwei@his.example>';
const WANG = '王芳 <wangfang@his.example>';
const TEAM = `version: 1
people:
  - id: chen
    name: 陈明
    role: project-manager
  - id: li
    name: 李伟
    role: implementer
    emails: [liwei@his.example]
  - id: wang
    name: 王芳
    role: implementer
    emails: [wangfang@his.example]
roles:
  projectManager: chen
  primary: li
  deputy: wang
`;
const CHECKLIST = `version: 1
customer:
  type: public-hospital
progress:
  stage: operation
`;

describe('a departure and what git knows about the leaver', () => {
  let repository: TestRepository;
  const run = (...words: string[]) =>
    handover(repository, 'transition', ...words, '--today', '2026-06-01', '--lang', 'zh-CN');
  const knowledgeTerm = async () => {
    const { stdout } = await run('status', '--format', 'json');
    const [first] = (
      JSON.parse(stdout) as {
        readonly transitions: readonly {
          readonly impact: { readonly terms: { readonly K: number | null } };
        }[];
      }
    ).transitions;
    return first?.impact.terms.K;
  };

  before(async () => {
    repository = await createRepository();
    await repository.commit({
      files: {
        'handover.config.yaml': 'version: 1\nlanguage: zh-CN\n',
        'handover/team.yaml': TEAM,
        'handover/checklist.yaml': CHECKLIST,
      },
      author: WANG,
      date: '2024-05-01',
    });
    const upload = (line: string) => ({ 'src/yibao/Upload.java': `class Upload {\n${line}\n}\n` });
    await repository.commit({ files: upload(''), author: LI, date: '2026-01-05', message: '医保上传初版' });
    await repository.commit({
      files: { ...upload('  // TODO: 冲正失败后重试'), 'src/yibao/Sign.java': 'class Sign {}\n' },
      author: LI,
      date: '2026-03-05',
      message: '冲正',
    });
    await repository.commit({
      files: {
        'conf/application-prod.yml': 'server:\n  port: 8080\n',
        'src/report/Daily.java': 'class Daily {}\n',
        'src/report/Month.java': 'class Month {}\n',
      },
      author: WANG,
      date: '2026-03-06',
      message: '报表',
    });
    await repository.branch('feature/refund');
    await repository.commit({
      files: { 'src/yibao/Refund.java': 'class Refund {}\n' },
      author: LI,
      date: '2026-03-10',
      message: '退费冲正，未完成',
    });
    await repository.git('switch', '--quiet', 'main');
  });
  after(() => repository.cleanup());

  it('makes tasks, topics and a reading list of it', async () => {
    const { code, stdout, stderr } = await run(
      'start',
      ...[
        '--leaving',
        'li',
        '--successor',
        'wang',
        '--reported',
        '2026-06-01',
        '--last-day',
        '2026-06-18',
        '--yes',
      ],
    );
    assert.equal(code, 0, stdout + stderr);
    assert.doesNotMatch(stdout, /尚未测算/);
    const text = await readFile(
      join(repository.root, 'handover/transitions/2026-06-li/transition.yaml'),
      'utf8',
    );
    assert.match(
      text,
      /areas:\n {2}- name: yibao\n {4}paths:\n {6}- src\/yibao\/Upload\.java\n[\s\S]*? {4}commits: 2\n/,
    );
    assert.match(text, /title: yibao：由接手人讲解，并独立完成一次改动/);
    assert.match(
      text,
      /kind: medical-insurance\n {4}name: 医保\n {4}from: src\/yibao\/Sign\.java\n {4}confirm: true/,
    );
    assert.match(text, /处理 git 中未完成的工作（完成、移交或放弃）：feature\/refund/);
    assert.match(text, /处理 git 中未完成的工作（完成、移交或放弃）：TODO: 冲正失败后重试/);
    assert.match(text, /topic: yibao：实现方式与风险点\n {4}path: src\/yibao\/Upload\.java/);
    assert.match(
      text,
      /path: src\/yibao\/Upload\.java\n {4}reason: 几乎只有离岗人员了解，近十二个月改动 1 次；先看提交 \w{10}：/,
    );
    assert.match(text, /补充 1 个配置文件的说明，先从 conf\/application-prod\.yml 开始/);
    assert.match(text, /path: conf\/application-prod\.yml\n {4}reason: 用途尚无说明：请向离岗人员了解/);
    assert.doesNotMatch(text, /path: src\/report/, 'the successor wrote that');
  });

  it('measures term K, which falls when the deputy takes part', async () => {
    // Of five files that changed lately, two are the leaver's alone.
    assert.equal(await knowledgeTerm(), 10);
    await repository.commit({
      files: { 'src/yibao/Sign.java': 'class Sign { }\n' },
      author: WANG,
      date: '2026-05-01',
      message: '接手练习',
    });
    assert.equal(await knowledgeTerm(), 5);
  });

  it('leaves it unknown where the history knows nobody of that name', async () => {
    const path = 'handover/team.yaml';
    await repository.write({
      [path]: TEAM.replace('liwei@his.example', 'someone@else.example').replace('name: 李伟', 'name: 李薇'),
    });
    assert.equal(await knowledgeTerm(), null);
    const { stdout } = await run('status');
    assert.match(stdout, /无法从 git 得知/);
    await repository.write({ [path]: TEAM });
    assert.equal(await knowledgeTerm(), 5);
  });

  it('tells what the successor says from what they did since', async () => {
    const mastery = async () =>
      JSON.parse((await run('status', '--format', 'json')).stdout).transitions[0].mastery;
    const before = await mastery();
    assert.deepEqual(before.areas, [{ name: 'yibao', commits: 0 }], 'what was before does not count');
    assert.equal((await run('log', '--taught', '1')).code, 0);
    await repository.commit({
      files: { 'src/yibao/Upload.java': 'class Upload { int retries; }\n' },
      author: WANG,
      date: '2026-06-05',
      message: '重试次数',
    });
    const { topics, areas } = await mastery();
    assert.deepEqual(areas, [{ name: 'yibao', commits: 1 }]);
    const states = topics.map(({ state }: { state: string }) => state);
    assert.deepEqual(states, ['said', 'open', 'open', 'open', 'open', 'proven']);
    assert.match(
      (await run('status')).stdout,
      /接手情况：共 6 个主题，实证 1 个，陈述 1 个，未复述 4 个\n.*1 个业务领域中已有 1 个动手改过：yibao（1 次）/,
    );
  });

  it('gives what is added to the checklist to the successor, and not to the leaver', async () => {
    const found = await handover(repository, 'issues', '--format', 'json', '--today', '2026-06-06');
    const { items } = JSON.parse(found.stdout) as {
      items: { fingerprint: string; title: string; email: string }[];
    };
    const theirs = items.find(({ email }) => email.startsWith('liwei@'));
    assert.ok(theirs, found.stdout);
    const { code, stderr } = await handover(
      repository,
      'issues',
      'add',
      theirs.fingerprint,
      '--today',
      '2026-06-06',
    );
    assert.equal(code, 0, stderr);
    const text = await readFile(join(repository.root, 'handover/checklist.yaml'), 'utf8');
    assert.match(text, new RegExp(`fingerprint: "?${theirs.fingerprint}`));
    assert.match(text, /owner: wang/);
    assert.doesNotMatch(text, /owner: li/);
  });
});
