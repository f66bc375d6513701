import assert from 'node:assert/strict';
import { GitError, UserError } from '../../src/core/errors.ts';
import { readOwnConfig } from '../../src/io/gitOwnConfig.ts';
import { createFolder, type TestFolder } from '../helpers/folder.ts';

/** What `git config --list --show-scope -z` answers. */
function listed(settings: readonly (readonly [scope: string, name: string, value: string])[]): string[] {
  return settings.flatMap(([scope, name, value]) => [scope, `${name}\n${value}`]);
}

describe('what a repository names itself', () => {
  let folder: TestFolder;
  beforeEach(async () => {
    folder = await createFolder({ config: '[remote "origin"]\n\tpromisor = true\n[filter "x"]\n' });
  });
  afterEach(() => folder.cleanup());

  const partial = [
    ['local', 'remote.origin.promisor', 'true'],
    ['local', 'core.sshcommand', 'ssh -v'],
  ] as const;
  const read = (settings: readonly (readonly [string, string, string])[], version: string) =>
    readOwnConfig(
      folder.root,
      async () => listed(settings),
      async () => `git version ${version}\n`,
    );

  for (const [version, isRefused] of [
    ['2.38.1', true],
    ['2.39.3', true],
    ['2.39.4', false],
    ['2.43.4.windows.1', false],
    ['2.44.0', true],
    ['2.45.0', false],
    ['2.47.3', false],
    ['3.0.0', false],
    ['1.8.3.1', true],
  ] as const)
    it(`${isRefused ? 'is refused' : 'is kept from running'} in a partial clone by git ${version}`, async () => {
      if (!isRefused) {
        await read(partial, version);
        return;
      }
      await assert.rejects(read(partial, version), (error: unknown) => {
        assert(error instanceof UserError);
        assert.deepEqual(
          [error.messageId, error.data],
          ['error.gitTooOld', { setting: 'core.sshcommand', since: '2.45' }],
        );
        return true;
      });
    });

  it('works with an old git where the program is the user’s, or nothing would be fetched', async () => {
    const [promisor] = partial;
    await read([promisor, ['global', 'core.sshcommand', 'ssh -v']], '2.30.0');
    await read([['local', 'core.sshcommand', 'ssh -v']], '2.30.0');
  });

  it('is refused where git does not say whose a setting is, and never for another reason', async () => {
    const failing = (exitCode: number) => () =>
      Promise.reject(new GitError(['config', '--list'], { problem: 'failed', exitCode, stderr: 'usage' }));
    const version = async () => 'git version 2.20.1\n';
    await assert.rejects(readOwnConfig(folder.root, failing(129), version), (error: unknown) => {
      assert(error instanceof UserError);
      assert.equal(error.data?.['since'], '2.26');
      return true;
    });
    await assert.rejects(readOwnConfig(folder.root, failing(128), version), GitError);
  });

  it('turns a filter of the repository off, and leaves the one that its user defined as well', async () => {
    const own = await read([['local', 'filter.x.clean', 'sh evil']], '2.47.0');
    assert.deepEqual([...own.filters], ['x']);
    assert.ok(own.settings.includes('filter.x.clean='));
    const shared = await read(
      [
        ['local', 'filter.lfs.clean', 'git-lfs clean'],
        ['global', 'filter.lfs.clean', 'git-lfs clean'],
      ],
      '2.47.0',
    );
    assert.deepEqual([[...shared.filters], shared.settings], [[], []]);
  });
});
