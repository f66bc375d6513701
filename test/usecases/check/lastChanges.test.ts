import assert from 'node:assert/strict';
import { GitError } from '../../../src/core/errors.ts';
import type { Git } from '../../../src/core/ports.ts';
import { openProject } from '../../../src/io/project.ts';
import type { Pack } from '../../../src/pack/pack.ts';
import { readPack } from '../../../src/pack/readPack.ts';
import { readLastChanges } from '../../../src/usecases/check/lastChanges.ts';
import { createFolder } from '../../helpers/folder.ts';
import { createRepository, type TestRepository } from '../../helpers/repository.ts';

const MANUAL = 'handover/docs/manual.md';

/** A pack whose documents have these texts; the files that they name exist. */
function packOf(texts: Readonly<Record<string, string>>): Pack {
  return readPack('handover', Object.keys(texts), new Map(Object.entries(texts)), new Map());
}

describe('readLastChanges', () => {
  let repository: TestRepository;
  const read = async (texts: Readonly<Record<string, string>>, named: readonly string[], inside = '') => {
    const project = await openProject(repository.root + inside, {
      named: true,
      environment: repository.environment,
    });
    const changes = await readLastChanges(project, packOf(texts), new Set(named), {});
    return changes && Object.fromEntries([...changes].map(([path, { date }]) => [path, date]));
  };

  beforeEach(async () => {
    repository = await createRepository();
  });
  afterEach(() => repository.cleanup());

  it('gives the newest commit of every document and of what it describes', async () => {
    const text = 'See `a.yml` and `b.yml`.';
    await repository.commit({ files: { 'a.yml': '1', 'b.yml': '1', [MANUAL]: text }, date: '2026-01-01' });
    await repository.commit({ files: { 'b.yml': '2', 'other.yml': '2' }, date: '2026-02-01' });
    const hash = await repository.commit({ files: { 'a.yml': '3' }, date: '2026-03-01' });
    assert.deepEqual(await read({ [MANUAL]: text }, ['a.yml', 'b.yml', 'other.yml']), {
      'a.yml': '2026-03-01',
      'b.yml': '2026-02-01',
      [MANUAL]: '2026-01-01',
    });
    const { git } = await openProject(repository.root, { named: true, environment: repository.environment });
    const changes = await readLastChanges(
      { git, prefix: '' },
      packOf({ [MANUAL]: text }),
      new Set(['a.yml']),
      {},
    );
    assert.ok(hash.startsWith(changes?.get('a.yml')?.commit ?? 'nothing'));
  });

  it('takes every name as it is', async () => {
    const names = ['[a].yml', 'l.yml', ':(top).yml', '设置.yml', '-a.yml', '"q".yml'];
    const text = names.map(name => `\`${name}\``).join(' ');
    const files = Object.fromEntries([...names, 'a.yml'].map(name => [name, '1']));
    await repository.commit({ files: { ...files, [MANUAL]: text }, date: '2026-01-01' });
    // Its second line is the name of another file.
    await repository.commit({ files: { 'n\nl.yml': '2', 'a.yml': '2' }, date: '2026-02-01' });
    const changes = await read({ [MANUAL]: text }, [...names, 'a.yml', 'n\nl.yml']);
    assert.deepEqual(new Set(Object.keys(changes ?? {})), new Set([MANUAL, ...names]));
    assert.deepEqual(new Set(Object.values(changes ?? {})), new Set(['2026-01-01']));
  });

  it('knows what came with a merge', async () => {
    const text = '`a.yml`';
    await repository.commit({ files: { 'a.yml': '1', [MANUAL]: text }, date: '2026-01-01' });
    await repository.branch('site');
    await repository.commit({ files: { 'a.yml': '2' }, date: '2026-03-10' });
    await repository.branch('main');
    await repository.commit({ files: { [MANUAL]: `${text}.` }, date: '2026-03-01' });
    await repository.merge('site', { date: '2026-04-01' });
    assert.deepEqual(await read({ [MANUAL]: `${text}.` }, ['a.yml']), {
      'a.yml': '2026-03-10',
      [MANUAL]: '2026-03-01',
    });
  });

  it('does not look for what is older than every document', async () => {
    const text = '`a.yml`';
    await repository.commit({ files: { 'a.yml': '1' }, date: '2026-01-01' });
    await repository.commit({ files: { [MANUAL]: text }, date: '2026-03-01' });
    assert.deepEqual(await read({ [MANUAL]: text }, ['a.yml']), { [MANUAL]: '2026-03-01' });
  });

  it('leaves out documents that are being edited, and files that are not committed', async () => {
    const text = '`a.yml` `new.yml`';
    const other = 'handover/docs/other.md';
    await repository.commit({ files: { 'a.yml': '1', [MANUAL]: text, [other]: '`a.yml`' } });
    await repository.write({ [MANUAL]: `${text}!`, 'new.yml': '1' });
    const changes = await read({ [MANUAL]: `${text}!`, [other]: '`a.yml`' }, ['a.yml', 'new.yml']);
    assert.deepEqual(Object.keys(changes ?? {}).sort(), ['a.yml', other]);
  });

  it('asks about many files', async () => {
    const names = Array.from({ length: 450 }, (_, index) => `f${index}.yml`);
    const text = names.map(name => `\`${name}\``).join(' ');
    await repository.commit({ files: Object.fromEntries(names.map(name => [name, ''])) });
    await repository.commit({ files: { [MANUAL]: text } });
    const changes = await read({ [MANUAL]: text }, names);
    assert.equal(Object.keys(changes ?? {}).length, names.length + 1);
  });

  it('counts from a project folder inside of the repository', async () => {
    const text = '`a.yml`';
    const files = { 'his/a.yml': '1', 'a.yml': '1', [`his/${MANUAL}`]: text };
    await repository.commit({ files, date: '2026-01-01' });
    await repository.commit({ files: { 'a.yml': '2' }, date: '2026-02-01' });
    assert.deepEqual(await read({ [MANUAL]: text }, ['a.yml'], '/his'), {
      'a.yml': '2026-01-01',
      [MANUAL]: '2026-01-01',
    });
  });

  it('says nothing where there is no commit yet, also beside other branches', async () => {
    const text = '`a.yml`';
    assert.equal(await read({ [MANUAL]: text }, ['a.yml']), undefined);
    await repository.commit({ files: { 'a.yml': '1', [MANUAL]: text } });
    await repository.git('checkout', '--quiet', '--orphan', 'new-start');
    assert.equal(await read({ [MANUAL]: text }, ['a.yml']), undefined);
  });

  it('says nothing about a cut-off history, without git, and of a pack without documents', async () => {
    const text = '`a.yml`';
    const hash = await repository.commit({ files: { 'a.yml': '1', [MANUAL]: text } });
    assert.equal(await read({}, ['a.yml']), undefined);
    await repository.write({ '.git/shallow': `${hash}\n` });
    assert.equal(await read({ [MANUAL]: text }, ['a.yml']), undefined);
    const folder = await createFolder();
    const { git } = await openProject(folder.root, { named: true, environment: folder.environment });
    await folder.cleanup();
    assert.equal(
      await readLastChanges({ git, prefix: '' }, packOf({ [MANUAL]: text }), new Set(['a.yml']), {}),
      undefined,
    );
  });

  it('does not take a failure of git for an answer', async () => {
    const failing: Git = {
      settings: async () => new Map(),
      cwd: repository.root,
      elsewhere: () => failing,
      notCompared: async () => new Set<string>(),
      run: async args => {
        throw new GitError(args, { problem: 'failed', exitCode: 128, stderr: 'fatal: bad object HEAD' });
      },
      records: async function* (args) {
        if (args[0] !== 'rev-parse')
          throw new GitError(args, { problem: 'failed', exitCode: 128, stderr: 'fatal: bad object HEAD' });
        yield* ['false', 'abc'];
      },
      bytes: async function* () {},
      blobs: async function* () {},
      withBlobs: () => Promise.reject(new Error('nothing is read')),
    };
    await assert.rejects(
      readLastChanges({ git: failing, prefix: '' }, packOf({ [MANUAL]: '' }), new Set(), {}),
      GitError,
    );
  });
});
