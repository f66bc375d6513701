import assert from 'node:assert/strict';
import { join } from 'node:path';
import { lazyGraph } from '../../src/history/commitGraph.ts';
import { listUnwatched, readHiddenChanges } from '../../src/history/hiddenChanges.ts';
import { listWorktrees } from '../../src/history/localWork.ts';
import { readRefs } from '../../src/history/refs.ts';
import { readUnpushed, type UnpushedNotes } from '../../src/history/unpushed.ts';
import { openGit } from '../../src/io/git.ts';
import { openProject } from '../../src/io/project.ts';
import { readHead } from '../../src/knowledge/head.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

describe('commits that lie on this computer only', () => {
  let repository: TestRepository;
  const git = () => openGit(repository.root, repository.environment);
  const read = async (hasRemote = true, known?: UnpushedNotes, door = git()) => {
    const refs = await readRefs(door, {});
    const { commit } = await readHead(door, {});
    const detached = refs.current === undefined ? commit : undefined;
    const worktrees = await listWorktrees(door, {});
    const heads = [commit, ...worktrees.map(({ head }) => head)].filter(hash => hash !== undefined);
    const places = { refs, detached, worktrees, hasRemote };
    return readUnpushed(door, places, lazyGraph(door, heads, {}), known, { isCompared: true });
  };
  const found = async (hasRemote = true) =>
    (await read(hasRemote)).unpushed.map(
      ({ holder, name, commits }) => `${holder} ${name} ${commits.length}`,
    );
  /** The branches of the remote are at these places from now on. */
  const push = async (...places: `${string}:${string}`[]) => {
    for (const place of places) {
      const [from = '', to = ''] = place.split(':');
      await repository.git('update-ref', `refs/remotes/origin/${to}`, from);
    }
  };
  const work = (name: string, text = `${name}\n`) =>
    repository.commit({ files: { [`${name}.txt`]: text }, message: name });

  beforeEach(async () => {
    repository = await createRepository();
    await work('base');
    await push('main:main');
  });
  afterEach(() => repository.cleanup());

  it('are those of branches, newest first', async () => {
    await work('fees');
    await work('refund');
    const [unpushed] = (await read()).unpushed;
    assert.deepEqual(
      [unpushed?.name, unpushed?.commits.map(({ subject }) => subject)],
      ['main', ['refund', 'fees']],
    );
    await push('main:main');
    assert.deepEqual(await found(), []);
  });

  it('are those of a detached head, also in the middle of a rebase', async () => {
    await repository.git('switch', '--quiet', '--detach');
    await work('refund');
    assert.deepEqual(await found(), ['head HEAD 1']);
    assert.deepEqual(await found(false), ['head HEAD 1']);
    await repository.git('switch', '--quiet', '-c', 'kept');
    assert.deepEqual(await found(), ['branch kept 1']);
    assert.deepEqual(await found(false), []);
  });

  it('are those of another working tree without a branch', async () => {
    const place = join(repository.root, '..', 'second');
    await repository.git('worktree', 'add', '--quiet', '--detach', place);
    assert.deepEqual(await found(), []);
    await repository.git('-C', place, 'commit', '--quiet', '--allow-empty', '-m', 'there');
    await repository.write({ '../second/there.txt': 'there\n' });
    await repository.git('-C', place, 'add', '--all');
    await repository.git('-C', place, 'commit', '--quiet', '-m', 'there');
    const [unpushed] = (await read(false)).unpushed;
    assert.deepEqual([unpushed?.holder, unpushed?.name], ['worktree', place]);
  });

  it('are those of a tag, plain or annotated, when they were made here', async () => {
    for (const name of ['plain', 'annotated']) {
      await repository.branch('temporary');
      await work(name);
      await repository.tag(name, name === 'plain' ? {} : { message: 'kept' });
      await repository.git('switch', '--quiet', 'main');
      await repository.git('branch', '--quiet', '-D', 'temporary');
    }
    assert.deepEqual((await found()).sort(), ['tag annotated 1', 'tag plain 1']);
    assert.deepEqual(await found(false), []);
  });

  it('are unknown for a tag that nothing says was made here', async () => {
    await repository.branch('temporary');
    await work('release');
    await repository.tag('v1.0');
    await repository.git('switch', '--quiet', 'main');
    await repository.git('branch', '--quiet', '-D', 'temporary');
    await repository.git('reflog', 'expire', '--expire=all', '--all');
    const { unpushed, notes } = await read();
    assert.deepEqual([unpushed, notes?.tagsOfUnknown], [[], 1]);
  });

  it('are not those that a remote has squashed, rebased or picked, pulled or not', async () => {
    for (const name of ['squashed', 'picked', 'rebased']) {
      await repository.branch(name);
      await work(name);
      await work(name, `${name}\ntwice\n`);
      await repository.git('switch', '--quiet', 'main');
    }
    await repository.branch('server');
    await repository.git('merge', '--quiet', '--squash', 'squashed');
    await repository.commit({ message: 'squashed (#3)' });
    await repository.git('cherry-pick', 'picked~1', 'picked', 'rebased~1', 'rebased');
    await push('server:main');
    await repository.git('switch', '--quiet', 'main');
    await repository.git('branch', '--quiet', '-D', 'server');
    assert.deepEqual(await found(), []);
    await repository.merge('origin/main');
    await push('main:main');
    assert.deepEqual(await found(), []);
  });

  it('are only what is left of a branch that a remote has a part of', async () => {
    await repository.branch('half');
    await work('one');
    await work('two');
    await repository.git('switch', '--quiet', 'main');
    await repository.git('cherry-pick', 'half~1');
    await push('main:main');
    const [unpushed] = (await read()).unpushed;
    assert.deepEqual([unpushed?.name, unpushed?.commits.map(({ subject }) => subject)], ['half', ['two']]);
  });

  it('are looked for once for as long as nothing moves', async () => {
    await work('fees');
    const first = await read();
    const door = git();
    const calls: string[] = [];
    const records: typeof door.records = (args, ...rest) => {
      calls.push(args[0] ?? '');
      return door.records(args, ...rest);
    };
    const second = await read(true, first.notes, { ...door, records });
    assert.deepEqual(second.unpushed, first.unpushed);
    assert.ok(!calls.includes('rev-list') && !calls.includes('diff-tree'), calls.join(' '));
  });

  it('are none without a commit', async () => {
    const empty = await createRepository();
    assert.deepEqual((await read(true, undefined, openGit(empty.root, empty.environment))).unpushed, []);
    await empty.cleanup();
  });
});

describe('changes that git was told not to look at', () => {
  let repository: TestRepository;
  const read = async () => {
    const { files, git } = await openProject(repository.root, {
      named: true,
      environment: repository.environment,
    });
    assert.ok(git);
    const isThere = async (path: string) => (await files.kind(path)) === 'file';
    const textOf = async (path: string) => {
      const read = await files.readText(path);
      return read.kind === 'text' ? read.text : undefined;
    };
    const changes = await readHiddenChanges(git, await listUnwatched(git, {}), isThere, textOf, {});
    return changes.map(({ path, hiddenBy }) => `${hiddenBy} ${path}`).sort();
  };

  beforeEach(async () => {
    repository = await createRepository();
    await repository.commit({
      files: {
        'config/application-prod.yml': 'url: test\n',
        '配置.ini': 'a=1\n',
        'app.js': 'x\n',
        'gone.txt': 'x\n',
      },
    });
  });
  afterEach(() => repository.cleanup());

  it('are found, whatever hides them and whatever the file is called', async () => {
    await repository.git('update-index', '--skip-worktree', 'config/application-prod.yml', 'app.js');
    await repository.git('update-index', '--assume-unchanged', '配置.ini', 'gone.txt');
    assert.deepEqual(await read(), []);
    await repository.write({
      'config/application-prod.yml': 'url: hospital\n',
      '配置.ini': 'a=2\n',
      'gone.txt': null,
    });
    assert.deepEqual(await read(), [
      'assume-unchanged gone.txt',
      'assume-unchanged 配置.ini',
      'skip-worktree config/application-prod.yml',
    ]);
  });

  it('are none where only the line ends are those of another system', async () => {
    await repository.git('config', 'core.autocrlf', 'true');
    await repository.git('update-index', '--assume-unchanged', 'app.js');
    await repository.write({ 'app.js': 'x\r\n' });
    assert.deepEqual(await read(), []);
  });

  it('are none where a sparse checkout leaves files out', async () => {
    await repository.git('sparse-checkout', 'set', 'config');
    assert.deepEqual(await read(), []);
  });
});
