import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dropForgottenNotes, openCache } from '../../src/io/cache.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

describe('the cache in the git directory', () => {
  let repository: TestRepository;

  before(async () => {
    repository = await createRepository();
    await repository.commit({ files: { 'a.txt': 'a\n' }, message: 'first' });
  });
  after(() => repository.cleanup());

  const open = () => openCache(join(repository.root, '.git'));
  const file = () => join(repository.root, '.git', 'handover-pack', 'notes.note');

  it('gives back what was written, and nothing before', async () => {
    assert.equal(await open().read('notes'), undefined);
    assert.equal(await open().write('notes', '{"事项":1}'), true);
    assert.equal(await open().read('notes'), '{"事项":1}');
    assert.equal(await repository.git('status', '--porcelain'), '');
  });

  it('takes what was cut off or changed for nothing', async () => {
    await open().write('notes', '{"long":"enough to be cut"}');
    const whole = await readFile(file());
    const changed = Buffer.from(whole);
    changed[changed.length - 5] = (changed.at(-5) ?? 0) ^ 1;
    for (const damaged of [whole.subarray(0, -3), changed, whole.subarray(0, 40), '', '\n', '{}']) {
      await writeFile(file(), damaged);
      assert.equal(await open().read('notes'), undefined, String(damaged.length));
    }
  });

  it('keeps nothing in clear, and nothing that only the owner should read', async () => {
    await open().write('notes', 'WIP: password=Hx7!secret on feature/赵云舒');
    const content = await readFile(file());
    for (const word of ['WIP', 'Hx7', '赵云舒', await repository.git('rev-parse', 'HEAD')])
      assert.equal(content.includes(word.trim()), false, word);
    if (process.platform !== 'win32') assert.equal((await stat(file())).mode & 0o077, 0);
  });

  it('opens for as long as git remembers the commit, whatever comes on top', async () => {
    await open().write('notes', 'kept');
    await repository.commit({ files: { 'a.txt': 'b\n' }, message: 'second' });
    await dropForgottenNotes(join(repository.root, '.git'));
    assert.equal(await open().read('notes'), 'kept');
    await repository.git('reflog', 'expire', '--expire=now', '--all');
    assert.equal(await open().read('notes'), undefined);
    await dropForgottenNotes(join(repository.root, '.git'), async () => []);
    assert.equal(existsSync(file()), false);
  });

  it('is dropped at the next run when a commit was amended or taken back, and when an older version left it in clear', async () => {
    for (const args of [
      ['commit', '--quiet', '--amend', '-m', 'other words'],
      ['reset', '--quiet', '--hard', 'HEAD~1'],
    ]) {
      await repository.commit({ files: { 'a.txt': `${args[0]}\n` }, message: 'password=Hx7!secret' });
      await open().write('notes', 'password=Hx7!secret');
      await repository.git(...args);
      await dropForgottenNotes(join(repository.root, '.git'));
      assert.equal(existsSync(file()), false, args[0]);
    }
    const old = join(repository.root, '.git', 'handover-pack', 'history.json');
    await writeFile(old, 'password=Hx7!secret');
    await dropForgottenNotes(join(repository.root, '.git'));
    assert.equal(existsSync(old), false);
  });

  it('survives many writers at once', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000));
    await Promise.all(texts.map(text => open().write('notes', text)));
    assert.ok(texts.includes((await open().read('notes')) ?? ''));
    assert.deepEqual(await readdir(join(repository.root, '.git', 'handover-pack')), ['notes.note']);
  });

  it('says so where it cannot be written', async () => {
    await writeFile(join(repository.root, '.git', 'handover-pack', 'notes'), '');
    assert.equal(await open().write('notes/below', 'x'), false);
  });
});
