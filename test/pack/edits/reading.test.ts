import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { noteReading } from '../../../src/pack/edits/reading.ts';
import type { Transition } from '../../../src/pack/types.generated.ts';
import { readYamlFile } from '../../../src/pack/yaml/file.ts';

const SCHEMA = JSON.parse(
  readFileSync(new URL('../../../schemas/transition.schema.json', import.meta.url), 'utf8'),
);

/** The text after noting it, and then after taking it back. */
function note(text: string, path: string, readOn: string | undefined): string {
  return noteReading(readYamlFile<Transition>('transition.yaml', text, 'transition', SCHEMA), path, readOn);
}

describe('noting what was read', () => {
  const HEAD = 'version: 1\nleaving: li # 李娜\n';

  it('begins the list, and leaves the rest as it is', () => {
    const text = note(HEAD, 'src/a b.java', '2026-06-15');
    assert.equal(text, `${HEAD}readingList:\n  - path: src/a b.java\n    readOn: 2026-06-15\n`);
  });

  it('adds to a list, changes an entry, takes it back', () => {
    const text = `${HEAD}readingList:\n- path: a.sql\n  reason: settlement # ask Li\n# what follows\nlessons:\n- one\n`;
    const added = note(text, 'b.sql', '2026-06-15');
    assert.deepEqual(parse(added).readingList, [
      { path: 'a.sql', reason: 'settlement' },
      { path: 'b.sql', readOn: '2026-06-15' },
    ]);
    assert.deepEqual(parse(added).lessons, ['one']);
    const ticked = note(text, 'a.sql', '2026-06-15');
    assert.match(ticked, /- path: a\.sql\n {2}readOn: 2026-06-15\n {2}reason: settlement # ask Li/);
    assert.equal(note(ticked, 'a.sql', undefined), text);
    assert.equal(note(text, 'c.sql', undefined), text);
  });

  it('keeps the line ends of Windows', () => {
    const text = note('version: 1\r\nleaving: li\r\n', 'a.sql', '2026-06-15');
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
  });

  it('keeps to one line what is written on one line, and refuses what is written elsewhere', () => {
    const text = `${HEAD}readingList: [{ path: a.sql }]\n`;
    assert.equal(
      note(text, 'b.sql', '2026-06-15'),
      `${HEAD}readingList: [{ path: a.sql }, { path: b.sql, readOn: 2026-06-15 }]\n`,
    );
    const elsewhere = `${HEAD}lessons: &l []\nreadingList: *l\n`;
    assert.throws(() => note(elsewhere, 'b.sql', '2026-06-15'), {
      messageId: 'error.yaml.alias',
      data: { path: 'transition.yaml', place: 'transition.yaml:4' },
    });
  });
});
