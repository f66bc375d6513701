import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GitError } from '../../src/core/errors.ts';
import { lazyGraph } from '../../src/history/commitGraph.ts';
import { readHistory, readMainAuthors } from '../../src/history/repository.ts';
import { openGit } from '../../src/io/git.ts';
import { type Author, createRepository, type TestRepository } from '../helpers/repository.ts';

const WANG: Author = '王伟 <wangwei@his.example>';
const LI: Author = '李娜 <lina@his.example>';

describe('the history of a repository', () => {
  let repository: TestRepository;
  const read = (folder = '') =>
    readHistory(openGit(join(repository.root, folder), repository.environment), {});

  beforeEach(async () => {
    repository = await createRepository();
  });
  afterEach(() => repository.cleanup());

  it('is empty, but knows branch and remote, before the first commit', async () => {
    await repository.git('remote', 'add', 'origin', 'https://git.example/his/app.git');
    assert.deepEqual(await read(), {
      branch: 'main',
      remoteUrl: 'https://git.example/his/app.git',
      shallow: false,
      contributors: [],
      tags: [],
      openBranches: [],
      lastCommitOn: '',
      commits: 0,
    });
  });

  it('takes the commits from whoever keeps them, except where a part of them is missing', async () => {
    await repository.commit({ author: WANG, date: '2024-03-01', files: { 'a.txt': '1' } });
    await repository.commit({ author: WANG, date: '2024-03-02', files: { 'a.txt': '2' } });
    const asked: string[] = [];
    const readKept = (folder: string, environment = repository.environment) => {
      const git = openGit(folder, environment);
      return readHistory(git, {
        today: '2024-03-03',
        graph: (_, commit) => {
          asked.push(commit);
          return lazyGraph(git, [commit], {});
        },
      });
    };
    assert.equal((await readKept(repository.root)).commits, 2);
    assert.equal(asked.length, 1);
    const shallow = join(repository.root, '..', `${basename(repository.root)}-shallow`);
    await repository.git('clone', '-q', '--depth=1', pathToFileURL(repository.root).href, shallow);
    try {
      assert.equal((await readKept(shallow)).shallow, true);
      assert.equal(asked.length, 1);
    } finally {
      await rm(shallow, { recursive: true });
    }
  });

  it('merges the addresses and spellings of a person, and leaves programs out', async () => {
    await repository.commit({ author: WANG, date: '2023-03-01' });
    await repository.commit({ author: '王伟 <wang@home.example>', date: '2024-02-01' });
    await repository.commit({ author: 'Wang Wei <wang@home.example>', date: '2024-02-02' });
    await repository.commit({ author: LI, date: '2024-02-03' });
    await repository.commit({
      author: 'dependabot[bot] <1+dependabot[bot]@users.noreply.github.com>',
      date: '2024-05-01',
    });
    const { contributors, commits, lastCommitOn } = await read();
    assert.deepEqual(
      contributors.map(({ name, otherNames, emails, commits }) => ({ name, otherNames, emails, commits })),
      [
        {
          name: '王伟',
          otherNames: ['Wang Wei'],
          emails: ['wang@home.example', 'wangwei@his.example'],
          commits: 3,
        },
        { name: '李娜', otherNames: [], emails: ['lina@his.example'], commits: 1 },
      ],
    );
    assert.equal(commits, 5);
    assert.equal(lastCommitOn, '2024-05-01');
  });

  it('follows the mailmap of the project', async () => {
    await repository.commit({
      files: { '.mailmap': '王伟 <wangwei@his.example> <admin@pc-17>\n' },
      author: 'Administrator <admin@pc-17>',
    });
    const { contributors } = await read();
    assert.deepEqual(
      contributors.map(({ name, emails }) => [name, ...emails]),
      [['王伟', 'wangwei@his.example']],
    );
  });

  it('counts co-authors once for each commit, and not the author again', async () => {
    await repository.commit({
      author: WANG,
      message: `Insurance interface\n\nCo-authored-by: ${LI}\nco-authored-by: Zhang Min <zhangmin@his.example>\nCo-authored-by: ${WANG}`,
    });
    const { contributors, commits } = await read();
    assert.deepEqual(Object.fromEntries(contributors.map(({ name, commits }) => [name, commits])), {
      王伟: 1,
      李娜: 1,
      'Zhang Min': 1,
    });
    assert.equal(commits, 1);
  });

  it('does not count merges as work', async () => {
    await repository.commit({ author: WANG, date: '2024-01-01' });
    await repository.branch('feature');
    await repository.commit({ author: WANG, date: '2024-01-02' });
    await repository.branch('main');
    await repository.merge('feature', { author: LI, date: '2024-01-03' });
    const { contributors, commits } = await read();
    assert.deepEqual(
      contributors.map(({ name }) => name),
      ['王伟'],
    );
    assert.equal(commits, 2);
  });

  it('lists the tags, also of branches that never come back, newest first, light and annotated', async () => {
    await repository.commit({ date: '2023-01-01', message: 'first' });
    await repository.tag('v1.0');
    await repository.commit({ date: '2023-06-01' });
    await repository.tag('上线-2023', { message: '东院区上线', date: '2023-06-15' });
    await repository.branch('experiment');
    await repository.commit({ date: '2023-07-01' });
    await repository.tag('v9.9');
    await repository.branch('main');
    assert.deepEqual((await read()).tags, [
      { name: 'v9.9', date: '2023-07-01', subject: 'change' },
      { name: '上线-2023', date: '2023-06-15', subject: '东院区上线' },
      { name: 'v1.0', date: '2023-01-01', subject: 'first' },
    ]);
  });

  it('lists branches with work that is not merged, newest first', async () => {
    await repository.commit({ date: '2024-01-01' });
    await repository.branch('done');
    await repository.commit({ date: '2024-01-02' });
    await repository.branch('main');
    await repository.merge('done');
    await repository.branch('feature/医保');
    const commit = await repository.commit({
      files: { '医保.txt': '对接\n' },
      author: LI,
      date: '2024-02-01',
      message: '医保对接',
    });
    await repository.branch('main');
    await repository.branch('hotfix');
    await repository.commit({
      files: { 'fix.txt': 'fix\n' },
      author: WANG,
      date: '2024-03-01',
      message: 'fix',
    });
    await repository.branch('main');
    await repository.branch('dependabot/npm/lodash');
    await repository.commit({ date: '2024-04-01', message: 'bump' });
    await repository.branch('main');
    await repository.branch('2.6.x');
    await repository.commit({ date: '2024-04-02', message: 'Release 2.6.1' });
    await repository.branch('main');
    const { openBranches, branch } = await read();
    assert.equal(branch, 'main');
    assert.deepEqual(
      openBranches.map(({ name }) => name),
      ['hotfix', 'feature/医保'],
    );
    const { commit: short = '', ...rest } = openBranches[1] ?? {};
    assert.deepEqual(rest, {
      name: 'feature/医保',
      date: '2024-02-01',
      subject: '医保对接',
      authorEmail: 'lina@his.example',
    });
    assert(short.length >= 7 && commit.startsWith(short));
  });

  it('takes a local and a remote branch with the same commit for one', async () => {
    await repository.commit();
    await repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    await repository.branch('feature');
    const commit = await repository.commit({ files: { 'a.txt': 'a\n' }, date: '2024-02-01' });
    await repository.git('update-ref', 'refs/remotes/origin/feature', commit);
    await repository.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    await repository.branch('main');
    assert.deepEqual(
      (await read()).openBranches.map(({ name }) => name),
      ['feature'],
    );
  });

  it('knows no branch on a detached head', async () => {
    const first = await repository.commit();
    await repository.commit({ date: '2024-03-01' });
    await repository.git('switch', '--quiet', '--detach', first);
    const { branch, lastCommitOn, commits } = await read();
    assert.deepEqual(
      { branch, lastCommitOn, commits },
      {
        branch: undefined,
        lastCommitOn: '2024-01-01',
        commits: 1,
      },
    );
  });

  it('prefers the remote that is called origin', async () => {
    await repository.git('remote', 'add', 'backup', 'https://backup.example/app.git');
    assert.equal((await read()).remoteUrl, 'https://backup.example/app.git');
    await repository.git('remote', 'add', 'origin', 'git@git.example:his/app.git');
    assert.equal((await read()).remoteUrl, 'git@git.example:his/app.git');
  });

  it('reads only the people of one folder of a monorepo', async () => {
    await repository.commit({ files: { 'his/a.txt': '1' }, author: WANG, date: '2024-01-01' });
    await repository.commit({ files: { 'lis/a.txt': '1' }, author: LI, date: '2024-06-01' });
    const { contributors, commits, lastCommitOn } = await read('his');
    assert.deepEqual(
      contributors.map(({ name }) => name),
      ['王伟'],
    );
    assert.deepEqual({ commits, lastCommitOn }, { commits: 1, lastCommitOn: '2024-01-01' });
  });

  it('says that a shallow clone is incomplete', async () => {
    await repository.commit({ author: WANG });
    await repository.commit({ author: LI });
    await repository.git('clone', '--quiet', '--depth', '1', pathToFileURL(repository.root).href, 'clone');
    const { shallow, commits, contributors } = await read('clone');
    assert.deepEqual({ shallow, commits }, { shallow: true, commits: 1 });
    assert.deepEqual(
      contributors.map(({ name }) => name),
      ['李娜'],
    );
  });

  it('is not disturbed by control characters and odd names', async () => {
    await repository.commit({ author: 'Li "Na" | 李 <odd+tag@his.example>', message: 'a\n\nb\tc | d' });
    const { contributors } = await read();
    assert.deepEqual(contributors[0]?.name, 'Li "Na" | 李');
  });

  it('fails where a commit is missing in the middle, instead of telling half', async () => {
    const first = await repository.commit({ author: WANG });
    await repository.commit({ author: LI });
    await repository.write({ [`.git/objects/${first.slice(0, 2)}/${first.slice(2)}`]: null });
    await assert.rejects(read(), GitError);
  });

  it('stops when it is aborted', async () => {
    await repository.commit();
    const reason = new Error('enough');
    const git = openGit(repository.root, repository.environment);
    await assert.rejects(readHistory(git, { signal: AbortSignal.abort(reason) }), reason);
  });
});

describe('the main author of a file', () => {
  let repository: TestRepository;
  const read = async (folder: string, paths: string[]) => {
    const git = openGit(join(repository.root, folder), repository.environment);
    return Object.fromEntries(await readMainAuthors(git, paths, '2024-06-01', {}));
  };

  beforeEach(async () => {
    repository = await createRepository();
    await repository.commit({
      files: { 'his/app.yml': '1', 'his/[db]*.yml': '1', 'x.yml': '1' },
      author: WANG,
    });
    await repository.commit({ files: { 'his/app.yml': '2' }, author: '李娜 <LiNa@his.example>' });
    await repository.commit({ files: { 'his/app.yml': '3' }, author: LI });
  });
  afterEach(() => repository.cleanup());

  it('falls back to all of the history for a file that nobody touched in two years', async () => {
    const authors = await readMainAuthors(
      openGit(repository.root, repository.environment),
      ['x.yml'],
      '2030-01-01',
      {},
    );
    assert.deepEqual([...authors], [['x.yml', 'wangwei@his.example']]);
  });

  it('is who changed it most often, by lower-case address', async () => {
    assert.deepEqual(await read('', ['his/app.yml', 'x.yml']), {
      'his/app.yml': 'lina@his.example',
      'x.yml': 'wangwei@his.example',
    });
  });

  it('is found for a path from the project folder, and for one that looks like a pattern', async () => {
    assert.deepEqual(await read('his', ['app.yml', '[db]*.yml']), {
      'app.yml': 'lina@his.example',
      '[db]*.yml': 'wangwei@his.example',
    });
  });

  it('is nobody for a file without a commit, and nothing is asked without files', async () => {
    await repository.write({ 'new.yml': '' });
    assert.deepEqual(await read('', ['new.yml']), {});
    assert.deepEqual(await read('', []), {});
  });

  it('is found for a name with Chinese characters and spaces', async () => {
    await repository.commit({ files: { '配置/主 库.yml': '' }, author: WANG });
    assert.deepEqual(await read('', ['配置/主 库.yml']), { '配置/主 库.yml': 'wangwei@his.example' });
  });

  it('is who worked on it in the last two years, however much others did before', async () => {
    for (const day of ['2019-01-01', '2019-01-02'])
      await repository.commit({ files: { 'old.yml': day }, author: WANG, date: day });
    await repository.commit({ files: { 'old.yml': 'new' }, author: LI, date: '2024-05-01' });
    assert.deepEqual(await read('', ['old.yml']), { 'old.yml': 'lina@his.example' });
  });
});
