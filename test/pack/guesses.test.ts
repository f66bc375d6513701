import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { listGuesses } from '../../src/pack/guesses.ts';

const guessesIn = (text: string) => listGuesses(parse(text));

describe('listing guesses', () => {
  it('names the place by ids and paths, and by number where there are none', () => {
    const text = `
progress:
  milestones:
    - { id: v2-1, confirm: true, from: tag v2.1 }
entries:
  - { path: conf/app.yml, confirm: true, from: file name }
  - { confirm: true }
`;
    assert.deepEqual(guessesIn(text), [
      { place: 'progress.milestones.v2-1', fields: [], from: 'tag v2.1' },
      { place: 'entries.conf/app.yml', fields: [], from: 'file name' },
      { place: 'entries.1', fields: [], from: '' },
    ]);
  });

  it('names the guessed fields', () => {
    assert.deepEqual(guessesIn('project: { name: his, confirm: [name, 7], from: folder }'), [
      { place: 'project', fields: ['name', '7'], from: 'folder' },
    ]);
  });

  it('finds guesses in guesses, the outer one first', () => {
    const places = guessesIn('part: { confirm: [owner], items: [{ id: a, confirm: true }] }').map(
      ({ place }) => place,
    );
    assert.deepEqual(places, ['part', 'part.items.a']);
  });

  it('finds a guess in the document itself', () => {
    assert.deepEqual(guessesIn('confirm: true'), [{ place: '', fields: [], from: '' }]);
  });

  for (const text of [
    'a: { confirm: false }',
    'a: { confirm: [] }',
    'a: { confirm: null }',
    '[]',
    'text',
    '',
    'confirm',
  ])
    it(`finds none in ${JSON.stringify(text)}`, () => assert.deepEqual(guessesIn(text), []));
});
