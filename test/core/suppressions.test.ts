import assert from 'node:assert/strict';
import { commentSigns, findSuppressions } from '../../src/core/suppressions.ts';

describe('findSuppressions', () => {
  const read = (text: string) =>
    findSuppressions(text, 'a').map(({ line, ruleIds, reason }) => ({ line, ruleIds, reason }));

  it('reads YAML and Markdown comments', () => {
    assert.deepEqual(read('a: 1\n# handover-disable-next-line overdue -- waits for the customer\nb: 2\n'), [
      { line: 3, ruleIds: ['overdue'], reason: 'waits for the customer' },
    ]);
    assert.deepEqual(read('<!-- handover-disable-next-line broken-link, markdown -- 页面下周补上 -->\n'), [
      { line: 2, ruleIds: ['broken-link', 'markdown'], reason: '页面下周补上' },
    ]);
  });

  for (const comment of [
    '// handover-disable-next-line credential -- sample',
    '/* handover-disable-next-line credential -- sample */',
    '-- handover-disable-next-line credential -- sample',
    '; handover-disable-next-line credential -- sample',
    'REM handover-disable-next-line credential -- sample',
  ]) {
    it(`reads ${comment.split(' ')[0]} in code`, () => {
      assert.deepEqual(read(`${comment}\nx`), [{ line: 2, ruleIds: ['credential'], reason: 'sample' }]);
    });
  }

  it('gives no reason where there is none', () => {
    assert.deepEqual(
      read('# handover-disable-next-line overdue\n# handover-disable-next-line overdue -- \n'),
      [
        { line: 2, ruleIds: ['overdue'], reason: '' },
        { line: 3, ruleIds: ['overdue'], reason: '' },
      ],
    );
  });

  it('reads an entry of JSON, which has no comments, and takes it out as a whole line', () => {
    const text =
      '{\n  "//": "# handover-disable-next-line credential -- sample of the vendor",\n  "password": "x"\n}\n';
    const [found] = findSuppressions(text, 'deploy/appsettings.json');
    assert.deepEqual(
      [found?.line, found?.ruleIds, found?.reason],
      [3, ['credential'], 'sample of the vendor'],
    );
    const { start = 0, end = 0 } = found?.removal ?? {};
    assert.equal(text.slice(0, start) + text.slice(end), '{\n  "password": "x"\n}\n');
  });

  it('says how a file writes a comment', () => {
    const written = (path: string) => {
      const { open, close } = commentSigns(path);
      return `${open}handover-disable-next-line credential -- why${close}`;
    };
    for (const path of [
      'a.yml',
      'a.java',
      'a.sql',
      'a.md',
      'a.json',
      'a.ini',
      'a.bat',
      'a.css',
      'Web.config',
      'Dockerfile',
    ])
      assert.equal(findSuppressions(`${written(path)}\nx\n`, path)[0]?.reason, 'why', path);
    assert.equal(commentSigns('src/Client.java').open, '// ');
    assert.equal(commentSigns('conf/Web.config').open, '<!-- ');
    assert.equal(commentSigns('deploy/app.unknown').open, '# ');
  });

  it('keeps dashes inside of a reason', () => {
    assert.equal(read('# handover-disable-next-line a -- one -- two')[0]?.reason, 'one -- two');
  });

  it('is not misled by the words in a sentence', () => {
    assert.deepEqual(read('Write handover-disable-next-line above the line.'), []);
  });

  it('knows its line with every kind of line end', () => {
    for (const end of ['\n', '\r\n', '\r'])
      assert.equal(read(`a${end}b${end}# handover-disable-next-line x -- y${end}c`)[0]?.line, 4);
  });

  it('cuts out the whole line of a comment that stands alone, and nothing else of another', () => {
    const cut = (text: string) => {
      const [suppression] = findSuppressions(text, 'a');
      assert.ok(suppression);
      return text.slice(0, suppression.removal.start) + text.slice(suppression.removal.end);
    };
    assert.equal(cut('a: 1\n  # handover-disable-next-line x -- y\nb: 2\n'), 'a: 1\nb: 2\n');
    assert.equal(cut('a: 1 # handover-disable-next-line x -- y\nb: 2\n'), 'a: 1 \nb: 2\n');
  });

  it('cuts out what stands at the end of a file, and leaves what stands behind the comment', () => {
    const cut = (text: string) => {
      const [{ removal } = assert.fail()] = findSuppressions(text, 'a');
      return text.slice(0, removal.start) + text.slice(removal.end);
    };
    assert.equal(cut('# handover-disable-next-line x -- y'), '');
    assert.equal(cut('a: 1\n# handover-disable-next-line x -- y'), 'a: 1\n');
    assert.equal(cut('a\r# handover-disable-next-line x -- y\rb\r'), 'a\rb\r');
    assert.equal(cut('<!-- handover-disable-next-line x -- y --> more\n'), ' more\n');
    assert.equal(cut('<!-- handover-disable-next-line x -- y --> \nmore\n'), 'more\n');
  });

  it('takes blanks around the reason for none of it', () => {
    assert.equal(read('# handover-disable-next-line x --   why   ')[0]?.reason, 'why');
    assert.deepEqual(read('# handover-disable-next-line a ,， b、c -- why')[0]?.ruleIds, ['a', 'b', 'c']);
  });
});
