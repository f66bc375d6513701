import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { lint } from 'markdownlint/sync';
import { parse } from 'yaml';
import { createFolder, type TestFolder } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover as run } from './run.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SECRET = 'Hunter2-9f8e7d';

/** Some weeks after the last commit of the projects below: whoever made it is still there. */
const TODAY = '2024-05-01';
const handover: typeof run = (place, ...words) =>
  run(place, ...words, ...(words[0] === 'generate' ? ['--today', TODAY] : []));

describe('handover generate', () => {
  const opened: TestFolder[] = [];
  afterEach(async () => {
    for (const folder of opened.splice(0)) await folder.cleanup();
  });

  /** A hospital project with two people, a release, a half-done branch, and a secret in its settings. */
  async function hospital(): Promise<TestRepository> {
    const repository = await createRepository();
    opened.push(repository);
    await repository.commit({
      files: {
        'pom.xml': '<project/>',
        'src/main/resources/application-prod.yml': `spring:\n  datasource:\n    url: jdbc:mysql://10.1.2.3:3306/his?user=root&password=${SECRET}\n    password: ${SECRET}\n`,
        '.env': `DB_PASSWORD=${SECRET}\n`,
      },
      author: '李娜 <lina@his.example>',
      date: '2024-03-01',
    });
    await repository.tag('v1.0.0', { date: '2024-03-01' });
    await repository.commit({ files: { 'src/a.txt': 'a' }, date: '2024-04-01' });
    await repository.branch('feature/HIS-12-refund');
    await repository.commit({ files: { 'src/b.txt': 'b' }, date: '2024-04-02', message: 'Half a refund' });
    await repository.branch('main');
    return repository;
  }

  async function read(folder: TestFolder, path: string): Promise<string> {
    return readFile(join(folder.root, path), 'utf8');
  }

  it('renews the blocks of documents when their facts change, and keeps what people wrote around and in them', async () => {
    const project = await hospital();
    await handover(project, 'generate', '--yes', '--lang', 'zh-CN', '--customer', '市一院');
    const manual = 'handover/docs/operations-manual.md';
    const before = await read(project, manual);
    assert.doesNotMatch(before, /redis/);
    const team = await read(project, 'handover/team.yaml');
    const solutions = await read(project, 'handover/docs/solutions.md');
    await project.write({
      'docker-compose.yml': 'services:\n  cache:\n    image: redis:7\n',
      'handover/team.yaml': team.replace(/name: (李娜|王伟)/g, 'name: $1二'),
      [manual]: before.replace('## 启动与停止\n', '## 启动与停止\n\n<!-- 值班室写的 -->\n'),
      'handover/docs/solutions.md': solutions.replace('熟悉本客户的另一个人：', '先打这个电话：'),
    });
    const { stdout, code } = await handover(project, 'generate', '--yes', '--lang', 'zh-CN');
    const after = await read(project, manual);
    assert.match(after, /\| cache \| `redis:7` \| – \| – \| `docker-compose\.yml:2` \|/);
    assert.match(after, /from="docker-compose\.yml"/);
    assert.match(after, /李娜二/);
    assert.match(after, /<!-- 值班室写的 -->/);
    assert.match(await read(project, 'handover/README.md'), /李娜二/);
    // Whoever changed the words of a block is told that they no longer fit, and keeps them.
    assert.equal(
      await read(project, 'handover/docs/solutions.md'),
      solutions.replace('熟悉本客户的另一个人：', '先打这个电话：'),
    );
    assert.match(stdout, /solutions\.md.*有人改过自动生成区块/);
    assert.equal(code, 1);
    const again = await handover(project, 'generate', '--yes', '--lang', 'zh-CN');
    assert.match(again.stdout, /solutions\.md/);
    assert.equal(await read(project, manual), after);
  });

  for (const lang of ['en', 'zh-CN']) {
    it(`writes a pack in ${lang} that other people's validators accept`, async () => {
      const project = await hospital();
      const result = await handover(project, 'generate', '--yes', '--lang', lang, '--customer', '市一院');
      assert.equal(result.stderr, '');
      assert.equal(result.code, 0);
      const ajv = new Ajv({ strict: false });
      formats.default(ajv);
      for (const name of ['checklist', 'team', 'config-index', 'issues']) {
        const text = await read(project, `handover/${name}.yaml`);
        assert.match(
          text,
          new RegExp(`^# yaml-language-server: \\$schema=\\./\\.schemas/${name}\\.schema\\.json`),
        );
        const schema = JSON.parse(await read(project, `handover/.schemas/${name}.schema.json`));
        assert.ok(ajv.validate(schema, parse(text)), `${name}: ${ajv.errorsText()}`);
      }
      const documents = ['README', 'docs/operations-manual', 'docs/solutions', 'docs/customer-configuration'];
      const strings = Object.fromEntries(
        await Promise.all(documents.map(async name => [name, await read(project, `handover/${name}.md`)])),
      );
      const found = lint({
        strings,
        config: { default: true, MD013: false, MD024: { siblings_only: true } },
      });
      assert.deepEqual(Object.values(found).flat(), []);
      assert.match(await read(project, 'handover/README.md'), lang === 'en' ? /## Status/ : /## 状态/);
      assert.match(await read(project, 'handover.config.yaml'), new RegExp(`^language: ${lang}$`, 'm'));
    });
  }

  it('knows people, stage, milestones, configs and open work, and marks them as guesses', async () => {
    const project = await hospital();
    await handover(project, 'generate', '--yes', '--lang', 'en');
    const checklist = parse(await read(project, 'handover/checklist.yaml'));
    const team = parse(await read(project, 'handover/team.yaml'));
    const index = parse(await read(project, 'handover/config-index.yaml'));
    assert.deepEqual(
      team.people.map(({ name, confirm }: { name: string; confirm: boolean }) => [name, confirm]),
      [
        ['李娜', true],
        ['王伟', true],
      ].sort(),
    );
    assert.equal(checklist.progress.stage, 'operation');
    assert.deepEqual(checklist.progress.confirm, ['stage', 'owner']);
    assert.match(checklist.progress.from, /tag v1\.0\.0/);
    assert.equal(checklist.progress.milestones[0].actual, '2024-03-01');
    assert.match(checklist.openItems.items[0].title, /feature\/HIS-12-refund.*Half a refund/);
    const spring = index.entries.find(({ path }: { path: string }) => path.endsWith('application-prod.yml'));
    assert.equal(spring.environment, 'prod');
    assert.equal(spring.owner, team.people.find(({ name }: { name: string }) => name === '李娜').id);
    assert.deepEqual(spring.keys, [
      { name: 'spring.datasource.url' },
      { name: 'spring.datasource.password', secret: true },
    ]);
    assert.deepEqual(checklist.thirdParties.items, [], 'its own database is nobody else');
  });

  it('masks what a commit subject gives away', async () => {
    const project = await hospital();
    await project.branch('fix/login');
    await project.commit({ files: { c: 'c' }, message: `数据库密码: ${SECRET}`, date: '2024-04-03' });
    await project.branch('main');
    await handover(project, 'generate', '--yes', '--lang', 'zh-CN');
    const checklist = await read(project, 'handover/checklist.yaml');
    assert.match(checklist, /fix\/login.*数据库密码/);
    assert.ok(!checklist.includes(SECRET));
  });

  it('writes no secret of the project anywhere', async () => {
    const project = await hospital();
    const { stdout } = await handover(project, 'generate', '--yes', '--lang', 'en');
    const paths = await readdir(join(project.root, 'handover'), { recursive: true, withFileTypes: true });
    const files = paths.filter(entry => entry.isFile());
    assert.ok(files.length >= 15);
    for (const { parentPath, name } of files) {
      const text = await readFile(join(parentPath, name), 'utf8');
      assert.ok(!text.includes(SECRET), name);
    }
    assert.ok(!stdout.includes(SECRET));
  });

  it('changes nothing the second time, and takes a status the user changed into the table', async () => {
    const project = await hospital();
    await handover(project, 'generate', '--yes', '--lang', 'en');
    await project.git('add', '--all');
    const again = await handover(project, 'generate', '--yes');
    assert.equal(again.code, 0);
    assert.equal(await project.git('diff', '--name-only'), '');
    assert.match(again.stdout, /nothing to write/);

    const checklist = await read(project, 'handover/checklist.yaml');
    await project.write({ 'handover/checklist.yaml': checklist.replace('status: todo', 'status: done') });
    const readme = await read(project, 'handover/README.md');
    await project.write({ 'handover/README.md': `${readme}\nMine.\n` });
    await handover(project, 'generate', '--yes');
    const updated = await read(project, 'handover/README.md');
    assert.match(updated, /\| 1 Customer \| done \|/);
    assert.ok(updated.endsWith('\nMine.\n'));
  });

  it('keeps what people wrote and creates only what is missing', async () => {
    const project = await hospital();
    await project.write({ 'handover/docs/solutions.md': 'ours\n', 'handover/README.md': '# ours\n' });
    const { code, stdout } = await handover(project, 'generate', '--yes', '--lang', 'en', '--format', 'json');
    assert.equal(code, 0);
    const actions = new Map(
      JSON.parse(stdout).plan.map((file: { path: string; action: string }) => [file.path, file.action]),
    );
    assert.equal(actions.get('handover/docs/solutions.md'), 'keep');
    assert.equal(actions.get('handover/README.md'), 'keep');
    assert.equal(actions.get('handover/team.yaml'), 'create');
    assert.equal(await read(project, 'handover/docs/solutions.md'), 'ours\n');
    assert.equal(await read(project, 'handover/README.md'), '# ours\n');
  });

  it('reports what is in the way as a conflict and does the rest', async () => {
    const project = await hospital();
    await mkdir(join(project.root, 'handover/docs/solutions.md'), { recursive: true });
    await symlink('/etc/hostname', join(project.root, 'handover/docs/operations-manual.md'));
    const { code, stdout } = await handover(project, 'generate', '--yes', '--lang', 'en');
    assert.equal(code, 1);
    assert.match(stdout, /conflict\s+handover\/docs\/solutions\.md – there is a folder/);
    assert.match(stdout, /conflict\s+handover\/docs\/operations-manual\.md – a symbolic link/);
    assert.ok(await read(project, 'handover/checklist.yaml'));
  });

  it('prints a plan for programs that its schema accepts, and writes nothing', async () => {
    const project = await hospital();
    const { code, stdout } = await handover(
      project,
      'generate',
      '--dry-run',
      '--format',
      'json',
      '--lang',
      'en',
    );
    assert.equal(code, 0);
    const output = JSON.parse(stdout);
    const ajv = new Ajv();
    const schema = JSON.parse(await readFile(join(ROOT, 'schemas/output/generate.schema.json'), 'utf8'));
    const isValid: boolean = ajv.compile(schema)(JSON.parse(stdout));
    assert.ok(isValid);
    assert.ok(output.plan.every(({ action }: { action: string }) => action === 'create'));
    assert.ok(output.guesses.length > 5);
    assert.equal(await project.git('status', '--porcelain'), '');
  });

  it('does not write without --yes where nobody can be asked', async () => {
    const project = await hospital();
    const { code, stdout, stderr } = await handover(project, 'generate', '--lang', 'zh-CN');
    assert.equal(code, 2);
    assert.match(stdout, /新建\s+handover\/checklist\.yaml/);
    assert.match(stderr, /--yes/);
    assert.equal(await project.git('status', '--porcelain'), '');
  });

  it('makes the named sub-folder of a monorepo the project', async () => {
    const project = await hospital();
    await project.commit({ files: { 'services/lis/.env': 'A=1\n' }, author: '赵敏 <zhaomin@his.example>' });
    const { code } = await handover(project, 'generate', '--yes', '--lang', 'en', '--cwd', 'services/lis');
    assert.equal(code, 0);
    const team = parse(await read(project, 'services/lis/handover/team.yaml'));
    assert.deepEqual(
      team.people.map(({ name }: { name: string }) => name),
      ['赵敏'],
    );
    const index = parse(await read(project, 'services/lis/handover/config-index.yaml'));
    assert.deepEqual(
      index.entries.map(({ path }: { path: string }) => path),
      ['.env'],
    );
  });

  it('works without git and says what it could not fill in', async () => {
    const folder = await createFolder({ '.env': 'A=1\n' });
    opened.push(folder);
    const { code, stdout } = await handover(folder, 'generate', '--yes', '--lang', 'en');
    assert.equal(code, 0);
    assert.match(stdout, /no git repository: people, milestones and open items could not/);
    assert.deepEqual(parse(await read(folder, 'handover/team.yaml')).people, []);
    assert.equal(parse(await read(folder, 'handover/config-index.yaml')).entries.length, 1);
  });

  it('works in a repository without a commit', async () => {
    const project = await createRepository();
    opened.push(project);
    const { code, stdout } = await handover(project, 'generate', '--yes', '--lang', 'en');
    assert.equal(code, 0);
    assert.match(stdout, /no commit yet/);
  });

  it('refuses a bare repository with exit code 2', async () => {
    const project = await createRepository();
    opened.push(project);
    await project.git('config', 'core.bare', 'true');
    const { code, stderr } = await handover(project, 'generate', '--yes', '--lang', 'en');
    assert.equal(code, 2);
    assert.match(stderr, /bare repository/);
    assert.match(stderr, /Clone it/);
  });

  it('takes the project’s own templates first', async () => {
    const project = await hospital();
    await project.write({
      'handover.config.yaml': 'version: 1\nlanguage: en\ntemplates: docs/ours\n',
      'docs/ours/docs/solutions.md': '# Ours for {{project.name}}\n',
    });
    await handover(project, 'generate', '--yes');
    assert.equal(await read(project, 'handover/docs/solutions.md'), '# Ours for project\n');
    assert.match(await read(project, 'handover/docs/operations-manual.md'), /## Backup and restore/);
  });

  it('puts the pack where the project wants it', async () => {
    const project = await hospital();
    await project.write({ 'handover.config.yaml': 'version: 1\nfolder: docs/handover\nlanguage: zh-CN\n' });
    await handover(project, 'generate', '--yes');
    assert.match(await read(project, 'docs/handover/README.md'), /## 状态/);
  });

  for (const [problem, config, message] of [
    ['climbs out of the project', 'version: 1\nfolder: ../x\n', /not inside of the project/],
    ['cannot be read', 'version: [\n', /not valid YAML/],
  ] as const) {
    it(`stops with exit code 2 when the configuration ${problem}`, async () => {
      const project = await hospital();
      await project.write({ 'handover.config.yaml': config });
      const { code, stderr } = await handover(project, 'generate', '--yes', '--lang', 'en');
      assert.equal(code, 2);
      assert.match(stderr, message);
    });
  }

  it('says what the operating system refuses, with exit code 2', async () => {
    const project = await hospital();
    const name = 'x'.repeat(300);
    await project.write({ 'handover.config.yaml': `version: 1\nfolder: ${name}\n` });
    const { code, stderr } = await handover(project, 'generate', '--yes', '--lang', 'en');
    assert.equal(code, 2);
    assert.match(stderr, /cannot be read: the system reports ENAMETOOLONG/);
  });

  it('does not touch a pack of a newer version', async () => {
    const project = await hospital();
    await project.write({ 'handover/checklist.yaml': 'version: 2\n' });
    const { code, stderr } = await handover(project, 'generate', '--yes', '--lang', 'en');
    assert.equal(code, 2);
    assert.match(stderr, /newer Handover Pack \(format 2\)/);
  });
});

describe('handover --help', () => {
  for (const [lang, words] of [
    ['en', ['Usage:', 'Options:', 'Commands:', 'generate', 'Exit code']],
    ['zh-CN', ['用法：', '选项：', '命令：', 'generate', '退出码']],
  ] as const) {
    it(`is complete in ${lang}`, async () => {
      const folder = await createFolder();
      const { code, stdout } = await handover(folder, '--help', '--lang', lang);
      const sub = await handover(folder, 'generate', '--help', '--lang', lang);
      await folder.cleanup();
      assert.equal(code, 0);
      for (const word of words) assert.ok(stdout.includes(word), word);
      assert.equal(sub.code, 0);
      assert.match(sub.stdout, /--customer-type <type>/);
      if (lang === 'zh-CN')
        assert.doesNotMatch(sub.stdout, /\b(choices|default|Usage|Options|display help)\b/);
    });
  }

  it('names a wrong option and what was meant, with exit code 2', async () => {
    const folder = await createFolder();
    const { code, stderr } = await handover(folder, 'generate', '--dry-rum', '--lang', 'en');
    await folder.cleanup();
    assert.equal(code, 2);
    assert.match(stderr, /no option --dry-rum/);
    assert.match(stderr, /--dry-run/);
  });
});
