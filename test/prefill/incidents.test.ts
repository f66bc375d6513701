import assert from 'node:assert/strict';
import { findIncidents, findTroubles, type PastChange } from '../../src/prefill/incidents.ts';

const change = (subject: string, ...files: string[]): PastChange => ({
  commit: 'abc1234',
  date: '2024-03-01',
  subject,
  files,
});
const kindsOf = (...subjects: string[]) =>
  findIncidents(subjects.map(subject => change(subject))).map(({ kind }) => kind);

describe('what once went wrong', () => {
  it('is what was taken back or corrected in a hurry', () => {
    assert.deepEqual(
      kindsOf(
        'Revert "Round fees"',
        'hotfix: queue stands still',
        '紧急修复医保结算',
        '回滚挂号改动',
        '线上问题：退费失败',
      ),
      ['reverted', 'hotfix', 'hotfix', 'reverted', 'hotfix'],
    );
    assert.deepEqual(kindsOf('Add reversal of fees', 'fix a typo', '生产计划页面', 'Irreverts'), []);
  });

  it('shows no password that a commit says', () => {
    const secret = ['Tr0ub', 'dor77'].join('');
    const text = JSON.stringify(findIncidents([change(`hotfix: password=${secret}`)]));
    assert.ok(!text.includes(secret), text);
  });

  it('is also a file that is corrected again and again', () => {
    const fixes = Array.from({ length: 4 }, () => change('fix: wrong total', 'src/Fee.java', 'README.md'));
    const there = ['src/Fee.java', 'README.md'];
    assert.deepEqual(findTroubles([...fixes, change('Add fees', 'src/Fee.java')], there), [
      { path: 'src/Fee.java', fixes: 4, last: '2024-03-01', commit: 'abc1234' },
    ]);
    assert.deepEqual(findTroubles(fixes.slice(1), there), [], 'three are no pattern');
    const many = Array.from({ length: 30 }, (_, at) => `src/${at}.java`);
    assert.deepEqual(
      findTroubles(
        fixes.map(() => change('fix: format', ...many)),
        many,
      ),
      [],
    );
  });

  it('is no file that is gone: nobody corrects it any more', () => {
    const fixes = Array.from({ length: 5 }, () => change('fix: total', 'src/Fee.java', 'src/Old.java'));
    assert.deepEqual(
      findTroubles(fixes, ['src/Fee.java']).map(({ path }) => path),
      ['src/Fee.java'],
    );
    assert.deepEqual(findTroubles(fixes, ['src/fee.java']), []);
  });
});
