import assert from 'node:assert/strict';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { openGit } from '../../src/io/git.ts';
import { openHooks } from '../../src/io/hooks.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

describe('the folder of hooks', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await createRepository();
  });
  afterEach(() => repository.cleanup());

  const open = (folder = '', environment = repository.environment) =>
    openHooks(openGit(join(repository.root, folder), environment), environment);
  const outside = () => join(repository.root, '..', 'elsewhere');

  it("is git's own, also from a folder further down", async () => {
    await repository.write({ 'services/lis/a.txt': 'a' });
    const { folder, place, configured, workTree } = await open('services/lis');
    assert.deepEqual(
      { folder, place, configured, top: workTree.root },
      {
        folder: join(repository.root, '.git', 'hooks'),
        place: 'repository',
        configured: undefined,
        top: repository.root,
      },
    );
  });

  it('is where the variables say that carry settings; the last one wins', async () => {
    await repository.git('config', 'core.hooksPath', '.githooks');
    const counted = {
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'core.hooksPath',
      GIT_CONFIG_VALUE_0: 'first',
      GIT_CONFIG_KEY_1: 'Core.HooksPath',
      GIT_CONFIG_VALUE_1: 'second',
    };
    const asked = async (more: Record<string, string>) =>
      (await open('', { ...repository.environment, ...more })).folder;
    assert.equal(await asked({}), join(repository.root, '.githooks'));
    assert.equal(await asked(counted), join(repository.root, 'second'));
    for (const word of ["'core.hookspath'='it'\\''s'", "'user.name'='x' 'core.hooksPath=it'\\''s'"])
      assert.equal(
        await asked({ ...counted, GIT_CONFIG_PARAMETERS: word }),
        join(repository.root, "it's"),
        word,
      );
  });

  it('is above the one that husky makes anew again and again', async () => {
    await repository.git('config', 'core.hooksPath', '.husky/_');
    assert.equal((await open()).folder, join(repository.root, '.husky'));
    await repository.write({ '.config/husky/_/h': '' });
    await repository.git('config', 'core.hooksPath', '.config/husky/_');
    assert.equal((await open()).folder, join(repository.root, '.config/husky'));
    await repository.git('config', 'core.hooksPath', 'tools/_');
    assert.equal((await open()).folder, join(repository.root, 'tools/_'));
  });

  const settings: readonly (readonly [string, string, string])[] = [
    ['.githooks', '.githooks', 'project'],
    ['not/there/yet', 'not/there/yet', 'project'],
    ['.git/hooks', '.git/hooks', 'repository'],
    ['../elsewhere', '../elsewhere', 'shared'],
    ['~/elsewhere', '../elsewhere', 'shared'],
    ['', '', 'none'],
    ['/dev/null', '/dev/null', 'none'],
  ];
  for (const scope of ['--local', '--global'])
    for (const [value, folder, place] of settings)
      it(`is "${folder}" with core.hooksPath=${value} (${scope}), which is of the kind ${place}`, async () => {
        await repository.git('config', scope, 'core.hooksPath', value);
        const hooks = await open();
        assert.equal(hooks.place, place);
        if (place !== 'none') assert.equal(hooks.folder, join(repository.root, folder));
      });

  it('is what the repository says, where everybody says something', async () => {
    await repository.git('config', '--global', 'core.hooksPath', '~/elsewhere');
    await repository.git('config', '--local', 'core.hooksPath', '.githooks');
    assert.equal((await open()).configured, '.githooks');
  });

  it('is shared when a link leads out of the repository', async () => {
    await mkdir(outside());
    await symlink(outside(), join(repository.root, '.githooks'));
    await repository.git('config', 'core.hooksPath', '.githooks');
    assert.equal((await open()).place, 'shared');
  });

  it('is that of the first worktree in all others', async () => {
    await repository.commit({ files: { 'a.txt': 'a' } });
    await repository.git('worktree', 'add', '--quiet', '-b', 'second', '../second');
    assert.equal((await open('../second')).folder, join(repository.root, '.git', 'hooks'));
    await repository.git('config', 'core.hooksPath', join(repository.root, '.githooks'));
    assert.equal((await open('../second')).place, 'project');
  });

  it('is none where a file is in the way', async () => {
    await repository.write({ tools: 'a file' });
    await repository.git('config', 'core.hooksPath', 'tools/hooks');
    assert.equal((await open()).place, 'none');
  });

  it('gets back what was there when a hook cannot be written', async () => {
    const hooks = await open();
    await hooks.write('pre-commit', 'mine');
    await repository.write({ '.git/hooks/kept/a.txt': 'a' });
    // A full folder cannot be replaced, so the hook cannot be kept under this name.
    await assert.rejects(hooks.write('pre-commit', 'ours', 'kept'));
    assert.equal((await hooks.read('pre-commit'))?.text, 'mine');
    assert.ok(!(await readdir(hooks.folder)).some(name => name.endsWith('.tmp')));
  });
});
