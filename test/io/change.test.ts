import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileChange } from '../../src/core/changes.ts';
import { UserError } from '../../src/core/errors.ts';
import { openProject } from '../../src/io/project.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

describe('writing changes', () => {
  let repository: TestRepository;
  const open = () => openProject(repository.root, { named: true, environment: repository.environment });
  const read = (path: string) => readFile(join(repository.root, path), 'utf8');
  const lock = () => join(repository.root, '.git', 'handover-pack', 'write.lock');
  const append = (line: string) => (now: string | undefined) => `${now ?? ''}${line}\n`;

  beforeEach(async () => {
    repository = await createRepository();
    await repository.write({ 'a.txt': 'one\n' });
  });
  afterEach(() => repository.cleanup());

  it('makes the change on top of what somebody wrote in between', async () => {
    const { files } = await open();
    const changes = fileChange('a.txt', 'one\n', append('mine'));
    await writeFile(join(repository.root, 'a.txt'), 'one\ntheirs\n');
    assert.deepEqual([...(await files.change(changes))], [['a.txt', 'written']]);
    assert.equal(await read('a.txt'), 'one\ntheirs\nmine\n');
    assert.deepEqual(await readdir(join(repository.root, '.git', 'handover-pack')), []);
  });

  it('writes nothing at all where one of the changes cannot be made', async () => {
    const { files } = await open();
    const changes = [
      ...fileChange('a.txt', 'one\n', append('mine')),
      ...fileChange('b.txt', undefined, now => {
        if (now !== undefined) throw new UserError('error.changedMeanwhile', { path: 'b.txt' });
        return 'new\n';
      }),
    ];
    await writeFile(join(repository.root, 'b.txt'), 'theirs\n');
    await assert.rejects(files.change(changes), { messageId: 'error.changedMeanwhile' });
    assert.equal(await read('a.txt'), 'one\n');
  });

  it('keeps a byte order mark, and refuses to write another encoding than was there', async () => {
    const { files } = await open();
    await writeFile(join(repository.root, 'a.txt'), '\ufeffone\n');
    await files.change(fileChange('a.txt', 'one\n', append('two')));
    assert.equal(await read('a.txt'), '\ufeffone\ntwo\n');
    const gbk = Buffer.from([0xd2, 0xbd, 0xb1, 0xa3, 0x0a]);
    await writeFile(join(repository.root, 'b.txt'), gbk);
    await assert.rejects(files.change(fileChange('b.txt', '医保\n', append('x'))), {
      messageId: 'error.encoding',
    });
    assert.deepEqual(await readFile(join(repository.root, 'b.txt')), gbk);
  });

  it('takes over the lock of a process that is gone', async () => {
    const gone = spawn(process.execPath, ['-e', '0']);
    await new Promise(resolve => gone.on('exit', resolve));
    await mkdir(join(lock(), '..'), { recursive: true });
    await writeFile(lock(), JSON.stringify({ host: hostname(), pid: gone.pid, token: 'old' }));
    await utimes(lock(), 0, 0);
    const { files } = await open();
    await files.change(fileChange('a.txt', 'one\n', append('mine')));
    assert.equal(await read('a.txt'), 'one\nmine\n');
  });

  it('waits for a process that is there', async () => {
    await mkdir(join(lock(), '..'), { recursive: true });
    await writeFile(lock(), JSON.stringify({ host: hostname(), pid: process.pid, token: 'other' }));
    const { files } = await open();
    let isDone = false;
    const writing = files.change(fileChange('a.txt', 'one\n', append('mine'))).then(() => {
      isDone = true;
    });
    await new Promise(resolve => setTimeout(resolve, 200));
    assert.equal(isDone, false);
    assert.equal(await read('a.txt'), 'one\n');
    await writeFile(join(repository.root, 'a.txt'), 'one\ntheirs\n');
    const { rm } = await import('node:fs/promises');
    await rm(lock());
    await writing;
    assert.equal(await read('a.txt'), 'one\ntheirs\nmine\n');
  });

  it('loses nothing of forty changes at once in one process', async () => {
    const { files } = await open();
    const names = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    await Promise.all(names.map(name => files.change(fileChange('a.txt', 'one\n', append(name)))));
    assert.deepEqual((await read('a.txt')).trim().split('\n').sort(), ['one', ...names].sort());
  });
});
