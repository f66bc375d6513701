import assert from 'node:assert/strict';
import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../src/core/errors.ts';
import { openProject } from '../../src/io/project.ts';
import { createFolder, type TestFolder } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

const userError =
  (messageId: string, data: Record<string, unknown> = {}) =>
  (error: unknown) => {
    assert(error instanceof UserError, String(error));
    assert.equal(error.messageId, messageId);
    for (const [name, value] of Object.entries(data)) assert.equal(error.data[name], value);
    return true;
  };

describe('a project in a git repository', () => {
  let repository: TestRepository;
  const open = (path: string, named = false) =>
    openProject(join(repository.root, path), { named, environment: repository.environment });

  beforeEach(async () => {
    repository = await createRepository();
    await repository.write({ 'packages/his/src/app.ts': '', 'packages/lis/app.ts': '' });
  });
  afterEach(() => repository.cleanup());

  it('is the top of the repository where there is no pack yet', async () => {
    const project = await open('packages/his/src');
    assert.equal(project.root, repository.root);
    assert.equal(project.prefix, '');
    assert.equal(project.gitProblem, 'none');
    assert.equal(project.git?.cwd, repository.root);
    assert.equal(project.files.root, repository.root);
  });

  it('is the folder that the user named', async () => {
    const project = await open('packages/his', true);
    assert.equal(project.root, join(repository.root, 'packages/his'));
    assert.equal(project.prefix, 'packages/his/');
    assert.equal(project.git?.cwd, project.root);
  });

  it('is the nearest folder upwards with a configuration', async () => {
    await repository.write({ 'handover.config.yaml': '', 'packages/his/handover.config.yaml': '' });
    assert.equal((await open('packages/his/src')).root, join(repository.root, 'packages/his'));
    assert.equal((await open('packages/lis')).root, repository.root);
  });

  it('is the nearest folder upwards with a pack', async () => {
    await repository.write({ 'packages/lis/handover/checklist.yaml': '' });
    assert.equal((await open('packages/lis/handover')).prefix, 'packages/lis/');
    assert.equal((await open('packages/his')).prefix, '');
  });

  it('is not found above the repository', async () => {
    await repository.write({ 'vendor/pack/handover.config.yaml': '', 'vendor/pack/sub/a.txt': '' });
    await repository.git('init', '--quiet', 'vendor/pack/sub');
    assert.equal((await open('vendor/pack/sub')).root, join(repository.root, 'vendor/pack/sub'));
  });

  it('keeps the path as the user wrote it, links included', async () => {
    const other = await createFolder();
    try {
      const link = join(other.root, 'project');
      await symlink(repository.root, link);
      const project = await openProject(join(link, 'packages'), {
        named: false,
        environment: repository.environment,
      });
      assert.equal(project.root, link);
    } finally {
      await other.cleanup();
    }
  });

  it('is found in a work tree of its own', async () => {
    await repository.commit();
    await repository.git('worktree', 'add', '--quiet', '-b', 'side', 'side');
    const project = await open('side/packages');
    assert.equal(project.root, join(repository.root, 'side'));
    assert.equal(await project.git?.run(['symbolic-ref', '--short', 'HEAD']), 'side\n');
  });

  it('can be in a folder with a Chinese name and a line break', async () => {
    await repository.write({ '项目 一\n二/a.txt': '' });
    const project = await open('项目 一\n二', true);
    assert.deepEqual(await project.files.list(), ['a.txt']);
    assert.equal(project.prefix, '项目 一\n二/');
  });

  it('is not possible in a bare repository', async () => {
    await repository.git('clone', '--quiet', '--bare', '.', 'bare.git');
    const path = join(repository.root, 'bare.git');
    await assert.rejects(open('bare.git'), userError('error.bareRepository', { path }));
    await assert.rejects(open('bare.git', true), userError('error.bareRepository'));
  });

  it("is not possible in git's own folder", async () => {
    await assert.rejects(open('.git'), userError('error.insideGitFolder'));
  });

  it('is not possible in a folder that does not exist, or is a file', async () => {
    const path = join(repository.root, 'none');
    await assert.rejects(open('none'), userError('error.noFolder', { path }));
    await assert.rejects(open('packages/lis/app.ts', true), userError('error.noFolder'));
  });

  for (const place of ['', 'packages/his']) {
    it(`says that a repository is broken, seen from "${place}"`, async () => {
      await rm(join(repository.root, '.git', 'HEAD'));
      await assert.rejects(open(place), userError('error.gitRefuses'));
    });
  }

  it('passes on what git says about a broken repository', async () => {
    await repository.write({ '.git/config': '[core\n' });
    await assert.rejects(open(''), (error: unknown) => {
      userError('error.gitRefuses')(error);
      assert.match(String((error as UserError).data['reason']), /bad config/);
      return true;
    });
  });
});

describe('a project without git', () => {
  let folder: TestFolder;
  const open = (path: string, named = false, environment = folder.environment) =>
    openProject(join(folder.root, path), { named, environment });

  beforeEach(async () => {
    folder = await createFolder({ 'his/conf/app.yml': '' });
  });
  afterEach(() => folder.cleanup());

  it('is the folder itself', async () => {
    const project = await open('his/conf');
    assert.equal(project.root, join(folder.root, 'his/conf'));
    assert.equal(project.gitProblem, 'no-repository');
    assert.equal(project.git, undefined);
    assert.equal(project.prefix, '');
    assert.deepEqual(await project.files.list(), ['app.yml']);
  });

  it('is the nearest folder upwards with a pack, unless the user named one', async () => {
    await folder.write({ 'his/handover.config.yaml': '' });
    assert.equal((await open('his/conf')).root, join(folder.root, 'his'));
    assert.equal((await open('his/conf', true)).root, join(folder.root, 'his/conf'));
  });

  it('opens where git is not installed', async () => {
    const environment = { ...folder.environment, PATH: join(folder.root, 'none') };
    const project = await open('his', true, environment);
    assert.equal(project.gitProblem, 'not-installed');
    assert.equal(project.git, undefined);
  });
});
