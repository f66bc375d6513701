import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  HeadingLevel,
  HeightRule,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { columnShares } from '../columnWidths.ts';
import type { Block, Content, ListItem, Signer, TableBlock } from '../model.ts';
import { FONTS } from './fonts.ts';
import { type Context, runs } from './inlines.ts';
import { BULLETS, HEADINGS, lastListLevel, STEP } from './styles.ts';

type Printed = Paragraph | Table;

const LEVELS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

/** Where blocks stand: within lists, and in which style. */
interface Place {
  readonly level: number;
  readonly style?: string;
}

export function printBlocks(
  blocks: readonly Block[],
  context: Context,
  place: Place = { level: 0 },
): Printed[] {
  return blocks.flatMap(block => printBlock(block, context, place));
}

function printBlock(block: Block, context: Context, place: Place): Printed[] {
  switch (block.kind) {
    case 'heading':
      return [printHeading(block.level, block.id, block.content, context)];
    case 'paragraph':
      return [
        new Paragraph({
          style: place.style ?? styleOf(block, context),
          ...indentOf(place),
          children: runs(block.content, context),
        }),
      ];
    case 'list':
      return printList(block, context, place);
    case 'table':
      return [printTable(block, context), gap()];
    case 'code':
      return block.text
        .split('\n')
        .map(line => new Paragraph({ style: 'CodeText', ...indentOf(place), children: [new TextRun(line)] }))
        .concat(gap());
    case 'quote':
      return printBlocks(block.blocks, context, { ...place, style: 'QuoteText' });
    case 'rule':
      return [new Paragraph({ thematicBreak: true })];
    case 'signatures':
      return [printSignatures(block, context), gap()];
  }
}

function styleOf({ style }: Extract<Block, { kind: 'paragraph' }>, { document }: Context): string {
  if (style === 'note') return 'Note';
  if (document.layout !== 'letter') return 'Normal';
  return style === 'end' ? 'LetterEnd' : style === 'flush' ? 'LetterFlush' : 'LetterText';
}

/** @param level from 1: that of the parts */
export function printHeading(
  level: number,
  id: string,
  content: Content,
  context: Context,
  pageBreakBefore = false,
): Paragraph {
  const { bookmarks, numbers } = context;
  const bookmark = bookmarks.get(id);
  const children = runs(content, context);
  const isNumbered = numbers.has(id);
  return new Paragraph({
    ...(pageBreakBefore && { pageBreakBefore }),
    heading: LEVELS[Math.min(level, LEVELS.length) - 1] ?? HeadingLevel.HEADING_6,
    ...(isNumbered && { numbering: { reference: HEADINGS, level: level - 1 } }),
    children: bookmark === undefined ? children : [new Bookmark({ id: bookmark, children })],
  });
}

/** What follows a table at once would stick to it, and two tables would become one. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { line: 120, lineRule: LineRuleType.AT_LEAST, after: 60 }, children: [] });
}

function indentOf({ level }: Place): Pick<IParagraphOptions, 'indent'> {
  return level === 0 ? {} : { indent: { left: STEP * level } };
}

function printList(
  { isOrdered, start, items }: Extract<Block, { kind: 'list' }>,
  context: Context,
  place: Place,
): Printed[] {
  const reference = isOrdered ? context.orderedListFor(start) : BULLETS;
  return items.flatMap(item => printItem(item, reference, context, place));
}

function printItem(
  { checked, blocks }: ListItem,
  reference: string,
  context: Context,
  place: Place,
): Printed[] {
  const [first, ...rest] = blocks;
  const { symbol } = FONTS[context.document.language];
  const level = lastListLevel(place.level);
  const inner = { ...place, level: place.level + 1 };
  const words = first?.kind === 'paragraph' ? runs(first.content, context) : [];
  const box = new TextRun({ text: checked ? '☑' : '☐', font: symbol });
  const line =
    checked === undefined
      ? new Paragraph({
          numbering: { reference, level },
          ...(place.style && { style: place.style }),
          children: words,
        })
      : new Paragraph({
          indent: { left: STEP * (level + 1), hanging: STEP },
          children: [box, new TextRun('\u00a0'), ...words],
        });
  return [line, ...printBlocks(first?.kind === 'paragraph' ? rest : blocks, context, inner)];
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '7F7F7F' };
const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};
/** Rows of a table that is kept on one page. */
const SMALL = 5;
const PADDING = { top: 50, bottom: 50, left: 90, right: 90 };

/** The widths of columns, which together are exactly that of the table: WPS lays a table out by nothing else. */
export function widthsOf(shares: readonly number[], width: number): number[] {
  const widths = shares.map(share => Math.floor((width * share) / 100));
  const rest = width - widths.reduce((one, other) => one + other, 0);
  return widths.map((own, index) => (index === widths.length - 1 ? own + rest : own));
}

function printTable(table: TableBlock, context: Context): Table {
  const { columns, rows, isForm } = table;
  const widths = widthsOf(columnShares(table), context.width);
  // A small table stays on one page: a signature apart from its heading is none.
  const isSmall = rows.length <= SMALL;
  const cell = (content: Content, index: number, isHead: boolean, isLast = false) => {
    const align = columns[index]?.align;
    return new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      ...(isHead && { shading: { type: ShadingType.CLEAR, fill: 'EDF1F5', color: 'auto' } }),
      children: [
        new Paragraph({
          style: isHead ? 'TableHead' : 'TableText',
          ...(isSmall && !isLast && { keepNext: true }),
          ...(align && { alignment: align === 'right' ? AlignmentType.RIGHT : AlignmentType.CENTER }),
          children: runs(content, context),
        }),
      ],
    });
  };
  // A row that a document left short is filled up: Word takes a table with ragged rows for damaged.
  const full = (row: readonly Content[]) => columns.map((_, index) => row[index] ?? []);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, index) => cell(title, index, true)),
  });
  const body = rows.map(
    (row, at) =>
      new TableRow({
        cantSplit: true,
        children: full(row).map((content, index) =>
          cell(content, index, isForm === true && index === 0, at === rows.length - 1),
        ),
      }),
  );
  return new Table({
    ...tableFrame(widths),
    rows: isForm ? body : [head, ...body],
  });
}

function tableFrame(widths: readonly number[]) {
  return {
    width: { size: widths.reduce((one, other) => one + other, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    margins: PADDING,
  } as const;
}

/** Two to a row, each with room for a signature and for a seal. */
function printSignatures(
  { signers, words }: Extract<Block, { kind: 'signatures' }>,
  context: Context,
): Table {
  const widths = widthsOf(signers.length === 1 ? [100] : [50, 50], context.width);
  const rows = Array.from({ length: Math.ceil(signers.length / widths.length) }, (_, row) =>
    widths.map((width, column) => {
      const signer = signers[row * widths.length + column];
      return new TableCell({
        width: { size: width, type: WidthType.DXA },
        margins: { top: 140, bottom: 140, left: 200, right: 200 },
        children: signer ? signerLines(signer, words, width) : [new Paragraph({ children: [] })],
      });
    }),
  );
  return new Table({
    ...tableFrame(widths),
    rows: rows.map(
      children =>
        new TableRow({ cantSplit: true, height: { value: 2_900, rule: HeightRule.ATLEAST }, children }),
    ),
  });
}

function signerLines(
  { role, name, date, hasSeal }: Signer,
  words: Extract<Block, { kind: 'signatures' }>['words'],
  width: number,
): Paragraph[] {
  const field = (title: string, value: string, after: number) =>
    new Paragraph({
      spacing: { after },
      children: [new TextRun({ text: title }), new TextRun({ text: value })],
    });
  return [
    new Paragraph({ spacing: { after: 160 }, children: [new TextRun({ text: role, bold: true })] }),
    field(words.name, name, 240),
    field(words.signature, '', hasSeal ? 120 : 480),
    ...(hasSeal
      ? [
          new Paragraph({
            spacing: { before: 60, after: 200 },
            indent: { left: Math.floor(width / 2) },
            children: [new TextRun({ text: words.seal, color: '808080' })],
          }),
        ]
      : []),
    field(words.date, date || words.dateBlank, 0),
  ];
}
