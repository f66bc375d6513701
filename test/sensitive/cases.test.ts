import assert from 'node:assert/strict';
import { findSensitive, maskSensitive } from '../../src/sensitive/index.ts';
import { readCases } from './cases.ts';

const options = { path: 'handover/docs/solutions.md', today: '2026-01-15' };

describe('labelled lines', () => {
  for (const { expected, kind, text } of readCases()) {
    it(`${expected ? 'finds' : 'leaves alone'} ${kind}: ${text.split('\n')[0]?.slice(0, 48)}`, () => {
      const matches = findSensitive(text, options);
      assert.equal(matches.length > 0, expected, JSON.stringify(matches));
    });
  }

  it('masks every value, and finds nothing in what it has masked', () => {
    for (const { expected, text } of readCases()) {
      if (!expected) continue;
      const masked = maskSensitive(text, options);
      for (const { start, end } of findSensitive(text, options)) {
        const value = text.slice(start, end);
        if (value.length > 5) assert.ok(!masked.includes(value), masked);
      }
      assert.deepEqual(findSensitive(masked, options), [], masked);
    }
  });
});
