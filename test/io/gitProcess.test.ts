import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { GitError } from '../../src/core/errors.ts';
import { openGit } from '../../src/io/git.ts';
import { type FakeGit, type Fault, installFakeGit } from '../helpers/fakeGit.ts';
import { createFolder, type TestFolder } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

// What becomes of a git that does not come to a good end; both ways to ask it have to tell the same.

/** As `run` and as `records` ask for the same. */
const WAYS = ['run', 'records'] as const;

describe('a git that', () => {
  let repository: TestRepository;
  let tools: TestFolder;
  let fake: FakeGit;

  before(async () => {
    repository = await createRepository();
    tools = await createFolder();
    fake = await installFakeGit(`${tools.root}/bin`, repository.environment);
    for (const message of ['one', 'two', 'three']) await repository.commit({ message });
  });
  after(async () => {
    await tools.cleanup();
    await repository.cleanup();
  });

  const ask = (way: (typeof WAYS)[number], timeout = 30_000) => {
    const git = openGit(repository.root, fake.environment);
    const args = ['log', '--format=%s'];
    return way === 'run'
      ? git.run(args, { timeout })
      : Array.fromAsync(git.records(args, '\n', { timeout })).then(lines => lines.join('\n'));
  };
  const failure = async (fault: Fault, way: (typeof WAYS)[number], timeout?: number) => {
    await fake.break('log', fault);
    return await ask(way, timeout).then(
      answer => assert.fail(`it answered ${answer}`),
      (error: unknown) => {
        assert(error instanceof GitError, String(error));
        return error;
      },
    );
  };
  const areGone = async () => {
    const isAlive = (pid: number) => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    const children = await fake.children();
    assert.notEqual(children.length, 0);
    for (let tries = 0; tries < 100 && children.some(isAlive); tries++) await wait(50);
    assert.deepEqual(children.filter(isAlive), []);
  };

  for (const way of WAYS) {
    it(`is killed is told by its signal (${way})`, async () => {
      const error = await failure('killed', way);
      assert.equal(error.message, 'git log failed: ended by SIGKILL');
      assert.equal(error.isRefusal, false);
    });

    it(`is killed after half of its answer has not answered (${way})`, async () => {
      assert.equal((await failure('killed-halfway', way)).problem, 'killed');
    });

    it(`answers half, and exits with 0, has not answered (${way})`, async () => {
      assert.equal((await failure('cut', way)).message, 'git log failed: its answer ends in the middle');
    });

    it(`crashes is told by its exit code (${way})`, async () => {
      const error = await failure('crashed', way);
      assert.equal(error.message, 'git log failed: exit code 134');
      assert.equal(error.isRefusal, false);
    });

    it(`hangs ends at the limit, with its children (${way})`, async () => {
      const error = await failure('hanging', way, 300);
      assert.equal(error.message, 'git log failed: no answer within the time limit');
      await areGone();
    }).timeout(20_000);

    it(`leaves a child behind that holds its output has answered (${way})`, async () => {
      await fake.break('log', 'leaving-a-child');
      assert.deepEqual((await ask(way)).trim(), 'three\ntwo\none');
      await areGone();
    }).timeout(20_000);
  }

  it('does not read what it is given is told by what it says', async () => {
    await fake.break('cat-file', 'crashed');
    const git = openGit(repository.root, fake.environment);
    const ids = Array.from({ length: 20_000 }, () => '0'.repeat(40));
    await assert.rejects(Array.fromAsync(git.blobs(ids, 100)), /git cat-file failed: exit code 134/);
  });

  it('answers fewer objects than it was asked for has not answered', async () => {
    await fake.break('cat-file', 'cut');
    const git = openGit(repository.root, fake.environment);
    const id = await repository.git('rev-parse', 'HEAD');
    await assert.rejects(Array.fromAsync(git.blobs([id, id, id], 1000)), /its answer ends in the middle/);
  });

  it('waits for a slow reader is not silent', async () => {
    await fake.break(undefined);
    const git = openGit(repository.root, fake.environment);
    const seen: string[] = [];
    for await (const subject of git.records(['log', '--format=%s'], '\n', { timeout: 200 })) {
      seen.push(subject);
      await wait(300);
    }
    assert.deepEqual(seen, ['three', 'two', 'one']);
  });
});
