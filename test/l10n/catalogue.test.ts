import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import enChecks from '../../src/checks/messages.en.generated.json' with { type: 'json' };
import zhChecks from '../../src/checks/messages.zh-CN.generated.json' with { type: 'json' };
import en from '../../src/l10n/en.json' with { type: 'json' };
import zhCN from '../../src/l10n/zh-CN.json' with { type: 'json' };

type Catalogue = Readonly<Record<string, string>>;
const CATALOGUES: Readonly<Record<string, Catalogue>> = { en, 'zh-CN': zhCN };

const SOURCES = new URL('../../src/', import.meta.url);
const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts') && !name.endsWith('.generated.ts'))
  .sort()
  .map(name => ({ name, text: readFileSync(new URL(name, SOURCES), 'utf8') }));

/** All texts that the pattern's first group finds in the sources, with a file that has them. */
function inSources(pattern: RegExp): Map<string, string> {
  const found = new Map<string, string>();
  for (const { name, text } of sources)
    for (const [, id = ''] of text.matchAll(pattern)) if (!found.has(id)) found.set(id, name);
  return found;
}

const has = (catalogue: Catalogue, id: string) => id in catalogue || `${id}.other` in catalogue;
const withoutPlural = (id: string) => id.replace(/\.(one|other)$/, '');
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('the messages of both languages', () => {
  it('have the same ids; Chinese has one form for all numbers', () => {
    const expected = Object.keys(en).filter(
      id => !(id.endsWith('.one') && `${withoutPlural(id)}.other` in en),
    );
    assert.deepEqual(Object.keys(zhCN).sort(), expected.sort());
  });

  it('have both forms of a plural in English', () => {
    // An id may end in `other` for another reason; what is counted names the count.
    const plurals = Object.entries(en).filter(
      ([id, text]) => /\.(one|other)$/.test(id) && text.includes('{count}'),
    );
    const forms = (id: string) => [`${withoutPlural(id)}.one`, `${withoutPlural(id)}.other`];
    assert(plurals.length > 20);
    assert.deepEqual(
      plurals.flatMap(([id]) => forms(id)).filter(id => !(id in en)),
      [],
    );
  });

  it('stand in the same order, so that one can be read beside the other', () => {
    const order = (catalogue: Catalogue) => [...new Set(Object.keys(catalogue).map(withoutPlural))];
    assert.deepEqual(order(zhCN), order(en));
  });

  it('have the same placeholders', () => {
    const chinese: Catalogue = zhCN;
    for (const [id, text] of Object.entries(en).filter(([id]) => !id.endsWith('.one')))
      assert.deepEqual(placeholders(chinese[id] ?? ''), placeholders(text), id);
  });

  it('use in the singular only what the plural has, too', () => {
    const english: Catalogue = en;
    for (const [id, text] of Object.entries(en).filter(([id]) => id.endsWith('.one'))) {
      const plural = placeholders(english[`${withoutPlural(id)}.other`] ?? '');
      assert.deepEqual(
        placeholders(text).filter(name => !plural.includes(name)),
        [],
        id,
      );
    }
  });

  it('are not empty, and a Chinese one that is more than placeholders is in Chinese', () => {
    for (const [id, text] of Object.entries({ ...en, ...zhCN })) assert(text.trim() !== '', id);
    // The name of the tool that was asked is the same everywhere.
    const same = new Set(['git']);
    for (const [id, text] of Object.entries(zhCN)) {
      const words = text.replace(/\{\w+\}|[\s/.:]/g, '');
      if (words && !same.has(words)) assert.match(text, /\p{Script=Han}|^[，。；：、]$/u, `${id}: ${text}`);
    }
  });

  it('have no Chinese in English, and no English punctuation between Chinese characters', () => {
    for (const [id, text] of Object.entries(en)) assert.doesNotMatch(text, /\p{Script=Han}/u, id);
    for (const [id, text] of Object.entries(zhCN)) assert.doesNotMatch(text, /\p{Script=Han}[,;:!?]/u, id);
  });
});

describe('the messages that the sources name', () => {
  for (const [language, catalogue] of Object.entries(CATALOGUES)) {
    it(`exist in ${language}`, () => {
      const named = inSources(/\bsay\(\s*'([^']+)'/g);
      assert(named.size > 20, 'the pattern no longer finds the calls');
      const missing = [...named].filter(([id]) => !has(catalogue, id)).map(([id, file]) => `${file}: ${id}`);
      assert.deepEqual(missing, []);
    });

    it(`have at least one message of the family in ${language}, where an id is put together`, () => {
      const prefixes = inSources(/\bsay\(\s*`([\w.-]+\.)\$\{/g);
      assert(prefixes.size > 3, 'the pattern no longer finds the calls');
      const missing = [...prefixes]
        .filter(([prefix]) => !Object.keys(catalogue).some(id => id.startsWith(prefix)))
        .map(([prefix, file]) => `${file}: ${prefix}`);
      assert.deepEqual(missing, []);
    });

    it(`say in ${language} what a user can do about each error`, () => {
      const errors = inSources(/\bnew UserError\(\s*'([^']+)'/g);
      assert(errors.size > 8, 'the pattern no longer finds the errors');
      const missing = [...errors].flatMap(([id, file]) =>
        [id, `${id}.hint`].filter(message => !has(catalogue, message)).map(message => `${file}: ${message}`),
      );
      assert.deepEqual(missing, []);
    });
  }

  it('are all the messages there are: nobody translates what nobody reads', () => {
    const literals = new Set(inSources(/['"`]([\w-]+(?:\.[\w-]+)+)['"`]/g).keys());
    const prefixes = [...inSources(/`([\w-]+(?:\.[\w-]+)*\.)\$\{/g).keys()];
    const unused = Object.keys(en).filter(id => {
      const base = withoutPlural(id).replace(/\.hint$/, '');
      if (base.endsWith('.editor'))
        return !(
          withoutPlural(id).slice(0, -'.editor'.length) in en ||
          `${withoutPlural(id).slice(0, -'.editor'.length)}.other` in en
        );
      return !literals.has(base) && !literals.has(id) && !prefixes.some(prefix => id.startsWith(prefix));
    });
    assert.deepEqual(unused, []);
  });

  it('name no command line and no option in the editor', async () => {
    const isCommand =
      /handover (?:add|check|configs|confirm|explain|export|generate|hook|issues|knowledge|review|set|transition|update|verify)\b|(?<![\w-])--[a-z]{2}|git (?:branch|status|checkout|clone|commit|config|fetch|fsck|ls-remote|status)\b/;
    // What is written into files is read everywhere.
    const inFiles = /^(?:yamlNote\.|mustHave\.line$|export\.issues\.)/;
    const isOfCommandLine = (name: string) => /^(?:cli|reporters)\//.test(name);
    const usersOf = (id: string) => {
      const base = withoutPlural(id).replace(/\.hint$/, '');
      const named = sources.filter(
        ({ text }) => text.includes(`'${base}'`) || text.includes(`'${withoutPlural(id)}'`),
      );
      if (named.length > 0) return named;
      const prefixes = base
        .split('.')
        .map((_, index, parts) => `\`${parts.slice(0, index + 1).join('.')}.\${`);
      return sources.filter(({ text }) => prefixes.some(prefix => text.includes(prefix)));
    };
    const isLeft = (catalogue: Catalogue, id: string) => {
      const plural = /\.(?:one|other)$/.exec(id)?.[0] ?? '';
      const twin = catalogue[`${id}.editor`] ?? catalogue[`${withoutPlural(id)}.editor${plural}`];
      return twin === undefined || isCommand.test(twin);
    };
    const wrong = (catalogue: Catalogue, isAsked: (id: string) => boolean) =>
      Object.keys(catalogue).filter(
        id => isCommand.test(catalogue[id] ?? '') && isAsked(id) && isLeft(catalogue, id),
      );
    const isShown = (id: string) =>
      !/^cli\./.test(id) && !inFiles.test(id) && usersOf(id).some(({ name }) => !isOfCommandLine(name));
    for (const catalogue of Object.values(CATALOGUES)) assert.deepEqual(wrong(catalogue, isShown), []);
    for (const catalogue of [enChecks, zhChecks])
      assert.deepEqual(
        wrong(catalogue, () => true),
        [],
      );
  });

  it('get the data that their placeholders ask for, where an error names both', () => {
    const english: Catalogue = en;
    for (const { name, text } of sources) {
      for (const [, id = '', data = ''] of text.matchAll(/new UserError\(\s*'([^']+)',\s*\{([^}]*)\}/g)) {
        const given = data.split(',').map(part => part.split(':')[0]?.trim());
        const asked = placeholders(`${english[id]} ${english[`${id}.hint`]}`).map(part => part.slice(1, -1));
        assert.deepEqual(
          asked.filter(part => !given.includes(part)),
          [],
          `${name}: ${id}`,
        );
      }
    }
  });
});
