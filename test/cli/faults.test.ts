import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withFault } from '../helpers/faults.ts';
import type { FolderContent } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { type CliResult, handover } from './run.ts';

// What is left when a command cannot finish: a disk that is full at any of its writes, a process that is killed at any of
// them. A file is what it was or what it shall be, never a part of it, and the same command finishes the work later.

const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');
const TODAY = ['--reported', '2031-02-03', '--today', '2031-02-03'];
const PRELOADED = join(import.meta.dirname, '..', 'helpers', 'killedWriting.ts');

interface Writer {
  readonly words: readonly string[];
  /** What is done before, for there to be something to write. */
  readonly first?: readonly string[];
  readonly files?: FolderContent;
}

/** Commands that write; only the first one begins without a pack. */
const WRITERS = {
  generate: { words: ['generate', '--yes', '--customer', 'Demo', '--lang', 'en'] },
  'add person': { words: ['add', 'person', 'Li Na', '--role', 'developer'] },
  set: { words: ['set', 'progress.stage', 'operation'] },
  'configs add': {
    words: ['configs', 'add', 'config/pacs.properties'],
    files: { 'config/pacs.properties': 'pacs.port=104\n' },
  },
  'transition start': {
    words: ['transition', 'start', '--leaving', '王伟', '--last-day', '2031-03-03', '--yes', ...TODAY],
  },
  update: { words: ['update'], first: ['set', 'progress.stage', 'operation'] },
  'hook install': { words: ['hook', 'install'] },
} as const satisfies Readonly<Record<string, Writer>>;
type Name = keyof typeof WRITERS;

describe('a command that cannot finish', function () {
  this.timeout(240_000);
  let project: TestRepository;
  let pack: TestRepository;

  before(async () => {
    project = await createRepository();
    await project.commit({
      files: {
        'config/application.properties': 'server.port=8080\n',
        'src/a.java': '// TODO fix the interface timeout\n',
      },
    });
    pack = await copyOf(project);
    const made = await handover(pack, ...WRITERS.generate.words);
    assert.equal(made.code, 0, made.stderr);
    await pack.commit({ message: 'pack' });
  });
  after(async () => {
    await project.cleanup();
    await pack.cleanup();
  });

  /** A repository in which one command is about to write. */
  const fresh = async (name: Name) => {
    const { first, files }: Writer = WRITERS[name];
    const repository = await copyOf(name === 'generate' ? project : pack);
    if (files) await repository.write(files);
    if (first) assert.equal((await handover(repository, ...first)).code, 0);
    return repository;
  };

  for (const name of Object.keys(WRITERS) as Name[])
    it(`${name}: a disk that is full at any write is said, and nothing is half written`, async () => {
      const { words } = WRITERS[name];
      const whole = await fresh(name);
      const before = await filesOf(whole.root);
      const { value: good, calls } = await withFault({ below: whole.root, at: 0, code: '' }, () =>
        handover(whole, ...words),
      );
      assert.ok(good.code < 2, good.stderr);
      const after = await filesOf(whole.root);
      await whole.cleanup();
      assert.ok(calls > 1);
      assert.notDeepEqual(after, before);
      for (const at of positions(calls)) {
        const repository = await fresh(name);
        try {
          const fault = { below: repository.root, at, code: 'ENOSPC' };
          const { value } = await withFault(fault, () => handover(repository, ...words));
          const left = await filesOf(repository.root);
          isTold(value, good, `${name} at ${at}`);
          isEitherOr(left, before, after, `${name} at ${at}`);
          // What only goes into the notes may fail in silence: then all the rest is there.
          if (value.code === good.code) assert.deepEqual(left, after);
          const again = await handover(repository, ...words);
          assert.ok(again.code < 2, `${name} at ${at}, again: ${again.stderr}`);
          assert.deepEqual(await filesOf(repository.root), after, `${name} at ${at}, again`);
        } finally {
          await repository.cleanup();
        }
      }
    });

  for (const name of ['generate', 'add person', 'transition start'] as const)
    it(`${name}: killed while it writes, it leaves whole files and no lock that holds`, async () => {
      const { words } = WRITERS[name];
      const whole = await fresh(name);
      const before = await filesOf(whole.root);
      const good = await handover(whole, ...words);
      assert.ok(good.code < 2, good.stderr);
      const after = await filesOf(whole.root);
      await whole.cleanup();
      for (const at of [1, 2, 3]) {
        const repository = await fresh(name);
        try {
          assert.equal(await killed(repository, at, words), 'SIGKILL', `${name} at ${at}`);
          const left = await filesOf(repository.root);
          for (const path of left.keys()) if (/\.handover-\w+\.tmp$/.test(path)) left.delete(path);
          isEitherOr(left, before, after, `${name} killed at ${at}`);
          const again = await handover(repository, ...words);
          assert.ok(again.code < 2, `${name} killed at ${at}, again: ${again.stderr}`);
          assert.deepEqual(await filesOf(repository.root), after, `${name} killed at ${at}, again`);
        } finally {
          await repository.cleanup();
        }
      }
    });

  it('says that what it prints went nowhere', async () => {
    const child = spawn(
      '/bin/sh',
      ['-c', '"$0" "$1" check --format json > /dev/full', process.execPath, CLI],
      {
        cwd: pack.root,
        env: pack.environment,
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const code = await new Promise(resolve => child.once('close', resolve));
    assert.equal(code, 2, said);
    assert.match(said, /ENOSPC/);
    assert.doesNotMatch(said, /\n\s+at /);
  });
});

async function copyOf(original: TestRepository): Promise<TestRepository> {
  const repository = await createRepository();
  await rm(join(repository.root, '.git'), { recursive: true });
  await cp(original.root, repository.root, { recursive: true });
  return repository;
}

/** All positions of a short series, and the first, the last and some between of a long one. */
function positions(calls: number): number[] {
  const all = Array.from({ length: calls }, (_, index) => index + 1);
  const step = Math.max(1, Math.ceil(calls / 6));
  return all.filter(at => at <= 3 || at === calls || at % step === 0);
}

function isTold(value: CliResult, good: CliResult, where: string): void {
  if (value.code === good.code) return;
  assert.equal(value.code, 2, `${where}: ${value.stdout}${value.stderr}`);
  assert.match(value.stderr, /\(ENOSPC\)/, where);
  assert.doesNotMatch(value.stderr, /bug|\n\s+at /, where);
}

/** Every file is what it was or what it shall be; no other one is there. */
function isEitherOr(
  left: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  where: string,
): void {
  for (const [path, text] of left)
    assert.ok(text === before.get(path) || text === after.get(path), `${where}: ${path} is neither`);
  for (const path of before.keys())
    assert.ok(left.has(path) || !after.has(path), `${where}: ${path} is gone`);
}

/** The files of the project and the hooks of its repository, without what git and the notes keep for themselves. */
async function filesOf(root: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(root.length + 1);
    if (!entry.isFile() || (path.startsWith('.git/') && !path.startsWith('.git/hooks/'))) continue;
    files.set(path, await readFile(join(root, path), 'utf8'));
  }
  return files;
}

/** Runs a command that is killed at one of its writes. @returns the signal or the code that it ended with */
async function killed(repository: TestRepository, at: number, words: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, ['--import', PRELOADED, CLI, ...words], {
    cwd: repository.root,
    env: { ...repository.environment, KILLED_BELOW: repository.root, KILLED_AT: String(at) },
    stdio: 'ignore',
  });
  return await new Promise(resolve => child.once('close', (code, signal) => resolve(signal ?? code)));
}
