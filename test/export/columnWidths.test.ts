import assert from 'node:assert/strict';
import fc from 'fast-check';
import { columnShares } from '../../src/export/columnWidths.ts';
import { widthsOf } from '../../src/export/docx/blocks.ts';
import type { TableBlock } from '../../src/export/model.ts';

function table(...rows: readonly (readonly string[])[]): TableBlock {
  const [head = [], ...body] = rows.map(row => row.map(text => [{ kind: 'text', text } as const]));
  return { kind: 'table', columns: head.map(title => ({ title })), rows: body };
}

describe('the widths of columns', () => {
  it('give a long text more than a date, and a date enough for one line', () => {
    const [text = 0, date = 0] = columnShares(table(['事项', '期限'], ['医'.repeat(60), '2026-12-15']));
    assert.ok(text > date && date >= 10, `${text} ${date}`);
  });

  it('let no long path take the room of short words', () => {
    const row = ['src/main/java/com/example/his/outpatient/RegistrationController.java', 'li', '启用'];
    const shares = columnShares(table(['文件', '负责人', '状态'], row, row, row));
    assert.ok((shares[1] ?? 0) >= 7 && (shares[2] ?? 0) >= 6, shares.join());
  });

  it('fill the table for whatever stands in it', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('', '甲'.repeat(200), 'x'.repeat(200), '2026-01-01'));
    const rows = fc
      .integer({ min: 1, max: 14 })
      .chain(width =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(rows, all => {
        const shares = columnShares(table(...all));
        assert.ok(shares.every(share => share > 0));
        const widths = widthsOf(shares, 9_014);
        assert.ok(
          widths.every(width => Number.isInteger(width) && width > 0),
          widths.join(),
        );
        assert.equal(
          widths.reduce((one, other) => one + other, 0),
          9_014,
        );
      }),
    );
  });
});
