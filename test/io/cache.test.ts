import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCache } from '../../src/io/cache.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

describe('the cache in the git directory', () => {
  let repository: TestRepository;

  before(async () => {
    repository = await createRepository();
  });
  after(() => repository.cleanup());

  const open = () => openCache(join(repository.root, '.git'));
  const file = () => join(repository.root, '.git', 'handover-pack', 'notes.json');

  it('gives back what was written, and nothing before', async () => {
    assert.equal(await open().read('notes'), undefined);
    assert.equal(await open().write('notes', '{"事项":1}'), true);
    assert.equal(await open().read('notes'), '{"事项":1}');
    assert.equal(await repository.git('status', '--porcelain'), '');
  });

  it('takes what was cut off or changed for nothing', async () => {
    await open().write('notes', '{"long":"enough to be cut"}');
    const whole = await readFile(file(), 'utf8');
    for (const damaged of [whole.slice(0, -3), whole.replace('long', 'lang'), '', '\n', '{}']) {
      await writeFile(file(), damaged);
      assert.equal(await open().read('notes'), undefined, JSON.stringify(damaged));
    }
  });

  it('survives many writers at once', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000));
    await Promise.all(texts.map(text => open().write('notes', text)));
    assert.ok(texts.includes((await open().read('notes')) ?? ''));
    assert.deepEqual(await readdir(join(repository.root, '.git', 'handover-pack')), ['notes.json']);
  });

  it('says so where it cannot be written', async () => {
    await writeFile(join(repository.root, '.git', 'handover-pack', 'notes'), '');
    assert.equal(await open().write('notes/below', 'x'), false);
  });
});
