import assert from 'node:assert/strict';
import type { YamlChange } from '../../../src/pack/yaml/edit.ts';
import { type EditSource, isRefusal, readSource } from '../../../src/pack/yaml/editing/place.ts';
import { commentsOf, problemAfter } from '../../../src/pack/yaml/editing/verify.ts';

const SET: YamlChange = { set: ['a'], value: 2 };
const REMOVE: YamlChange = { remove: ['b'] };

function source(text: string): EditSource {
  const read = readSource(text);
  assert.ok(!isRefusal(read));
  return read;
}

// A wrong edit is no edit: what the engine reads back is looked at here with edits that it never makes.
describe('an edited text that is read back', () => {
  const before = source('a: 1 # one\n# two\nb: 2\n');
  const problem = (after: string, expected: unknown, change: YamlChange) =>
    problemAfter(before, source(after), expected, change);

  it('must say what it should', () => {
    assert.equal(problem('a: 2 # one\n# two\nb: 2\n', { a: 2, b: 2 }, SET), undefined);
    assert.equal(problem('a: 3 # one\n# two\nb: 2\n', { a: 2, b: 2 }, SET), 'content');
    assert.equal(problem('a: "2" # one\n# two\nb: 2\n', { a: 2, b: 2 }, SET), 'content');
    assert.equal(problem('a: 2 # one\n# two\n', { a: 2, b: 2 }, SET), 'content');
  });

  it('must keep every comment, in its order and with its words', () => {
    for (const after of [
      'a: 2\n# two\nb: 2\n',
      'a: 2 # one\nb: 2\n',
      'a: 2 # two\n# one\nb: 2\n',
      'a: 2 # one\n# two!\nb: 2\n',
      'a: 2 # one\n# two\n# three\nb: 2\n',
    ])
      assert.equal(problem(after, { a: 2, b: 2 }, SET), 'comments', after);
  });

  it('may lose comments with what is taken away, and get no others', () => {
    assert.equal(problem('a: 1 # one\n', { a: 1 }, REMOVE), undefined);
    assert.equal(problem('a: 1\n# two\n', { a: 1 }, REMOVE), undefined);
    assert.equal(problem('a: 1 # one\n# two\n', { a: 1 }, REMOVE), undefined);
    assert.equal(problem('a: 1 # another\n', { a: 1 }, REMOVE), 'comments');
    assert.equal(problem('# two\na: 1 # one\n', { a: 1 }, REMOVE), 'comments');
    assert.equal(problem('a: 1\n', { a: 1, b: 2 }, REMOVE), 'content');
  });

  it('has its comments found wherever they stand, and nothing else', () => {
    assert.deepEqual(
      commentsOf(
        '# 1\na: "# no" # 2\nb: |\n  # no\nc: [ # 3\n  x, # 4\n]\nd: # 5\n  - e # 6\n  # 7\nf: g#no\n',
      ),
      ['# 1', '# 2', '# 3', '# 4', '# 5', '# 6', '# 7'],
    );
    assert.deepEqual(commentsOf(''), []);
  });
});
