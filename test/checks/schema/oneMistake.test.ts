import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import schemaCheck from '../../../src/checks/schema/index.ts';
import { SCHEMAS } from '../../../src/pack/names.ts';
import { readPack } from '../../../src/pack/readPack.ts';
import type { ConformSchema } from '../../../src/pack/yaml/conform.ts';

const FILE = 'handover/checklist.yaml';
const NODES = new Map(
  SCHEMAS.map(name => {
    const url = new URL(`../../../schemas/${name}.schema.json`, import.meta.url);
    return [name, JSON.parse(readFileSync(url, 'utf8')) as ConformSchema] as const;
  }),
);

/** What is typed in line 4, between lines that are right. */
const TYPED = [
  '  co',
  '  code: "X',
  '  code: [a',
  '  code: {a',
  "  code: 'it's",
  '  code:X',
  '   code: X',
  ' code: X',
  '\tcode: X',
  '  code：X',
  '  - code',
  '  code: X: Y',
  '  code: *x',
  '  code: @x',
  '  "code: X',
  '  code: |x',
  '  cod: X',
  '  code: [a]',
  '  goLiveDate: 2026-13-40',
  '<<<<<<< HEAD',
];

describe('a line that is broken while somebody types', () => {
  for (const typed of TYPED)
    it(`is one mistake, where it is: ${typed.trim()}`, async () => {
      const text = `version: 1\nproject:\n  name: HIS\n${typed}\ncustomer:\n  type: public-hospital\n  contacts:\n    - id: a\n      name: A\nprogress:\n  stage: operation\n`;
      const pack = readPack('handover', [FILE], new Map([[FILE, text]]), NODES);
      const facts = { pack, paths: new Set([FILE]) } as unknown as Parameters<typeof schemaCheck.run>[0];
      const problems = await schemaCheck.run(facts);
      assert.deepEqual(
        [...problems].map(({ start }) => text.slice(0, start).split('\n').length),
        [4],
      );
    });
});
