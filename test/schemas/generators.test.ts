import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { lint } from 'markdownlint/sync';
import { parse } from 'yaml';
import { generateFieldReference } from '../../src/dev/generators/fieldReference.ts';
import { withAnyRule } from '../../src/dev/generators/ruleSettings.ts';
import { generateTypes } from '../../src/dev/generators/types.ts';
import { entrySnippet, snippetPlaces } from './snippetPlaces.ts';
import { SCHEMAS, strictAjv } from './support.ts';

const LANGUAGES = ['en', 'zh-CN'] as const;

function onDisk(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
}

/** What a user gets who presses Tab until the end: choices give their first value, placeholders their text. */
function withDefaults(body: string): string {
  return body.replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1').replace(/\$\{\d+:([^}]*)\}/g, '$1');
}

describe('snippets for new entries', () => {
  for (const place of snippetPlaces(SCHEMAS)) {
    for (const language of LANGUAGES) {
      const snippet = entrySnippet(place, language);
      it(`${place.where}: ${snippet.title} gives a valid entry`, () => {
        const entries: unknown = parse(withDefaults(snippet.body));
        const validate = strictAjv().compile({
          definitions: place.root.definitions ?? {},
          type: 'array',
          minItems: 1,
          maxItems: 1,
          items: place.entry,
        });
        assert.ok(validate(entries), JSON.stringify(validate.errors, null, 1));
      });
    }

    it(`${place.where}: tab stops are numbered from 1 without a gap`, () => {
      const numbers = [...entrySnippet(place, 'en').body.matchAll(/\$\{(\d+)/g)].map(match =>
        Number(match[1]),
      );
      assert.deepEqual(
        numbers,
        numbers.map((_, index) => index + 1),
      );
    });
  }

  it('covers every repeated entry of a pack in both languages', () => {
    const titles = snippetPlaces(SCHEMAS).flatMap(place =>
      LANGUAGES.map(language => entrySnippet(place, language).title),
    );
    const expected = [
      ...['contact', 'account', 'milestone', 'deliverable', 'open item', 'special note', 'third party'],
      ...['config entry', 'observation', 'person', 'assignment', 'task'],
    ].map(name => `New ${name}`);
    const chinese = [
      ...['联系人', '账号', '里程碑', '交付物', '遗留事项', '特殊事项', '第三方', '配置条目', '观察记录'],
    ].map(name => `新${name}`);
    assert.deepEqual(
      [...expected, ...chinese].filter(title => !titles.includes(title)),
      [],
    );
  });

  it('offers all values of an enumeration, the preferred one first', () => {
    const place = snippetPlaces(SCHEMAS).find(({ where }) => where === 'checklist: customer.accounts');
    assert.ok(place);
    assert.match(entrySnippet(place, 'zh-CN').body, /level: \$\{3\|read-only,operator,admin,owner\|\}/);
    assert.match(entrySnippet(place, 'zh-CN').body, /system: \$\{2:系统\}/);
  });
});

describe('generators: field reference', () => {
  for (const language of LANGUAGES) {
    it(`${language}: is clean Markdown`, () => {
      const text = generateFieldReference(SCHEMAS, language);
      assert.deepEqual(lint({ strings: { text }, config: { default: true, MD013: false } })['text'], []);
    });

    it(`${language}: names every field of every document`, () => {
      const text = generateFieldReference(SCHEMAS, language);
      for (const { schema } of SCHEMAS)
        for (const [key, { properties }] of Object.entries(schema.definitions ?? {}))
          for (const field of Object.keys(properties ?? {}))
            assert.match(text, new RegExp(`\\| \\**\`${field}(\\[\\])?\``), `${key}.${field}`);
    });
  }

  it('is in one language only', () => {
    assert.doesNotMatch(generateFieldReference(SCHEMAS, 'en'), /\p{Script=Han}/u);
    assert.match(
      generateFieldReference(SCHEMAS, 'zh-CN'),
      /\| `contacts\[\]` \| 列表，每项为一组字段 \| 联系人：/,
    );
  });
});

describe('generators: types', () => {
  it('refuses a shared shape with two meanings', async () => {
    const one = { definitions: { stage: { type: 'string' } } };
    const other = { definitions: { stage: { type: 'number' } } };
    await assert.rejects(
      generateTypes([
        { name: 'checklist', schema: one },
        { name: 'team', schema: other },
      ]),
      /defines "stage" differently/,
    );
  });
});

describe('generated files', () => {
  it('are what the schemas say (else: npm run generate:files)', async () => {
    assert.equal(onDisk('src/pack/types.generated.ts'), await generateTypes(withAnyRule(SCHEMAS)));
    assert.equal(onDisk('schemas/README.md'), generateFieldReference(withAnyRule(SCHEMAS), 'en'));
    assert.equal(onDisk('schemas/README.zh-CN.md'), generateFieldReference(withAnyRule(SCHEMAS), 'zh-CN'));
  }).timeout(10_000);
});
