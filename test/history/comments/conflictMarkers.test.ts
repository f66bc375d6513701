import assert from 'node:assert/strict';
import { hintsIn } from './rules.ts';

const CONFLICT = 'a\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> feature/fees\nb\n';

describe('conflict markers', () => {
  it('are found in every kind of file, at the first marker', () => {
    for (const path of ['A.java', 'a.json', 'README.md', 'notes']) {
      assert.deepEqual(hintsIn(path, CONFLICT), [
        {
          class: 'conflict-marker',
          word: '<<<<<<<',
          text: '<<<<<<< HEAD … >>>>>>> feature/fees',
          line: 2,
          severity: 'critical',
          confidence:
            path === 'README.md' || path === 'notes' ? hintsIn(path, CONFLICT)[0]?.confidence : 'high',
        },
      ]);
    }
  });

  it('may hold what both sides came from, and other line ends', () => {
    const text = CONFLICT.replace('=======', '||||||| 1a2b3c\nzero\n=======').replaceAll('\n', '\r\n');
    assert.deepEqual(
      hintsIn('A.java', text + text).map(hint => hint.line),
      [2, 11],
    );
  });

  it('must be complete and in order', () => {
    for (const text of [
      'Heading\n=======\ntext',
      '<<<<<<< HEAD\none\n>>>>>>> b\n',
      '>>>>>>> b\n=======\n<<<<<<< HEAD\n',
      '<<<<<<< HEAD\none\n=======\ntwo\n',
      ' <<<<<<< HEAD\n=======\n>>>>>>> b\n',
      '<<<<<<<<<<\n==========\n>>>>>>>>>>\n',
      '<<<<<<< a\n======= x\n>>>>>>> b\n',
    ]) {
      assert.deepEqual(hintsIn('a.txt', text), [], text);
    }
  });

  it('are less sure in tests and documents, and nothing much where they are shown on purpose', () => {
    const rank = (path: string, text: string) =>
      hintsIn(path, text).map(hint => `${hint.severity} ${hint.confidence}`);
    assert.deepEqual(rank('test/fixtures/a.txt', CONFLICT), ['critical medium']);
    assert.deepEqual(rank('docs/a.md', `\`\`\`\n${CONFLICT}\`\`\`\n`), ['minor low']);
    assert.deepEqual(rank('docs/a.md', `\`\`\`\n\`\`\`\n${CONFLICT}`), ['critical medium']);
    assert.deepEqual(rank('t/a.sh', `cat <<EOF\n${CONFLICT}EOF\n`), ['minor low']);
  });
});
