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
      isWhole: true,
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

  /** So many files that the history is read once for all of them. */
  const many = async () => {
    const files = Array.from({ length: 14 }, (_, n) => [`f${n}.java`, `// TODO bill ${n}\nint a${n};\n`]);
    await repository.commit({ files: Object.fromEntries(files), author: LI, date: '2024-02-01' });
    return files.map(([path = '']) => ({ path, lines: [1] }));
  };
  const blameAll = async (files: readonly { path: string; lines: number[] }[]) => {
    const options = { isWhole: true, onlyKept: false, ignoreRevs: undefined };
    const onFailure = (_path: string, error: unknown) => assert.fail(String(error));
    const found = await blameLines(door(), openCache(join(repository.root, '.git')), files, true, {
      ...options,
      onFailure,
    });
    return (path: string) =>
      [...(found.get(path) ?? [])].map(([line, { name, date }]) => `${line} ${name} ${date}`);
  };

  it('is found for many files with one look at the history, where files moved, too', async () => {
    const files = await many();
    await repository.git('mv', 'Pay.java', 'Fee.java');
    await repository.commit({ author: LI, date: '2024-03-01' });
    await repository.commit({
      files: {
        'Fee.java': 'int a;\nint b;\nint c;\n\t// TODO round\n',
        'f3.java': '// FIXME\n// TODO bill 3\n',
      },
      author: LI,
      date: '2024-04-01',
    });
    const by = await blameAll([...files, { path: 'Fee.java', lines: [4] }]);
    assert.deepEqual(by('Fee.java'), ['4 王伟 2024-01-01']);
    assert.deepEqual(by('f3.java'), ['1 Li Na 2024-04-01']);
    assert.deepEqual(by('f4.java'), ['1 Li Na 2024-02-01']);
    assert.deepEqual(calls, []);
  });

  it('is found across branches that were merged, and of lines that are equal', async () => {
    const files = await many();
    const twice = (text: string) => `${text}\n// TODO same\nint x;\n// TODO same\n`;
    const long = 'int b;\nint c;\nint d;\n';
    await repository.commit({
      files: { 'f0.java': twice('int y;'), 'f1.java': `// TODO bill 1\n${long}` },
      date: '2024-03-01',
    });
    await repository.git('switch', '-qc', 'side');
    await repository.commit({ files: { 'f1.java': `// TODO bill 1\n${long}int e;\n` }, date: '2024-03-02' });
    await repository.git('switch', '-q', '-');
    await repository.commit({
      files: {
        'f1.java': `// TODO main\n// TODO bill 1\n${long}`,
        'f2.java': '// TODO bill 2\n// TODO bill 2\n',
      },
      date: '2024-03-03',
    });
    await repository.git('merge', '-q', '--no-edit', 'side');
    const asked = files.map(({ path }) => ({
      path,
      lines: path === 'f0.java' ? [2, 4] : path === 'f1.java' ? [1, 2] : [1],
    }));
    const by = await blameAll(asked);
    assert.deepEqual(by('f0.java'), ['2 王伟 2024-03-01', '4 王伟 2024-03-01']);
    assert.deepEqual(by('f1.java'), ['1 王伟 2024-03-03', '2 Li Na 2024-02-01']);
    // One of the two was there before: only git knows which.
    assert.deepEqual(by('f2.java'), ['1 Li Na 2024-02-01']);
    assert.deepEqual(
      calls.map(args => args.at(-1)),
      ['f2.java'],
    );
  });

  it('is followed through contents that a merge made, however many versions the other branch has', async () => {
    const files = await many();
    const [top, middle, end] = ['int t;\n'.repeat(5), 'int m;\n'.repeat(5), 'int e;\n'.repeat(5)];
    const text = (marks: readonly string[] = ['', '', '']) =>
      `// TODO old\n${top}${marks[0]}${middle}${marks[1]}// TODO same\n${end}${marks[2]}`;
    await repository.commit({ files: { 'f0.java': text() }, date: '2024-03-01' });
    await repository.git('switch', '-qc', 'side');
    for (let n = 1; n <= 9; n += 1)
      await repository.commit({ files: { 'f0.java': text(['', `int s${n};\n`, '']) }, date: '2024-03-02' });
    await repository.git('switch', '-q', '-');
    await repository.commit({ files: { 'f0.java': text(['int a;\n', '', '']) }, date: '2024-03-03' });
    await repository.git('merge', '-q', '--no-edit', 'side');
    const after = text(['int a;\n', 'int s9;\n', '// TODO same\n']);
    await repository.commit({ files: { 'f0.java': after }, author: LI, date: '2024-03-04' });
    const numbers = after.split('\n').flatMap((line, at) => (line.startsWith('// TODO') ? [at + 1] : []));
    const by = await blameAll(files.map(({ path }) => ({ path, lines: path === 'f0.java' ? numbers : [1] })));
    assert.deepEqual(
      by('f0.java').map(line => line.replace(/^\d+ /, '')),
      // Whoever writes a line again that stands in the file already is for git, too, no author of it.
      ['王伟 2024-03-01', '王伟 2024-03-01', '王伟 2024-03-01'],
    );
    // Of the two equal ones git is asked about one commit, and not about the history.
    assert.deepEqual(
      calls.map(args => args.at(-3)?.includes('^..')),
      [true],
    );
    const blamed = await repository.git('blame', '-w', '-M5', '--date=short', 'f0.java');
    const said = blamed.split('\n').filter(line => line.includes('// TODO'));
    assert.deepEqual(
      said.map(line => /\((\S+) +(\S+)/.exec(line)?.slice(1).join(' ')),
      ['王伟 2024-03-01', '王伟 2024-03-01', '王伟 2024-03-01'],
    );
  });

  it('is asked file by file where commits are passed over', async () => {
    const files = await many();
    await repository.commit({ files: { '.git-blame-ignore-revs': '' }, date: '2024-03-01' });
    const options = { isWhole: true, onlyKept: false, ignoreRevs: '.git-blame-ignore-revs' };
    const cache = openCache(join(repository.root, '.git'));
    await blameLines(door(), cache, files, true, { ...options, onFailure: () => assert.fail() });
    assert.equal(calls.length, files.length);
  });
});
