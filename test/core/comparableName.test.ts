import assert from 'node:assert/strict';
import { comparableName } from '../../src/core/comparableName.ts';

describe('names that are compared', () => {
  for (const [one, other] of [
    ['Wang Wei', 'wang wei'],
    ['Ｗａｎｇ　Ｗｅｉ', 'Wang Wei'],
    ['  Wang \t Wei ', 'Wang Wei'],
    ['王 伟', '王伟'],
    ['王　伟', '王伟'],
    ['王  伟', '王伟'],
    ['ﬁona', 'fiona'],
  ] as const)
    it(`are the same: ${JSON.stringify(one)}, ${JSON.stringify(other)}`, () =>
      assert.equal(comparableName(one), comparableName(other)));

  for (const [one, other] of [
    ['Wang Wei', 'WangWei'],
    ['王伟', '王玮'],
    ['Li 娜', 'Li娜'],
  ] as const)
    it(`are different: ${one}, ${other}`, () => assert.notEqual(comparableName(one), comparableName(other)));
});
