import assert from 'node:assert/strict';
import { pathFinder } from '../../src/pack/projectPaths.ts';

const FROM = 'handover/checklist.yaml';
const finder = pathFinder(
  new Set([
    'README.md',
    'handover/checklist.yaml',
    'handover/docs/solutions.md',
    'docs/C#.md',
    'docs/操作 手册.md',
    'src/his/Bed.java',
    'a/Report.jrxml',
    'b/Report.jrxml',
    'b/Daily.jrxml',
    'vendor/core',
  ]),
);

describe('finding files that the pack names', () => {
  for (const value of [
    'docs/solutions.md',
    './docs/solutions.md#index',
    'handover/docs/solutions.md',
    'handover\\docs\\solutions.md',
    '../README.md',
    'README.md:12',
    'src/his/Bed.java:12-20',
    'src/his/',
    'src',
    '.',
    '..',
    'docs/C#.md',
    'docs/C#.md#heading',
    ' docs/操作 手册.md ',
    'vendor/core/README.md',
  ])
    it(`finds ${value}`, () => assert.equal(finder.find(value, FROM)?.exists, true));

  for (const value of ['docs/Solutions.md', 'solutions.md', 'src/hi', 'docs/C', 'x', 'c:d'])
    it(`does not find ${value}`, () => assert.equal(finder.find(value, FROM)?.exists, false));

  for (const value of [
    '',
    ' ',
    '#top',
    'https://x.example/a',
    'mailto:a@b.c',
    'conf/*.yml',
    '[[fill: x]]',
    '<path>',
  ])
    it(`takes ${JSON.stringify(value)} for no file`, () => assert.equal(finder.find(value, FROM), undefined));

  for (const value of [
    '../../etc/passwd',
    '/etc/passwd',
    '~/x',
    'C:\\x',
    '\\\\server\\share',
    'a/../../../x',
  ])
    it(`never looks outside for ${value}`, () => {
      const outside = (finder.find(value, FROM)?.targets ?? []).filter(target =>
        /^(\.\.|\/|[A-Za-z]:)/.test(target),
      );
      assert.deepEqual(outside, []);
      assert.equal(finder.find(value, FROM)?.exists, false);
    });

  it('parts the heading from the name', () => {
    const file = finder.find('docs/gone.md#top', FROM);
    assert.deepEqual(file, {
      name: 'docs/gone.md',
      rest: '#top',
      targets: ['handover/docs/gone.md', 'docs/gone.md'],
      exists: false,
    });
  });
});

describe('suggesting another file', () => {
  const suggest = (value: string) => {
    const file = finder.find(value, FROM);
    return file && finder.suggest(file, FROM);
  };

  it('names the one in other letters, from the file if it lies below it', () => {
    assert.equal(suggest('docs/Solutions.md'), 'docs/solutions.md');
    assert.equal(suggest('SRC/his/bed.java'), 'src/his/Bed.java');
    assert.equal(suggest('/docs/solutions.md'), 'docs/solutions.md');
  });

  it('names the only one of this name, wherever it lies', () => {
    assert.equal(suggest('x/Daily.jrxml'), 'b/Daily.jrxml');
    assert.equal(suggest('x/Report.jrxml'), undefined);
    assert.equal(suggest('x/core'), undefined);
  });
});
