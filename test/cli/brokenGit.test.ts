import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type FakeGit, type Fault, installFakeGit } from '../helpers/fakeGit.ts';
import { createFolder, type TestFolder } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

// Each subcommand that a command asks of git goes wrong once: a command that could not read what it wanted says so.

const COMMANDS: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--staged'],
  ['check', '--since', 'HEAD~1'],
  ['issues', '--format', 'json'],
  ['configs', '--format', 'json'],
  ['knowledge', '--format', 'json'],
  ['generate', '--dry-run', '--customer', 'Demo'],
  ['transition', 'status'],
];
const FAULTS: readonly Fault[] = ['killed', 'cut'];
/** Commands that read through the code of `check`, with which each of their calls goes wrong already. */
const AS_CHECK: Readonly<Record<string, readonly Fault[]>> = {
  'check --since HEAD~1': FAULTS,
  // What it makes of a call that failed is its own; how an answer that was cut is noticed is not.
  'issues --format json': ['cut'],
};

describe('inside a repository', () => {
  let repository: TestRepository;
  let tools: TestFolder;
  let fake: FakeGit;

  before(async () => {
    repository = await createRepository();
    tools = await createFolder();
    await repository.commit({
      files: {
        'src/a.java': '// TODO fix the interface timeout\n',
        'config/application.properties': 'a=1\n',
      },
    });
    const { code, stderr } = await handover(
      repository,
      'generate',
      '--yes',
      '--customer',
      'Demo',
      '--lang',
      'en',
    );
    assert.equal(code, 0, stderr);
    await repository.commit({ message: 'see #34' });
    await repository.write({ 'README.md': '# Demo\n' });
    await repository.git('add', '.');
    await repository.write({ 'src/a.java': '// TODO fix the interface timeouT\n' });
    fake = await installFakeGit(join(tools.root, 'bin'), repository.environment);
  });
  after(async () => {
    await repository.cleanup();
    await tools.cleanup();
  });

  const run = async (environment: Readonly<Record<string, string>>, words: readonly string[]) => {
    await rm(join(repository.root, '.git/handover-pack'), { recursive: true, force: true, maxRetries: 5 });
    return handover({ root: repository.root, environment }, ...words, '--lang', 'en');
  };

  /** By fault: what went wrong with `check`. */
  const tried = new Map<Fault, ReadonlySet<string>>();

  for (const words of COMMANDS) {
    it(`without git, no answer passes for one: ${words.join(' ')}`, async () => {
      const { code, stderr } = await run(
        { ...repository.environment, PATH: join(tools.root, 'none') },
        words,
      );
      assert.match(stderr, /Git was not found/);
      assert.equal(code, 2);
    });

    for (const fault of FAULTS)
      it(`with a git that is ${fault} nothing passes for an answer: ${words.join(' ')}`, async () => {
        await fake.break(undefined);
        await fake.asked();
        await run(fake.environment, words);
        const passed: string[] = [];
        const asked = new Set(await fake.asked());
        if (words.join() === 'check') tried.set(fault, asked);
        const known = AS_CHECK[words.join(' ')]?.includes(fault) ? tried.get(fault) : undefined;
        for (const subcommand of asked) {
          if (known?.has(subcommand)) continue;
          await fake.break(subcommand, fault);
          const { code, stderr } = await run(fake.environment, words);
          const isBroken = fault !== 'cut' || (await fake.cut()).length > 0;
          if (!isBroken) continue;
          if (code !== 2 || /This is a bug/.test(stderr))
            passed.push(`${subcommand}: ${code} ${stderr.slice(0, 300)}`);
        }
        assert.deepEqual(passed, []);
      }).timeout(120_000);
  }
});
