import assert from 'node:assert/strict';
import { printDocx } from '../../src/export/docx/document.ts';
import { printHtml } from '../../src/export/html/page.ts';
import { manifestOf, type OutputFile } from '../../src/export/manifest.ts';
import { sealHtml } from '../../src/export/seal/html.ts';
import { verifyFile } from '../../src/export/seal/verify.ts';
import { unzipFiles, zipFiles } from '../../src/export/zip.ts';
import { documentOf, textBlock } from './support.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const NO_LOOK = { letterhead: undefined, logo: undefined };
const DOCUMENT = documentOf(
  [
    { kind: 'heading', level: 2, id: 'one--a', content: [{ kind: 'text', text: '口令' }] },
    textBlock('每月更换一次'),
    { kind: 'heading', level: 2, id: 'one--b', content: [{ kind: 'text', text: '备份' }] },
    textBlock('每天备份 & 核对 <一次>'),
  ],
  { layout: 'form' },
);

/** What verifying comes to, in short. */
function said(bytes: Uint8Array): unknown {
  const verdict = verifyFile(bytes);
  return typeof verdict === 'string'
    ? verdict
    : [verdict.state, ...verdict.changes.map(({ what, how }) => `${how} ${what}`)];
}

describe('a sealed page', () => {
  const html = sealHtml(printHtml(DOCUMENT), DOCUMENT);

  it('is unchanged as long as nobody changed it', () => {
    assert.deepEqual(said(utf8(html)), ['same']);
  });

  it('says which section was changed, taken out or put in', () => {
    assert.deepEqual(said(utf8(html.replace('每月', '每年'))), ['changed', 'changed 口令']);
    assert.deepEqual(said(utf8(html.replace(/<h3 id="one--a">[\s\S]*?(?=<h3)/, ''))), [
      'changed',
      'missing 口令',
    ]);
    assert.deepEqual(said(utf8(html.replace('<h3 id="one--b">', '<h3 id="x">新</h3><h3 id="one--b">'))), [
      'changed',
      'added 新',
    ]);
  });

  it('has no verdict without its seal', () => {
    assert.equal(said(utf8(html.replace(/<meta name="handover-pack-seal"[^>]*>/, ''))), 'no-seal');
    assert.equal(said(utf8(printHtml(DOCUMENT))), 'no-seal');
    assert.equal(said(utf8('')), 'no-seal');
  });
});

describe('a sealed Word document', () => {
  let bytes: Uint8Array;
  before(async () => {
    bytes = await printDocx(DOCUMENT, NO_LOOK);
  });
  /** The same document with its text changed, packed anew. */
  const changed = (edit: (xml: string) => string) => {
    const files = unzipFiles(bytes) ?? new Map<string, Uint8Array>();
    files.set('word/document.xml', utf8(edit(text(files.get('word/document.xml')))));
    return zipFiles(
      [...files].map(([path, content]) => ({ path, bytes: content })),
      '2027-01-01',
    );
  };

  it('is unchanged as long as nobody changed it, also packed anew', () => {
    assert.deepEqual(said(bytes), ['same']);
    assert.deepEqual(said(changed(xml => xml)), ['same']);
  });

  it('is the same in whatever order it is packed, and another one where a part was renamed', () => {
    const parts = [...(unzipFiles(bytes) ?? [])].map(([path, content]) => ({ path, bytes: content }));
    assert.deepEqual(said(zipFiles(parts.toReversed(), '2027-01-01')), ['same']);
    const renamed = parts.map(part =>
      part.path === 'word/styles.xml' ? { ...part, path: 'word/t.xml' } : part,
    );
    assert.equal(renamed.filter(({ path }) => path === 'word/t.xml').length, 1);
    assert.deepEqual(said(zipFiles(renamed, '2026-11-29')), ['words']);
  });

  it('says that only the looks differ where blanks or bookmarks of another program came in', () => {
    assert.deepEqual(said(changed(xml => xml.replace('每月更换', '每月 更换'))), ['words']);
    const bookmark = '<w:bookmarkStart w:id="900" w:name="_GoBack"/><w:bookmarkEnd w:id="900"/>';
    assert.deepEqual(said(changed(xml => xml.replace('</w:p>', `${bookmark}</w:p>`))), ['words']);
  });

  it('says that only the looks differ where another program saved it', () => {
    assert.deepEqual(said(changed(xml => xml.replace('<w:body>', '<w:body>\n'))), ['words']);
    // Programs part the words of a run as they like.
    assert.deepEqual(said(changed(xml => xml.replace('每月更换', '每月</w:t></w:r><w:r><w:t>更换'))), [
      'words',
    ]);
  });

  it('says which section was changed, and that words outside of a section were', () => {
    assert.deepEqual(said(changed(xml => xml.replace('每月', '每年'))), ['changed', 'changed 口令']);
    assert.deepEqual(said(changed(xml => xml.replace('市一院', '市二院'))), ['changed', 'changed 交接文档']);
  });

  it('tells words that only track changes hide', () => {
    const edit = (xml: string) =>
      xml.replace(
        /<w:r>(?:(?!<\/w:r>)[\s\S])*?<w:t[^>]*>每月更换一次<\/w:t><\/w:r>/,
        '<w:del><w:r><w:delText>每月更换一次X</w:delText></w:r></w:del>',
      );
    assert.deepEqual(said(changed(edit)), ['changed', 'changed 口令']);
    for (const hidden of ['<w:delText>不</w:delText>', '<w:instrText>DATE</w:instrText>'])
      assert.deepEqual(
        said(changed(xml => xml.replace('每月更换一次</w:t>', `$&</w:r><w:r>${hidden}`))),
        ['changed', 'changed 口令'],
        hidden,
      );
  });

  it('has no verdict by the seal of another program', () => {
    const files = unzipFiles(bytes) ?? new Map<string, Uint8Array>();
    const part = text(files.get('docProps/custom.xml'));
    files.set('docProps/custom.xml', utf8(part.replace('Handover Pack', 'Other Pack')));
    assert.notEqual(text(files.get('docProps/custom.xml')), part);
    const list = [...files].map(([path, content]) => ({ path, bytes: content }));
    assert.equal(said(zipFiles(list, '2026-11-29')), 'no-seal');
  });
});

describe('an archive with a manifest', () => {
  const files: OutputFile[] = [
    { path: 'a.txt', bytes: utf8('甲') },
    { path: 'folder/b.txt', bytes: utf8('乙') },
  ];
  const manifest = { path: 'manifest.json', bytes: utf8(manifestOf(files, DOCUMENT)) };
  const pack = (list: readonly OutputFile[], day = '2026-11-29') => zipFiles(list, day);

  it('is unchanged, also when it was unpacked and packed anew in another order or with its folder', () => {
    assert.deepEqual(said(pack([...files, manifest])), ['same']);
    assert.deepEqual(said(pack([manifest, ...files.toReversed()], '2027-05-05')), ['same']);
    assert.deepEqual(
      said(pack([...files, manifest].map(file => ({ ...file, path: `handover/${file.path}` })))),
      ['same'],
    );
  });

  it('says which file was changed, taken out or put in', () => {
    const [one, two] = files as [OutputFile, OutputFile];
    assert.deepEqual(said(pack([{ ...one, bytes: utf8('丙') }, two, manifest])), [
      'changed',
      'changed a.txt',
    ]);
    assert.deepEqual(said(pack([one, manifest])), ['changed', 'missing folder/b.txt']);
    assert.deepEqual(said(pack([...files, manifest, { path: 'c.exe', bytes: utf8('') }])), [
      'changed',
      'added c.exe',
    ]);
  });

  it('has no verdict where it is damaged, or none of ours', () => {
    assert.equal(said(pack([...files, manifest]).slice(0, 60)), 'damaged');
    assert.equal(said(pack(files)), 'no-seal');
    assert.equal(
      said(pack([...files, { path: 'manifest.json', bytes: utf8('{"tool":"other"}') }])),
      'no-seal',
    );
    const others = text(manifest.bytes).replace('"Handover Pack"', '"other"');
    assert.notEqual(others, text(manifest.bytes));
    assert.equal(said(pack([...files, { path: 'manifest.json', bytes: utf8(others) }])), 'no-seal');
  });

  it('is read with the mark that some programs put before a text, and with what lies beside its folder', () => {
    const marked = { path: 'manifest.json', bytes: utf8(`\uFEFF${text(manifest.bytes)}`) };
    assert.deepEqual(said(pack([...files, marked])), ['same']);
    const below = [...files, manifest].map(file => ({ ...file, path: `handover/${file.path}` }));
    assert.deepEqual(said(pack([...below, { path: 'c.exe', bytes: utf8('') }])), ['changed', 'added c.exe']);
  });
});
