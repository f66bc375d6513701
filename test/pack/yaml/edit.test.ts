import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { editYaml } from '../../../src/pack/yaml/edit.ts';
import { isSubsequence } from '../lines.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly append: { readonly to: readonly string[]; readonly value: unknown };
  /** Null where it is to be refused. */
  readonly want: string | null;
}

describe('one more entry in ten texts', () => {
  it('gives what people expect', async () => {
    const cases: readonly Case[] = JSON.parse(
      await readFile(join(import.meta.dirname, 'ten-texts.json'), 'utf8'),
    );
    assert.equal(cases.length, 10);
    for (const { name, text, append, want } of cases) {
      const result = editYaml(text, [{ append: append.to, values: [append.value] }]);
      if (want === null) assert.ok('reason' in result, name);
      else if (want.startsWith('any place')) {
        assert.ok('text' in result, name);
        assert.deepEqual(parse(result.text), { version: 1, other: 1, items: [{ id: 'new' }] });
        assert.ok(isSubsequence(text.split('\n'), result.text.split('\n')));
      } else assert.equal('text' in result ? result.text : result.reason, want, name);
    }
  });
});
