import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { known, knownText } from './known.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../src/inventory/known-configs.schema.json', import.meta.url), 'utf8'),
);

describe('known-configs.yaml', () => {
  const ajv = new Ajv({ allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(schema);

  it('follows its schema', () => {
    assert.ok(validate(parse(knownText)), ajv.errorsText(validate.errors));
  });

  it('has a schema that refuses unknown fields, unknown parsers and content without maybe', () => {
    const [kind] = parse(knownText).kinds;
    for (const change of [{ pattern: 'x' }, { parser: 'csv' }, { content: 'x' }, { globs: [] }]) {
      const data = { ...parse(knownText), kinds: [{ ...kind, ...change }] };
      assert.equal(validate(data), false, JSON.stringify(change));
    }
  });

  it('names every kind once', () => {
    const ids = known.kinds.map(kind => kind.definition.id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });
});
