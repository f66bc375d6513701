import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolder, type TestFolder } from '../helpers/folder.ts';
import { answered } from './answers.ts';
import { handover } from './run.ts';

const CHECKLIST = `version: 1
project:
  name: his # short
customer:
  contacts:
    - id: zhang
      name: 张建国
      phone: 13800138000
progress:
  stage: development
  milestones:
    # the wards first
    - id: v2.1
      title: Go-live
      kind: go-live
      planned: 2026-01-01
      confirm: [planned]
      from: guess
deliverables:
  items:
    - id: app
      title: App
      kind: build
      steps:
        - clean # always
        - package
`;
const TEAM = `version: 1
people:
  - id: li
    name: 李伟
    emails: [li@his.example]
  - id: wang
    name: 王芳
roles:
  primary: li
`;

describe('handover set', () => {
  let folder: TestFolder;
  const run = (...words: string[]) => handover(folder, 'set', ...words, '--lang', 'en');
  const atTerminal = (lines: readonly (string | undefined)[], ...words: string[]) =>
    answered(folder, lines, 'set', ...words, '--lang', 'en');
  const checklist = () => readFile(join(folder.root, 'handover/checklist.yaml'), 'utf8');
  const team = () => readFile(join(folder.root, 'handover/team.yaml'), 'utf8');

  beforeEach(async () => {
    folder = await createFolder({ 'handover/checklist.yaml': CHECKLIST, 'handover/team.yaml': TEAM });
  });
  afterEach(() => folder.cleanup());

  it('makes no guess of what a person sets, in a map of which all was guessed, and says nothing of its other fields', async () => {
    const guessed = 'roles:\n  primary: li\n  confirm: true\n  from: most commits\n';
    await folder.write({ 'handover/team.yaml': TEAM.replace('roles:\n  primary: li\n', guessed) });
    await run('team.primary', 'wang');
    assert.match(await team(), /roles:\n {2}primary: wang\n$/);
    await folder.write({ 'handover/team.yaml': TEAM.replace('roles:\n  primary: li\n', guessed) });
    await run('team.deputy', 'wang');
    assert.match(await team(), /confirm:\s+(?:- |\[)primary\]?\n/);
    assert.match(await team(), /from: most commits/);
  });

  it('leaves the mark of an entry of a list: one right field says nothing of the others', async () => {
    const text = TEAM.replace('    name: 王芳\n', '    name: 王芳\n    confirm: true\n');
    await folder.write({ 'handover/team.yaml': text });
    await run('people.wang.phone', '0755-1');
    assert.match(await team(), /phone: 0755-1\n {4}confirm: true|confirm: true/);
  });

  const changes: readonly (readonly [words: readonly string[], before: string, after: string])[] = [
    [['project.name', 'Ward System'], 'name: his # short', 'name: Ward System # short'],
    [['stage', 'operation'], 'stage: development', 'stage: operation'],
    [['progress.stage', '运维'], 'stage: development', 'stage: operation'],
    [['项目阶段', 'Pre-Go-Live'], 'stage: development', 'stage: pre-go-live'],
    [
      ['milestones.v2.1.planned', '2026年3月1日'],
      'planned: 2026-01-01\n      confirm: [planned]\n      from: guess\n',
      'planned: 2026-03-01\n',
    ],
    [
      ['contacts.张建国.phone', '０１０－８８６６ 转 12'],
      'phone: 13800138000',
      'phone: ０１０－８８６６ 转 12',
    ],
    [['zhang.decides', '是'], 'phone: 13800138000\n', 'phone: 13800138000\n      decides: true\n'],
    [['items.app.steps', 'clean', 'package', 'sign'], '- package\n', '- package\n        - sign\n'],
    [['app.steps', 'clean'], '        - package\n', ''],
    [['app.owner', '王芳'], '        - package\n', '        - package\n      owner: wang\n'],
    [['contacts.zhang.phone', '--clear'], '      phone: 13800138000\n', ''],
  ];
  for (const [words, before, after] of changes)
    it(`changes a field and nothing else: ${words.join(' ')}`, async () => {
      const { code, stderr } = await run(...words);
      assert.equal(code, 0, stderr);
      assert.ok(CHECKLIST.includes(before));
      assert.equal(await checklist(), CHECKLIST.replace(before, after));
    });

  it('says what became of it, and where; people by their id', async () => {
    assert.deepEqual(await run('team.primary', '王芳'), {
      code: 0,
      stdout: '✔ team.roles.primary: li → wang  (handover/team.yaml:9)\n',
      stderr: '',
    });
    assert.match((await run('team.primary', 'wang')).stdout, /primary is wang already/);
    assert.match((await run('team.deputy', 'li@his.example')).stdout, /deputy: nothing → li/);
    assert.match(await team(), /primary: wang\n {2}deputy: li\n/);
  });

  const refusals: readonly (readonly [words: readonly string[], said: RegExp])[] = [
    [['progress.stgae', 'operation'], /no field “progress\.stgae”\.\n {2}Near it: progress\.stage/],
    [['title', 'x'], /more than one field\.\n.*milestones\.v2\.1\.title, deliverables\.items\.app\.title/],
    [['stage', 'over'], /cannot be “over”\.\n.*requirements, development, pre-go-live, operation/],
    [['stage', 'developmnt'], /Did you mean development\?/],
    [['milestones.v2.1.planned', 'spring'], /is a day, and “spring” is none/],
    [['zhang.decides', 'perhaps'], /yes or no/],
    [['project.name', 'a', 'b'], /takes one value, and several were given: a, b\n/],
    [['project.name', ' '], /must not be empty/],
    [
      ['team.deputy', 'wan'],
      /called “wan”\. Did you mean wang\?\n {2}In the team: li, wang\. `handover add person`/,
    ],
    [['team.deputy', 'somebody'], /called “somebody”/],
    [['progress.stage'], /What progress\.stage is to be/],
    [[], /Which field/],
    [['contacts.zhang.email', '--clear'], /not filled in/],
    [['project.name', 'x', '--clear'], /another one was given/],
    [['project.name', '--clear'], /checklist\.yaml would no longer be right: /],
    [['milestones.v2.1.title', '--clear'], /would no longer be right: .*title/],
  ];
  for (const [words, said] of refusals)
    it(`refuses and says what would do: set ${words.join(' ')}`, async () => {
      const { code, stderr } = await run(...words);
      assert.match(stderr, said);
      assert.equal(code, 2);
      assert.equal((await checklist()) + (await team()), CHECKLIST + TEAM);
    });

  it('says choices in the language of the reader', async () => {
    const { stderr } = await handover(folder, 'set', 'stage', '运行', '--lang', 'zh-CN');
    assert.match(stderr, /可填：requirements 需求阶段、development 开发测试/);
  });

  it('asks for the value, and for the field, at a terminal', async () => {
    const { asked } = await atTerminal(['operation'], 'stage');
    assert.deepEqual(asked[0]?.choices, [
      'requirements',
      'development',
      'pre-go-live',
      'operation',
      'leave it open',
    ]);
    const { asked: both } = await atTerminal(['customer.name', '市第一人民医院']);
    assert.match(both[1]?.message ?? '', /^Name – /);
    assert.match(
      await checklist(),
      /phone: 13800138000\n {2}name: 市第一人民医院\nprogress:\n {2}stage: operation/,
    );
    const people = await atTerminal(['王芳'], 'team.primary');
    assert.deepEqual(people.asked[0]?.choices, [
      '李伟 (li)',
      '王芳 (wang)',
      'somebody else',
      'leave it open',
    ]);
    assert.match(await team(), /primary: wang/);
  });

  it('writes nothing where the question is left', async () => {
    const { code, stderr } = await atTerminal([undefined], 'stage');
    assert.match(stderr, /Cancelled; nothing was written/);
    assert.equal(code, 2);
  });
});
