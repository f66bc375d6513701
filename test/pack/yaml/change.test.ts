import assert from 'node:assert/strict';
import { changeYaml, type YamlChange } from '../../../src/pack/yaml/change.ts';

const change = (text: string, ...changes: YamlChange[]) =>
  changeYaml('a.yaml', text, changes, ['a', 'b', 'c']);

describe('a change of a YAML file', () => {
  it('replaces one value and leaves comments and order alone', () => {
    const text = '# head\nb: 1 # one\n\n# about a\na:\n  x: "old"   # keep\n  y: 2\n';
    assert.equal(
      change(text, { set: ['a', 'x'], value: 'new' }),
      '# head\nb: 1 # one\n\n# about a\na:\n  x: new   # keep\n  y: 2\n',
    );
  });

  it('adds a field at the end of its map, behind the comment on its line', () => {
    assert.equal(
      change('a:\n  x: 1 # one\n\n# about b\nb: 2\n', { set: ['a', 'y'], value: '2026-06-01' }),
      'a:\n  x: 1 # one\n  y: 2026-06-01\n\n# about b\nb: 2\n',
    );
  });

  it('adds a field at the top where its schema has it', () => {
    assert.equal(change('a: 1\n\nc: 3\n', { set: ['b', 'x'], value: 1 }), 'a: 1\n\nb:\n  x: 1\n\nc: 3\n');
    assert.equal(change('a: 1\nc: 3\n', { set: ['b'], value: 2 }), 'a: 1\nb: 2\nc: 3\n');
  });

  it('adds a field to an entry of a list', () => {
    assert.equal(
      change('a:\n  - id: one\n    title: 一\n\n  # second\n  - id: two\n', {
        set: ['a', 1, 'doneOn'],
        value: '2026-06-01',
      }),
      'a:\n  - id: one\n    title: 一\n\n  # second\n  - id: two\n    doneOn: 2026-06-01\n',
    );
  });

  it('appends to a list as the list is written', () => {
    assert.equal(
      change('a:\n  - id: one\n\n  - id: two # last\nb: 1\n', {
        append: ['a'],
        value: { id: 'three', x: 1 },
      }),
      'a:\n  - id: one\n\n  - id: two # last\n\n  - id: three\n    x: 1\nb: 1\n',
    );
    assert.equal(change('a:\n- one\nb: 1', { append: ['a'], value: 'two' }), 'a:\n- one\n- two\nb: 1');
    assert.equal(change('a: [one]\n', { append: ['a'], value: 'two, three' }), 'a: [one, "two, three"]\n');
  });

  it('fills what is empty, whatever way it is written', () => {
    for (const empty of ['a:', 'a: []', 'a: null'])
      assert.equal(
        change(`${empty} # note\nb: 1\n`, { append: ['a'], value: 'one' }),
        'a: # note\n  - one\nb: 1\n',
      );
    assert.equal(change('b: 1\n', { append: ['a'], value: 'one' }), 'b: 1\na:\n  - one\n');
    assert.equal(change('a: {}\n', { set: ['a', 'x'], value: 1 }), 'a:\n  x: 1\n');
    assert.equal(change('a:\n  x:\n', { set: ['a', 'x'], value: 'one' }), 'a:\n  x: one\n');
  });

  it('keeps to one line what is written on one line', () => {
    assert.equal(change('a: {x: 1}\n', { set: ['a', 'y'], value: 'b: c' }), 'a: {x: 1, "y": "b: c"}\n');
    assert.equal(
      change('a:\n  - {id: one}\n', { set: ['a', 0, 'z'], value: '2026-06-01' }),
      'a:\n  - {id: one, "z": 2026-06-01}\n',
    );
  });

  it('keeps the line ends of the file, and ends what had no end', () => {
    assert.equal(
      change('a: 1\r\nb: 2\r\n', { set: ['c', 'x'], value: 1 }),
      'a: 1\r\nb: 2\r\nc:\r\n  x: 1\r\n',
    );
    assert.equal(change('a: 1', { set: ['b'], value: 2 }), 'a: 1\nb: 2\n');
  });

  it('writes texts that look like something else so that they stay texts', () => {
    for (const value of ['yes: no', '# none', '- x', 'a\nb', "it's", '是，否: 。', 'true', '{a}', '[b', '01'])
      assert.doesNotThrow(
        () => change('a:\n  x: 1\n', { set: ['a', 'x'], value }, { append: ['b'], value }),
        value,
      );
  });

  it('does not guess at what is written elsewhere', () => {
    const byHand = (error: Error) => error.message === 'error.changeByHand';
    assert.throws(() => change('b: &b {x: 1}\na: *b\n', { set: ['a', 'x'], value: 2 }), byHand);
    assert.throws(() => change('a: |\n  text\n', { set: ['a'], value: 2 }), byHand);
    assert.throws(() => change('a: [', { set: ['a'], value: 2 }), byHand);
  });
});
