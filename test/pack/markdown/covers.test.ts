import assert from 'node:assert/strict';
import { areaIn, coverageOf, headingsOf } from '../../../src/pack/markdown/covers.ts';

const FRONT = '---\ncovers: deploy/**\nreviewed: li 2026-01-10 1a2b3c4d\n---\n';
const titles = (text: string) => headingsOf(text).map(({ title }) => title);
const covered = (text: string) =>
  coverageOf(text).map(({ title, items }) => [title, items.map(({ text: own }) => own)]);
const reviewOf = (text: string) => {
  const { by, on, digest } = coverageOf(text)[0]?.review ?? {};
  return [by, on, digest];
};
/** What stands at the places that were found. */
const shownIn = (text: string) =>
  coverageOf(text).flatMap(({ items, review }) =>
    [...items, ...(review ? [review] : [])].map(({ start, end }) => text.slice(start, end)),
  );

describe('headings of a document', () => {
  it('are told with their places, without the marks that close them', () => {
    const text = '# One\n\n  ## Two ##  \r\n### C# ###\ntext # no\n#none\n';
    assert.deepEqual(titles(text), ['One', 'Two', 'C#']);
    assert.deepEqual(
      headingsOf(text).map(({ start, end }) => text.slice(start, end)),
      ['# One', '  ## Two ##  ', '### C# ###'],
    );
  });

  it('are none in the front matter, and none in code', () => {
    assert.deepEqual(titles('---\n# a comment of YAML\ncovers: a\n---\n# One\n'), ['One']);
    assert.deepEqual(titles('````sh\n# a\n```\n# b\n~~~\n# c\n````\n# One\n'), ['One']);
    assert.deepEqual(titles('~~~\n# a\n```\n# b\n~~~~\n# One\n'), ['One']);
  });
});

describe('what sections say that they cover', () => {
  it('belongs to the heading above it, or to the whole document', () => {
    const text = `${FRONT}# One\n\n## Two\n<!-- handover:covers a.yml, area: 医保 ,b.yml#x.y -->\n`;
    assert.deepEqual(covered(text), [
      ['', ['deploy/**']],
      ['Two', ['a.yml', 'area: 医保', 'b.yml#x.y']],
    ]);
    assert.equal(areaIn('area: 医保'), '医保');
    assert.equal(areaIn('a.yml'), undefined);
  });

  it('is told with its place, of each thing and of the review', () => {
    const text = `\uFEFF${FRONT}# One\r\n  <!-- handover:covers a.yml,  "b c.yml",d.yml -->\r\n<!-- handover:reviewed li wei 2026-01-10 -->\n`;
    assert.deepEqual(shownIn(text), [
      'deploy/**',
      'li 2026-01-10 1a2b3c4d',
      'a.yml',
      'b c.yml',
      'd.yml',
      'li wei 2026-01-10',
    ]);
  });

  it('may be a list of several lines in the front matter, up to the next key', () => {
    const text = (rest: string) => `---\ncovers:\n  - a.yml\n  - "b.yml"\n${rest}---\n# One\n`;
    assert.deepEqual(covered(text('')), [['', ['a.yml', 'b.yml']]]);
    assert.deepEqual(covered(text('tags:\n  - c.yml\n')), [['', ['a.yml', 'b.yml']]]);
    assert.deepEqual(covered('---\ncovers: [a.yml, "b.yml"]\n---\n'), [['', ['a.yml', 'b.yml']]]);
    const text2 = '---\nreviewed:\n  - li 2026-01-10\n---\n';
    assert.deepEqual(coverageOf(text2), []);
  });

  it('counts neither in code nor in a line with other words, and comments of the front matter are YAML', () => {
    const comment = '<!-- handover:covers a.yml -->';
    assert.deepEqual(covered(`# One\n\`\`\`md\n${comment}\n\`\`\`\n`), []);
    assert.deepEqual(covered(`# One\nAs ${comment}\n`), []);
    assert.deepEqual(covered(`# One\n${comment} so\n`), []);
    assert.deepEqual(covered(`---\ncovers: b.yml\n${comment}\n---\n`), [['', ['b.yml']]]);
    assert.deepEqual(covered('# One\n<!-- handover:covers -->\n'), []);
  });

  it('need not be there for a review to count', () => {
    assert.deepEqual(covered('# One\n<!-- handover:reviewed li 2026-01-10 -->\n'), [['One', []]]);
  });
});

describe('who reviewed a section, and when', () => {
  const reviews: [string, string[]][] = [
    ['li 2026-01-10', ['li', '2026-01-10', '']],
    ['Li Wei 2026-01-10 1a2b3c4d', ['Li Wei', '2026-01-10', '1a2b3c4d']],
    ['李伟, 2026-01-10, 1a2b3c4d', ['李伟', '2026-01-10', '1a2b3c4d']],
    ['2026-01-10', ['', '2026-01-10', '']],
    ['Li Wei', ['Li Wei', '', '']],
    ['li 2026-13-99', ['li', '2026-13-99', '']],
  ];
  for (const [words, expected] of reviews)
    it(words, () => assert.deepEqual(reviewOf(`# One\n<!-- handover:reviewed ${words} -->\n`), expected));

  it('is nobody where nothing stands', () => {
    assert.deepEqual(coverageOf('# One\n<!-- handover:reviewed   -->\n'), []);
  });

  it('is the last one of a section', () => {
    const text =
      '# One\n<!-- handover:reviewed li 2026-01-10 -->\n<!-- handover:reviewed wang 2026-02-10 -->\n';
    assert.deepEqual(reviewOf(text), ['wang', '2026-02-10', '']);
  });
});
