import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

describe('handover update', () => {
  let project: TestRepository;
  const read = (path: string) => readFile(join(project.root, path), 'utf8');
  const update = (...words: string[]) => handover(project, 'update', '--lang', 'en', ...words);

  before(async () => {
    project = await createRepository();
    await project.commit({ files: { 'config/application.yml': 'server:\n  port: 8080\n' } });
    const request = ['--customer', '市一院', '--stage', 'development', '--lang', 'zh-CN'];
    await handover(project, 'generate', '--yes', ...request);
  });
  after(() => project.cleanup());

  it('says so where nothing has changed', async () => {
    const { code, stdout } = await update();
    assert.deepEqual([code, stdout], [0, 'Every generated block is up to date.\n']);
  });

  it('renews blocks in the language of the pack, makes no file, and leaves other words alone', async () => {
    await rm(join(project.root, 'handover/docs/solutions.md'));
    const readme = await read('handover/README.md');
    await project.write({ 'handover/README.md': `${readme}\n我们自己的话。\n` });
    await handover(project, 'set', 'progress.stage', 'operation');
    const { code, stdout } = await update();
    assert.equal(code, 0);
    assert.match(stdout, /✔ Renewed: handover\/README\.md\n✔ Renewed: handover\/docs\/operations-manual\.md/);
    const after = await read('handover/README.md');
    assert.match(after, /\n我们自己的话。\n$/);
    assert.notEqual(after.match(/必答问题：共 \d+ 个/)?.[0], readme.match(/必答问题：共 \d+ 个/)?.[0]);
    assert.match(await read('handover/docs/operations-manual.md'), /阶段：运维/);
    await assert.rejects(read('handover/docs/solutions.md'));
  });

  it('keeps words that somebody changed in a block, and exits with 1', async () => {
    const readme = await read('handover/README.md');
    const changed = readme.replace('1 客户信息', '1 客户');
    await project.write({ 'handover/README.md': changed });
    await handover(project, 'set', 'progress.stage', 'requirements');
    const { code, stdout } = await update();
    assert.equal(code, 1);
    assert.match(stdout, /^✖ handover\/README\.md – /m);
    assert.equal(await read('handover/README.md'), changed);
  });

  it('wants a pack', async () => {
    const empty = await createRepository();
    try {
      const { code, stderr } = await handover(empty, 'update', '--lang', 'en');
      assert.equal(code, 2);
      assert.match(stderr, /There is no handover pack in handover\//);
    } finally {
      await empty.cleanup();
    }
  });
});
