import assert from 'node:assert/strict';
import { Document, Footer, Header, ImageRun, LevelFormat, Packer, Paragraph, TextRun } from 'docx';
import { XMLValidator } from 'fast-xml-parser';
import { printDocx } from '../../src/export/docx/document.ts';
import { pageOf } from '../../src/export/docx/letterhead.ts';
import { unzipFiles } from '../../src/export/zip.ts';
import { documentOf, PIXEL, textBlock } from './support.ts';

/** The letterhead of an invented company: US Letter, a logo in the header, its own headings with Chinese numbers. */
async function letterhead(): Promise<Uint8Array> {
  const document = new Document({
    styles: {
      paragraphStyles: [
        {
          id: '1',
          name: 'heading 1',
          run: { color: 'C00000', font: { ascii: 'Georgia', hAnsi: 'Georgia', eastAsia: '楷体' } },
          paragraph: { numbering: { reference: 'company', level: 0 } },
        },
      ],
    },
    numbering: {
      config: [
        {
          reference: 'company',
          levels: [{ level: 0, format: LevelFormat.CHINESE_COUNTING, text: '第%1章' }],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: { size: { width: 12_240, height: 15_840 }, margin: { left: 1_800, right: 1_800 } },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                children: [
                  new ImageRun({ type: 'png', data: PIXEL.bytes, transformation: { width: 20, height: 20 } }),
                  new TextRun('北风软件'),
                ],
              }),
            ],
          }),
        },
        footers: { default: new Footer({ children: [new Paragraph('北风软件有限公司 地址')] }) },
        children: [new Paragraph('正文由程序填入')],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

describe("a company's letterhead", () => {
  let parts: ReadonlyMap<string, Uint8Array>;
  const xml = (name: string) => new TextDecoder().decode(parts.get(name));
  before(async () => {
    const document = documentOf([
      { kind: 'heading', level: 2, id: 'one--a', content: [{ kind: 'text', text: '甲' }] },
      { kind: 'list', isOrdered: true, start: 1, items: [{ blocks: [textBlock('一')] }] },
      {
        kind: 'table',
        columns: [{ title: [{ kind: 'text', text: '甲' }] }, { title: [{ kind: 'text', text: '乙' }] }],
        rows: [[[], []]],
      },
    ]);
    const bytes = await printDocx(document, { letterhead: await letterhead(), logo: undefined });
    parts = unzipFiles(bytes) ?? new Map();
  });

  it('gives its paper, and tables fill what is left of it', () => {
    const body = xml('word/document.xml');
    assert.match(body, /<w:pgSz w:w="12240" w:h="15840"/);
    const grid = [...body.matchAll(/<w:tblGrid>([\s\S]*?)<\/w:tblGrid>/g)].map(([, columns = '']) =>
      [...columns.matchAll(/w:w="(\d+)"/g)].reduce((sum, [, width]) => sum + Number(width), 0),
    );
    assert.deepEqual(grid, [8_640, 8_640]);
  });

  it('gives its header and footer, with the picture', () => {
    const section = /<w:sectPr>[\s\S]*<\/w:sectPr>/.exec(xml('word/document.xml'))?.[0] ?? '';
    const ids = [...section.matchAll(/r:id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(ids.length, 2);
    const relations = xml('word/_rels/document.xml.rels');
    const targets = ids.map(id => new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1]);
    const texts = targets.map(target => xml(`word/${target}`)).join('');
    assert.ok(texts.includes('北风软件') && texts.includes('有限公司 地址'));
    const pictures = [...parts.keys()].filter(name => name.startsWith('word/media/lh_'));
    assert.equal(pictures.length, 1);
    const header = targets.find(target => xml(`word/_rels/${target}.rels`).includes('media/lh_'));
    assert.ok(header);
    for (const target of targets)
      assert.ok(xml('[Content_Types].xml').includes(`PartName="/word/${target}"`));
  });

  it('gives its styles by their names, and those that it lacks are ours', () => {
    const styles = xml('word/styles.xml');
    assert.match(styles, /w:styleId="1"[\s\S]*?C00000/);
    assert.match(styles, /w:name w:val="Table Text"/);
    const body = xml('word/document.xml');
    assert.match(body, /<w:pStyle w:val="1"\/>/);
    assert.ok(!body.includes('<w:pStyle w:val="Heading1"/>'));
    const ids = new Set([...styles.matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id));
    for (const [, id] of body.matchAll(/<w:pStyle w:val="([^"]+)"/g))
      assert.ok(ids.has(id) || id === 'Normal', id);
  });

  it('numbers headings as the company does, and lists as we do', () => {
    const numbering = xml('word/numbering.xml');
    const styles = xml('word/styles.xml');
    const number = /w:styleId="1"[\s\S]*?<w:numId w:val="(\d+)"/.exec(styles)?.[1];
    const definition = new RegExp(
      `<w:num [^>]*w:numId="${number}"[^>]*>\\s*<w:abstractNumId w:val="(\\d+)"`,
    ).exec(numbering)?.[1];
    assert.match(
      numbering,
      new RegExp(`w:abstractNumId="${definition}"(?:(?!</w:abstractNum>)[\\s\\S])*第%1章`),
    );
    const body = xml('word/document.xml');
    const heading = /<w:pPr><w:pStyle w:val="1"\/>[\s\S]*?<\/w:pPr>/.exec(body)?.[0] ?? '';
    assert.ok(!heading.includes('<w:numPr>'));
    const abstractNumbers = numbering.lastIndexOf('</w:abstractNum>');
    assert.ok(abstractNumbers < numbering.indexOf('<w:num '), 'definitions stand before numbers');
    for (const [, id] of body.matchAll(/<w:numId w:val="(\d+)"/g))
      assert.match(numbering, new RegExp(`<w:num [^>]*w:numId="${id}"`));
  });

  it('makes well-formed parts', () => {
    for (const name of parts.keys())
      if (/\.(?:xml|rels)$/.test(name)) assert.equal(XMLValidator.validate(xml(name)), true, name);
  });

  it('is not taken for paper where there is no room to write', () => {
    const page = (margin: number) =>
      new Map([
        [
          'word/document.xml',
          new TextEncoder().encode(
            `<w:sectPr><w:pgSz w:w="5000" w:h="5000"/><w:pgMar w:left="${margin}" w:right="${margin}"/></w:sectPr>`,
          ),
        ],
      ]);
    assert.equal(pageOf(page(500))?.width, 5_000);
    assert.equal(pageOf(page(2_400)), undefined);
    assert.equal(pageOf(new Map()), undefined);
  });
});
