import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapePattern } from '../../src/core/escapePattern.ts';

describe('a text in a regular expression', () => {
  it('means itself, whatever is in it, with the flag u and without', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        for (const flags of ['', 'u'])
          assert.equal(new RegExp(`^${escapePattern(text)}$`, flags).exec(text)?.[0], text);
      }),
      { seed: 20261129 },
    );
  });

  it('takes names as people have them', () => {
    for (const name of ['张争-laptop', "O'Neil", 'li.na+his@x.cn', 'a/b', '{x}', '李 (外包)'])
      assert.match(name, new RegExp(`^${escapePattern(name)}$`, 'u'));
  });
});
