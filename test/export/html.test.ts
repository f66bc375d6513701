import assert from 'node:assert/strict';
import { printHtml } from '../../src/export/html/page.ts';
import { documentOf, everywhere, HOSTILE, PIXEL, textBlock } from './support.ts';

/** Tags and attributes that a page has, without what stands in the text. */
const tagsOf = (html: string) => new Set([...html.matchAll(/<([a-z][a-z0-9]*)\b/gi)].map(([, tag]) => tag));

describe('a printed page', () => {
  it('holds nothing that acts, whatever stands in the pack', () => {
    const plain = tagsOf(printHtml(documentOf(everywhere(['plain']))));
    const hostile = printHtml(
      documentOf(everywhere(HOSTILE), {
        title: HOSTILE.join(' '),
        subtitle: HOSTILE[0] ?? '',
        notices: HOSTILE,
        header: HOSTILE.join(' '),
        cover: HOSTILE.map(text => [text, text] as const),
      }),
    );
    assert.deepEqual(
      [...tagsOf(hostile)].filter(tag => !plain.has(tag) && tag !== 'p'),
      [],
    );
    assert.ok(
      !/<script|<img|javascript:alert\(1\)"|onerror=alert\(1\)>/.test(hostile.replace(/&#\d+;/g, '')),
    );
    assert.equal(hostile.match(/<\/style>/g)?.length, 1);
    assert.match(hostile, /default-src 'none'; style-src 'unsafe-inline'; img-src data:/);
  });

  it('needs no script, no file and no network', () => {
    const html = printHtml(
      documentOf([{ kind: 'paragraph', content: [{ kind: 'image', source: 'a.png', alt: '图' }] }], {
        images: new Map([['a.png', PIXEL]]),
      }),
    );
    assert.ok(!/<script|<link|url\(|@import|https?:/.test(html));
    assert.match(html, /<img src="data:image\/png;base64,[\w+/=]+" alt="图">/);
  });

  it('has numbers and contents in a report, and neither in a letter', () => {
    const blocks = [
      { kind: 'heading', level: 2, id: 'one--a', content: [{ kind: 'text', text: '甲' }] } as const,
    ];
    const report = printHtml(documentOf(blocks));
    assert.match(report, /<a href="#one--a"><span class="number">1\.1<\/span>甲<\/a>/);
    assert.match(report, /<h3 id="one--a"><span class="number">1\.1<\/span>甲<\/h3>/);
    const letter = printHtml(documentOf(blocks, { layout: 'letter' }));
    assert.ok(!/class="number"|class="contents"/.test(letter));
  });

  it('shows a blank to us with its question, and to a customer as a line', () => {
    const blank = [{ kind: 'paragraph', content: [{ kind: 'blank', hint: '谁的电话' }] } as const];
    assert.match(printHtml(documentOf(blank)), /\[谁的电话\]/);
    assert.ok(!printHtml(documentOf(blank, { audience: 'customer' })).includes('谁的电话'));
  });

  it("takes a company's style sheet after ours, which cannot end its place", () => {
    const html = printHtml(documentOf([textBlock('x')]), {
      css: 'h1 { color: red } </style><b>',
      logo: undefined,
    });
    assert.match(html, /h1 \{ color: red \} <\\\/style>/);
    assert.equal(html.match(/<\/style>/g)?.length, 1);
  });
});
