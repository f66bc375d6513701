import assert from 'node:assert/strict';
import { join } from 'node:path';
import { collectPatterns } from '../../src/dev/patterns/collect.ts';
import { objectionTo } from '../../src/dev/patterns/judge.ts';
import { hashOf, type Known, readKnown } from '../../src/dev/patterns/known.ts';
import { type FoundPattern, keyOf } from '../../src/dev/patterns/pattern.ts';
import { structureOf } from '../../src/dev/patterns/structure.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Milliseconds for recheck, for a pattern that `npm run patterns` has not seen. */
const TIMEOUT = 5_000;

const pattern = (expression: RegExp): FoundPattern => ({
  source: expression.source,
  flags: expression.flags,
  at: 'here',
});

describe('the regular expressions of the sources', () => {
  let found: readonly FoundPattern[];
  let known: Known;

  before(async () => {
    [found, known] = await Promise.all([collectPatterns(ROOT), readKnown(ROOT)]);
  });

  it('are found: literals, those that are put together, and those of the data files', () => {
    const places = new Set(found.map(({ at }) => at.replace(/:\d+$/, '')));
    assert.ok(found.length > 1000, `${found.length} patterns`);
    for (const place of ['history/trackers.ts', 'history/comments/rules.ts', 'inventory/kinds.ts'])
      assert.ok(places.has(place), place);
    assert.ok(
      found.some(({ source }) => source.includes('_workitems')),
      'an address of trackers.yaml',
    );
  });

  it('are linear, each of them', async () => {
    const wrong: string[] = [];
    for (const one of found) {
      if (known.excused.has(keyOf(one)) || structureOf(one) === 'linear' || known.checked.has(hashOf(one)))
        continue;
      const objection = await objectionTo(one, TIMEOUT);
      if (objection !== undefined) wrong.push(`${one.at} ${keyOf(one)}\n${objection.slice(0, 200)}`);
    }
    assert.deepEqual(wrong, [], 'src/README.md says what to do: "npm run patterns"');
  });

  it('are on no list that has outlived them', () => {
    const keys = new Set(found.map(keyOf));
    const hashes = new Set(found.map(hashOf));
    assert.deepEqual(
      [...known.excused.keys()].filter(key => !keys.has(key)),
      [],
    );
    assert.deepEqual(
      [...known.checked].filter(hash => !hashes.has(hash)),
      [],
    );
  });
});

describe('what the checker of patterns says', () => {
  const wrong = [/\s+$/, /(?:a|b)*c*a*$/, /^\s*:?\s*x/, /(a+)+b/, /^(.*?)\s*<(.*)>/, /(?<=[[,]\s*)x/, /\/+$/];
  for (const expression of wrong)
    it(`${expression} is not linear`, () => {
      const structure = structureOf(pattern(expression));
      assert.ok(typeof structure === 'object' && structure.reports.length > 0);
    });

  for (const expression of [/^\s*x/, /a{0,20}b/, /^(?:a|bc)*$/, /(?<!\w)\d{17}[\dX]/])
    it(`${expression} is linear`, () => assert.equal(structureOf(pattern(expression)), 'linear'));

  it('a run that every start reads anew is left to recheck, which finds it', async () => {
    const expression = pattern(/<a[^>]*$/);
    assert.equal(structureOf(expression), 'open');
    assert.match((await objectionTo(expression, 30_000)) ?? '', /2nd degree/);
  });
});
