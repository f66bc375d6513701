import assert from 'node:assert/strict';
import { applyFixes } from '../../src/core/fixes.ts';

const edit = (start: number, end: number, text: string) => ({ start, end, text });

describe('applyFixes', () => {
  it('applies fixes side by side, in whatever order they come', () => {
    const fixes = [[edit(4, 5, 'E')], [edit(0, 1, 'A'), edit(2, 2, '-')]];
    assert.deepEqual(applyFixes('abcdef', fixes), { text: 'Ab-cdEf', applied: 2 });
  });

  it('lets a fix wait that touches an earlier one, as a whole', () => {
    for (const second of [edit(1, 3, 'Y'), edit(3, 5, 'Y'), edit(0, 6, 'Y'), edit(2, 4, 'Y')])
      assert.deepEqual(
        applyFixes('abcdef', [[edit(2, 4, 'X')], [edit(5, 6, 'Z'), second]]),
        { text: 'abXef', applied: 1 },
        JSON.stringify(second),
      );
  });

  it('takes neighbours for no touch, but for insertions', () => {
    const neighbours = [[edit(0, 2, 'X')], [edit(2, 4, 'Y')]];
    assert.deepEqual(applyFixes('abcdef', neighbours), { text: 'XYef', applied: 2 });
    assert.deepEqual(applyFixes('abcdef', [[edit(2, 4, 'Y')], [edit(0, 2, 'X')]]), {
      text: 'XYef',
      applied: 2,
    });
    for (const at of [0, 1, 2])
      assert.equal(applyFixes('abcdef', [[edit(0, 2, 'X')], [edit(at, at, '-')]]).applied, 1, String(at));
    assert.equal(applyFixes('abcdef', [[edit(3, 3, '-')], [edit(0, 2, 'X')]]).applied, 2);
    assert.equal(applyFixes('abcdef', [[edit(3, 3, '-')], [edit(3, 3, '+')]]).text, 'abc-def');
    assert.equal(applyFixes('abcdef', [[edit(3, 3, '-')], [edit(3, 5, '')]]).applied, 1);
  });

  it('does not count a fix without edits', () => {
    assert.deepEqual(applyFixes('abc', [[], [edit(0, 1, '')]]), { text: 'bc', applied: 1 });
  });
});
