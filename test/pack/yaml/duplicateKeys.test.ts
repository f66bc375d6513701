import assert from 'node:assert/strict';
import { applyFixes } from '../../../src/core/fixes.ts';
import { parseYaml } from '../../../src/pack/yaml/parse.ts';

/** What each fix of a doubled field leaves. */
function fixed(text: string): Readonly<Record<string, string>> {
  const problem = parseYaml(text).problems.find(({ messageId }) => messageId === 'duplicateKey');
  assert.ok(problem);
  return Object.fromEntries(
    (problem.fixes ?? []).map(({ messageId, edits }) => [messageId, applyFixes(text, [edits]).text]),
  );
}

describe('a field that stands twice', () => {
  it('loses the one that does not count, or the one that does', () => {
    assert.deepEqual(fixed('a: 1\nb: 2 # x\na: 3\n'), {
      'fix.removeOther': 'b: 2 # x\na: 3\n',
      'fix.removeLine': 'a: 1\nb: 2 # x\n',
    });
  });

  it('loses the second where both say the same', () => {
    assert.deepEqual(fixed('p:\n  a: x\n  a: x\n  b: y\n'), { 'fix.removeLine': 'p:\n  a: x\n  b: y\n' });
    assert.deepEqual(fixed('p:\r\n  a: x\r\n  a: x'), { 'fix.removeLine': 'p:\r\n  a: x\r\n' });
  });

  it('leaves the dash of an entry to the field that follows', () => {
    assert.deepEqual(fixed('- id: a\n  id: b\n  t: c\n'), {
      'fix.removeOther': '- id: b\n  t: c\n',
      'fix.removeLine': '- id: a\n  t: c\n',
    });
    assert.deepEqual(
      Object.keys(fixed('- id: a\n  # why\n  id: b\n')),
      ['fix.removeLine'],
      'no comment is lost',
    );
  });

  it('is left to a person where it takes several lines, or stands in brackets', () => {
    assert.deepEqual(fixed('a:\n  b: 1\na:\n  b: 2\n'), {});
    assert.deepEqual(fixed('a: {b: 1, b: 2}\n'), {});
    assert.deepEqual(Object.keys(fixed('a: >\n  long\na: short\n')), ['fix.removeLine']);
  });
});
