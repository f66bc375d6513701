import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { detectConfigs } from '../../src/inventory/detect.ts';
import { isPattern } from '../../src/inventory/documented.ts';
import { known } from './known.ts';

const FOLDER = join(import.meta.dirname, 'labelled');
interface Labels {
  readonly matters: Readonly<Record<string, readonly string[]>>;
  readonly doesNot?: readonly string[];
  /** What no name tells: `src/dev/inventoryLabels.ts` measures it on clones. */
  readonly byContent?: readonly string[];
}

describe('config files that people labelled', () => {
  for (const name of readdirSync(FOLDER)) {
    const labels = parse(readFileSync(join(FOLDER, name), 'utf8')) as Labels;

    it(`are found by their names in ${name}`, () => {
      const wanted = Object.values(labels.matters)
        .flat()
        .filter(path => !isPattern(path) && !labels.byContent?.includes(path));
      const found = new Set(detectConfigs(wanted, known).map(({ path }) => path));
      assert.deepEqual(
        wanted.filter(path => !found.has(path)),
        [],
      );
      assert.ok(wanted.length >= 2, `${wanted.length} paths are labelled one by one`);
    });

    if (labels.doesNot)
      it(`are not found where nothing matters in ${name}`, () => {
        const paths = labels.doesNot?.filter(path => !labels.byContent?.includes(path)) ?? [];
        const found = detectConfigs(paths, known, { head: () => '' });
        assert.deepEqual(found, []);
      });
  }
});
