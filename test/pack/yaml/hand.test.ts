import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { addOpenItems } from '../../../src/pack/edits/openItems.ts';
import { setTriage } from '../../../src/pack/edits/triage.ts';
import { byField, changedYaml, type YamlChange } from '../../../src/pack/yaml/edit.ts';
import { commentsOf } from '../../../src/pack/yaml/editing/verify.ts';

// Twenty files as people write them, one or more of each kind, through what every command writes into its kind: all that
// a person wrote is there afterwards, in its order and to the byte.

const FOLDER = join(import.meta.dirname, 'fixtures', 'hand');
const FILES = readdirSync(FOLDER).sort();

const changing =
  (...changes: YamlChange[]) =>
  (text: string) =>
    changedYaml('a.yaml', text, changes);

/** What the commands write, by the kind of the file. */
const COMMANDS: Readonly<Record<string, readonly ((text: string) => string)[]>> = {
  issues: [
    text => setTriage(text, { fingerprint: 'cccccccccccccccc', state: 'resolved', title: 'x: y' }),
    text => setTriage(text, { fingerprint: '0000000000000000', state: 'resolved' }),
  ],
  checklist: [
    text =>
      addOpenItems(text, [{ title: 'New: one', kind: 'issue', evidence: ['a # b'], fingerprint: 'cc' }]).text,
  ],
  'config-index': [
    changing({ append: ['entries'], values: [{ path: 'zz.yml', purpose: 'z', keys: [{ name: 'k' }] }] }),
    changing({ append: ['entries'], values: [{ path: 'a.yml' }], sortedBy: [byField('path')] }),
  ],
  team: [
    changing({ append: ['longTerm', 'lessons'], values: [{ date: '2026-06-01', lesson: 'ask, early' }] }),
    changing({ append: ['people'], values: [{ id: 'zhao', name: 'Zhao' }] }),
  ],
  transition: [
    changing({ append: ['readingList'], values: [{ path: 'b.java', readOn: '2026-06-15' }] }),
    changing({ set: ['meeting', 'date'], value: '2026-06-15' }, { set: ['meeting', 'onSite'], value: true }),
    changing({ set: ['closed'], value: { on: '2026-06-30', by: 'wang' } }),
  ],
  'observation-log': [
    changing({ append: ['entries'], values: [{ id: '2026-06-14-1', date: '2026-06-14', kind: 'other' }] }),
  ],
};

const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': text => text,
  'with line ends of Windows': text => text.replaceAll('\n', '\r\n'),
  'with a byte order mark': text => `\ufeff${text}`,
  'without a last line end': text => text.replace(/\n$/, ''),
};

describe('twenty files written by hand', () => {
  it('are twenty', () => assert.equal(FILES.length, 20));

  for (const name of FILES)
    for (const [how, vary] of Object.entries(VARIANTS))
      it(`${name} ${how}: only the change is another`, () => {
        const before = vary(readFileSync(join(FOLDER, name), 'utf8'));
        const edits = COMMANDS[name.split('.')[0] ?? ''] ?? [];
        assert.ok(edits.length > 0, name);
        for (const edit of edits) {
          const after = edit(before);
          assert.notEqual(after, before);
          assert.doesNotThrow(() => parse(after), after);
          assert.deepEqual(commentsOf(after), commentsOf(before), after);
          assert.ok(isLeftOver(before, after), `${before}\n→\n${after}`);
          assert.equal(/\n$/.test(after), /\n$/.test(before) || parse(before) === null, after);
          if (before.includes('\r\n')) assert.equal(/[^\r]\n/.test(after), false, after);
          assert.equal(after.startsWith('\ufeff'), before.startsWith('\ufeff'));
        }
      });
});

/**
 * Whether everything of the first text but marks for nothing, such as `[]`, is in the second, in its order, and all lines
 * are as they were but for the one or two that were written into.
 */
function isLeftOver(before: string, after: string): boolean {
  const kept = before.replace(/(?<=:) (?:\[\]|~|null)(?=\s)/g, '');
  let next = 0;
  for (const character of after) if (character === kept[next]) next += 1;
  const lines = new Set(after.split('\n'));
  const others = before.split('\n').filter(line => !lines.has(line) && !lines.has(`${line}\r`));
  return next === kept.length && others.length <= 2;
}
