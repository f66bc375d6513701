import assert from 'node:assert/strict';
import { digestOfSubstance, substanceOf } from '../../src/pack/substance.ts';

const digest = (...texts: [string, string][]) => digestOfSubstance(new Map(texts));

describe('what texts say', () => {
  it('is the same whatever blanks stand where blanks stand, but words that are joined are others', () => {
    assert.equal(substanceOf('\r\n  echo   start\t\r\n\n'), 'echo start');
    assert.notEqual(substanceOf('rm -rf a b'), substanceOf('rm -rf ab'));
  });

  it('has a digest that goes by the texts and their names, and not by their order', () => {
    assert.equal(digest(['a', '1'], ['b', '2']), digest(['b', ' 2\n'], ['a', '1']));
    assert.notEqual(digest(['a', '1'], ['b', '2']), digest(['a', '2'], ['b', '1']));
    assert.notEqual(digest(['a', '1']), digest(['b', '1']));
    assert.notEqual(digest(['a', '1']), digest(['a', '1'], ['b', '']));
    assert.match(digest(['a', '1']), /^[0-9a-f]{8}$/);
  });
});
