import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitError } from '../../src/core/errors.ts';
import { findBases, readUnmergedBranches } from '../../src/history/branches.ts';
import { NOTHING_KNOWN } from '../../src/history/branchNotes.ts';
import { lazyGraph } from '../../src/history/commitGraph.ts';
import { readRefs } from '../../src/history/refs.ts';
import { openGit } from '../../src/io/git.ts';
import { readHead } from '../../src/knowledge/head.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

const onFailure = (error: unknown) => assert.fail(String(error));

describe('unmerged branches', () => {
  let repository: TestRepository;
  const git = () => openGit(repository.root, repository.environment);
  const TODAY = '2024-06-01';
  const bases = async (door = git()) => {
    const { commit } = await readHead(door, {});
    return findBases(await readRefs(door, {}), commit, TODAY, lazyGraph(door, [], {}));
  };
  const read = async (known = NOTHING_KNOWN, door = git()) => {
    const { branches } = await readRefs(door, {});
    return readUnmergedBranches(door, branches, await bases(door), known, { onFailure });
  };
  const unmerged = async () => (await read()).branches;
  const names = async () => (await unmerged()).map(({ name }) => name).sort();
  /** A branch with two commits, and back to main. */
  const work = async (branch: string, file = `${branch}.txt`) => {
    await repository.branch(branch);
    await repository.commit({ files: { [file]: 'one\n' }, message: `${branch}: one`, date: '2024-02-01' });
    await repository.commit({
      files: { [file]: 'one\ntwo\n' },
      message: `${branch}: two`,
      date: '2024-02-02',
    });
    await repository.git('switch', '--quiet', 'main');
  };

  beforeEach(async () => {
    repository = await createRepository();
    await repository.commit({
      files: { 'a.txt': 'a\n', 'b.txt': '1\n2\n3\n4\n5\n6\n7\n8\n' },
      date: '2024-01-01',
    });
  });
  afterEach(() => repository.cleanup());

  it('are told with what they are ahead and behind, and who worked on them last', async () => {
    await work('feature/HIS-7-refund');
    await repository.commit({ files: { 'c.txt': 'c\n' }, date: '2024-03-01' });
    const [branch] = await unmerged();
    assert.ok(branch);
    assert.deepEqual(
      [branch.name, branch.ahead, branch.behind, branch.authorName, branch.date, branch.subject],
      ['feature/HIS-7-refund', 2, 1, '王伟', '2024-02-02', 'feature/HIS-7-refund: two'],
    );
  });

  it('are not merged, fast-forwarded, squashed, rebased or picked ones', async () => {
    for (const branch of ['merged', 'squashed', 'rebased', 'picked']) await work(branch);
    await repository.merge('merged');
    await repository.git('merge', '--quiet', '--squash', 'squashed');
    await repository.commit({ message: 'squashed work (#4)', date: '2024-03-01' });
    await repository.git('cherry-pick', 'rebased~1', 'rebased');
    await repository.git('cherry-pick', '-x', 'picked~1', 'picked');
    await repository.branch('here');
    await repository.git('switch', '--quiet', 'main');
    assert.deepEqual(await names(), []);
  });

  it('are known as squashed also when the same file changed elsewhere before and after', async () => {
    await repository.branch('squashed');
    await repository.commit({ files: { 'b.txt': '1\n2\nthree\n4\n5\n6\n7\n8\n' }, message: 'three' });
    await repository.commit({ files: { 'b.txt': '1\n2\nthree\nfour\n5\n6\n7\n8\n' }, message: 'four' });
    await repository.git('switch', '--quiet', 'main');
    await repository.commit({ files: { 'b.txt': '1\n2\n3\n4\n5\n6\n7\neight\n' }, message: 'eight' });
    await repository.git('merge', '--quiet', '--squash', 'squashed');
    await repository.commit({ message: 'three and four (#9)' });
    await repository.commit({ files: { 'b.txt': 'one\n2\nthree\nfour\n5\n6\n7\neight\n' }, message: 'one' });
    assert.deepEqual(await names(), []);
  });

  it('are open as long as one commit is nowhere else', async () => {
    await work('half');
    await repository.git('cherry-pick', 'half~1');
    const [branch] = await unmerged();
    assert.deepEqual([branch?.name, branch?.ahead], ['half', 1]);
  });

  it('are not those that a branch of integration has', async () => {
    await work('feature/a');
    await repository.branch('develop');
    await repository.merge('feature/a');
    await repository.git('switch', '--quiet', 'main');
    assert.deepEqual(
      (await unmerged()).map(({ name, kind }) => [name, kind]),
      [['develop', 'line']],
    );
  });

  it('on a remote and here are one, the newer counts', async () => {
    await work('feature/b');
    await repository.git('remote', 'add', 'origin', repository.root);
    await repository.git('fetch', '--quiet', 'origin');
    assert.deepEqual(await names(), ['feature/b']);
    await repository.git('branch', '--quiet', '-D', 'feature/b');
    assert.deepEqual(await names(), ['origin/feature/b']);
  });

  it('are compared with what the remote calls its default branch', async () => {
    await repository.branch('trunk-of-ours');
    await repository.commit({ files: { 'd.txt': 'd\n' } });
    await repository.git('remote', 'add', 'origin', repository.root);
    await repository.git('fetch', '--quiet', 'origin');
    await repository.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk-of-ours');
    assert.equal((await bases()).main.name, 'trunk-of-ours');
    assert.deepEqual(await names(), []);
  });

  it('without a common commit are said to be unrelated', async () => {
    await repository.git('switch', '--quiet', '--orphan', 'pages');
    await repository.commit({ files: { 'index.html': '<p>' } });
    await repository.git('switch', '--quiet', 'main');
    const [branch] = await unmerged();
    assert.deepEqual([branch?.name, branch?.isUnrelated], ['pages', true]);
  });

  it('of programs are left out', async () => {
    await work('dependabot/npm/left-pad');
    assert.deepEqual(await names(), []);
  });

  /** Git that tells what it is asked. */
  const listening = () => {
    const calls: string[] = [];
    const door = git();
    const records: typeof door.records = (args, ...rest) => {
      calls.push(args.join(' '));
      return door.records(args, ...rest);
    };
    return { calls, door: { ...door, records } };
  };

  it('are compared once for as long as nothing moves', async () => {
    await work('feature/c');
    const first = await read();
    const { calls, door } = listening();
    const second = await read(first.notes, door);
    assert.deepEqual(second, first);
    assert.ok(
      calls.every(call => /^(for-each-ref|symbolic-ref|rev-parse) /.test(call)),
      calls.join('\n'),
    );
  });

  it('are compared again where that failed, which is told each time', async () => {
    await work('feature/c');
    const failures: GitError[] = [];
    const door = git();
    const records: typeof door.records = (args, ...rest) =>
      args[0] === 'diff-tree'
        ? door.records(['diff-tree', 'no-such-commit', '--'], ...rest)
        : door.records(args, ...rest);
    const failing = { ...door, records };
    const options = { onFailure: (error: GitError) => failures.push(error) };
    const { branches: all } = await readRefs(door, {});
    const first = await readUnmergedBranches(failing, all, await bases(), NOTHING_KNOWN, options);
    await readUnmergedBranches(failing, all, await bases(), first.notes, options);
    assert.equal(failures.length, 2);
    const fixed = await readUnmergedBranches(door, all, await bases(), first.notes, { onFailure });
    assert.deepEqual(
      [first, fixed].map(({ branches }) => branches.map(({ name, ahead }) => `${name} ${ahead}`)),
      [['feature/c 2'], ['feature/c 2']],
    );
  });

  it('are compared although an object of one of them is missing', async () => {
    const names = ['first', 'lost', 'last'];
    // Squashed where the same file changed before, so that the contents decide.
    const texts = (name: string) => ({ [`${name}.txt`]: `${name}\n1\n2\n3\n4\n5\n` });
    await repository.commit({ files: Object.assign({}, ...names.map(texts)), date: '2024-01-02' });
    for (const name of names) {
      await repository.branch(name);
      await repository.commit({
        files: { [`${name}.txt`]: `${name}\n1\n2\nwork\n3\n4\n5\n` },
        message: name,
      });
      await repository.git('switch', '--quiet', 'main');
      await repository.commit({
        files: { [`${name}.txt`]: `${name} on main\n1\n2\nwork\n3\n4\n5\n` },
        message: `${name} squashed`,
      });
    }
    const object = await repository.git('rev-parse', 'lost:lost.txt');
    await rm(join(repository.root, '.git/objects', object.slice(0, 2), object.slice(2)));
    const { calls, door } = listening();
    const { branches: all } = await readRefs(door, {});
    let known = NOTHING_KNOWN;
    // Told again the next time, for which only what could not be read is asked for.
    for (const isFirst of [true, false]) {
      calls.length = 0;
      const failures: GitError[] = [];
      const { branches, notes } = await readUnmergedBranches(door, all, await bases(), known, {
        onFailure: error => failures.push(error),
      });
      assert.deepEqual(
        branches.map(({ name }) => name),
        ['lost'],
      );
      assert.ok(failures.length > 0);
      const readings = calls.filter(call => call.includes('diff-tree') && call.includes(' -p '));
      assert.ok(isFirst ? readings.length > 1 : readings.length === 1, calls.join('\n'));
      known = notes;
    }
  });

  it('are compared only with what came since, when the default branch has grown', async () => {
    for (const branch of ['open', 'squashed', 'half', 'done']) await work(branch);
    await repository.git('cherry-pick', 'half~1', 'done~1', 'done');
    const first = await read();
    assert.deepEqual(first.branches.map(({ name, ahead }) => `${name} ${ahead}`).sort(), [
      'half 1',
      'open 2',
      'squashed 2',
    ]);
    const old = await repository.git('rev-parse', 'main');
    await repository.git('merge', '--quiet', '--squash', 'squashed');
    await repository.commit({ message: 'squashed work (#4)' });
    await repository.git('cherry-pick', 'half');
    const { calls, door } = listening();
    const second = await read(first.notes, door);
    assert.deepEqual(
      second.branches.map(({ name, behind }) => `${name} ${behind}`),
      ['open 5'],
    );
    const lists = calls.filter(call => call.includes('--name-only') && !call.includes('--no-walk'));
    assert.deepEqual(
      lists.filter(call => call.includes(' log ') && !call.includes(`^${old}`)),
      [],
    );
    assert.deepEqual(second.branches, (await read()).branches);
  });

  it('are compared anew when the default branch was rewritten, or got some of their commits', async () => {
    for (const branch of ['open', 'partly']) await work(branch);
    await repository.commit({ files: { 'c.txt': 'c\n' } });
    const first = await read();
    await repository.merge('partly~1');
    assert.deepEqual((await read(first.notes)).branches, (await read()).branches);
    const second = await read();
    await repository.git('reset', '--quiet', '--hard', 'HEAD~2');
    await repository.git('cherry-pick', 'open~1', 'open');
    const third = await read(second.notes);
    assert.deepEqual(
      third.branches.map(({ name, ahead }) => `${name} ${ahead}`),
      ['partly 2'],
    );
  });

  it('without work of their own beside merges are none', async () => {
    await repository.branch('follows');
    await repository.git('switch', '--quiet', 'main');
    await repository.commit({ files: { 'c.txt': 'c\n' } });
    await repository.git('switch', '--quiet', 'follows');
    await repository.commit({ files: { 'd.txt': 'd\n' } });
    await repository.merge('main');
    await repository.git('switch', '--quiet', 'main');
    await repository.git('cherry-pick', 'follows~1');
    assert.deepEqual(await names(), []);
  });

  it('are none in a repository without a commit', async () => {
    const empty = await createRepository();
    const door = openGit(empty.root, empty.environment);
    assert.deepEqual((await read(NOTHING_KNOWN, door)).branches, []);
    await empty.cleanup();
  });
});
