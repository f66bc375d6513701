import assert from 'node:assert/strict';
import type { TextEdit } from '../../../src/core/findings.ts';
import { applyFixes } from '../../../src/core/fixes.ts';
import { addFields, removeFields, replaceText } from '../../../src/pack/yaml/fieldEdits.ts';
import { readYamlFile } from '../../../src/pack/yaml/file.ts';

const read = (text: string) => readYamlFile('a.yaml', text, 'any', {});
const after = (text: string, edits: readonly TextEdit[] | undefined) =>
  edits && applyFixes(text, [edits]).text;

describe('removing fields from YAML', () => {
  const remove = (text: string, path: (string | number)[]) =>
    after(text, removeFields(read(text), path, ['confirm', 'from']));

  it('cuts their lines and nothing else', () => {
    const text = '# top\na:\n  b: 1 # one\n  confirm: true # why\n  # about c\n  c: 2\n  from: git\nd: 3\n';
    assert.equal(remove(text, ['a']), '# top\na:\n  b: 1 # one\n  # about c\n  c: 2\nd: 3\n');
  });

  it('cuts values of several lines whole, and leaves the empty line after them', () => {
    const text =
      'a:\n  - id: x\n    confirm:\n      - b\n      - c\n    from: >-\n      one\n      two\n\n  - id: y\n';
    assert.equal(remove(text, ['a', 0]), 'a:\n  - id: x\n\n  - id: y\n');
  });

  it('works on the last line of a file, and with line ends of Windows', () => {
    assert.equal(remove('a:\r\n  b: 1\r\n  confirm: true\r\n  from: git', ['a']), 'a:\r\n  b: 1\r\n');
  });

  it('works on the document itself', () => {
    assert.equal(remove('confirm: true\na: 1\n', []), 'a: 1\n');
  });

  for (const [what, text] of [
    ['in braces', 'a: { b: 1, confirm: true }\n'],
    ['beside a dash', 'a:\n  - confirm: true\n    b: 1\n'],
    ['that are all there is', 'a:\n  confirm: true\n  from: git\n'],
    ['that are not there', 'a:\n  b: 1\n'],
    ['behind an alias', 'x: &x\n  b: 1\n  confirm: true\na: *x\n'],
    ['in a file that cannot be read', 'a: {\n'],
  ] as const)
    it(`leaves fields alone ${what}`, () => {
      assert.equal(remove(text, text.includes('- ') ? ['a', 0] : ['a']), undefined);
    });
});

describe('adding fields to YAML', () => {
  const add = (text: string, path: (string | number)[], names = ['x', 'y']) => {
    const edit = addFields(read(text), path, 'id', Object.fromEntries(names.map(name => [name, 'TODO'])));
    return edit && after(text, [edit]);
  };

  it('puts them below the named field, as deep as it is', () => {
    assert.equal(
      add('a:\n  id: 1 # one\n  b: 2\n', ['a']),
      'a:\n  id: 1 # one\n  x: TODO\n  y: TODO\n  b: 2\n',
    );
  });

  it('finds the depth behind the dash of a list', () => {
    assert.equal(add('a:\n  - id: 1\n', ['a', 0], ['x']), 'a:\n  - id: 1\n    x: TODO\n');
  });

  it('keeps the line ends of Windows, and needs none at the end', () => {
    assert.equal(add('a:\r\n  id: 1', ['a'], ['x']), 'a:\r\n  id: 1\r\n  x: TODO');
  });

  it('adds no key twice', () => {
    assert.equal(add('a:\n  id: 1\n  x:\n', ['a']), 'a:\n  id: 1\n  y: TODO\n  x:\n');
    assert.equal(add('a:\n  id: 1\n  x:\n', ['a'], ['x']), undefined);
  });

  for (const text of [
    'a: { id: 1 }\n',
    'a:\n  b: 1\n',
    'a:\n  id: >-\n    one\n    two\n',
    'a:\n  id: "one\n    two"\n',
  ])
    it(`does not touch ${JSON.stringify(text)}`, () => assert.equal(add(text, ['a']), undefined));
});

describe('replacing a text in YAML', () => {
  const replace = (text: string, value: string) => {
    const edit = replaceText(read(text), ['a'], value);
    return edit && after(text, [edit]);
  };

  it('replaces the value and keeps what follows', () => {
    assert.equal(replace('a: b # why\nc: d\n', 'x/y.md#z'), 'a: x/y.md#z # why\nc: d\n');
    assert.equal(replace("{ a: 'b', c: d }", '页.md'), '{ a: 页.md, c: d }');
  });

  it('quotes what would mean something else', () => {
    assert.equal(replace('a: b\n', 'x # y'), 'a: "x # y"\n');
    assert.equal(replace('{ a: b }', 'x, y'), '{ a: "x, y" }');
    assert.equal(replace('a: b\n', 'true'), 'a: "true"\n');
  });

  for (const text of ['a:\n', 'a: |\n  b\n', 'a: [b]\n', 'b: &b x\na: *b\n', 'c: 1\n'])
    it(`does not touch ${JSON.stringify(text)}`, () => assert.equal(replace(text, 'x'), undefined));
});
