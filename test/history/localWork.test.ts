import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  listWorktrees,
  readDirtyFiles,
  readOtherWorktrees,
  readStashes,
} from '../../src/history/localWork.ts';
import { readRefs } from '../../src/history/refs.ts';
import { openGit } from '../../src/io/git.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

describe('work that lies on one computer', () => {
  let repository: TestRepository;
  const git = (folder = '') => openGit(join(repository.root, folder), repository.environment);

  beforeEach(async () => {
    repository = await createRepository();
    await repository.commit({ files: { 'a.txt': 'a\n', 'his/b.txt': 'b\n', 'old name.txt': 'x\ny\nz\n' } });
  });
  afterEach(() => repository.cleanup());

  it('is in changed, new and renamed files', async () => {
    await repository.git('mv', 'old name.txt', 'new name.txt');
    await repository.write({
      'a.txt': 'A\n',
      '新 文件.txt': '新\n',
      'drafts/one.md': '1',
      'drafts/two.md': '2',
    });
    assert.deepEqual(
      (await readDirtyFiles(git(), '', {})).files.map(({ path, state }) => `${state} ${path}`).sort(),
      ['changed a.txt', 'changed new name.txt', 'untracked drafts/', 'untracked 新 文件.txt'],
    );
  });

  it('is told from the folder of the project', async () => {
    await repository.write({ 'a.txt': 'A\n', 'his/b.txt': 'B\n' });
    assert.deepEqual((await readDirtyFiles(git('his'), 'his/', {})).files, [
      { path: 'b.txt', state: 'changed' },
    ]);
  });

  it('is in a merge that stopped', async () => {
    await repository.branch('other');
    await repository.commit({ files: { 'a.txt': 'other\n' } });
    await repository.git('switch', '--quiet', 'main');
    await repository.commit({ files: { 'a.txt': 'main\n' } });
    await assert.rejects(repository.git('merge', '--quiet', 'other'));
    assert.deepEqual((await readDirtyFiles(git(), '', {})).files, [{ path: 'a.txt', state: 'unmerged' }]);
  });

  it('is in stashes, with the files that git did not know', async () => {
    assert.deepEqual(await readStashes(git(), await readRefs(git(), {}), {}), []);
    await repository.write({ 'a.txt': 'half\n', 'notes.txt': 'n\n' });
    await repository.git('stash', 'push', '--quiet', '--include-untracked', '-m', 'half of the refund');
    const [stash] = await readStashes(git(), await readRefs(git(), {}), {});
    assert.deepEqual([stash?.message, stash?.files], ['On main: half of the refund', ['a.txt', 'notes.txt']]);
    assert.equal(stash?.name, '王伟');
  });

  it('is in other working trees', async () => {
    const place = join(repository.root, '..', 'second');
    await repository.git('worktree', 'add', '--quiet', '-b', 'second', place);
    const others = async () => readOtherWorktrees(git(), await listWorktrees(git(), {}), {});
    assert.deepEqual(await others(), []);
    await mkdir(join(place, 'drafts'));
    await repository.write({ '../second/a.txt': 'changed there\n', '../second/drafts/x.txt': 'x\n' });
    const [tree] = await others();
    assert.deepEqual([tree?.path, tree?.branch], [place, 'second']);
    assert.deepEqual(
      tree?.dirty.map(({ path, state }) => `${state} ${path}`),
      ['changed a.txt', 'untracked drafts/'],
    );
  });
});
