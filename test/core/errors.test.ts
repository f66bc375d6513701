import assert from 'node:assert/strict';
import { GitError, type GitFailure } from '../../src/core/errors.ts';
import { LIMITS, limitOf } from '../../src/core/limits.ts';

describe('what is told of a git that failed', () => {
  const reasons: [failure: GitFailure, reason: string][] = [
    [{ problem: 'killed', signal: 'SIGKILL' }, 'ended by SIGKILL'],
    [{ problem: 'killed' }, 'ended by a signal'],
    [{ problem: 'failed', exitCode: 0, stderr: '  \n' }, 'exit code 0'],
    [{ problem: 'failed' }, 'it could not be started'],
    [{ problem: 'silent' }, 'no answer within the time limit'],
    [{ problem: 'cut' }, 'its answer ends in the middle'],
    [{ problem: 'missing' }, 'there is no git'],
    [
      { problem: 'failed', exitCode: 128, stderr: 'warning: a\r\nfatal: bad object HEAD\nhint: try again\n' },
      'exit code 128, fatal: bad object HEAD',
    ],
    [
      { problem: 'failed', exitCode: 1, stderr: 'error: first\n error: second\nlast\n' },
      'exit code 1, error: second',
    ],
    [{ problem: 'failed', exitCode: 1, stderr: 'error: a\nfatal: b\nerror: c' }, 'exit code 1, fatal: b'],
    [{ problem: 'failed', exitCode: 2, stderr: 'one\ntwo fatal:\n\n' }, 'exit code 2, two fatal:'],
  ];
  for (const [failure, reason] of reasons)
    it(reason, () => {
      const error = new GitError(['--literal-pathspecs', 'log', '--all'], failure);
      assert.equal(error.reason, reason);
      assert.equal(error.message, `git log failed: ${reason}`);
      assert.deepEqual([error.subcommand, error.isAnswered], ['log', false]);
    });

  it('is a no where it exits with 1 in silence, and a refusal where it says why', () => {
    const of = (exitCode: number, stderr = '', isAnswered = false) => {
      const { isNo, isRefusal } = new GitError(['log'], { problem: 'failed', exitCode, stderr, isAnswered });
      return [isNo, isRefusal];
    };
    assert.deepEqual(of(1), [true, true]);
    assert.deepEqual(of(1, ' \n'), [true, true]);
    assert.deepEqual(of(1, 'error'), [false, false]);
    assert.deepEqual(of(1, '', true), [false, false]);
    assert.deepEqual(of(128, 'fatal: no'), [false, true]);
    assert.deepEqual(of(128), [false, false]);
    assert.deepEqual(of(128, 'fatal: no', true), [false, false]);
    assert.deepEqual(of(2, 'fatal: no'), [false, false]);
    assert.equal(new GitError(['-c', '--all'], { problem: 'cut' }).subcommand, '');
  });
});

describe('how large a file may be', () => {
  for (const [path, limit] of [
    ['handover/team.yaml', LIMITS.yaml],
    ['handover/TEAM.YML', LIMITS.yaml],
    ['handover/.baseline.json', LIMITS.baseline],
    ['handover/.baseline.json.md', LIMITS.document],
    ['handover/team.yaml.md', LIMITS.document],
    ['README', LIMITS.document],
  ] as const)
    it(path, () => assert.equal(limitOf(path), limit));
});
