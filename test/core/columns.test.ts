import assert from 'node:assert/strict';
import { columns, linesIn, padColumns } from '../../src/core/columns.ts';

describe('the width of a text on a terminal', () => {
  const widths: Readonly<Record<string, number>> = {
    '': 0,
    'plain text': 10,
    交接包: 6,
    '未发现问题。': 12,
    '（a）': 5,
    ｆｕｌｌ: 8,
    한국어: 6,
    𠮷田: 4,
    '“quoted” – so': 13,
    '✖ 3': 3,
    é: 1,
    'e\u0301': 1,
    'a\u200bb': 2,
    '🚑': 2,
    '👩‍⚕️': 2,
    '🇨🇳': 2,
    '⚠️': 2,
  };
  for (const [text, width] of Object.entries(widths))
    it(`is ${width} for “${text}”`, () => assert.equal(columns(text), width));

  it('is filled up with spaces, and never cut', () => {
    assert.equal(padColumns('错误', 7), '错误   ');
    assert.equal(padColumns('warning', 3), 'warning');
  });

  for (const [text, lines] of [
    ['', []],
    ['short', ['short']],
    ['one two three', ['one two', 'three']],
    ['  ends  in  spaces  ', ['ends  in', 'spaces']],
    ['handover/team.yaml names', ['handover/team.yaml', 'names']],
    ['最后工作日未知，多数', ['最后工作日', '未知，多数']],
    ['多数期限未，知', ['多数期限', '未，知']],
    ['用 team.yaml 中的', ['用', 'team.yaml', '中的']],
  ] as const)
    it(`breaks “${text}” into lines of ten`, () => assert.deepEqual(linesIn(text, 10), lines));
});
