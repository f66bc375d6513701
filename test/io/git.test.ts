import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GitError } from '../../src/core/errors.ts';
import type { Git } from '../../src/core/ports.ts';
import { openGit } from '../../src/io/git.ts';
import { inheritedRepository } from '../../src/io/gitEnvironment.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

async function collect(records: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const record of records) all.push(record);
  return all;
}

/** Arguments of a call that waits for a file like for a dead network drive. */
async function silentCall({ root }: TestRepository): Promise<string[]> {
  const pipe = join(root, '.git', 'pipe');
  await promisify(execFile)('mkfifo', [pipe]);
  return ['config', '--file', pipe, '--list'];
}

describe('git', () => {
  let repository: TestRepository;
  let git: Git;

  beforeEach(async () => {
    repository = await createRepository();
    git = openGit(repository.root, repository.environment);
  });
  afterEach(() => repository.cleanup());

  it('returns the whole output', async () => {
    await repository.commit({ message: '增加叫号屏' });
    assert.equal(await git.run(['log', '--format=%s %an']), '增加叫号屏 王伟\n');
  });

  it('fails with the arguments and what git said', async () => {
    await assert.rejects(git.run(['rev-parse', '--verify', 'no-such-branch']), (error: unknown) => {
      assert(error instanceof GitError);
      assert.deepEqual(error.args, ['rev-parse', '--verify', 'no-such-branch']);
      assert.match(error.stderr, /needed a single revision/i);
      assert.match(error.message, /^git rev-parse failed: exit code 128, fatal: /);
      return true;
    });
  });

  it('fails where git exits with an error and says nothing', async () => {
    await assert.rejects(git.run(['config', '--get', 'no.such.key']), GitError);
    await assert.rejects(collect(git.records(['config', '--get', 'no.such.key'], '\0')), (error: unknown) => {
      assert(error instanceof GitError);
      assert.equal(error.reason, 'exit code 1');
      assert(error.isNo);
      return true;
    });
  });

  it('passes every argument as it is, without a shell', async () => {
    const name = '$(touch hacked); `x` "医院" *.yml';
    await repository.commit({ files: { 'a.yml': '' }, message: name });
    assert.equal(await git.run(['log', `--grep=${name}`, '--fixed-strings', '--format=%s']), `${name}\n`);
    assert.equal(await repository.git('status', '--porcelain'), '');
  });

  it('streams records, a last one without a separator included', async () => {
    for (const message of ['one', 'two', 'three']) await repository.commit({ message });
    assert.deepEqual(await collect(git.records(['log', '-z', '--format=%s'], '\0')), ['three', 'two', 'one']);
    assert.deepEqual(await collect(git.records(['log', '--format=%s'], '\n')), ['three', 'two', 'one']);
    assert.deepEqual(await collect(git.records(['for-each-ref', 'refs/tags'], '\n')), []);
  });

  it('streams names with Chinese characters and spaces unquoted', async () => {
    await repository.commit({ files: { '配置/主 库.yml': '' } });
    assert.deepEqual(await collect(git.records(['ls-files'], '\n')), ['配置/主 库.yml']);
  });

  it('keeps records whole that are larger than a pipe holds', async () => {
    const text = '诊疗'.repeat(100_000);
    await repository.commit({ files: { 'a.txt': `${text}\0${text}` } });
    const [first, second, ...more] = await collect(git.records(['show', 'HEAD:a.txt'], '\0'));
    assert(first === text && second === text && more.length === 0);
  });

  it('lets a reader stop early', async () => {
    for (const message of ['one', 'two']) await repository.commit({ message });
    for await (const record of git.records(['log', '-z', '--format=%s'], '\0')) {
      assert.equal(record, 'two');
      break;
    }
  });

  it('asks nothing of git that nobody has thought about', async () => {
    await assert.rejects(git.run(['fetch']), /not among the calls that are known to be safe/);
    await assert.rejects(collect(git.records(['-c', 'alias.x=!ls', 'x'], '\n')), /not among the calls/);
  });

  it('does not begin a call that is already aborted', async () => {
    const reason = new Error('changed my mind');
    const signal = AbortSignal.abort(reason);
    await assert.rejects(git.run(['status'], { signal }), reason);
    await assert.rejects(collect(git.records(['status'], '\0', { signal })), reason);
  });

  it('ends a running call with the reason of the abort', async () => {
    const reason = new Error('changed my mind');
    const silent = await silentCall(repository);
    for (const start of [
      (signal: AbortSignal) => git.run(silent, { signal }),
      (signal: AbortSignal) => collect(git.records(silent, '\0', { signal })),
    ]) {
      const abort = new AbortController();
      const call = start(abort.signal);
      setTimeout(() => abort.abort(reason), 50);
      await assert.rejects(call, reason);
    }
  });

  it('gives up on a call that stays silent', async () => {
    const silent = await silentCall(repository);
    await assert.rejects(git.run(silent, { timeout: 50 }), GitError);
    await assert.rejects(collect(git.records(silent, '\0', { timeout: 50 })), GitError);
  });

  it('reads the configuration that the environment names', async () => {
    await repository.write({ '.git/other-config': '[user]\n\tname = 李娜\n' });
    const environment = {
      ...repository.environment,
      GIT_CONFIG_GLOBAL: join(repository.root, '.git/other-config'),
      GIT_CONFIG_SYSTEM: devNull,
    };
    const configured = openGit(repository.root, environment);
    assert.deepEqual(await collect(configured.records(['config', 'user.name'], '\n')), ['李娜']);
    assert.equal(await configured.run(['config', 'user.name']), '李娜\n');
  });

  it('works inside of a hook, where git says which index is meant', async () => {
    const told = { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/other-index' };
    const inHook = openGit(
      repository.root,
      repository.environment,
      inheritedRepository(told, repository.root),
    );
    await repository.commit({ files: { 'a.yml': '' } });
    assert.equal(await inHook.run(['ls-files']), '');
    assert.equal(await git.run(['ls-files']), 'a.yml\n');
  });

  it('runs no program that the repository names', async () => {
    await repository.commit({ files: { 'a.yml': '' } });
    const program = join(repository.root, '.git', 'spy.sh');
    await repository.write({ '.git/spy.sh': `#!/bin/sh\ntouch '${join(repository.root, 'spied')}'\n` });
    await chmod(program, 0o755);
    await repository.git('config', 'core.fsmonitor', program);
    await repository.git('config', 'core.pager', program);
    await git.run(['status', '--porcelain']);
    await collect(git.records(['ls-files', '--others'], '\n'));
    assert.equal(await git.run(['ls-files', '--others', 'spied']), '');
  });

  it('does not pass the environment of the caller on', async () => {
    const noisy = openGit(repository.root, {
      ...repository.environment,
      GIT_TRACE: '1',
      LC_ALL: 'zh_CN.UTF-8',
    });
    await assert.rejects(noisy.run(['show', 'nothing']), (error: unknown) => {
      assert(error instanceof GitError);
      assert.match(error.stderr, /^fatal: ambiguous argument 'nothing'/);
      return true;
    });
  });
});

describe('git that is not installed', () => {
  it('is a failure of git, not of us', async () => {
    const repository = await createRepository();
    try {
      const git = openGit(repository.root, {
        ...repository.environment,
        PATH: join(repository.root, 'none'),
      });
      await assert.rejects(git.run(['status']), GitError);
      await assert.rejects(collect(git.records(['status'], '\n')), GitError);
    } finally {
      await repository.cleanup();
    }
  });
});
