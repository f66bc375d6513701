import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { PRINTED_MARK } from '../../src/core/printedMark.ts';
import { escapeMarkdown, inlineCode } from '../../src/export/markdown/escape.ts';
import { printMarkdown } from '../../src/export/markdown/pages.ts';
import { documentOf, everywhere, HOSTILE } from './support.ts';

const parser = new MarkdownIt({ html: true }).enable(['table', 'strikethrough']);
/** The text that a reader sees. */
const shown = (markdown: string) =>
  parser
    .render(markdown)
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replaceAll('\u200b', '')
    .trim();

describe('Markdown pages', () => {
  for (const text of HOSTILE)
    it(`show ${JSON.stringify(text)} as it is`, () => {
      assert.equal(shown(escapeMarkdown(text)), text.replace(/\s*\n\s*/g, ' '));
    });

  it('show any text as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab 1.-#*_`~[](){}<>&|\\$@!+=:"\'甲。'.split('')) }),
        text => {
          const line = text.trim().replace(/\s+/g, ' ');
          assert.equal(shown(escapeMarkdown(line)).replace(/\s+/g, ' '), line);
        },
      ),
    );
  });

  it('keep code as it is', () => {
    for (const code of ['a`b', '``', '`a`', 'plain', ' x '])
      assert.equal(parser.renderInline(inlineCode(code)), `<code>${code}</code>`);
  });

  it('have front matter, and links from page to page', () => {
    const pages = printMarkdown(
      documentOf([], {
        parts: [
          {
            id: 'one',
            title: '一: "甲"',
            blocks: [
              {
                kind: 'paragraph',
                content: [{ kind: 'link', target: '#two--x', content: [{ kind: 'text', text: '见' }] }],
              },
            ],
          },
          {
            id: 'two',
            title: '二',
            blocks: [{ kind: 'heading', level: 2, id: 'two--x', content: [{ kind: 'text', text: 'X' }] }],
          },
        ],
      }),
    );
    assert.deepEqual(
      pages.map(({ name }) => name),
      ['index.md', 'one.md', 'two.md'],
    );
    const [index, one, two] = pages.map(({ text }) => text);
    assert.match(
      index ?? '',
      /^---\ntitle: "交接文档"\norder: 0\nlang: zh-CN\naudience: internal\ncommit: "a{40}"\n/,
    );
    assert.match(one ?? '', /title: "一: \\"甲\\""/);
    assert.match(one ?? '', /\[见\]\(two\.md#two--x\)/);
    assert.match(two ?? '', /<a id="two--x"><\/a>\n\n## X/);
  });

  it('hold no HTML that came from the pack', () => {
    const html = printMarkdown(documentOf(everywhere(HOSTILE), { title: HOSTILE[0] ?? '' })).flatMap(
      ({ text }) =>
        parser
          .parse(text.replace(/^---\n[\s\S]*?\n---\n/, ''), {})
          .flatMap(token => [token, ...(token.children ?? [])]),
    );
    const tags = html
      .filter(({ type }) => type.startsWith('html_'))
      .map(({ content }) => content.trim())
      .filter(tag => tag !== PRINTED_MARK);
    assert.ok(tags.length > 0);
    assert.deepEqual(
      [...new Set(tags)].filter(tag => !/^<a id="one--\d+">(?:<\/a>)?$|^<\/a>$|^<br>$/.test(tag)),
      [],
    );
  });
});
