import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type FakeGit, installFakeGit } from '../helpers/fakeGit.ts';
import { createFolder, type TestFolder } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

// Everybody waits for a check before a commit: it asks git for no more than what is staged can concern.

const MANUAL = 'handover/docs/operations-manual.md';

describe('a check before a commit', () => {
  let repository: TestRepository;
  let tools: TestFolder;
  let fake: FakeGit;
  const check = async () => {
    const result = await handover(
      { root: repository.root, environment: fake.environment },
      'check',
      '--staged',
    );
    return { ...result, asked: await fake.asked() };
  };

  beforeEach(async () => {
    repository = await createRepository();
    tools = await createFolder();
    await repository.commit({
      files: { 'src/a.java': 'class A {}\n', 'deploy/restart.sh': 'true\n' },
      date: '2024-01-01',
    });
    const made = await handover(repository, 'generate', '--yes', '--customer', 'Demo', '--lang', 'en');
    assert.equal(made.code, 0, made.stderr);
    await repository.commit({ date: '2024-01-02' });
    fake = await installFakeGit(join(tools.root, 'bin'), repository.environment);
  });
  afterEach(async () => {
    await repository.cleanup();
    await tools.cleanup();
  });

  it('of code alone starts git four times', async () => {
    await repository.write({ 'src/a.java': 'class A { int a; }\n' });
    await repository.git('add', '.');
    const { asked, code } = await check();
    assert.equal(code, 0);
    assert.deepEqual(asked.sort(), ['cat-file', 'diff', 'ls-files', 'rev-parse']);
  });

  it('of files of the pack starts git five times', async () => {
    await repository.write({
      'src/a.java': 'class A { int a; }\n',
      [MANUAL]: '# Manual\n\nRead `src/a.java`.\n',
    });
    await repository.git('add', '.');
    const { asked } = await check();
    assert.deepEqual(asked.sort(), ['cat-file', 'cat-file', 'diff', 'ls-files', 'rev-parse']);
  });

  it('tells that a document is older than a staged file that it describes', async () => {
    await repository.commit({
      files: { [MANUAL]: '# Manual\n\nRun `deploy/restart.sh`.\n' },
      date: '2024-02-01',
    });
    await repository.commit({ files: { 'deploy/restart.sh': 'false\n' }, date: '2024-03-01' });
    await repository.write({
      'deploy/restart.sh': 'exit 1\n',
      'handover/docs/solutions.md': '# Solutions\n\nNone.\n',
    });
    await repository.git('add', '.');
    const { stdout } = await check();
    assert.match(stdout, /operations-manual\.md[\s\S]*deploy\/restart\.sh \(2024-03-01[\s\S]*stale-document/);
  });

  it('asks for the work of deputies once the team is staged', async () => {
    const team =
      'version: 1\npeople:\n  - id: a\n    name: A\n  - id: b\n    name: B\nroles:\n  primary: a\n  deputy: b\n';
    await repository.write({ 'handover/team.yaml': team });
    await repository.git('add', '.');
    assert.ok((await check()).asked.includes('log'));
    await repository.git('commit', '--quiet', '-m', 'team');
    await repository.write({ [MANUAL]: '# Manual\n\nNothing.\n' });
    await repository.git('add', '.');
    assert.ok(!(await check()).asked.includes('log'));
  });
});
