import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { unzipFiles } from '../../src/export/zip.ts';
import { PIXEL } from '../export/support.ts';
import { createFolder, type TestFolder } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

const SCHEMA = new URL('../../schemas/output/verify.schema.json', import.meta.url);
const CHECKLIST = `version: 1
project:
  name: 门诊系统
  company: 同瑞软件有限公司
customer:
  name: 市一院
  contract:
    number: QHYY-31
  contacts:
    - id: wang
      name: 王建国
      role: 科长
    - id: guess
      name: 推测的人
      confirm: true
  accounts:
    - id: db
      system: 数据库
      holder: zhang
      vault: 密码库/一院/db
openItems:
  items:
    - id: recon
      title: 医保月结对账差异
      financialImpact: 每月约三万元
      severity: major
specialNotes:
  items:
    - id: promise
      title: 口头答应免费升级
`;
const TEAM = `version: 1
people:
  - id: zhang
    name: 张伟
  - id: li
    name: 李娜
roles:
  primary: zhang
  deputy: li
`;
const TRANSITION = `version: 1
id: 2026-11-zhang
leaving: zhang
reportedOn: 2026-11-02
lastDay: 2026-12-11
successor: li
tasks:
  - id: internal
    title: 内部才看的任务
`;
const NOTICE = `# 告知函

> 给项目经理看的说明。

## 发出之前

- [ ] 先打电话

## 函件正文

<!-- handover:audience customer -->

尊敬的王科长，您好！

接手人电话：[[待填：接手人电话]]

敬礼！

同瑞软件有限公司
`;
const INDEX = `version: 1
entries:
  - path: conf/app.yml
    purpose: 端口
    keys:
      - name: port
        purpose: 检验仪器连接的端口
        from: 第 1 行的注释
      - name: token
        secret: true
`;
const MANUAL = '# 手册\n\n## 启动\n\n**交接：**见[检查表](../checklist.yaml)。\n';

/** What the schema of `verify --format json` has against an answer. */
async function problemsWith(answer: unknown): Promise<unknown[]> {
  const schema = JSON.parse(await readFile(SCHEMA, 'utf8'));
  const ajv = addFormats.default(new Ajv({ strict: false }));
  return ajv.validate(schema, answer) ? [] : (ajv.errors ?? []);
}

describe('handover export', () => {
  let project: TestRepository;
  let out: TestFolder;
  const run = (...words: string[]) =>
    handover(project, 'export', '--lang', 'zh-CN', '--today', '2026-11-29', ...words);
  const at = (name: string) => join(out.root, name);
  const text = (name: string) => readFile(at(name), 'utf8');

  before(async () => {
    project = await createRepository();
    out = await createFolder();
    await project.commit({
      files: {
        'handover/checklist.yaml': CHECKLIST,
        'handover/team.yaml': TEAM,
        'handover/config-index.yaml': INDEX,
        'handover/docs/operations-manual.md': MANUAL,
        'handover/transitions/2026-11-zhang/transition.yaml': TRANSITION,
        'handover/transitions/2026-11-zhang/customer-notice.md': NOTICE,
        'conf/app.yml': 'port: 1\n',
      },
    });
  });
  after(async () => {
    await project.cleanup();
    await out.cleanup();
  });

  it('exports a whole pack as one page, for us', async () => {
    const { code, stdout } = await run('--to', 'html', '--output', at('all.html'));
    assert.equal(code, 0);
    assert.match(stdout, /校验值（SHA-256）：[0-9a-f]{64}\n/);
    const html = await text('all.html');
    for (const words of [
      '市一院',
      'QHYY-31',
      '密码库/一院/db',
      '每月约三万元',
      '口头答应免费升级',
      '推测的人',
      'conf/app.yml',
      '检验仪器连接的端口',
      '第 1 行的注释',
      '内部才看的任务',
      '内部资料，不得提供给客户',
    ])
      assert.ok(html.includes(words), words);
    assert.match(html, /<strong>交接：<\/strong>见<a href="#part-customer">检查表<\/a>/);
    assert.match(html, /\[接手人电话\]/);
  });

  it('gives a customer nothing internal, nothing guessed, and nothing that speaks to the sender', async () => {
    const { code, stderr } = await run('--to', 'html', '--for', 'customer', '--output', at('customer.html'));
    assert.equal(code, 0);
    const html = await text('customer.html');
    for (const words of ['市一院', '王建国', '医保月结对账差异', '尊敬的王科长', '回执', '签署页'])
      assert.ok(html.includes(words), words);
    for (const words of [
      '密码库',
      '三万元',
      '口头答应',
      '推测的人',
      'conf/app.yml',
      '检验仪器',
      '内部',
      '先打电话',
      '给项目经理看',
      '接手人电话]',
      '手册',
    ])
      assert.ok(!html.includes(words), words);
    assert.match(stderr, /尚有 1 处待填/);
    assert.match(stderr, /有 1 项推测内容尚未经人确认，未导出给客户/);
  });

  it('exports a letter with its reply slip, and no cover', async () => {
    const { code } = await run(
      '--document',
      'customer-notice',
      '--for',
      'customer',
      '--output',
      at('letter.html'),
    );
    assert.equal(code, 0);
    const html = await text('letter.html');
    assert.match(html, /<body class="letter">/);
    assert.match(html, /<p class="end">同瑞软件有限公司<\/p>/);
    assert.match(html, /贵单位《门诊系统项目交接文档》收悉/);
    assert.ok(!html.includes('告知函'), 'the title stands before what is for the customer');
    assert.ok(!html.includes('Handover Pack）于'));
  });

  it('exports one departure', async () => {
    const { code } = await run('--transition', '2026-11-zhang', '--output', at('departure.html'));
    assert.equal(code, 0);
    const html = await text('departure.html');
    assert.ok(html.includes('内部才看的任务') && html.includes('告知函') && !html.includes('每月约三万元'));
  });

  it('makes a Word document that verify knows, and says what somebody changed', async () => {
    assert.equal((await run('--output', at('pack.docx'))).code, 0);
    const verify = (...words: string[]) => handover(project, 'verify', '--lang', 'en', ...words);
    const same = await verify(at('pack.docx'));
    assert.deepEqual([same.code, same.stdout.split('\n')[0]], [0, 'Unchanged: as it was exported.']);
    assert.match(same.stdout, /From commit [0-9a-f]{12}\nThis commit is in this repository/);
    const html = (await text('all.html')).replace('QHYY-31', 'QHYY-32');
    await writeFile(at('changed.html'), html);
    const changed = await verify(at('changed.html'), '--format', 'json');
    assert.equal(changed.code, 1);
    const verdict = JSON.parse(changed.stdout);
    assert.deepEqual(await problemsWith(verdict), []);
    assert.equal(verdict.state, 'changed');
    assert.ok(verdict.changes.length > 0);
    await writeFile(at('other.txt'), 'x');
    const other = await verify(at('other.txt'));
    assert.deepEqual([other.code, other.stderr.includes('has no seal')], [2, true]);
    assert.equal((await verify(at('nothing.docx'))).code, 2);
  });

  it('packs everything with a manifest', async () => {
    assert.equal((await run('--output', at('pack.zip'))).code, 0);
    const files = unzipFiles(await readFile(at('pack.zip')));
    const names = [...(files?.keys() ?? [])];
    for (const name of ['handover.html', 'handover.docx', 'manifest.json', 'pack/handover/checklist.yaml'])
      assert.ok(names.includes(name), name);
    assert.equal((await handover(project, 'verify', at('pack.zip'))).code, 0);
    const forCustomer = await run('--output', at('customer.zip'), '--for', 'customer');
    assert.equal(forCustomer.code, 0);
    const sent = [...(unzipFiles(await readFile(at('customer.zip')))?.keys() ?? [])];
    assert.ok(!sent.some(name => name.startsWith('pack/')));
  });

  it('writes pages and a site into folders, in place of earlier ones, and verify reads these, too', async () => {
    for (const format of ['md', 'site']) {
      const folder = at(format);
      assert.equal((await run('--to', format, '--output', folder)).code, 0);
      assert.ok((await readdir(folder)).includes(format === 'md' ? 'index.md' : 'index.html'));
      assert.equal((await handover(project, 'verify', folder)).code, 0);
      assert.equal((await run('--to', format, '--output', folder, '--for', 'customer')).code, 0);
      assert.ok(
        !(await readdir(folder)).some(name => name.startsWith('configs.')),
        'no page of before is left',
      );
      await writeFile(join(folder, 'added.txt'), 'x');
      const { code, stdout } = await handover(project, 'verify', folder, '--lang', 'en');
      assert.deepEqual([code, /added: added\.txt/.test(stdout)], [1, true]);
    }
    await mkdir(at('mine'));
    await writeFile(at('mine/own.txt'), 'x');
    const { code } = await run('--to', 'md', '--output', at('mine'));
    assert.deepEqual([code, await readdir(at('mine'))], [2, ['own.txt']]);
  });

  it("takes a company's look from the templates of the project, or from a folder that is named", async () => {
    const logo = Buffer.from(PIXEL.bytes);
    for (const folder of ['company/export', 'other']) {
      await mkdir(join(project.root, folder, 'zh-CN'), { recursive: true });
      await writeFile(join(project.root, folder, 'style.css'), 'h1 { color: crimson }');
      await writeFile(join(project.root, folder, 'zh-CN/style.css'), `h1 { --from: "${folder}" }`);
      await writeFile(join(project.root, folder, 'logo.png'), logo);
    }
    await project.write({ 'handover.config.yaml': 'version: 1\ntemplates: company\n' });
    assert.equal((await run('--output', at('look.html'))).code, 0);
    const own = await text('look.html');
    assert.ok(
      own.includes('--from: "company/export"') && !own.includes('crimson'),
      'the language comes first',
    );
    assert.match(own, /<img class="logo" src="data:image\/png;base64,/);
    assert.equal((await run('--output', at('look.html'), '--template', 'other')).code, 0);
    assert.ok((await text('look.html')).includes('--from: "other"'));
    assert.equal((await run('--output', at('look.docx'))).code, 0);
    const word = unzipFiles(await readFile(at('look.docx')));
    assert.ok([...(word?.keys() ?? [])].some(name => name.startsWith('word/media/')));
    assert.equal(
      (await run('--output', at('look.html'), '--template', 'conf')).code,
      2,
      'nothing of it is there',
    );
    await writeFile(join(project.root, 'other/letterhead.docx'), 'no archive');
    const broken = await run('--output', at('broken.docx'), '--template', 'other');
    assert.deepEqual([broken.code, /letterhead\.docx/.test(broken.stderr)], [2, true]);
    await project.write({ 'handover.config.yaml': 'version: 1\n' });
  });

  it('refuses what it cannot do, and says what would help', async () => {
    const refusals: [string[], RegExp][] = [
      [['--output', at('pack')], /--to/],
      [['--to', 'docx', '--output', at('pack.html')], /\.docx/],
      [['--to', 'md', '--output', join(project.root, 'handover/out')], /handover/],
      [['--to', 'docx', '--document', 'nothing', '--output', at('x.docx')], /docs\/operations-manual\.md/],
      [
        ['--to', 'docx', '--document', 'operations-manual', '--for', 'customer'],
        /handover:audience customer/,
      ],
      [['--to', 'docx', '--transition', 'nobody'], /2026-11-zhang/],
      [['--to', 'docx', '--force'], /--reason/],
      [['--to', 'docx', '--template', '../elsewhere'], /\.\.\/elsewhere/],
    ];
    for (const [words, hint] of refusals) {
      const { code, stderr } = await run(...words);
      assert.equal(code, 2, words.join(' '));
      assert.match(stderr, hint);
    }
  });

  it('exports nothing while a secret is in the pack; by force it is masked, and the reason is on the cover', async () => {
    const secret = 'Zx9!kLm2#qW';
    await project.write({ 'handover/docs/operations-manual.md': `${MANUAL}\n数据库密码：${secret}\n` });
    const refused = await run('--to', 'html', '--output', at('leak.html'));
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /credential.*operations-manual\.md:7/);
    assert.ok(!refused.stderr.includes(secret));
    await assert.rejects(text('leak.html'));
    for (const format of ['html', 'docx', 'zip', 'md', 'site']) {
      const name = format === 'md' || format === 'site' ? `forced-${format}` : `forced.${format}`;
      const { code, stderr } = await run(
        '--to',
        format,
        '--output',
        at(name),
        '--force',
        '--reason',
        '客户急需',
      );
      assert.equal(code, 0);
      assert.match(stderr, /仍强制导出/);
    }
    assert.match(await text('forced.html'), /原因：客户急需/);
    const files = unzipFiles(await readFile(at('forced.zip'))) ?? new Map<string, Uint8Array>();
    const all = [
      await text('forced.html'),
      ...[...files.values()].map(bytes => new TextDecoder().decode(bytes)),
      ...(await Promise.all((await readdir(at('forced-md'))).map(name => text(`forced-md/${name}`)))),
      ...(await Promise.all((await readdir(at('forced-site'))).map(name => text(`forced-site/${name}`)))),
    ];
    const word = unzipFiles(files.get('handover.docx') ?? new Uint8Array());
    for (const bytes of word?.values() ?? []) all.push(new TextDecoder().decode(bytes));
    assert.ok(all.length > 10 && all.every(content => !content.includes(secret)));
  });

  it('refuses to send a customer what is internal', async () => {
    await project.write({
      'handover/docs/operations-manual.md': MANUAL,
      'handover/transitions/2026-11-zhang/customer-notice.md': NOTICE.replace(
        '敬礼！',
        '见[任务](transition.yaml)，勿外传。\n\n敬礼！',
      ),
    });
    const { code, stderr } = await run('--to', 'html', '--for', 'customer', '--output', at('internal.html'));
    assert.equal(code, 2);
    assert.match(stderr, /internal-for-customer/);
    assert.equal((await run('--to', 'html', '--output', at('internal.html'))).code, 0, 'for us it may be');
  });
});

describe('a signed scan', () => {
  it('is recorded with its digest, and known again; another one of its name is not', async () => {
    const project = await createRepository();
    const out = await createFolder();
    const log = (...words: string[]) =>
      handover(project, 'transition', 'log', '--lang', 'en', '--today', '2026-11-29', ...words);
    const verify = (path: string, ...words: string[]) =>
      handover(project, 'verify', path, '--lang', 'en', ...words);
    try {
      await project.commit({
        files: {
          'handover/checklist.yaml': CHECKLIST,
          'handover/team.yaml': TEAM,
          'handover/transitions/2026-11-zhang/transition.yaml': TRANSITION,
          'scans/handover.pdf': '%PDF-1.7 signed',
        },
      });
      await writeFile(join(out.root, 'letter.pdf'), '%PDF-1.7 letter');
      assert.equal((await log('--scan', 'scans/handover.pdf')).code, 2, 'of whom?');
      assert.equal((await log('--signed', 'customer=王建国', '--scan', 'scans/none.pdf')).code, 2);
      const inside = await log('--signed', 'customer=王建国', '--scan', 'scans/handover.pdf', '--by', 'li');
      assert.equal(inside.code, 0, inside.stderr);
      assert.equal((await log('--signed', 'leaver', '--scan', join(out.root, 'letter.pdf'))).code, 0);
      const file = 'handover/transitions/2026-11-zhang/transition.yaml';
      const yaml = await readFile(join(project.root, file), 'utf8');
      assert.match(
        yaml,
        /file: scans\/handover\.pdf\n\s+sha256: [0-9a-f]{64}\n\s+recordedOn: 2026-11-29\n\s+recordedBy: li/,
      );
      assert.match(yaml, /evidence: scans\/handover\.pdf/);
      assert.ok(yaml.includes('file: letter.pdf') && !yaml.includes(out.root), 'no path of one computer');
      const known = await verify('scans/handover.pdf');
      assert.deepEqual([known.code, /signed by customer 王建国 on 2026-11-29/.test(known.stdout)], [0, true]);
      assert.equal((await verify(join(out.root, 'letter.pdf'))).code, 0);
      await writeFile(join(out.root, 'letter.pdf'), '%PDF-1.7 forged');
      const forged = await verify(join(out.root, 'letter.pdf'), '--format', 'json');
      assert.deepEqual([forged.code, JSON.parse(forged.stdout).state], [1, 'changed']);
      assert.deepEqual(await problemsWith(JSON.parse(forged.stdout)), []);
      assert.equal((await handover(project, 'check', '--lang', 'en')).stdout.includes('scan'), false);
    } finally {
      await project.cleanup();
      await out.cleanup();
    }
  });
});
