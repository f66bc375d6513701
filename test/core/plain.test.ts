import assert from 'node:assert/strict';
import { addDays, addWorkingDays, daysBetween, isDate } from '../../src/core/dates.ts';
import { applyFixes } from '../../src/core/fixes.ts';
import { positionsOf } from '../../src/core/positions.ts';

describe('dates', () => {
  it('are days that exist', () => {
    assert.deepEqual(['2024-02-29', '2025-02-29', '2026-13-01', '2026-1-1', '20260101', ''].map(isDate), [
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('are counted over months, years and changes of the clock', () => {
    assert.equal(daysBetween('2025-12-31', '2026-01-01'), 1);
    assert.equal(daysBetween('2026-03-01', '2026-02-28'), -1);
    assert.equal(addDays('2026-03-28', 2), '2026-03-30');
    assert.equal(addDays('2026-01-01', -1), '2025-12-31');
  });

  it('skip weekends, holidays, and work on the weekends that China moves', () => {
    const none = { holidays: [], workdays: [] };
    assert.equal(addWorkingDays('2026-06-12', 1, none), '2026-06-15');
    assert.equal(addWorkingDays('2026-06-12', 5, none), '2026-06-19');
    const national = {
      holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
      workdays: ['2026-10-10'],
    };
    assert.equal(addWorkingDays('2026-09-30', 1, national), '2026-10-08');
    assert.equal(addWorkingDays('2026-09-30', 3, national), '2026-10-10');
  });
});

describe('positions', () => {
  it('count lines with every line end, and columns in UTF-16 units', () => {
    const positionOf = positionsOf('a\r\n😀b\rc\n');
    assert.deepEqual(
      [0, 3, 5, 7, 9].map(offset => positionOf(offset)),
      [
        { line: 1, column: 1 },
        { line: 2, column: 1 },
        { line: 2, column: 3 },
        { line: 3, column: 1 },
        { line: 4, column: 1 },
      ],
    );
  });

  it('stay inside of the text', () => {
    assert.deepEqual(positionsOf('ab')(-3), { line: 1, column: 1 });
    assert.deepEqual(positionsOf('ab')(99), { line: 1, column: 3 });
  });
});

describe('applyFixes', () => {
  const edit = (start: number, end: number, text: string) => ({ start, end, text });

  it('applies what does not touch, in any order', () => {
    assert.deepEqual(applyFixes('abcdef', [[edit(4, 5, 'E')], [edit(0, 1, ''), edit(2, 3, 'C')]]), {
      text: 'bCdEf',
      applied: 2,
    });
  });

  it('leaves a fix out as a whole when a part of it touches an earlier one', () => {
    assert.deepEqual(applyFixes('abcdef', [[edit(0, 2, 'X')], [edit(1, 3, 'Y'), edit(5, 6, 'Z')]]), {
      text: 'Xcdef',
      applied: 1,
    });
  });

  it('does not guess the order of two insertions at one place', () => {
    assert.deepEqual(applyFixes('ab', [[edit(1, 1, 'x')], [edit(1, 1, 'y')]]), { text: 'axb', applied: 1 });
  });
});
