import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { answered } from './answers.ts';
import { handover } from './run.ts';

const CHECKLIST = `version: 1
project:
  name: his
customer:
  # whom to talk to
  contacts:
    - id: zhang # decides
      name: 张建国
progress:
  stage: development
`;
const TEAM = `version: 1
people:
  - id: li
    name: 李伟
    emails: [li@his.example]
`;
const SOLUTIONS = '# Solutions\n\n## Queue stops\n\nStart it.\n';

describe('handover add', () => {
  let repository: TestRepository;
  const run = (...words: string[]) => handover(repository, 'add', ...words, '--lang', 'en');
  const atTerminal = (lines: readonly (string | undefined)[], ...words: string[]) =>
    answered(repository, lines, 'add', ...words, '--lang', 'en');
  const read = (name: string) => readFile(join(repository.root, 'handover', name), 'utf8');

  before(async () => {
    repository = await createRepository();
    for (const [author, date] of [
      ['王芳 <wang@his.example>', '2026-01-02'],
      ['Anna M. <anna@his.example>', '2026-02-01'],
      ['Anna Müller <anna@his.example>', '2026-03-04'],
      ['李伟 <li@his.example>', '2026-01-01'],
    ] as const)
      await repository.commit({ files: { 'a.txt': author }, author, date: `${date}T10:00:00Z` });
  });
  beforeEach(() =>
    repository.write({
      'handover/checklist.yaml': CHECKLIST,
      'handover/team.yaml': TEAM,
      'handover/docs/solutions.md': SOLUTIONS,
    }),
  );
  after(() => repository.cleanup());

  it('writes an entry with what the options say, and touches nothing else', async () => {
    const { code, stdout } = await run(
      ...['contact', '钱 博', '--phone', '０１０－８８６６ 转 12', '--decides', 'no', '--department', 'IT'],
    );
    assert.equal(code, 0);
    assert.match(stdout, /钱 博 is added as qianbo {2}\(handover\/checklist\.yaml:10\)/);
    assert.equal(
      await read('checklist.yaml'),
      CHECKLIST.replace(
        '张建国\n',
        '张建国\n\n    - id: qianbo\n      name: 钱 博\n      department: IT\n      phone: ０１０－８８６６ 转 12\n      decides: false\n',
      ),
    );
  });

  it('makes a part that lacks, with days, choices and people as people write them', async () => {
    const added = [
      ['milestone', 'Go-live ward 7', '--kind', '上线', '--planned', '2026年9月1日'],
      ['equipment', 'Laptop', '--kind', 'computer', '--holder', '李伟', '--return-by', '2026/9/2'],
      ['deliverable', 'App', '--steps', 'clean', 'package', '--id', 'Ａpp １'],
      ['open-item', 'Queue', '--owner', 'li@his.example'],
      ['milestone', 'Go-live: ward 7!', '--force'],
    ];
    for (const words of added) assert.equal((await run(...words)).code, 0, words.join(' '));
    assert.equal(
      (await read('checklist.yaml')).slice(CHECKLIST.length),
      `  milestones:
    - id: go-live-ward-7
      title: Go-live ward 7
      kind: go-live
      planned: 2026-09-01

    - id: go-live-ward-7-2
      title: "Go-live: ward 7!"
deliverables:
  equipment:
    - id: laptop
      name: Laptop
      kind: computer
      holder: li
      returnBy: 2026-09-02
  items:
    - id: Ａpp １
      title: App
      steps:
        - clean
        - package
openItems:
  items:
    - id: queue
      title: Queue
      owner: li
`,
    );
  });

  it('adds somebody with what git knows of them, and nobody twice', async () => {
    assert.equal((await run('person', 'Anna Müller', '--role', 'tester')).code, 0);
    assert.match(
      await read('team.yaml'),
      /- id: anna-muller\n {4}name: Anna Müller\n {4}names:\n {6}- Anna M\n {4}emails:\n {6}- anna@his\.example\n {4}role: tester/,
    );
    for (const [words, said] of [
      [['李伟'], /already, as 李伟 \(li\): handover\/team\.yaml:11/],
      [['Anna Mueller', '--emails', 'anna@his.example'], /already, as Anna Müller \(anna-muller\)/],
      [['Sun', '--id', 'li'], /with the id li already: handover\/team\.yaml:11/],
    ] as const) {
      const { code, stderr } = await run('person', ...words);
      assert.match(stderr, said);
      assert.equal(code, 2);
    }
  });

  const refusals: readonly (readonly [words: readonly string[], said: RegExp])[] = [
    [['contact'], /no name\.\n {2}Say it behind the kind: handover add contact NAME/],
    [['contcat', 'x'], /no command contcat\.\n {2}Did you mean contact\?/],
    [['contact', 'x', '--fone', '1'], /no option --fone\.\n {2}Did you mean .*--phone/],
    [
      ['contact', ' 张建国 '],
      /“张建国” already: handover\/checklist\.yaml:7|already: handover\/checklist\.yaml:7/,
    ],
    [['milestone', 'x', '--planned', 'spring'], /planned is a day/],
    [['third-party', 'x', '--kind', 'vendro'], /Did you mean vendor\?/],
    [['account', 'x', '--holder', 'Wang'], /nobody in team\.yaml is called “Wang”/],
    [['section', 'x'], /Where the section belongs .*\n {2}.*handover\/docs\/solutions\.md/],
    [['section', 'x', '--document', 'solution'], /no document “solution”\.\n {2}There are: solutions/],
    [['section', 'queue stops', '--document', 'solutions'], /already: handover\/docs\/solutions\.md:3/],
  ];
  for (const [words, said] of refusals)
    it(`refuses and says what would do: add ${words.join(' ')}`, async () => {
      const { code, stderr } = await run(...words);
      assert.match(stderr, said);
      assert.equal(code, 2);
      assert.equal((await read('checklist.yaml')) + (await read('docs/solutions.md')), CHECKLIST + SOLUTIONS);
    });

  it('adds steps of the escalation, which have a level and no id, in the order in which they are called', async () => {
    const { stdout } = await run('escalation-step', 'L1', '--contact', '张建国', '--when', 'at once');
    assert.match(stdout, /L1 is added .*checklist\.yaml:\d+/);
    assert.equal((await run('escalation-step', 'L2', '--contact', '张建国')).code, 0);
    assert.match(
      await read('checklist.yaml'),
      /escalation:\n {4}- level: L1\n {6}contact: \S+\n {6}when: at once\n(?:\n)? {4}- level: L2\n {6}contact: \S+\n/,
    );
    assert.equal((await run('escalation-step', 'L1')).code, 2, 'it is there already');
  });

  it('adds a section at the end of a document', async () => {
    const { stdout } = await run(
      'section',
      'Restart',
      '--document',
      'solutions.md',
      '--text',
      'Stop.',
      'Start.',
    );
    assert.match(stdout, /“Restart” is added {2}\(handover\/docs\/solutions\.md:7\)/);
    assert.equal(await read('docs/solutions.md'), `${SOLUTIONS}\n## Restart\n\nStop.\n\nStart.\n`);
  });

  it('asks for the name and for whatever is known at a terminal', async () => {
    const { code, asked } = await atTerminal(
      ['LIS database', 'level', 'admin', 'holder', 'Anna Müller', 'shared', 'Yes', ' done'],
      'account',
    );
    assert.equal(code, 0);
    assert.deepEqual(asked[4]?.choices, [
      '李伟 (li, last commit 2026-01-01)',
      'Anna Müller (not in team.yaml, last commit 2026-03-04)',
      '王芳 (not in team.yaml, last commit 2026-01-02)',
      '张建国 (contact of the customer)',
      'somebody else',
      'leave it open',
    ]);
    assert.match(
      await read('checklist.yaml'),
      /system: LIS database\n {6}level: admin\n {6}holder: anna-muller\n {6}shared: true/,
    );
  });

  it('takes somebody into the team who is named where only the team may stand', async () => {
    const { stdout } = await atTerminal(['Queue', 'owner', '王芳', ' done'], 'open-item');
    assert.match(stdout, /wangfang is in team\.yaml now, too/);
    assert.match(
      await read('team.yaml'),
      /- id: wangfang\n {4}name: 王芳\n {4}emails:\n {6}- wang@his\.example/,
    );
    assert.match(await read('checklist.yaml'), /title: Queue\n {6}owner: wangfang/);
  });

  it('offers everybody who committed and is not in the team', async () => {
    const { asked } = await atTerminal(['Anna', ' done'], 'person');
    assert.deepEqual(asked[0]?.choices, [
      'Anna Müller (last commit 2026-03-04)',
      '王芳 (last commit 2026-01-02)',
      'somebody else',
    ]);
    await atTerminal(['', '孙丽', ' done'], 'person');
    assert.match(await read('team.yaml'), /anna-muller[\s\S]*- id: sunli\n {4}name: 孙丽/);
  });

  it('asks for document, title and text of a section', async () => {
    await atTerminal(['handover/docs/solutions.md', 'Restart', ''], 'section');
    assert.equal(await read('docs/solutions.md'), `${SOLUTIONS}\n## Restart\n`);
  });

  it('asks nothing where the command line says it, and writes nothing where the question is left', async () => {
    assert.equal((await atTerminal([], 'note', 'Print server first')).code, 0);
    assert.equal((await atTerminal(['x', undefined], 'contact')).code, 2);
    assert.doesNotMatch(await read('checklist.yaml'), /name: x/);
  });
});
