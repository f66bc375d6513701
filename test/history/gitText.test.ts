import assert from 'node:assert/strict';
import { gitDay, repairedText } from '../../src/history/gitText.ts';

describe('what broken clocks and other encodings left in commits', () => {
  it('is no day where it cannot be one', () => {
    assert.equal(gitDay('2024-02-29'), '2024-02-29');
    for (const text of ['3170843-11-07', '1970-01-01', '%as', '', '2024-02-30', '9999-01-01'])
      assert.equal(gitDay(text), '', text);
  });

  it('is read as Chinese where git took GBK for Latin-1', () => {
    assert.equal(repairedText('\u00d0\u07b8\u00b4 #12'), '修复 #12');
    assert.equal(repairedText('\u00b2\u00a1\u00c8\u00cb'), '病人');
  });

  it('stays as it is in every other language', () => {
    for (const text of [
      'Grün für Müller',
      'déjà vu à l’hôpital',
      'niño',
      '修复 #12',
      'plain',
      'Ünal Öz',
      'Å',
    ])
      assert.equal(repairedText(text), text);
  });
});
