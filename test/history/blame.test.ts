import assert from 'node:assert/strict';
import { join } from 'node:path';
import { blameLines } from '../../src/history/blame.ts';
import { openCache } from '../../src/io/cache.ts';
import { openGit } from '../../src/io/git.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

const LI = 'Li Na <lina@his.example>';

describe('the author of a line', () => {
  let repository: TestRepository;
  let calls: string[][];
  const door = () => {
    const git = openGit(repository.root, repository.environment);
    const records: typeof git.records = (args, ...rest) => {
      if (args[0] === 'blame') calls.push([...args]);
      return git.records(args, ...rest);
    };
    return { ...git, records };
  };
  const blame = async (
    path: string,
    lines: number[],
    options: { ignoreRevs?: string; onlyKept?: boolean } = {},
  ) => {
    const git = door();
    const found = await blameLines(git, openCache(join(repository.root, '.git')), [{ path, lines }], true, {
      ignoreRevs: options.ignoreRevs,
      onlyKept: options.onlyKept ?? false,
      onFailure: (_path, error) => assert.fail(String(error)),
    });
    return [...(found.get(path) ?? [])].map(([line, { name, date }]) => `${line} ${name} ${date}`);
  };

  beforeEach(async () => {
    calls = [];
    repository = await createRepository();
    await repository.commit({
      files: { 'Pay.java': '// TODO round\nint a;\nint b;\nint c;\n' },
      date: '2024-01-01',
    });
  });
  afterEach(() => repository.cleanup());

  it('stays when the line moves, is indented, or the file gets another name', async () => {
    await repository.commit({
      files: { 'Pay.java': 'int a;\nint b;\nint c;\n    // TODO round\n' },
      author: LI,
      date: '2024-02-01',
    });
    await repository.git('mv', 'Pay.java', 'Fee.java');
    await repository.commit({ author: LI, date: '2024-03-01' });
    assert.deepEqual(await blame('Fee.java', [4]), ['4 王伟 2024-01-01']);
  });

  it('is not who only formatted it, where the project lists such commits', async () => {
    const format = await repository.commit({
      files: { 'Pay.java': '/* TODO round */\nint a;\nint b;\nint c;\n' },
      author: LI,
      date: '2024-02-01',
    });
    await repository.commit({
      files: { '.git-blame-ignore-revs': `# formatting\n${format}\n` },
      date: '2024-02-02',
    });
    assert.deepEqual(await blame('Pay.java', [1]), ['1 Li Na 2024-02-01']);
    assert.deepEqual(await blame('Pay.java', [1], { ignoreRevs: '.git-blame-ignore-revs' }), [
      '1 王伟 2024-01-01',
    ]);
  });

  it('is as .mailmap says', async () => {
    await repository.commit({
      files: { '.mailmap': 'Wang Wei <wangwei@his.example> 王伟 <wangwei@his.example>\n' },
    });
    assert.deepEqual(await blame('Pay.java', [1]), ['1 Wang Wei 2024-01-01']);
  });

  it('is asked once for the same content', async () => {
    await blame('Pay.java', [1, 3]);
    await repository.commit({ files: { 'other.txt': 'x\n' }, date: '2024-05-01' });
    assert.deepEqual(await blame('Pay.java', [1, 3]), ['1 王伟 2024-01-01', '3 王伟 2024-01-01']);
    assert.equal(calls.length, 1);
    await repository.commit({ files: { 'Pay.java': 'int x;\n' }, author: LI, date: '2024-06-01' });
    assert.deepEqual(await blame('Pay.java', [1]), ['1 Li Na 2024-06-01']);
    assert.equal(calls.length, 2);
  });

  it('is nobody yet for what is not committed', async () => {
    await repository.write({ 'Pay.java': '// TODO round\n// FIXME today\nint a;\nint b;\nint c;\n' });
    assert.deepEqual(await blame('Pay.java', [1, 2]), ['1 王伟 2024-01-01', '2 Not Committed Yet ']);
  });

  it('is not looked up where only what is known counts', async () => {
    assert.deepEqual(await blame('Pay.java', [1], { onlyKept: true }), []);
    await blame('Pay.java', [1]);
    assert.deepEqual(await blame('Pay.java', [1], { onlyKept: true }), ['1 王伟 2024-01-01']);
    assert.equal(calls.length, 1);
  });
});
