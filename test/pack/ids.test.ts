import assert from 'node:assert/strict';
import { slugOf, uniqueId } from '../../src/pack/ids.ts';
import fc from '../helpers/properties.ts';

describe('ids', () => {
  const slugs: [text: string, slug: string][] = [
    ['v2.1', 'v2-1'],
    ['  Feature/医保 对接! ', 'feature-医保-对接'],
    ['ＨＩＳ２', 'his2'],
    ['--', ''],
    ['-- A -- B !!', 'a-b'],
    [`${'a'.repeat(47)} b`, 'a'.repeat(47)],
    ['x'.repeat(60), 'x'.repeat(48)],
  ];
  for (const [text, slug] of slugs) it(`"${text}" is "${slug}"`, () => assert.equal(slugOf(text), slug));

  it('end in no hyphen, however long the text is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '-', '医', '.'), minLength: 49, maxLength: 200 }),
        text => {
          const slug = slugOf(text);
          assert(slug.length <= 48);
          assert.match(slug, /^([a-z医]+(-[a-z医]+)*)?$/);
        },
      ),
    );
  });

  it('are given once', () => {
    const taken = new Set<string>();
    const given = ['a', 'a', 'a-2', '', 'a', ''].map(wanted => uniqueId(wanted, taken));
    assert.deepEqual(given, ['a', 'a-2', 'a-2-2', 'entry', 'a-3', 'entry-2']);
  });

  it('count up while they are taken', () => {
    const taken = new Set(['a', 'a-2']);
    assert.deepEqual(
      [uniqueId('a', taken), uniqueId('a', taken), uniqueId('', taken)],
      ['a-3', 'a-4', 'entry'],
    );
  });
});
