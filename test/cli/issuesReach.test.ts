import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

/** What `handover issues` says of a repository whose files, branches and commits are not where one looks first. */
describe('handover issues reaches', () => {
  let repository: TestRepository;
  const text = async () =>
    (await handover(repository, 'issues', '--all', '--lang', 'en', '--today', '2024-06-15')).stdout;
  const report = async (): Promise<{
    items: {
      class: string;
      key: string;
      severity: string;
      evidence: { text: string }[];
      person: string;
      remarks: { message: string }[];
    }[];
    notes: { id: string; message: string }[];
    complete: boolean;
  }> => {
    const args = ['issues', '--all', '--format', 'json', '--today', '2024-06-15'];
    return JSON.parse((await handover(repository, ...args)).stdout);
  };
  const keys = async () => (await report()).items.map(({ class: kind, key }) => `${kind} ${key}`);

  beforeEach(async () => {
    repository = await createRepository();
    await repository.commit({
      files: {
        'docs/a.md': 'a\n',
        'src/fee.js': '// TODO: refund twice\n',
        'src/lab.py': '# FIXME: lost results\n',
      },
      date: '2023-01-01',
    });
  });
  afterEach(() => repository.cleanup());

  it('what a sparse checkout leaves out', async () => {
    const all = (await keys()).sort();
    await repository.git('sparse-checkout', 'set', 'docs');
    assert.deepEqual((await keys()).sort(), all);
    assert.equal(all.length, 2);
  });

  it('files that git was told to skip, as they are on disk', async () => {
    await repository.git('update-index', '--skip-worktree', 'src/fee.js');
    await repository.write({ 'src/fee.js': '// TODO: refund in the hospital\n' });
    const { items } = await report();
    const hidden = items.find(({ class: kind }) => kind === 'uncommitted');
    assert.deepEqual([hidden?.key, hidden?.severity], ['src/fee.js', 'major']);
    assert.equal(hidden?.evidence[0]?.text, 'skip-worktree: src/fee.js');
  });

  it('files of kinds that it cannot read, and says how many; others wrote some', async () => {
    await repository.commit({
      files: {
        'src/a.xyz': '~ TODO one\n',
        'src/b.xyz': '~ FIXME two\n',
        'notes.txt': 'TODO buy milk\n',
        'js/lib.js': '/*! lib 1.2.3 (c) 2015 */\n// TODO drop IE\n// FIXME leaks\n',
      },
    });
    const { items, notes, complete } = await report();
    assert.equal(items.length, 2);
    assert.equal(complete, false);
    const said = notes.map(({ message }) => message).join('\n');
    assert.match(said, /2 files say TODO or FIXME.*: \.xyz \(2\)/);
    assert.match(said, /2 hints in files that others wrote .*: js\/lib\.js/);
  });

  it('what was imported, last and as nobody’s; but not what one person began with', async () => {
    const wang = '王伟 <wang@example.org>';
    const files = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [
        `old/f${index}.c`,
        index < 6 ? `// FIXME old ${index}\n` : 'x\n',
      ]),
    );
    await repository.commit({ files, message: 'the product as it came', date: '2023-02-01' });
    for (const name of ['a', 'b', 'c', 'd'])
      await repository.commit({
        files: { [`${name}.c`]: '// TODO new\n' },
        author: wang,
        date: '2023-03-01',
      });
    const { items } = await report();
    const old = items.filter(({ key }) => key.startsWith('old/'));
    assert.equal(old.length, 6);
    assert.deepEqual([...new Set(old.map(({ person }) => person))], ['']);
    assert.match(old[0]?.remarks[0]?.message ?? '', /^came with the import [0-9a-f]{10}/);
    assert.ok(
      items.findIndex(({ key }) => key === 'a.c:1') < items.findIndex(({ key }) => key.startsWith('old/')),
    );
    // The files that the repository began with are those of who works here.
    assert.notEqual(items.find(({ key }) => key === 'src/lab.py:1')?.person, '');
  });

  it('comments in the encodings of a Chinese Windows, and in UTF-16 with and without its mark', async () => {
    const comment = '// TODO: 医保结算\nclass A {}\n';
    // 待办：结算 in GBK, and 代碼 in Big5.
    const gbk = [0xb4, 0xfd, 0xb0, 0xec, 0xa3, 0xba, 0xbd, 0xe1, 0xcb, 0xe3];
    const big5 = [0xa5, 0x4e, 0xbd, 0x58];
    const files: Record<string, Uint8Array> = {
      'marked.java': Buffer.from(`\u{feff}${comment}`, 'utf16le'),
      'bare.cs': Buffer.from(comment, 'utf16le'),
      'gbk.java': Buffer.from([...Buffer.from('// '), ...gbk, ...Buffer.from('\nclass A {}\n')]),
      'big5.java': Buffer.from([...Buffer.from('// TODO: '), ...big5, ...Buffer.from('\nclass A {}\n')]),
      // No text, and named like none: nobody wants it read.
      'a.dat': Uint8Array.of(0, 1, 2, 0, 255),
    };
    for (const [name, bytes] of Object.entries(files)) writeFileSync(`${repository.root}/${name}`, bytes);
    await repository.git('add', '--all');
    await repository.git('commit', '--quiet', '-m', 'in many encodings');
    const { items, complete } = await report();
    const found = items.filter(({ key }) => !key.startsWith('src/'));
    assert.deepEqual(found.map(({ key }) => key).sort(), [
      'bare.cs:1',
      'big5.java:1',
      'gbk.java:1',
      'marked.java:1',
    ]);
    assert.equal(complete, true);
    assert.ok(found.some(({ evidence }) => evidence[0]?.text.includes('待办：结算')));
  });

  it('files whose names are no UTF-8', async function () {
    if (process.platform !== 'linux') this.skip();
    const name = Buffer.concat([
      Buffer.from(`${repository.root}/`),
      Buffer.from([0xb2, 0xa1, 0xc8, 0xcb]),
      Buffer.from('.js'),
    ]);
    writeFileSync(name, '// TODO: admission\n');
    await repository.git('add', '--all');
    await repository.git('commit', '--quiet', '-m', 'named in GBK');
    assert.ok((await keys()).includes('todo-comment 病人.js:1'));
  });

  it('the real line first, where the default branch stood still', async () => {
    await repository.branch('develop');
    for (let day = 1; day <= 55; day += 1)
      await repository.commit({
        files: { 'src/work.js': `${day}\n` },
        message: `Work ${day}`,
        date: new Date(Date.UTC(2024, 0, day)).toISOString().slice(0, 10),
      });
    await repository.git('switch', '--quiet', 'main');
    assert.match(
      await text(),
      /^Work goes on in develop: the default branch main has stood still since 2023-01-01/,
    );
    const { items, notes } = await report();
    assert.deepEqual([items[0]?.class, items[0]?.key], ['unmerged-branch', 'develop']);
    assert.ok(notes.some(({ id }) => id === 'issues.note.realLine'));
    await repository.write({ 'handover.config.yaml': 'version: 1\nbranches:\n  main: develop\n' });
    assert.ok(!(await keys()).includes('unmerged-branch develop'));
  });

  it('commits of a partial clone, and says that branches were not compared', async () => {
    await repository.branch('feature/x');
    await repository.commit({ files: { 'src/x.js': 'x\n' }, message: 'x' });
    await repository.git('config', 'remote.origin.promisor', 'true');
    const { complete, notes } = await report();
    assert.equal(complete, false);
    assert.ok(notes.some(({ id }) => id === 'issues.note.partial'));
  });

  it('says the same from what it kept as from nothing, whatever became of the files', async () => {
    const notes = join(repository.root, '.git', 'handover-pack');
    const steps: readonly (() => Promise<unknown>)[] = [
      async () => undefined,
      () => repository.write({ 'src/fee.js': '// TODO: refund three times\n' }),
      () => repository.git('add', '--all'),
      () => repository.commit({ message: 'three times', date: '2023-02-01' }),
      () => rm(join(repository.root, 'src/lab.py')),
      () => repository.git('checkout', '--quiet', '--', 'src/lab.py'),
      () => repository.write({ 'src/lab.py': '# nothing\n', 'src/new.xyz': 'TODO x\n' }),
      () => repository.git('add', '--all'),
      () =>
        repository.commit({
          files: { 'js/lib.js': '/*! lib 1.2 (c) x */\n// TODO y\n' },
          date: '2023-03-01',
        }),
      () => repository.git('reset', '--quiet', '--hard', 'HEAD~1'),
      () => repository.git('mv', 'src/fee.js', 'src/fees.js'),
      async () =>
        writeFileSync(join(repository.root, 'src', 'fees.js'), Buffer.from('// 待解决\n', 'utf16le')),
      () => repository.write({ 'handover.config.yaml': 'version: 1\nignore: [src/**]\n' }),
      () => rm(join(repository.root, 'handover.config.yaml')),
    ];
    for (const [index, step] of steps.entries()) {
      await step();
      const kept = await report();
      await rm(notes, { recursive: true, force: true });
      assert.deepEqual(kept, await report(), `step ${index}`);
    }
  });
});
