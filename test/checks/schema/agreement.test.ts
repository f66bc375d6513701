import assert from 'node:assert/strict';
import fc from '../../helpers/properties.ts';
import { stringify } from 'yaml';
import type { World } from '../../../src/checks/check.ts';
import schemaCheck from '../../../src/checks/schema/index.ts';
import { DOCUMENTS, resolve, type SchemaNode } from '../../../src/dev/generators/schema.ts';
import { CONFIG_FILE } from '../../../src/pack/names.ts';
import { readPack } from '../../../src/pack/readPack.ts';
import { problems as fullAjv, SCHEMAS } from '../../schemas/support.ts';

// The check uses validators that were compiled ahead, reduces what they say, and words it. Whatever it says, it must
// say something exactly when ajv, strict and compiled here from the schemas themselves, refuses a document.

const schemas = new Map(SCHEMAS.map(({ name, schema }) => [name, schema]));

function pathOf(name: string): string {
  if (name === 'config') return CONFIG_FILE;
  const file = DOCUMENTS[name]?.file ?? '';
  return ['transition', 'observation-log'].includes(name) ? `handover/transitions/x/${file}` : `handover/${file}`;
}

/** What the check says about a document, and what is left of it for the other checks. */
async function ours(name: string, document: unknown) {
  const text = stringify(document, { aliasDuplicateObjects: false });
  const pack = readPack('handover', [pathOf(name)], new Map([[pathOf(name), text]]), schemas);
  const world = { pack, paths: new Set([pathOf(name)]) } as unknown as World<'pack' | 'paths'>;
  const file = pack.yamlFiles[0];
  assert.ok(file);
  return { found: [...(await schemaCheck.run(world))], file };
}

/** A document with every field, made from the schema. */
function full(raw: SchemaNode, root: SchemaNode): unknown {
  const node = resolve(raw, root);
  if (node.const !== undefined) return node.const;
  if (node.enum) return node.enum[0];
  if (node.anyOf) return full(node.anyOf.at(-1) ?? {}, root);
  if (node.properties)
    return Object.fromEntries(Object.entries(node.properties).map(([key, child]) => [key, full(child, root)]));
  if (node.patternProperties) return { 'some-key': full(Object.values(node.patternProperties)[0] ?? {}, root) };
  if (node.type === 'array') return [full(node.items ?? {}, root)];
  if (node.type === 'boolean') return true;
  if (node.type === 'integer' || node.type === 'number') return 1;
  return node.format === 'date' ? '2026-01-31' : 'text';
}

/** Values that somebody may write in the place of another. */
const VALUES = [
  null, '', ' ', 'text', '文本', 'true', '14', '2026/3/1', '2026-02-30', '2026-01-31', '(', 'not-applicable', 'deferred',
  'done', 'off', 'fatal', 0, 1, -1, 1.5, 11, 20260301, Number.POSITIVE_INFINITY, Number.NaN, true, false, [], [''],
  ['a', 'a'], [null], [{}], {}, { a: 1 }, { severity: 'off' }, { severity: 1 },
];

type Change = readonly [where: number, kind: 'value' | 'cut' | 'add' | 'double', what: number];

/** The document with one place changed; the number says which, counted through the whole tree. */
function changed(document: unknown, [where, kind, what]: Change): unknown {
  const copy = structuredClone(document);
  const places: { parent: Record<string, unknown> | unknown[]; key: string | number }[] = [];
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    const parent = node as Record<string, unknown>;
    for (const key of Object.keys(parent)) {
      places.push({ parent, key });
      walk(parent[key]);
    }
  };
  walk(copy);
  const place = places[where % places.length];
  if (place === undefined) return copy;
  const parent = place.parent as Record<string | number, unknown>;
  if (kind === 'value') parent[place.key] = VALUES[what % VALUES.length];
  else if (kind === 'cut' && Array.isArray(parent)) parent.splice(Number(place.key), 1);
  else if (kind === 'cut') delete parent[place.key];
  else if (kind === 'double' && Array.isArray(parent)) parent.push(structuredClone(parent[place.key as number]));
  else if (!Array.isArray(parent)) parent[['nme', 'unknown', 'status', '__x', 'a b'][what % 5] ?? ''] = 'x';
  return copy;
}

describe('the schema check and ajv', () => {
  for (const { name, schema } of SCHEMAS) {
    it(`agree on ${name}`, async () => {
      const whole = full(schema, schema);
      assert.deepEqual(fullAjv(name, whole), []);
      const change = fc.tuple(
        fc.nat({ max: 100_000 }),
        fc.constantFrom('value', 'value', 'cut', 'add', 'double'),
        fc.nat({ max: 100_000 }),
      ) as fc.Arbitrary<Change>;
      await fc.assert(
        fc.asyncProperty(fc.array(change, { maxLength: 3 }), async changes => {
          const document = changes.reduce(changed, whole);
          const { found, file } = await ours(name, document);
          // What YAML makes of the text, so that both look at the same.
          const expected = fullAjv(name, file.content);
          assert.equal(found.length > 0, expected.length > 0, `${expected.join(', ')}\n${file.text}`);
          // The other checks may rely on all of a valid file, and on nothing that is refused.
          if (expected.length === 0) assert.equal(plain(file.value), plain(withoutNulls(file.content)));
          else if (expected.every(error => !/ (?:required|if|minItems|uniqueItems)$/.test(error)))
            assert.notEqual(plain(file.value), plain(file.content), expected.join(', '));
        }),
        { numRuns: 60 },
      );
    });
  }
});

describe('the schema check', () => {
  it('says enough about a list of twenty thousand mistakes, and in time that grows with their number', async () => {
    const items = Array.from({ length: 20_000 }, (_, at) => ({ id: `a${at}`, due: 'soon' }));
    const { found } = await ours('checklist', { version: 1, project: { name: 'his' }, openItems: { items } });
    assert.equal(found.length, 200);
  });

  it('says nothing else about a file of a newer version, whatever is new in it', async () => {
    const { found } = await ours('team', { version: 2, teams: [], people: {} });
    assert.deepEqual(
      found.map(({ messageId, data }) => [messageId, data]),
      [['newerVersion', { version: 2 }]],
    );
  });

  it('keeps secrets out of what names a finding', async () => {
    const text = 'version: 1\npeople:\n  - id: "li\n    note: secret-of-li\n';
    const pack = readPack('handover', ['handover/team.yaml'], new Map([['handover/team.yaml', text]]), schemas);
    const world = { pack, paths: new Set() } as unknown as World<'pack' | 'paths'>;
    assert.deepEqual(
      [...(await schemaCheck.run(world))].map(({ messageId, key }) => [messageId, key]),
      [['openQuote', 'id']],
    );
  });
});

/** An option of a rule may be anything, and null in its place is an option that is not set. */
function withoutNulls(content: unknown): unknown {
  if (typeof content !== 'object' || content === null) return content;
  if (Array.isArray(content)) return content.map(withoutNulls);
  const fields = Object.entries(content).filter(([, value]) => value !== null);
  return Object.fromEntries(fields.map(([key, value]) => [key, withoutNulls(value)]));
}

/** For comparing: whatever its prototype, and an entry that was left out is not the same as an empty one. */
function plain(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part) => (part === undefined ? '(left out)' : part));
}
