import assert from 'node:assert/strict';
import { createFolder } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

describe('handover doctor', () => {
  let repository: TestRepository;
  const doctor = (...words: string[]) => handover(repository, 'doctor', '--lang', 'en', ...words);

  beforeEach(async () => {
    repository = await createRepository();
    await repository.commit({ files: { 'README.md': '# HIS\n' } });
  });
  afterEach(() => repository.cleanup());

  it('says what works, and what would work better', async () => {
    const { code, stdout, stderr } = await doctor();
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^✔ Node\.js v\d+/m);
    assert.match(stdout, /^✔ git \d+\.\d+\S*, repository \S+$/m);
    assert.match(stdout, /^✔ The whole history is here\.$/m);
    assert.match(
      stdout,
      /^! There is no handover pack in handover yet\.\n {2}handover generate makes one\.$/m,
    );
    assert.match(stdout, /^! The pre-commit hook is not installed\.$/m);
    await handover(repository, 'generate', '--yes', '--lang', 'en');
    await handover(repository, 'hook', 'install');
    const after = await doctor();
    assert.equal(after.code, 0);
    assert.doesNotMatch(after.stdout, /^[!✖]/m);
    assert.match(after.stdout, /^✔ The pre-commit hook is installed and up to date\.$/m);
  });

  it('names a file that cannot be read, and goes on with the rest', async () => {
    await handover(repository, 'generate', '--yes', '--lang', 'en');
    await repository.write({ 'handover/team.yaml': 'a: [\n' });
    const { code, stdout } = await doctor();
    assert.equal(code, 1);
    assert.match(stdout, /^✖ handover\/team\.yaml:\d+ cannot be read as YAML\./m);
    assert.match(stdout, /pre-commit hook/);
    await repository.write({ 'handover.config.yaml': 'version: [\n' });
    assert.match((await doctor()).stdout, /^✖ handover\.config\.yaml cannot be read/m);
  });

  it('says what a part of the history does not tell', async () => {
    await repository.write({ '.git/shallow': `${await repository.git('rev-parse', 'HEAD')}\n` });
    assert.match((await doctor()).stdout, /^! The clone is shallow/m);
    await repository.git('config', 'extensions.partialClone', 'origin');
    await repository.git('config', 'core.repositoryFormatVersion', '1');
    assert.match((await doctor()).stdout, /^! The clone is (shallow|partial)/m);
  });

  it('says so without a repository, and without git', async () => {
    const folder = await createFolder();
    try {
      const outside = await handover(folder, 'doctor', '--lang', 'zh-CN');
      assert.equal(outside.code, 0);
      assert.match(outside.stdout, /^! .*不在 git 仓库中。$/m);
    } finally {
      await folder.cleanup();
    }
    const environment = { ...repository.environment, PATH: '/nowhere' };
    const { code, stdout } = await handover({ root: repository.root, environment }, 'doctor', '--lang', 'en');
    assert.equal(code, 1);
    assert.match(stdout, /^✖ Git was not found/m);
  });

  it('writes nothing', async () => {
    const before = await repository.git('status', '--porcelain', '--ignored');
    await doctor();
    assert.equal(await repository.git('status', '--porcelain', '--ignored'), before);
  });
});
