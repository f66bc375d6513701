import assert from 'node:assert/strict';
import { closest } from '../../src/core/closest.ts';

const STAGES = ['requirements', 'development', 'pre-go-live', 'operation'];

describe('closest', () => {
  for (const [word, meant] of [
    ['prego-live', 'pre-go-live'],
    ['Pre Go Live', 'pre-go-live'],
    ['operations', 'operation'],
    ['developement', 'development'],
    ['requirments', 'requirements'],
  ] as const)
    it(`understands ${word}`, () => assert.equal(closest(word, STAGES), meant));

  it('does not guess wildly', () => {
    assert.equal(closest('party', STAGES), undefined);
    assert.equal(closest('', STAGES), undefined);
    assert.equal(closest('上线前', STAGES), undefined);
    assert.equal(closest('todo', []), undefined);
    assert.equal(closest('a', ['b']), undefined);
  });

  it('allows one letter in three, three at most, and takes the first of equals', () => {
    assert.equal(closest('nam', ['name']), 'name');
    assert.equal(closest('port', ['fork']), undefined);
    assert.equal(closest('port', ['sort', 'post']), 'sort');
    assert.equal(closest('requirements-of-the-hospital', ['requirem-of-hospital']), undefined);
    assert.equal(closest('IP', ['port', 'ip']), 'ip');
  });
});
