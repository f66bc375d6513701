import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { SchemaNode } from '../../../src/pack/yaml/write.ts';
import { writeYaml } from '../../../src/pack/yaml/write.ts';
import { guessPack } from '../../../src/prefill/pack.ts';
import { config, context, contributor, history, tag, withTexts } from '../../prefill/context.ts';
import { readSchema } from '../../schemas/support.ts';

const SCHEMA: SchemaNode = {
  title: 'Ward list · 病区列表',
  description: 'All wards.\n\n全部病区。',
  properties: {
    version: { description: 'Format.\n\n格式。' },
    wards: { description: 'One entry a ward.\n\n每个病区一条。', items: { properties: {} } },
    head: { description: 'Who leads.\n\n负责人。' },
    site: { description: 'Where it is.\n\n院区。', $ref: '#/definitions/site' },
  },
  definitions: { site: { properties: { confirm: {}, phones: { description: 'Desks.\n\n护士站。' } } } },
};
const VALUE = {
  version: 1,
  wards: [
    { id: 'a', name: 'East' },
    { id: 'b', name: 'West' },
  ],
  head: '王伟',
  site: { phones: ['1'], name: 'x', confirm: ['phones', 'name'] },
};
const write = (language: 'en' | 'zh-CN', note = '') =>
  writeYaml(VALUE, SCHEMA, { schemaPath: './.schemas/wards.schema.json', language, note });

describe('writing YAML', () => {
  it('explains each section in the reader’s language', () => {
    assert.equal(
      write('en', 'Check it.'),
      `# yaml-language-server: $schema=./.schemas/wards.schema.json
# Ward list
# All wards.
# Check it.

version: 1

# One entry a ward.
wards:
  - id: a
    name: East

  - id: b
    name: West

# Who leads.
head: 王伟

# Where it is.
site:
  # Desks.
  phones:
    - "1"
  name: x
  confirm: [phones, name]
`,
    );
  });

  it('explains in Chinese, and in no other language beside it', () => {
    const text = write('zh-CN');
    for (const words of ['# 病区列表\n# 全部病区。\n', '# 每个病区一条。', '# 负责人。', '# 护士站。'])
      assert(text.includes(words), words);
    assert(!/One entry|Who leads|Ward list/.test(text), text);
  });

  it('reads back as what was written', () => {
    assert.deepEqual(parse(write('en', 'note')), VALUE);
  });

  it('keeps every text as it is, whatever it looks like', () => {
    const texts = [
      'yes',
      'null',
      '1e3',
      '# no comment',
      'a: b',
      '- x',
      '2024-01-01',
      ' a ',
      'a\nb',
      '"',
      '{{x}}',
      '*a',
      '医',
    ];
    const value = { list: texts, ...Object.fromEntries(texts.map((text, index) => [`k${index}`, text])) };
    const text = writeYaml(value, {}, { schemaPath: 'x', language: 'en', note: '' });
    assert.deepEqual(parse(text), value);
  });

  it('leaves out what a file must not hold, such as control characters of a name in git', () => {
    const value = { people: [{ id: 'li', name: '\u0096Li\u0000 Na\ud800', emails: ['\u0007a@b.example'] }] };
    const text = writeYaml(value, {}, { schemaPath: 'x', language: 'en', note: '' });
    assert.deepEqual(parse(text), { people: [{ id: 'li', name: 'Li Na', emails: ['a@b.example'] }] });
  });

  it('does not break a long line, and uses no alias for what occurs twice', () => {
    const same = { a: `${'long '.repeat(60)}end` };
    const text = writeYaml({ x: same, y: same }, {}, { schemaPath: 'x', language: 'en', note: '' });
    assert(text.includes(same.a));
    assert(!/[&*]a\d/.test(text));
  });

  for (const language of ['en', 'zh-CN'] as const) {
    it(`writes a pack that reads back the same: ${language}`, () => {
      const pack = guessPack(
        context(
          {
            ...withTexts({ 'package.json': '{"scripts":{"build":"x"}}', 'conf/app.yml': 'http://lis.cn/' }),
            configs: [config('conf/app.yml')],
            history: history({ contributors: [contributor('Wang Wei', 1)], tags: [tag('v1.0')] }),
          },
          { language, customer: '协和医院' },
        ),
      );
      const documents = { checklist: pack.checklist, team: pack.team, 'config-index': pack.configIndex };
      for (const [name, value] of Object.entries(documents)) {
        const schemaPath = `./.schemas/${name}.schema.json`;
        const text = writeYaml(value, readSchema(name), { schemaPath, language, note: '' });
        assert(text.startsWith(`# yaml-language-server: $schema=${schemaPath}\n`));
        assert.deepEqual(parse(text), value);
        const comments = text
          .split('\n')
          .filter(line => /^\s*#/.test(line))
          .slice(1)
          .join('\n');
        assert.equal(/\p{Script=Han}/u.test(comments), language === 'zh-CN', comments);
      }
    });
  }
});
