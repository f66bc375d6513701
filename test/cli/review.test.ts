import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

const MANUAL = 'handover/docs/manual.md';

describe('handover review', () => {
  let project: TestRepository;
  const read = async () => readFile(join(project.root, MANUAL), 'utf8');
  const review = (...words: string[]) => handover(project, 'review', '--lang', 'en', ...words);

  beforeEach(async () => {
    project = await createRepository();
    const team = 'version: 1\npeople:\n  - id: li-na\n    name: 李娜\n    emails: [li@his.example]\n';
    const files = {
      'deploy/start.sh': 'start\n',
      'handover/checklist.yaml': 'version: 1\n',
      'handover/team.yaml': team,
      [MANUAL]: '# 手册\r\n\r\n## 启动\r\n\r\n先库后应用。\r\n\r\n## 停止\r\n',
    };
    await project.commit({ files });
  });
  afterEach(() => project.cleanup());

  it('notes who found a section true, and what it covers, and nothing else', async () => {
    const { code, stdout } = await review('manual', '启动', '--by', '李娜', '--covers', 'deploy/**');
    assert.deepEqual([code, stdout], [0, '✔ “启动” reviewed by li-na; it covers deploy/**\n']);
    const lines = (await read()).split('\r\n');
    assert.equal(lines[4], '<!-- handover:covers deploy/** -->');
    assert.match(lines[5] ?? '', /^<!-- handover:reviewed li-na \d{4}-\d\d-\d\d [0-9a-f]{8} -->$/);
    const rest = [...lines.slice(0, 4), ...lines.slice(7)].join('\r\n');
    assert.equal(rest, '# 手册\r\n\r\n## 启动\r\n\r\n先库后应用。\r\n\r\n## 停止\r\n');
  });

  it('notes no digest where not all that is covered can be read: the day has to do', async () => {
    await project.commit({ files: { 'deploy/logo.bin': new Uint8Array([0, 1, 2, 255]) } });
    assert.equal((await review('manual', '启动', '--by', 'li-na', '--covers', 'deploy/**')).code, 0);
    assert.match(await read(), /^<!-- handover:reviewed li-na \d{4}-\d\d-\d\d -->\r$/m);
    assert.equal((await review()).code, 0);
  });

  it('lists what is still true and what is not, and replaces a review by a newer one', async () => {
    assert.match((await review()).stdout, /^No section says yet/);
    await review('manual', '启动', '--by', 'li-na', '--covers', 'deploy/**');
    const fresh = await review();
    assert.deepEqual(
      [fresh.code, fresh.stdout.startsWith(`✔ ${MANUAL} › 启动: reviewed by li-na on `)],
      [0, true],
    );
    await project.write({ 'deploy/start.sh': 'start --fast\n' });
    const stale = await review();
    assert.equal(stale.code, 1);
    assert.match(stale.stdout, /since then changed: deploy\/start\.sh\n/);
    await review('manual', '启动', '--by', 'li@his.example');
    assert.equal((await review()).code, 0);
    assert.equal((await read()).match(/handover:reviewed/g)?.length, 1);
  });

  it('takes whom git knows, and adds to what is covered', async () => {
    await project.git('config', 'user.email', 'li@his.example');
    await review('manual', '启动', '--covers', 'deploy/**');
    const { code, stdout } = await review('manual', '启动', '--covers', 'deploy/start.sh');
    assert.deepEqual(
      [code, stdout],
      [0, '✔ “启动” reviewed by li-na; it covers deploy/**, deploy/start.sh\n'],
    );
    assert.equal((await review()).code, 0);
  });

  it('speaks of the whole document in its front matter', async () => {
    const text = '---\ncovers:\n  - deploy/start.sh\n---\n# Manual\n';
    await project.write({ [MANUAL]: text });
    await review('manual', '--by', 'li-na');
    assert.match(
      await read(),
      /^---\ncovers:\n {2}- deploy\/start\.sh\nreviewed: li-na \d{4}-\d\d-\d\d [0-9a-f]{8}\n---\n# Manual\n$/,
    );
    assert.match((await review()).stdout, new RegExp(`^✔ ${MANUAL}: reviewed by li-na on `));
  });

  for (const [words, message] of [
    [
      ['manual', '启动', '--by', 'nobody', '--covers', 'deploy/**'],
      /Nobody in team\.yaml is called “nobody”\..*\n.*li-na/,
    ],
    [
      ['manual', '重启', '--by', 'li-na', '--covers', 'deploy/**'],
      /has no section “重启”\.\n.*手册, 启动, 停止/,
    ],
    [['manual', '启动', '--by', 'li-na'], /“启动” does not say what it covers\./],
    [['manual', '启动', '--by', 'li-na', '--covers', 'gone/**'], /There is no gone\/\*\*\./],
    [['other', '--by', 'li-na'], /other/],
  ] as const)
    it(`refuses ${words.join(' ')}`, async () => {
      const before = await read();
      const { code, stderr } = await review(...words);
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.equal(await read(), before);
    });

  it('only shows what it would write', async () => {
    const before = await read();
    const { code, stdout } = await review(
      'manual',
      '启动',
      '--by',
      'li-na',
      '--covers',
      'deploy/**',
      '--dry-run',
    );
    assert.equal(code, 0);
    assert.match(stdout, /\+ 5: <!-- handover:covers deploy\/\*\* -->/);
    assert.equal(await read(), before);
  });
});
