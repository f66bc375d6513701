import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { DOCUMENTS, type SchemaNode } from '../../src/dev/generators/schema.ts';
import { schemaText, titleIn } from '../../src/pack/schemaText.ts';
import { nodes, SCHEMAS, strictAjv } from './support.ts';

const CHINESE = /\p{Script=Han}/u;
// Terms that are the same in both languages.
const SAME_IN_CHINESE = new Set(['DRG']);

function textProblems(text: { title?: string; description?: string }): string[] {
  const out: string[] = [];
  const titles = (text.title ?? '').split(' · ');
  const descriptions = (text.description ?? '').split('\n\n');
  if (titles.length !== 2 || !titles[0] || CHINESE.test(titles[0])) out.push('title is not "English · 中文"');
  else if (!CHINESE.test(titles[1] ?? '') && !SAME_IN_CHINESE.has(titles[1] ?? ''))
    out.push('no Chinese title');
  if (descriptions.length !== 2) out.push('description is not two paragraphs');
  if (!descriptions[0]?.endsWith('.') || CHINESE.test(descriptions[0])) out.push('no English sentence');
  if (!descriptions[1]?.endsWith('。') || !CHINESE.test(descriptions[1])) out.push('no Chinese sentence');
  return out;
}

/** Nodes a person sees: documents, definitions and properties. */
function isNamed(pointer: string): boolean {
  return pointer === '' || /\/(properties|definitions)\/[^/]+$/.test(pointer);
}

describe('schemas: convention', () => {
  it('has a document for every schema file', () => {
    const files = readdirSync(new URL('../../schemas/', import.meta.url))
      .filter(file => file.endsWith('.schema.json'))
      .map(file => file.replace('.schema.json', ''));
    for (const name of Object.keys(DOCUMENTS)) assert.ok(files.includes(name), name);
  });

  for (const { name, schema } of SCHEMAS) {
    describe(name, () => {
      it('compiles in strict mode', () => {
        strictAjv().compile(schema);
      });

      it('is draft-07 with a relative id and requires version 1', () => {
        assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
        assert.equal(schema.$id, `handover-pack/${name}`);
        assert.equal(schema.properties?.['version']?.const, 1);
        assert.ok(schema.required?.includes('version'));
      });

      it('explains every field in both languages', () => {
        const wrong = [...nodes(schema)]
          .filter(({ pointer }) => isNamed(pointer))
          .flatMap(({ pointer, node }) => textProblems(node).map(problem => `${pointer}: ${problem}`));
        assert.deepEqual(wrong, []);
      });

      it('explains every snippet in both languages', () => {
        const wrong = [...nodes(schema)].flatMap(({ pointer, node }) =>
          (node.defaultSnippets ?? []).flatMap(({ label, description }) =>
            textProblems({ title: label, description }).map(problem => `${pointer}: ${problem}`),
          ),
        );
        assert.deepEqual(wrong, []);
      });

      it('closes every object', () => {
        const open = [...nodes(schema)]
          .filter(({ node }) => node.type === 'object' || node.properties || node.patternProperties)
          .filter(({ node }) => node.additionalProperties !== false)
          .map(({ pointer }) => pointer);
        assert.deepEqual(open, []);
      });

      it('has no field for a secret', () => {
        const fields = [...nodes(schema)]
          // Rules are named after what they find.
          .filter(({ pointer }) => !pointer.endsWith('/rules'))
          .flatMap(({ node }) => Object.entries(node.properties ?? {}));
        // "secret" in a config key is a yes or no, not the secret.
        const holders = fields.filter(
          ([key, field]: [string, SchemaNode]) =>
            /passw|pwd|secret$|token|credential/i.test(key) && field.type !== 'boolean',
        );
        assert.deepEqual(
          holders.map(([key]) => key),
          [],
        );
      });

      it('uses every definition', () => {
        const text = JSON.stringify(schema);
        const unused = Object.keys(schema.definitions ?? {}).filter(
          key => !text.includes(`"$ref":"#/definitions/${key}"`),
        );
        assert.deepEqual(unused, []);
      });
    });
  }
});

describe('schemaText', () => {
  const node = { title: 'Name · 姓名', description: 'Full name.\n\n姓名全称。' };

  it('splits titles and descriptions by language', () => {
    assert.deepEqual(schemaText(node, 'en'), { title: 'Name', description: 'Full name.' });
    assert.deepEqual(schemaText(node, 'zh-CN'), { title: '姓名', description: '姓名全称。' });
  });

  it('reads the label of a snippet as its title', () => {
    assert.equal(schemaText({ label: 'New contact · 新联系人' }, 'zh-CN').title, '新联系人');
  });

  it('returns text in one language as it is, and nothing as nothing', () => {
    assert.deepEqual(schemaText({ title: 'URL' }, 'zh-CN'), { title: 'URL', description: '' });
    assert.equal(titleIn('2026-01-31', 'en'), '2026-01-31');
  });
});
