import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  ImageRun,
  InternalHyperlink,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { headingsOf } from '../html/page.ts';
import { idsOf } from '../mapContent.ts';
import type { Image, PrintedDocument } from '../model.ts';
import { isOnOwnPage, plain, textOf } from '../model.ts';
import { headingNumbers } from '../numbers.ts';
import { BOOKMARK, SEAL_PART, sealPart } from '../seal/docx.ts';
import { unzipFiles, zipFiles } from '../zip.ts';
import { printBlocks, printHeading } from './blocks.ts';
import { finish } from './finish.ts';
import type { Context } from './inlines.ts';
import { pageOf, withLetterhead } from './letterhead.ts';
import { A4, textWidth } from './page.ts';
import { renumbered } from './renumber.ts';
import { numberingOf, orderedList, stylesOf } from './styles.ts';

/** What a company's Word documents look like. */
export interface DocxLook {
  readonly letterhead: Uint8Array | undefined;
  readonly logo: Image | undefined;
}

/** A document for Word, WPS and LibreOffice, with its seal. */
export async function printDocx(document: PrintedDocument, look: DocxLook): Promise<Uint8Array> {
  const letterhead = look.letterhead && unzipFiles(look.letterhead);
  const page = (letterhead && pageOf(letterhead)) ?? A4;
  const starts: number[] = [];
  const ids = [...idsOf(document).keys()];
  const context: Context = {
    document,
    numbers: headingNumbers(document),
    bookmarks: new Map(ids.map((id, index) => [id, `${BOOKMARK}${index + 1}`])),
    width: textWidth(page),
    orderedListFor: start => {
      starts.push(start);
      return orderedList(starts.length - 1);
    },
  };
  const children = [...front(document, look, context), ...body(context)];
  const isReport = document.layout === 'report';
  const word = new Document({
    title: document.title,
    subject: document.origin.project,
    creator: 'Handover Pack',
    lastModifiedBy: 'Handover Pack',
    description: document.origin.commit,
    styles: stylesOf(document),
    numbering: numberingOf(starts, document),
    sections: [
      {
        properties: {
          titlePage: isReport,
          page: {
            size: { width: page.width, height: page.height },
            margin: { ...page.margin, header: 720, footer: 600 },
          },
        },
        headers: {
          default: pageHeader(document),
          ...(isReport && { first: new Header({ children: [new Paragraph('')] }) }),
        },
        footers: {
          default: pageFooter(document),
          ...(isReport && { first: new Footer({ children: [new Paragraph('')] }) }),
        },
        children,
      },
    ],
  });
  const packed = unzipFiles(new Uint8Array(await Packer.toBuffer(word)));
  if (packed === undefined) throw new Error('a document that was just packed cannot be unpacked');
  const finished = finish(renumbered(packed), document);
  const files = letterhead ? withLetterhead(finished, letterhead) : finished;
  files.set(SEAL_PART, sealPart(files, document));
  return zipFiles(
    [...files].map(([path, bytes]) => ({ path, bytes })),
    document.origin.exportedOn,
  );
}

/** Cover and contents of a report, the title of all others. */
function front(
  { title, subtitle, layout, notices, cover, words, parts }: PrintedDocument,
  { logo }: DocxLook,
  context: Context,
) {
  const isReport = layout === 'report';
  const picture = logo ? [logoLine(logo)] : [];
  const head = [
    ...picture,
    new Paragraph({ style: 'Title', children: [new TextRun(title)] }),
    ...(subtitle === '' ? [] : [new Paragraph({ style: 'Subtitle', children: [new TextRun(subtitle)] })]),
    ...notices.map(notice => new Paragraph({ style: 'Notice', children: [new TextRun(notice)] })),
    ...(isReport ? [new Paragraph({ spacing: { before: 1_800 }, children: [] })] : []),
    ...(cover.length === 0
      ? []
      : printBlocks(
          [
            {
              kind: 'table',
              isForm: true,
              columns: [{ title: [] }, { title: [] }],
              rows: cover.map(([label, value]) => [plain(label), plain(value)]),
            },
          ],
          context,
        )),
  ];
  if (!isReport) return head;
  const entry = (id: string, text: string, style: string) => {
    const number = context.numbers.get(id);
    const shown = new TextRun({ text: number === undefined ? text : `${number}\u2003${text}` });
    const anchor = context.bookmarks.get(id);
    return new Paragraph({
      style,
      children: anchor === undefined ? [shown] : [new InternalHyperlink({ anchor, children: [shown] })],
    });
  };
  return [
    ...head,
    new Paragraph({ children: [new PageBreak()] }),
    new Paragraph({ style: 'ContentsTitle', children: [new TextRun(words.contents)] }),
    ...parts.flatMap(part => [
      entry(part.id, part.title, 'Contents1'),
      ...headingsOf(part).map(({ id, content }) => entry(id, textOf(content), 'Contents2')),
    ]),
  ];
}

/** Parts of a report begin on a page of their own where they are long; signatures and slips always do. */
function body(context: Context) {
  const { document } = context;
  return document.parts.flatMap((part, index) => {
    const isFirst = index === 0;
    const hasTitle = document.layout === 'report' || !isFirst;
    const ownPage = (document.layout === 'report' && isFirst) || isOnOwnPage(part);
    return [
      ...(hasTitle ? [printHeading(1, part.id, plain(part.title), context, ownPage)] : []),
      ...printBlocks(part.blocks, context),
    ];
  });
}

function logoLine({ bytes, type, width, height }: Image): Paragraph {
  const scale = Math.min(1, 220 / width, 70 / height);
  return new Paragraph({
    children: [
      new ImageRun({
        type,
        data: bytes,
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
      }),
    ],
  });
}

function pageHeader({ header }: PrintedDocument): Header {
  return new Header({
    children: [
      new Paragraph({
        style: 'PageHead',
        alignment: AlignmentType.RIGHT,
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'A0A0A0', space: 4 } },
        children: [new TextRun(header)],
      }),
    ],
  });
}

/** Numbers of pages are fields that Word, WPS and LibreOffice count by themselves; nobody is asked to update them. */
function pageFooter({ words }: PrintedDocument): Footer {
  const pieces = words.page.split(/(\{pages?\})/).filter(piece => piece !== '');
  return new Footer({
    children: [
      new Paragraph({
        style: 'PageHead',
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            children: pieces.map(piece =>
              piece === '{page}' ? PageNumber.CURRENT : piece === '{pages}' ? PageNumber.TOTAL_PAGES : piece,
            ),
          }),
        ],
      }),
    ],
  });
}
