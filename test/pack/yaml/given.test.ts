import assert from 'node:assert/strict';
import { readYamlFile } from '../../../src/pack/yaml/file.ts';
import { isGiven } from '../../../src/pack/yaml/given.ts';

const given = (text: string, path: (string | number)[] = ['a']) =>
  isGiven(readYamlFile('a.yaml', text, 'any', { type: 'object' }), path);

describe('whether something is given', () => {
  for (const text of ['a: b', 'a: 0', 'a: false', 'a: [null]', 'a: { b: }', 'a: 2026-06-15'])
    it(`is, in ${text}`, () => assert.equal(given(text), true));

  for (const text of ['', 'b: 1', 'a:', 'a: ~', 'a: ""', 'a: "  "', 'a: []', 'a: {}', 'a: {', '- a', 'a'])
    it(`is not, in ${JSON.stringify(text)}`, () => assert.equal(given(text), false));

  it('follows keys and numbers, and stops at what is no map', () => {
    assert.equal(given('a: [{ b: c }]', ['a', 0, 'b']), true);
    assert.equal(given('a: [{ b: c }]', ['a', 1, 'b']), false);
    assert.equal(given('a: text', ['a', 'b']), false);
  });
});
