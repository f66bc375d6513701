import {
  ExternalHyperlink,
  ImageRun,
  InternalHyperlink,
  type IRunOptions,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { Content, Inline, PrintedDocument } from '../model.ts';
import { FONTS } from './fonts.ts';

/** What the pieces of a Word document need to know of the whole. */
export interface Context {
  readonly document: PrintedDocument;
  readonly numbers: ReadonlyMap<string, string>;
  /** Names of the bookmarks, by the ids of headings. */
  readonly bookmarks: ReadonlyMap<string, string>;
  /** Of the text, in twentieths of a point. */
  readonly width: number;
  /** Says of an ordered list which numbering it has. */
  orderedListFor(start: number): string;
}

/** A pixel of a picture, 96 to the inch, in twentieths of a point. */
const TWIPS_A_PIXEL = 15;

export function runs(content: Content, context: Context, look: IRunOptions = {}): ParagraphChild[] {
  return content.flatMap(inline => inlineRuns(inline, context, look));
}

function inlineRuns(inline: Inline, context: Context, look: IRunOptions): ParagraphChild[] {
  const { document } = context;
  switch (inline.kind) {
    case 'text': {
      const marks = inline.marks ?? [];
      return [
        new TextRun({
          ...look,
          text: inline.text,
          ...(marks.includes('bold') && { bold: true }),
          ...(marks.includes('italic') && italic(document.language)),
          ...(marks.includes('strike') && { strike: true }),
          ...(marks.includes('code') && { font: FONTS[document.language].code, shading: { fill: 'F2F4F7' } }),
        }),
      ];
    }
    case 'break':
      return [new TextRun({ ...look, break: 1 })];
    case 'blank':
      return document.audience === 'customer'
        ? [new TextRun({ ...look, text: '\u00a0'.repeat(16), underline: {} })]
        : [new TextRun({ ...look, text: `[${inline.hint}]`, highlight: 'yellow' })];
    case 'link':
      return link(inline, context, look);
    case 'image':
      return [image(inline, context) ?? new TextRun({ ...look, text: inline.alt })];
  }
}

/** Chinese characters have no slanted form: what is emphasised gets dots. */
function italic(language: PrintedDocument['language']): IRunOptions {
  return language === 'zh-CN' ? { emphasisMark: {} } : { italics: true };
}

function link(
  { target, content }: Extract<Inline, { kind: 'link' }>,
  context: Context,
  look: IRunOptions,
): ParagraphChild[] {
  const children = runs(content, context, { ...look, style: 'Hyperlink' });
  if (!target.startsWith('#')) return [new ExternalHyperlink({ link: target, children })];
  const anchor = context.bookmarks.get(target.slice(1));
  return anchor === undefined ? runs(content, context, look) : [new InternalHyperlink({ anchor, children })];
}

function image(
  { source, alt }: Extract<Inline, { kind: 'image' }>,
  { document, width }: Context,
): ImageRun | undefined {
  const found = document.images.get(source);
  if (found === undefined) return undefined;
  const most = width / TWIPS_A_PIXEL;
  const scale = Math.min(1, most / found.width, 900 / found.height);
  return new ImageRun({
    type: found.type,
    data: found.bytes,
    transformation: { width: Math.round(found.width * scale), height: Math.round(found.height * scale) },
    altText: { name: source, description: alt, title: alt },
  });
}
