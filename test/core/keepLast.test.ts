import assert from 'node:assert/strict';
import { keepLast } from '../../src/core/keepLast.ts';

describe('what is made of a text', () => {
  it('is made once for the same text, and anew for another one', () => {
    const texts: string[] = [];
    const lengthOf = keepLast(text => {
      texts.push(text);
      return { length: text.length };
    });
    const first = lengthOf('one');
    assert.equal(lengthOf('one'), first);
    assert.deepEqual(lengthOf('other'), { length: 5 });
    assert.deepEqual(lengthOf('one'), { length: 3 });
    assert.deepEqual(texts, ['one', 'other', 'one']);
  });

  it('is asked for again after it failed', () => {
    let times = 0;
    const failing = keepLast((text): string => {
      times += 1;
      throw new Error(text);
    });
    assert.throws(() => failing('broken'), /broken/);
    assert.throws(() => failing('broken'), /broken/);
    assert.equal(times, 2);
  });
});
