import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { glob } from 'tinyglobby';
import { parsePage, slugOf } from '../../../src/pack/markdown/page.ts';

/** The targets of the links, each as it is written at its place. */
async function written(text: string): Promise<string[]> {
  const { links } = await parsePage(text);
  return links.map(({ start, end }) => text.slice(start, end));
}

describe('the links of a Markdown page', () => {
  for (const [name, text, expected] of [
    [
      'several in a line',
      '[a](1.md) b [c](2.md "t") ![d](3.png) [e](1.md)',
      ['1.md', '2.md', '3.png', '1.md'],
    ],
    ['one in another', '[![a](1.png) b](2.md)', ['1.png', '2.md']],
    ['brackets and code in the label', '[a [b] `](x)` *c*](1.md)', ['1.md']],
    ['angle brackets', '[a](<1 2.md>) [b]( <3.md> )', ['1 2.md', '3.md']],
    ['parentheses and escapes', '[a](1(2).md) [b](3\\).md)', ['1(2).md', '3\\).md']],
    ['several lines', 'x\n  y [a\nb](1.md)\n[c](\n2.md\n)', ['1.md', '2.md']],
    ['quotes', '> x\n> > [a](1.md)\nlazy [b](2.md)', ['1.md', '2.md']],
    [
      'lists',
      '- [a](1.md)\n\n  1. [b](2.md)\n     [c](3.md)\n\n\t[d](4.md)',
      ['1.md', '2.md', '3.md', '4.md'],
    ],
    ['headings', '# [a](1.md) #\n\n[b](2.md)\n===', ['1.md', '2.md']],
    [
      'tables',
      '| [a](1.md) | `\\|` [b](2.md) |\n|-|-|\n|\\| x | [c](3.md) [d](4.md)',
      ['1.md', '2.md', '3.md', '4.md'],
    ],
    ['tables without outer bars', 'a | [b](1.md)\n-|-\n[c](2.md) | d', ['1.md', '2.md']],
    ['tables in lists and quotes', '- > | [a](1.md) |\n  > |-|\n  > | [b](2.md) |', ['1.md', '2.md']],
    ['more cells than columns', '| a |\n|-|\n| b | [c](1.md) |\n| [d](2.md) |', ['2.md']],
    ['definitions', '[a] [b][A]\n\n[A]: 1.md "t"\n> [c]:\n> <2 3.md>\n', ['1.md', '2 3.md']],
    [
      'HTML',
      '<p>\n<a href="1.md"><img\n  src=2.png></p>\n\nx <a title="a>b" href=\'3.md\'>y</a>',
      ['1.md', '2.png', '3.md'],
    ],
    ['Windows line ends', 'a\r\n[b](1.md)\r\n\r\n| c |\r\n|-|\r\n| [d](2.md) |\r\n', ['1.md', '2.md']],
    ['a byte order mark', '\uFEFF# [a](1.md)', ['1.md']],
    [
      'letters beyond the first plane',
      '😀 [😀](😀.md) | [a](1.md)\n\n| 😀 | [b](2.md) |\n|-|-|',
      ['😀.md', '1.md', '2.md'],
    ],
    ['addresses of any kind', '[a](file:///x) [b](javascript:x)', ['file:///x', 'javascript:x']],
  ] as const)
    it(`have their place: ${name}`, async () => assert.deepEqual(await written(text), expected));

  for (const [name, text] of [
    ['code spans', '`[a](1.md)` ``[b](`2.md)``'],
    ['code blocks', '```\n[a](1.md)\n```\n\n    [b](2.md)'],
    ['comments', '<!-- [a](1.md) <a href="2.md"> -->\n\nx <!-- <img src="3.png"> -->'],
    ['escaped brackets', '\\[a](1.md) [b\\](2.md)'],
    ['what only looks like one', '[a] (1.md) [b](2 .md) [c]() [d](<>) [[fill: e]]'],
    ['references and footnotes', '[a][b] c[^1]\n\n[^1]: 1.md'],
    ['front matter', '---\nlink: "[a](1.md)"\n---\n'],
  ] as const)
    it(`are not ${name}`, async () => assert.deepEqual(await written(text), []));

  it('have a target without escapes', async () => {
    const { links } = await parsePage(
      '[a](a\\_b&amp;c.md)\n\n| [b](c\\|d.md) |\n|-|\n\n<a href="e?x&amp;y">',
    );
    assert.deepEqual(
      links.map(({ kind, target }) => [kind, target]),
      [
        ['link', 'a_b&c.md'],
        ['link', 'c|d.md'],
        ['html', 'e?x&y'],
      ],
    );
  });

  it('are found at their place in every document of this project', async () => {
    const root = join(import.meta.dirname, '..', '..', '..');
    const { unescapeAll } = new MarkdownIt().utils;
    const files = await glob(['*.md', '{src,schemas,test}/**/*.md'], { cwd: root });
    let count = 0;
    for (const file of files) {
      const text = await readFile(join(root, file), 'utf8');
      for (const { kind, target, start, end } of (await parsePage(text)).links) {
        const source = text.slice(start, end).replaceAll('\\|', '|');
        assert.equal(kind === 'html' ? source : unescapeAll(source), target, file);
        count += 1;
      }
    }
    assert.ok(count > 100, `${count} links`);
  });
});

describe('the headings of a Markdown page', () => {
  it('have their level, their words and their place', async () => {
    const text =
      '# A `b` *c* [d](e.md) ![f](g.png) ##\n\n- > ### In a list\n\nTwo\nlines\n---\n\n    # code\n';
    const { headings } = await parsePage(text);
    assert.deepEqual(
      headings.map(({ level, text: words, start, end }) => [level, words, text.slice(start, end)]),
      [
        [1, 'A b c d ', 'A `b` *c* [d](e.md) ![f](g.png)'],
        [3, 'In a list', 'In a list'],
        [2, 'Two lines', 'Two\nlines'],
      ],
    );
  });

  // As github.com shows them.
  for (const [heading, slug] of [
    ['Start and stop', 'start-and-stop'],
    ['一、停机应急预案', '一停机应急预案'],
    ['（一）医保与 DRG', '一医保与-drg'],
    ['3.2 What’s new? (2026)', '32-whats-new-2026'],
    ['A & B', 'a--b'],
    ['his_order-list', 'his_order-list'],
    ['ÄÖÜ Ⅳ ① ２', 'äöü-ⅳ--２'],
    ['全角　空格', '全角空格'],
    ['🚀 Start', '-start'],
  ] as const)
    it(`are linked as #${slug}`, () => assert.equal(slugOf(heading), slug));

  it('that are equal are numbered, and no number is given twice', async () => {
    const { anchors } = await parsePage('# a\n\n# a-1\n\n# a\n\n# a\n');
    assert.deepEqual([...anchors], ['a', 'a-1', 'a-2', 'a-3']);
  });

  it('can be linked as GitLab does, and by ids of their own', async () => {
    const { anchors } = await parsePage(
      '# A & B\n\n## C {#own}\n\n<a name="n"></a> <p id=i>\n\n<meta name="no">\n',
    );
    assert.deepEqual([...anchors], ['a--b', 'a-b', 'c-own', 'own', 'n', 'i']);
  });
});

describe('a Markdown page', () => {
  it('is read once', async () => {
    const [one, other] = await Promise.all([parsePage('# Once'), parsePage('# Once')]);
    assert.equal(one, other);
  });

  it('tells what stands in its code spans', async () => {
    assert.deepEqual((await parsePage('`a.md` and ``b `c` d``\n\n| `d\\|e` |\n|-|')).codeSpans, [
      'a.md',
      'b `c` d',
      'd|e',
    ]);
  });

  it('may be hostile', async () => {
    for (const text of [
      '['.repeat(50_000),
      '> '.repeat(5_000),
      '<a '.repeat(20_000),
      '|'.repeat(20_000),
      '\0[a](b\0.md)',
    ])
      for (const { start, end } of (await parsePage(text)).links)
        assert.ok(start <= end && end <= text.length);
  });
});

describe('anchors of headings that end in what is no text', () => {
  it('are those of GitHub, with a dash, and those of GitLab, without', async () => {
    const { anchors } = await parsePage(
      '# Hello [![a](b.png)](c) ![d](e.png)\n\n## Two <!-- x -->\n\n## Three {#own-name}\n\n{#none}\n',
    );
    for (const anchor of ['hello--', 'hello', 'two-', 'two', 'own-name'])
      assert.ok(anchors.has(anchor), anchor);
    assert.ok(!anchors.has('none'));
  });
});
