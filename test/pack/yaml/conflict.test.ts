import assert from 'node:assert/strict';
import { refuseUnmerged } from '../../../src/pack/markdown/unmerged.ts';
import { conflictAt, conflictsIn, refuseConflict } from '../../../src/pack/yaml/conflict.ts';

const MARKS = '<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> other\n';

describe('what git could not merge', () => {
  it('is found with the lines of its marks, wherever it stands', () => {
    assert.deepEqual(conflictAt(MARKS), { start: 0, end: MARKS.length - 1, lines: '1–5' });
    const text = `a: 1\nb: 2\n${MARKS}c: 3\n`;
    const start = text.indexOf('<');
    assert.deepEqual(conflictAt(text), { start, end: text.indexOf('\nc: 3'), lines: '3–7' });
    assert.equal(text.slice(conflictAt(text)?.start, conflictAt(text)?.end), MARKS.trimEnd());
    const last = 'a\n<<<<<<< HEAD\n||||||| base\n=======\n>>>>>>> other';
    assert.deepEqual(conflictAt(last), { start: 2, end: last.length, lines: '2–5' });
  });

  it('is none without all of its marks, in their order, each at the start of its line', () => {
    for (const text of [
      '',
      'a: 1\n',
      '<<<<<<< HEAD\n',
      '<<<<<<< HEAD\n=======\n',
      '=======\n>>>>>>> other\n',
      '>>>>>>> other\n=======\n<<<<<<< HEAD\n',
      '<<<<<<< HEAD\n>>>>>>> other\n=======\n',
      ` ${MARKS}`,
      'a: <<<<<<< HEAD\nb: =======\nc: >>>>>>> other\n',
      '<<<<<<< HEAD\n a =======\n>>>>>>> other\n',
      '<<<<<<< HEAD\n=======\n a >>>>>>> other\n',
    ])
      assert.equal(conflictsIn(text), undefined, text);
  });

  it('is named with the lines of all of them, and of no more than five', () => {
    assert.equal(conflictsIn(MARKS + MARKS)?.lines, '1–5, 6–10');
    assert.equal(conflictsIn(MARKS.repeat(5))?.lines, '1–5, 6–10, 11–15, 16–20, 21–25');
    assert.equal(conflictsIn(MARKS.repeat(7))?.lines, '1–5, 6–10, 11–15, 16–20, 21–25, …');
    assert.equal(conflictsIn(MARKS + MARKS)?.end, MARKS.length - 1);
    assert.throws(() => refuseConflict('a.yaml', `a: 1\n${MARKS}`), {
      messageId: 'error.packFileConflict',
      data: { path: 'a.yaml', lines: '2–6' },
    });
    assert.doesNotThrow(() => refuseConflict('a.yaml', 'a: 1\n'));
  });

  it('is none in the code that a document shows, and one beside it', () => {
    const shown = `# Merging\n\n\`\`\`text\n${MARKS}\`\`\`\n`;
    assert.doesNotThrow(() => refuseUnmerged('a.md', shown));
    assert.throws(() => refuseUnmerged('a.md', `${shown}\n${MARKS}`), {
      data: { path: 'a.md', lines: '4–8, 11–15' },
    });
    assert.throws(() => refuseUnmerged('a.md', MARKS), { data: { path: 'a.md', lines: '1–5' } });
  });
});
