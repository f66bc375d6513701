import assert from 'node:assert/strict';
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { quickCommit } from './quickCommit.ts';
import { createRepository, type TestRepository } from './repository.ts';

const WORDS = { name: '王伟', email: 'wangwei@his.example', date: '2024-01-01' };
const MESSAGE = '\n  Fix #3  \n\n\n\nReviewed-by: 李静\t\n\n';

describe('a commit without git', () => {
  let quick: TestRepository;
  let slow: TestRepository;
  beforeEach(async () => {
    quick = await createRepository();
    slow = await createRepository();
  });
  afterEach(() => Promise.all([quick.cleanup(), slow.cleanup()]));

  /** Files whose order is another one in a tree than in an index, and the kinds that git knows. */
  const fill = async ({ root, write }: TestRepository) => {
    await write({
      'a/x': 'x',
      'a.b': 'b',
      'a-b/y': 'y',
      a0: '',
      '配置/科室.yaml': 'a: 1\n',
      'run.sh': '#!/bin/sh\n',
    });
    await chmod(join(root, 'run.sh'), 0o755);
    await symlink('a/x', join(root, 'link'));
  };

  it('is the one that git makes', async () => {
    for (const repository of [quick, slow]) await fill(repository);
    const made = await quickCommit(quick.root, { ...WORDS, message: MESSAGE });
    await slow.git('add', '--all');
    const time = '2024-01-01T12:00:00Z';
    const dated = await slow.git(
      '-c',
      `core.editor=false`,
      'commit',
      '--quiet',
      '--date',
      time,
      '-m',
      MESSAGE,
    );
    assert.equal(dated, '');
    assert.equal(made, await slow.git('rev-parse', 'HEAD'));
    assert.equal(await quick.git('reflog', '--format=%H %gs'), await slow.git('reflog', '--format=%H %gs'));
    assert.equal(await quick.git('status', '--porcelain'), '');
    assert.equal(await quick.git('diff-files', '--raw'), '', 'git compares no contents');
    assert.equal(await quick.git('fsck', '--strict', '--no-dangling'), '');
  });

  it('goes on from one of git’s', async () => {
    await slow.write({ 'gone.txt': 'x', 'b/kept.txt': 'x' });
    await slow.git('add', '--all');
    await slow.git('commit', '--quiet', '-m', 'one');
    await slow.write({ 'gone.txt': null, 'b/new.txt': 'y' });
    const made = await quickCommit(slow.root, { ...WORDS, message: 'two' });
    assert.equal(await slow.git('log', '--format=%H %s', '-1'), `${made} two`);
    assert.equal(await slow.git('diff', '--name-status', 'HEAD~1', 'HEAD'), 'A\tb/new.txt\nD\tgone.txt');
    assert.equal(await slow.git('status', '--porcelain'), '');
  });

  for (const [what, spoil] of Object.entries<(repository: TestRepository) => Promise<unknown>>({
    'something is ignored': ({ write }) => write({ 'web/.gitignore': 'x\n' }),
    'there is a hook': ({ write }) => write({ '.git/hooks/pre-commit': 'exit 1\n' }),
    'settings change what is written': ({ git }) => git('config', 'core.autocrlf', 'true'),
    'something is being merged': ({ write }) => write({ '.git/MERGE_HEAD': 'x\n' }),
    'a file is only intended to be added': async ({ write, git }) => {
      await write({ 'new.txt': 'x' });
      await git('add', '--intent-to-add', 'new.txt');
    },
  }))
    it(`is left to git where ${what}`, async () => {
      await spoil(quick);
      assert.equal(await quickCommit(quick.root, { ...WORDS, message: 'x' }), undefined);
    });
});
