import assert from 'node:assert/strict';
import { changedYaml, editYaml, type YamlChange } from '../../../src/pack/yaml/edit.ts';

const change = (text: string, ...changes: YamlChange[]) =>
  changedYaml('a.yaml', text, changes, { fields: ['a', 'b', 'c'] });

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
        values: [{ id: 'three', x: 1 }],
      }),
      'a:\n  - id: one\n\n  - id: two # last\n\n  - id: three\n    x: 1\nb: 1\n',
    );
    assert.equal(change('a:\n- one\nb: 1', { append: ['a'], values: ['two'] }), 'a:\n- one\n- two\nb: 1');
    assert.equal(change('a: [one]\n', { append: ['a'], values: ['two, three'] }), 'a: [one, "two, three"]\n');
  });

  it('fills what is empty, whatever way it is written', () => {
    for (const empty of ['a:', 'a: []', 'a: null'])
      assert.equal(
        change(`${empty} # note\nb: 1\n`, { append: ['a'], values: ['one'] }),
        'a: # note\n  - one\nb: 1\n',
      );
    assert.equal(change('b: 1\n', { append: ['a'], values: ['one'] }), 'a:\n  - one\nb: 1\n');
    assert.equal(change('a: {}\n', { set: ['a', 'x'], value: 1 }), 'a:\n  x: 1\n');
    assert.equal(change('a:\n  x:\n', { set: ['a', 'x'], value: 'one' }), 'a:\n  x: one\n');
  });

  it('keeps to one line what is written on one line', () => {
    assert.equal(change('a: {x: 1}\n', { set: ['a', 'y'], value: 'b: c' }), 'a: {x: 1, y: "b: c"}\n');
    assert.equal(
      change('a:\n  - {id: one}\n', { set: ['a', 0, 'z'], value: '2026-06-01' }),
      'a:\n  - {id: one, z: 2026-06-01}\n',
    );
  });

  it('writes as JSON where everything is written so', () => {
    assert.equal(
      change('{"a": {"x": "1"}}\n', { set: ['a', 'y'], value: 'b' }, { append: ['c'], values: [{ d: 1 }] }),
      '{"a": {"x": "1", "y": "b"}, "c": [{"d": 1}]}\n',
    );
  });

  it('keeps the line ends of the file, and none where there was none', () => {
    assert.equal(
      change('a: 1\r\nb: 2\r\n', { set: ['c', 'x'], value: 1 }),
      'a: 1\r\nb: 2\r\nc:\r\n  x: 1\r\n',
    );
    assert.equal(change('a: 1', { set: ['b'], value: 2 }), 'a: 1\nb: 2');
  });

  it('writes texts that look like something else so that they stay texts', () => {
    for (const value of ['yes: no', '# none', '- x', 'a\nb', "it's", '是，否: 。', 'true', '{a}', '[b', '01'])
      assert.doesNotThrow(
        () => change('a:\n  x: 1\n', { set: ['a', 'x'], value }, { append: ['b'], values: [value] }),
        value,
      );
  });

  it('replaces a text of several lines, and keeps the comment beside its mark', () => {
    assert.equal(
      change('a: | # why\n  text\n  more\n# about b\nb: 1\n', { set: ['a'], value: 2 }),
      'a: 2 # why\n# about b\nb: 1\n',
    );
  });

  it('makes a list of a word, and keeps what stands beside it', () => {
    assert.equal(
      change('a: one   # why\nb: 1\n', { set: ['a'], value: ['one', 'two'] }),
      'a:   # why\n  - one\n  - two\nb: 1\n',
    );
  });

  it('does not guess at what is written elsewhere', () => {
    const reason = (text: string, one: YamlChange) => {
      const result = editYaml(text, [one]);
      return 'reason' in result ? `${result.reason} ${result.start}` : result.text;
    };
    assert.equal(reason('b: &b {x: 1}\na: *b\n', { set: ['a', 'x'], value: 2 }), 'alias 16');
    assert.equal(reason('b: &b {x: 1}\na: *b\n', { set: ['b', 'x'], value: 2 }), 'anchor 6');
    assert.equal(reason('a: !c {x: 1}\n', { set: ['a', 'x'], value: 2 }), 'tag 6');
    assert.equal(reason('a: [', { set: ['a'], value: 2 }), 'syntax 3');
    assert.equal(reason('a:\n  # kept\n  - one\n', { set: ['a'], value: 2 }), 'form 0');
    assert.equal(reason('a: 1\na: 2\n', { set: ['a'], value: 3 }), 'doubled 5');
    assert.equal(reason('a:\n  b: 1\n  b: 2\n', { set: ['a', 'c'], value: 3 }), 'doubled 12');
    // What is there twice elsewhere is no reason to refuse.
    assert.equal(
      reason('a:\n  b: 1\n  b: 2\nc: 1\n', { set: ['c'], value: 3 }),
      'a:\n  b: 1\n  b: 2\nc: 3\n',
    );
  });

  it('names the place of a later change in the text that is there', () => {
    const text = 'a: 1\nb: &b {x: 1}\nc: *b\n';
    const result = editYaml(text, [
      { set: ['a'], value: 'much longer than it was' },
      { set: ['c', 'x'], value: 2 },
    ]);
    assert.ok('reason' in result);
    assert.equal(result.start, text.indexOf('*b'));
  });
});
