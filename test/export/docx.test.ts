import assert from 'node:assert/strict';
import { XMLValidator } from 'fast-xml-parser';
import { printDocx } from '../../src/export/docx/document.ts';
import { A4, textWidth } from '../../src/export/docx/page.ts';
import type { Block, PrintedDocument } from '../../src/export/model.ts';
import { unzipFiles } from '../../src/export/zip.ts';
import { documentOf, everywhere, HOSTILE, PIXEL, textBlock } from './support.ts';

// What WPS is known to need beside the standard is said in docs/export.md; here it is looked for in the files themselves.

const NO_LOOK = { letterhead: undefined, logo: undefined };
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

async function partsOf(document: PrintedDocument, look = NO_LOOK): Promise<ReadonlyMap<string, string>> {
  const files = unzipFiles(await printDocx(document, look)) ?? new Map();
  return new Map(
    [...files].map(([name, bytes]) => [name, /\.(?:xml|rels)$/.test(name) ? decode(bytes) : '']),
  );
}

const BLOCKS: readonly Block[] = [
  { kind: 'heading', level: 2, id: 'one--a', content: [{ kind: 'text', text: '甲' }] },
  { kind: 'heading', level: 3, id: 'one--b', content: [{ kind: 'text', text: '乙' }] },
  {
    kind: 'table',
    columns: ['事项', '期限', '负责人'].map(text => ({ title: [{ kind: 'text', text }] })),
    rows: [
      [[{ kind: 'text', text: '月结对账' }], [{ kind: 'text', text: '2026-12-15' }], []],
      [[{ kind: 'text', text: '少一格' }]],
    ],
  },
  {
    kind: 'table',
    isForm: true,
    columns: [{ title: [] }, { title: [] }],
    rows: [[[{ kind: 'text', text: 'a' }], []]],
  },
  {
    kind: 'list',
    isOrdered: true,
    start: 3,
    items: [{ blocks: [textBlock('三')] }, { blocks: [textBlock('四')] }],
  },
  { kind: 'list', isOrdered: true, start: 1, items: [{ blocks: [textBlock('一')] }] },
  {
    kind: 'paragraph',
    content: [{ kind: 'link', target: '#one--b', content: [{ kind: 'text', text: '见乙' }] }],
  },
];

describe('a Word document', () => {
  let parts: ReadonlyMap<string, string>;
  let body: string;
  before(async () => {
    parts = await partsOf(documentOf(BLOCKS));
    body = parts.get('word/document.xml') ?? '';
  });

  it('is well-formed XML in all of its parts', () => {
    for (const [name, xml] of parts) if (xml !== '') assert.equal(XMLValidator.validate(xml), true, name);
  });

  it('has a grid and a width for every column and every cell of every table, which fit the page', () => {
    const tables = body.match(/<w:tbl>[\s\S]*?<\/w:tbl>/g) ?? [];
    assert.equal(tables.length, 3, 'two tables and the cover');
    for (const table of tables) {
      const grid = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
      assert.equal(
        grid.reduce((one, other) => one + other, 0),
        textWidth(A4),
      );
      assert.match(table, /<w:tblLayout w:type="fixed"/);
      assert.match(
        table,
        new RegExp(`<w:tblW (?:w:w="${textWidth(A4)}" w:type="dxa"|w:type="dxa" w:w="${textWidth(A4)}")`),
      );
      for (const [row] of table.matchAll(/<w:tr>[\s\S]*?<\/w:tr>|<w:tr [\s\S]*?<\/w:tr>/g)) {
        const widths = [...row.matchAll(/<w:tcW [^>]*w:w="(\d+)"|<w:tcW w:w="(\d+)"/g)].map(([, one, two]) =>
          Number(one ?? two),
        );
        assert.deepEqual(widths, grid);
      }
    }
  });

  it('names the font for Chinese wherever it names one', () => {
    for (const name of ['word/document.xml', 'word/styles.xml', 'word/numbering.xml'])
      for (const [fonts] of (parts.get(name) ?? '').matchAll(/<w:rFonts\b[^>]*>/g))
        assert.match(fonts, /w:eastAsia="[^"]+"/, `${name}: ${fonts}`);
    assert.match(parts.get('word/styles.xml') ?? '', /<w:lang [^>]*w:eastAsia="zh-CN"/);
  });

  it('has real headings that number themselves', () => {
    for (const level of [1, 2, 3]) assert.match(body, new RegExp(`<w:pStyle w:val="Heading${level}"/>`));
    assert.equal(
      body
        .match(/<w:pStyle w:val="Heading\d"\/>[\s\S]*?<\/w:pPr>/g)
        ?.every(style => style.includes('<w:numPr>')),
      true,
    );
    assert.match(body, /<w:bookmarkStart [^>]*\/><w:r><w:t[^>]*>甲</, 'the number is no text of the heading');
  });

  it('has contents that are links, and every link leads to a bookmark', () => {
    const bookmarks = new Set(
      [...body.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name),
    );
    const anchors = [...body.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]+)"/g)].map(([, name]) => name);
    assert.equal(anchors.length, 3, 'the part and its heading in the contents, and the link in the text');
    for (const anchor of anchors) assert.ok(bookmarks.has(anchor), anchor);
    const ids = [...body.matchAll(/<w:bookmarkStart [^>]*w:id="(\d+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('has no field that asks to be updated: only numbers of pages, in the footer', () => {
    assert.ok(!/<w:updateFields/.test(parts.get('word/settings.xml') ?? ''));
    assert.ok(!/<w:instrText|<w:fldSimple/.test(body));
    const fields = [...parts]
      .filter(([name]) => /footer/.test(name))
      .flatMap(([, xml]) => [...xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, code]) => code?.trim()));
    assert.deepEqual(fields, ['PAGE', 'NUMPAGES']);
  });

  it('begins a list of numbers anew, at the number that it has', () => {
    const lists = [...body.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id);
    assert.equal(new Set(lists).size, 3, 'headings and two lists');
    assert.match(parts.get('word/numbering.xml') ?? '', /<w:start w:val="3"\/>/);
  });

  it('holds nothing that acts, whatever stands in the pack', async () => {
    const plain = await partsOf(documentOf(everywhere(HOSTILE.map(() => 'plain'))));
    const hostile = await partsOf(
      documentOf(everywhere(HOSTILE), { title: HOSTILE.join(' '), notices: HOSTILE }),
    );
    const tagsOf = (all: ReadonlyMap<string, string>) =>
      new Set([...all.values()].flatMap(xml => [...xml.matchAll(/<([\w:]+)/g)].map(([, tag]) => tag)));
    const known = tagsOf(plain);
    assert.deepEqual(
      [...tagsOf(hostile)].filter(tag => !known.has(tag) && tag !== 'w:pBdr'),
      [],
    );
    for (const [name, xml] of hostile) if (xml !== '') assert.equal(XMLValidator.validate(xml), true, name);
  });

  it('holds the pictures of its documents, and no script of anybody', async () => {
    const files = await partsOf(
      documentOf([{ kind: 'paragraph', content: [{ kind: 'image', source: 'a.png', alt: '图' }] }], {
        images: new Map([['a.png', PIXEL]]),
      }),
    );
    assert.ok([...files.keys()].some(name => /^word\/media\/.+\.png$/.test(name)));
    assert.ok(![...files.keys()].some(name => /vba|activeX|embeddings/i.test(name)));
  });

  it('is the same file for the same document on the same day', async () => {
    const [one, two] = [
      await printDocx(documentOf(BLOCKS), NO_LOOK),
      await printDocx(documentOf(BLOCKS), NO_LOOK),
    ];
    assert.deepEqual(one, two);
  });
});
