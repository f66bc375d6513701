import assert from 'node:assert/strict';
import { posix } from 'node:path';
import MarkdownIt from 'markdown-it';
import { lint } from 'markdownlint/sync';
import Mustache from 'mustache';
import { isForCustomer } from '../../src/pack/markdown/audience.ts';
import { findBlocks } from '../../src/pack/markdown/blocks.ts';
import { PACK_DOCUMENTS, PACK_YAML } from '../../src/pack/names.ts';
import { DEPARTURE_DOCUMENTS } from '../../src/transition/documents.ts';
import {
  fullView,
  LANGUAGES,
  leavesOf,
  lookUp,
  OTHERWISE,
  PLACEHOLDER,
  readTemplate,
  render,
  sectionsOf,
  shapeOf,
  sparseView,
  type TemplateLanguage,
  tagsOf,
  templateNames,
  unfilledTags,
} from './support.ts';

const TRANSITION_DOCUMENTS = DEPARTURE_DOCUMENTS.map(({ name }) => `transition/${name}`);
const NAMES = [...PACK_DOCUMENTS, ...TRANSITION_DOCUMENTS].sort();
const LINT = { default: true, MD013: false, MD024: { siblings_only: true } };
const VIEWS = { empty: () => ({}), sparse: sparseView, full: fullView };

/** A question that stands only where a value is not known; what is absent is known. */
const ASKED_WHERE_UNKNOWN = /\{\{\^((?!absent\.)[\w.]+)\}\}(?:(?!\{\{\/\1\}\})[\s\S])*?\[\[/;

describe('templates: both languages alike', () => {
  for (const language of LANGUAGES) {
    it(`${language} has a template for every document`, () => {
      assert.deepEqual(templateNames(language), NAMES);
    });
  }

  for (const name of NAMES) {
    const en = readTemplate(`en/${name}`);
    const zh = readTemplate(`zh-CN/${name}`);

    it(`${name}: same headings, lists, tables and placeholders, section by section`, () => {
      assert.deepEqual(shapeOf(zh, 'zh-CN'), shapeOf(en, 'en'));
    });

    it(`${name}: same tags`, () => {
      assert.deepEqual(tagsOf(zh), tagsOf(en));
    });
  }

  for (const name of NAMES)
    it(`${name}: every tag is filled by something`, () => {
      for (const language of LANGUAGES)
        assert.deepEqual(unfilledTags(readTemplate(`${language}/${name}`), fullView(name)), []);
    });

  it('notices a tag that nothing fills, also inside of a list', () => {
    const template = '{{a}} {{b.c}} {{#rows}}{{a}} {{x}} {{typo}}{{/rows}}{{^none}}{{none}}{{/none}}';
    assert.deepEqual(unfilledTags(template, { a: '1', b: {}, rows: [{ x: '2' }], none: '' }), [
      'b.c',
      'rows.typo',
    ]);
  });

  it('the descriptions of the templates have the same shape and name the same values', () => {
    const [en, zh] = [readTemplate('README.md'), readTemplate('README.zh-CN.md')];
    const codes = (text: string) => (text.match(/`[a-z][A-Za-z.]+`/g) ?? []).sort();
    assert.deepEqual(
      sectionsOf(zh).map(({ level }) => level),
      sectionsOf(en).map(({ level }) => level),
    );
    assert.deepEqual(codes(zh), codes(en));
  });

  it('the description names every value that a template uses', () => {
    const description = readTemplate('README.md');
    const used = NAMES.flatMap(name => tagsOf(readTemplate(`en/${name}`))).map(tag => tag.split(' ')[1]);
    const missing = [...new Set(used)].filter(value => !description.includes(`\`${value}\``));
    assert.deepEqual(missing, []);
  });
});

for (const language of LANGUAGES) {
  for (const name of NAMES) {
    const template = readTemplate(`${language}/${name}`);

    describe(`templates: ${language}/${name}`, () => {
      it('explains each heading in one quoted line, unless it is for the customer', () => {
        if (isForCustomer(template)) {
          assert.doesNotMatch(template, /^>|\[\[|handover transition|transition\.yaml/m);
          return;
        }
        for (const { title, lines } of sectionsOf(template)) {
          const quoted = lines.filter(line => line.startsWith('>'));
          assert.equal(quoted.length, 1, title);
          assert.equal(lines[1], quoted[0], `${title}: the explanation comes first`);
        }
      });

      it('has only well-formed placeholders, in its own language', () => {
        const rest = template.replace(PLACEHOLDER[language], '').split('\n');
        assert.deepEqual(
          rest.filter(line => /\[\[|\]\]/.test(line)),
          [],
        );
      });

      it('holds no date and asks for no secret', () => {
        assert.doesNotMatch(template, /\d{4}-\d{2}-\d{2}|\btoday'?s date|当前日期/);
        const heads = template.split('\n').filter((_, index, all) => /^\| ---/.test(all[index + 1] ?? ''));
        assert.doesNotMatch(heads.join('\n'), /password|secret|密码|口令|密钥/i);
        for (const placeholder of template.match(PLACEHOLDER[language]) ?? []) {
          assert.doesNotMatch(placeholder, /password|secret|密码(?!库)|口令|密钥/i);
        }
      });

      for (const [kind, view] of Object.entries(VIEWS)) {
        it(`is clean Markdown with the ${kind} view`, () => {
          const text = render(language, name, view(name));
          assert.doesNotMatch(text, /\{\{|\}\}|undefined|null|\[object|NaN/);
          assert.doesNotMatch(text, /\| *\||``|（）|\(\)|，，|, ,/, 'no hole where a value is missing');
          assert.equal(sectionsOf(text).filter(({ level }) => level === 1).length, 1);
          assert.deepEqual(problems(text), []);
          assertTables(text);
        });
      }

      it('shows every value of the full view that it uses, and asks for less where it asked for one', () => {
        const view = fullView(name);
        const text = render(language, name, view);
        for (const value of valuesUsed(template, view)) assert.ok(text.includes(value), value);
        const saved =
          countPlaceholders(render(language, name, {}), language) - countPlaceholders(text, language);
        assert.equal(saved > 0, ASKED_WHERE_UNKNOWN.test(template), `${saved} questions less`);
        assert.ok(saved >= 0);
      });

      it('links to files of the pack and to headings that exist', () => {
        for (const link of linksOf(render(language, name, fullView(name)))) assertLink(language, name, link);
      });
    });
  }

  describe(`templates: ${language}`, () => {
    it('shows everything that the program knows about a project, apart from people', () => {
      const texts = PACK_DOCUMENTS.map(name => render(language, name, fullView(name))).join('\n');
      const view = Object.entries(fullView('README.md')).filter(([list]) => list !== 'people');
      const kinds = ['spring', 'ini'];
      assert.deepEqual(
        leavesOf(Object.fromEntries(view)).filter(value => !texts.includes(value) && !kinds.includes(value)),
        [],
      );
    });

    it('shows everything that the program knows about a departure', () => {
      const name = 'transition/response-plan.md';
      const texts = TRANSITION_DOCUMENTS.flatMap(each =>
        [fullView(each), { ...fullView(each), ...OTHERWISE }].map(view => render(language, each, view)),
      ).join('\n');
      assert.deepEqual(
        leavesOf(fullView(name)).filter(value => !texts.includes(value)),
        [],
      );
    });

    it('has generated blocks that are whole, and each only once', () => {
      for (const name of NAMES) {
        const { blocks, lone } = findBlocks(render(language, name, fullView(name)));
        assert.deepEqual(lone, [], name);
        assert.deepEqual(
          blocks.filter(({ data, isEdited }) => data === '' || isEdited),
          [],
        );
        assert.deepEqual(
          blocks.map(({ id }) => id),
          findBlocks(readTemplate(`${language}/${name}`)).blocks.map(({ id }) => id),
        );
      }
      const ids = findBlocks(render(language, 'README.md', fullView('README.md'))).blocks.map(({ id }) => id);
      assert.deepEqual(ids, ['status', 'who']);
    });

    it('leads from the entry page to every file of the pack', () => {
      const links = linksOf(render(language, 'README.md', {})).map(link => link.split('#')[0]);
      for (const file of [...PACK_DOCUMENTS.slice(1), ...PACK_YAML.map(name => `${name}.yaml`)]) {
        assert.ok(links.includes(file), file);
      }
    });

    it('shows no gap where a section without data was', () => {
      for (const name of NAMES) {
        assert.doesNotMatch(render(language, name, {}), /\n\n\n/, name);
        assert.doesNotMatch(render(language, name, fullView(name)), /\n\n\n/, name);
      }
    });
  });
}

describe('templates: descriptions', () => {
  for (const name of ['README.md', 'README.zh-CN.md']) {
    it(`${name} is clean Markdown`, () => {
      assert.deepEqual(problems(readTemplate(name)), []);
    });
  }
});

function problems(text: string): string[] {
  const found = lint({ strings: { text }, config: LINT })['text'] ?? [];
  return found.map(
    ({ lineNumber, ruleNames, errorDetail }) =>
      `${lineNumber} ${ruleNames[0]} ${errorDetail ?? ''}: ${text.split('\n')[lineNumber - 1]}`,
  );
}

/** Every table of the source is a table for the reader, and no bar is left over in running text. */
function assertTables(text: string): void {
  const html = new MarkdownIt().render(text);
  const delimiters = text.split('\n').filter(line => /^\| -/.test(line)).length;
  assert.equal(html.split('<table>').length - 1, delimiters);
  assert.doesNotMatch(html.replace(/<td>.*<\/td>|<code>.*<\/code>/g, ''), /\|/);
  assert.doesNotMatch(html, /<t[dh]><\/t[dh]>/, 'no empty cell');
}

function countPlaceholders(text: string, language: TemplateLanguage): number {
  return text.match(PLACEHOLDER[language])?.length ?? 0;
}

/** Texts of the parts of the view that the template names at the top level. */
function valuesUsed(template: string, view: object): string[] {
  const shown = (tokens: readonly unknown[]): string[] =>
    tokens.flatMap(token => {
      const [type, name, , , children] = token as [string, string, number, number, unknown];
      if (type === 'name' || type === '&') return [name];
      return type === '#' && Array.isArray(children) ? shown(children) : [];
    });
  return shown(Mustache.parse(template)).flatMap(path => {
    const value = lookUp(path, [view]);
    return typeof value === 'string' ? [value] : [];
  });
}

function linksOf(text: string): string[] {
  return [...text.matchAll(/(?<!\])\]\(([^)]+)\)/g)].map(([, target = '']) => target);
}

function assertLink(language: TemplateLanguage, name: string, link: string): void {
  const isTransition = name.startsWith('transition/');
  const from = isTransition ? `transitions/one/${posix.basename(name)}` : name;
  const [path = '', anchor] = link.split('#');
  const target = path ? posix.join(posix.dirname(from), path) : from;
  const files = [
    ...PACK_DOCUMENTS,
    ...PACK_YAML.map(file => `${file}.yaml`),
    ...['transition.yaml', ...DEPARTURE_DOCUMENTS.map(document => document.name)].map(
      file => `transitions/one/${file}`,
    ),
  ];
  assert.ok(files.includes(target), `${link} leads to ${target}`);
  if (anchor === undefined) return;
  const template = target.replace('transitions/one/', 'transition/');
  const anchors = sectionsOf(render(language, template, {})).map(({ title }) => slug(title));
  assert.ok(anchors.includes(anchor), `${link}: no such heading`);
}

/** As GitHub and VS Code make an anchor of a heading. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
