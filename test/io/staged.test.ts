import assert from 'node:assert/strict';
import type { TextRead } from '../../src/core/ports.ts';
import { openGit } from '../../src/io/git.ts';
import { openStaged } from '../../src/io/staged.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

const LIMIT = 1000;
const text = (content: string): TextRead => ({ kind: 'text', text: content });

describe('the staged files', () => {
  let repository: TestRepository;
  const open = () => openStaged(openGit(repository.root, repository.environment));

  beforeEach(async () => {
    repository = await createRepository();
  });
  afterEach(() => repository.cleanup());

  it('are those of the index, not of the working folder', async () => {
    await repository.commit({ files: { 'a.txt': 'old\n', 'b.txt': 'same\n' } });
    await repository.write({ 'a.txt': 'staged\n' });
    await repository.git('add', '.');
    await repository.write({ 'a.txt': 'not staged\n', 'c.txt': 'unknown to git\n' });
    const staged = await open();
    assert.deepEqual(staged.changed, ['a.txt']);
    assert.deepEqual(await staged.readTexts(['a.txt'], LIMIT), new Map([['a.txt', text('staged\n')]]));
    assert.deepEqual(await staged.list(), ['a.txt', 'b.txt']);
    const both = await staged.readTexts(['b.txt', 'a.txt'], LIMIT);
    assert.deepEqual([...both.values()], [text('same\n'), text('staged\n')]);
  });

  it('are all files before the first commit', async () => {
    await repository.write({ 'a.txt': 'first\n' });
    await repository.git('add', '.');
    assert.deepEqual((await open()).changed, ['a.txt']);
  });

  it('leave out what a merge took over as it is there, and keep what was put together or resolved', async () => {
    const both = { 'mixed.txt': '1\n\n\n\n2\n', 'torn.txt': '1\n', 'gone.txt': '1\n' };
    await repository.commit({ files: both });
    await repository.git('checkout', '--quiet', '-b', 'theirs');
    await repository.git('rm', '--quiet', 'gone.txt');
    const theirs = { 'mixed.txt': '1\n\n\n\n2 theirs\n', 'torn.txt': '1 theirs\n', 'taken.txt': 'theirs\n' };
    await repository.commit({ files: theirs });
    await repository.git('checkout', '--quiet', 'main');
    await repository.commit({ files: { 'mixed.txt': '1 ours\n\n\n\n2\n', 'torn.txt': '1 ours\n' } });
    await assert.rejects(repository.git('merge', '--quiet', 'theirs'));
    await repository.write({ 'torn.txt': '1 resolved\n', 'new.txt': 'by the merger\n' });
    await repository.git('add', '.');
    const staged = await open();
    assert.deepEqual(staged.changed, ['mixed.txt', 'new.txt', 'torn.txt']);
    assert.deepEqual(staged.removed, []);
  });

  it('name deleted ones, which have no text', async () => {
    await repository.commit({ files: { 'a.txt': 'a\n' } });
    await repository.git('rm', '-q', 'a.txt');
    const staged = await open();
    assert.deepEqual([staged.changed, staged.removed], [['a.txt'], ['a.txt']]);
    assert.deepEqual([...(await staged.readTexts(['a.txt'], LIMIT))], [['a.txt', { kind: 'absent' }]]);
  });

  it('have names with spaces, quotes, Chinese and line breaks', async () => {
    const names = ['医院 信息科.md', 'say "hi".md', 'two\nlines.md'];
    await repository.write(Object.fromEntries(names.map(name => [name, `${name}\n`])));
    await repository.git('add', '.');
    const staged = await open();
    const texts = await staged.readTexts(staged.changed, LIMIT);
    assert.deepEqual([...texts.keys()].sort(), [...names].sort());
    for (const [name, read] of texts) assert.deepEqual(read, text(`${name}\n`));
  });

  it('are left out when they are binary or too large, and said so', async () => {
    await repository.write({
      'big.txt': 'x'.repeat(LIMIT + 1),
      'empty.txt': '',
      'image.png': new Uint8Array([137, 80, 0, 1]),
      'last.txt': 'last\n',
    });
    await repository.git('add', '.');
    const staged = await open();
    assert.deepEqual(
      [...(await staged.readTexts(staged.changed, LIMIT))],
      [
        ['big.txt', { kind: 'unreadable', reason: 'too-large' }],
        ['empty.txt', text('')],
        ['image.png', { kind: 'unreadable', reason: 'binary' }],
        ['last.txt', text('last\n')],
      ],
    );
  });

  it('are those below the folder when the project is a part of the repository', async () => {
    await repository.write({ 'packages/his/a.txt': 'a\n', 'b.txt': 'b\n' });
    await repository.git('add', '.');
    const git = openGit(`${repository.root}/packages/his`, repository.environment);
    const staged = await openStaged(git);
    assert.deepEqual(staged.changed, ['a.txt']);
    assert.deepEqual([...(await staged.readTexts(['a.txt'], LIMIT)).values()], [text('a\n')]);
    assert.deepEqual(await staged.list(), ['a.txt']);
  });

  it('fail when an object of the index is lost', async () => {
    await repository.write({ 'a.txt': 'a\n' });
    await repository.git('add', '.');
    const id = (await repository.git('rev-parse', ':a.txt')).trim();
    await repository.write({ [`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`]: null });
    const staged = await open();
    await assert.rejects(staged.readTexts(['a.txt'], LIMIT), /missing/);
  });
});
