import assert from 'node:assert/strict';
import type { Fix } from '../../../src/core/findings.ts';
import { applyFixes } from '../../../src/core/fixes.ts';
import { readYamlFile } from '../../../src/pack/yaml/file.ts';
import { removals, yamlFix } from '../../../src/pack/yaml/fix.ts';

const read = (text: string) => readYamlFile('a.yaml', text, 'any', {});
const WORDS = { messageId: 'fix', safe: false };
/** The text after a fix; undefined where none is offered. */
function after(text: string, [fix]: readonly Fix[]): string | undefined {
  return fix && applyFixes(text, [fix.edits]).text;
}

describe('removing fields from YAML', () => {
  const remove = (text: string, path: (string | number)[]) =>
    after(text, yamlFix(read(text), removals(read(text), path, ['confirm', 'from']), WORDS));

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

  it('works in braces, and beside a dash', () => {
    assert.equal(remove('a: { b: 1, confirm: true }\n', ['a']), 'a: { b: 1 }\n');
    assert.equal(remove('a: { confirm: true, from: git, b: 1 }\n', ['a']), 'a: { b: 1 }\n');
    assert.equal(remove('a:\n  - confirm: true\n    b: 1\n', ['a', 0]), 'a:\n  - b: 1\n');
  });

  for (const [what, text] of [
    ['that are all there is', 'a:\n  confirm: true\n  from: git\n'],
    ['that are not there', 'a:\n  b: 1\n'],
    ['behind an alias', 'x: &x\n  b: 1\n  confirm: true\na: *x\n'],
    ['that an alias repeats', 'a: &x\n  b: 1\n  confirm: true\nx: *x\n'],
    ['that a merge brings in', 'x: &x\n  confirm: true\na:\n  <<: *x\n  b: 1\n'],
    ['in a file that cannot be read', 'a: {\n'],
  ] as const)
    it(`leaves fields alone ${what}`, () => assert.equal(remove(text, ['a']), undefined));
});

describe('adding fields to YAML', () => {
  const add = (text: string, path: (string | number)[], names = ['x', 'y']) => {
    const changes = names.map((name, index) => ({
      set: [...path, name],
      value: 'TODO',
      after: ['id', ...names.slice(0, index)],
    }));
    return after(text, yamlFix(read(text), changes, WORDS));
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

  it('gives those a value that have none', () => {
    assert.equal(add('a:\n  id: 1\n  x:\n', ['a']), 'a:\n  id: 1\n  x: TODO\n  y: TODO\n');
  });

  for (const [text, expected] of [
    ['a: { id: 1 }\n', 'a: { id: 1, x: TODO, y: TODO }\n'],
    ['a:\n  b: 1\n', 'a:\n  b: 1\n  x: TODO\n  y: TODO\n'],
    ['a:\n  id: >-\n    one\n    two\n', 'a:\n  id: >-\n    one\n    two\n  x: TODO\n  y: TODO\n'],
    ['a:\n  id: "one\n    two"\n  b: 2\n', 'a:\n  id: "one\n    two"\n  x: TODO\n  y: TODO\n  b: 2\n'],
    ['a: one\n', undefined],
    ['b: &b\n  id: 1\na: *b\n', undefined],
  ] as const)
    it(`knows the ways to write a map: ${JSON.stringify(text)}`, () =>
      assert.equal(add(text, ['a']), expected));
});

describe('replacing a text in YAML', () => {
  const replace = (text: string, value: string) => {
    return after(text, yamlFix(read(text), [{ set: ['a'], value }], WORDS));
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

  for (const text of ['b: &b x\na: *b\n', 'a: &b x\nb: *b\n', 'a: !b x\n', 'a: b\na: c\n', 'a: [\n'])
    it(`does not touch ${JSON.stringify(text)}`, () => assert.equal(replace(text, 'x y'), undefined));
});

describe('a fix that would say something else', () => {
  it('has no edits once somebody asks for them', () => {
    // Only reading back shows that the blank line belongs to the text above.
    const text = 'a:\n  b: |\n    x\n     \n\n';
    const [fix] = yamlFix(read(text), [{ set: ['a', 'c'], value: 'x' }], WORDS);
    assert.deepEqual(fix?.edits, []);
  });
});
