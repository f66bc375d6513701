import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolder } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

const PASSWORD = 'Abc@1234';
const TODAY = ['--today', '2026-06-15'];

describe('handover check', () => {
  let repository: TestRepository;

  beforeEach(async () => {
    repository = await createRepository();
    await repository.commit({
      files: { 'README.md': '# HIS\n', 'pom.xml': '<project/>\n' },
      date: '2026-06-01',
    });
  });
  afterEach(() => repository.cleanup());

  const generate = () => handover(repository, 'generate', '--yes', '--lang', 'en');
  const check = (...words: string[]) => handover(repository, 'check', ...TODAY, ...words);

  it('has nothing to stop a commit of a new pack for', async () => {
    await generate();
    await repository.git('add', '.');
    const { code, stdout } = await check('--staged');
    assert.equal(code, 0, stdout);
    assert.doesNotMatch(stdout, /^\s+\d+:\d+ {2}error/m);
  });

  it('stops a commit that leaks a password, and repeats it in no format', async () => {
    await generate();
    await repository.commit();
    await repository.write({
      'docs/network.md': `# Network\n\n密码: ${PASSWORD}\n\n| 系统 | 密码 |\n| --- | --- |\n| LIS | Zt_8831qw |\n`,
    });
    await repository.git('add', '.');
    for (const format of ['stylish', 'json', 'sarif', 'junit', 'gitlab', 'github', 'markdown']) {
      const { code, stdout, stderr } = await check('--staged', '--format', format);
      assert.equal(code, 1, format);
      assert.match(stdout, /credential/, format);
      for (const secret of [PASSWORD, 'Zt_8831qw']) assert.ok(!`${stdout}${stderr}`.includes(secret), format);
    }
  });

  it('says in both languages what to do', async () => {
    await repository.write({ 'a.md': `密码: ${PASSWORD}\n` });
    await repository.git('add', '.');
    assert.match((await check('--staged', '--lang', 'en')).stdout, /Put it into the password manager/);
    assert.match((await check('--staged', '--lang', 'zh-CN')).stdout, /请存入密码管理器/);
  });

  it('speaks the language of the project where nobody says which, as in a hook', async () => {
    await repository.write({
      'handover.config.yaml': 'version: 1\nlanguage: zh-CN\n',
      'a.md': `密码: ${PASSWORD}\n`,
    });
    await repository.git('add', '.');
    assert.match((await check('--staged')).stdout, /请存入密码管理器/);
  });

  it('names files from the top of the repository, also for a project inside of it', async () => {
    await repository.write({ 'packages/his/handover/a.md': `密码: ${PASSWORD}\n` });
    await repository.git('add', '.');
    const { stdout } = await check(
      '--staged',
      '--format',
      'json',
      '--cwd',
      join(repository.root, 'packages/his'),
    );
    assert.equal(JSON.parse(stdout).findings[0].file, 'packages/his/handover/a.md');
  });

  it('lets warnings pass, unless there are more than allowed', async () => {
    await generate();
    const { stdout } = await check('--format', 'json');
    const { summary } = JSON.parse(stdout);
    assert.ok(summary.warnings > 0);
    assert.equal((await check('--max-warnings', String(summary.warnings))).code, summary.errors > 0 ? 1 : 0);
    assert.equal((await check('--max-warnings', '0')).code, 1);
  });

  it('stays in the format that was asked for while fixes are only tried', async () => {
    await generate();
    const path = 'handover/docs/notes.md';
    const text = '# Notes\n\n\n\ntext\n';
    await repository.write({ [path]: text });
    const { stdout } = await check('--fix', '--dry-run', '--format', 'json');
    const { fixed } = JSON.parse(stdout) as { fixed: number };
    assert.ok(fixed > 0, stdout);
    assert.equal(await readFile(join(repository.root, path), 'utf8'), text);
  });

  it('fixes what is safe to fix, and shows the rest', async () => {
    const text =
      'version: 1\nproject:\n  name: his\n  goLiveDate: 2026/3/1\ncustomer:\n  typ: public-hospital\n';
    await repository.write({ 'handover/checklist.yaml': text });
    const { stdout, code } = await check('--fix');
    assert.match(stdout, /1 problem was fixed/);
    assert.match(stdout, /did you mean “type”/);
    assert.equal(code, 1);
    const fixed = await readFile(join(repository.root, 'handover/checklist.yaml'), 'utf8');
    assert.equal(fixed, text.replace('2026/3/1', '2026-03-01'));
  });

  it('reports only what is new once the rest was accepted', async () => {
    await repository.write({ 'handover/checklist.yaml': 'version: 1\nproject:\n  nam: his\n' });
    assert.equal((await check()).code, 1);
    assert.match((await check('--update-baseline')).stdout, /now accepts \d+ findings/);
    const { code, stdout } = await check();
    assert.equal(code, 0, stdout);
    assert.match(stdout, /held back by the baseline|baseline holds back/);
    assert.equal((await check('--no-baseline')).code, 1);
  });

  it('is not run with options that contradict each other', async () => {
    for (const words of [
      ['--staged', '--since', 'HEAD'],
      ['--staged', '--fix'],
      ['--staged', 'README.md'],
      ['--format', 'yaml'],
      ['--max-warnings', 'few'],
      ['--today', '2026-02-30'],
    ]) {
      const { code, stderr } = await check(...words);
      assert.equal(code, 2, words.join(' '));
      assert.match(stderr, /✖/);
    }
  });

  describe('cannot run', () => {
    const isRefused = async (result: Promise<{ code: number; stdout: string; stderr: string }>) => {
      const { code, stdout, stderr } = await result;
      assert.equal(code, 2, stdout + stderr);
      assert.doesNotMatch(stdout, /No problems/);
      return stderr;
    };

    it('where the repository cannot be read', async () => {
      await repository.write({ '.git/HEAD': 'nonsense\n' });
      await isRefused(check());
    });

    it('where the index cannot be read', async () => {
      await repository.write({ '.git/index': 'nonsense' });
      await isRefused(check('--staged'));
    });

    it('with --staged where git is missing or there is no repository', async () => {
      const folder = await createFolder({ 'a.md': 'x\n' });
      try {
        await isRefused(handover(folder, 'check', '--staged'));
        const environment = { ...folder.environment, PATH: folder.root };
        await isRefused(handover({ root: folder.root, environment }, 'check', '--staged'));
      } finally {
        await folder.cleanup();
      }
    });

    it('where a file of the pack cannot be read', async () => {
      await repository.write({ 'handover/checklist.yaml': new Uint8Array([118, 0, 49]) });
      assert.match(await isRefused(check()), /handover\/checklist\.yaml/);
    });

    it('where a path or a commit does not exist', async () => {
      await isRefused(check('nowhere'));
      await isRefused(check('--since', 'nowhere'));
      await isRefused(check('../outside'));
    });
  });
});

describe('handover explain', () => {
  const here = { root: import.meta.dirname, environment: {} };

  it('lists all rules, and shows the page of one in the language that was chosen', async () => {
    const list = await handover(here, 'explain', '--lang', 'zh-CN');
    assert.match(list.stdout, /credential +error +不写入密码、密钥和令牌/);
    const page = await handover(here, 'explain', 'credential', '--lang', 'zh-CN');
    assert.match(page.stdout, /## 错误示例/);
    assert.equal(page.code, 0);
  });

  it('says which rule was meant', async () => {
    const { code, stderr } = await handover(here, 'explain', 'credentials', '--lang', 'en');
    assert.equal(code, 2);
    assert.match(stderr, /Did you mean credential\?/);
  });
});
