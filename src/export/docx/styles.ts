import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx';
import type { PrintedDocument } from '../model.ts';
import { NUMBERED_LEVELS } from '../numbers.ts';
import { FONTS } from './fonts.ts';

export const HEADINGS = 'headings';
export const BULLETS = 'bullets';
/** Indentation of one level of a list, in twentieths of a point. */
export const STEP = 420;
const LIST_LEVELS = 6;

/** The styles that every paragraph goes by: whoever changes one changes the document. */
export function stylesOf({ language, layout }: PrintedDocument): IStylesOptions {
  const { body, heading, code } = FONTS[language];
  const isChinese = language === 'zh-CN';
  const size = layout === 'letter' ? (isChinese ? 24 : 22) : 21;
  const letterSpacing = {
    line: isChinese ? 430 : 300,
    lineRule: LineRuleType.AT_LEAST,
    after: isChinese ? 0 : 110,
  };
  const headingStyle = (points: number, before: number) => ({
    run: { font: heading, size: points * 2, bold: true, color: '000000' },
    paragraph: {
      spacing: { before, after: 120, line: 312, lineRule: LineRuleType.AT_LEAST },
      keepNext: true,
      keepLines: true,
    },
  });
  const style = (
    id: string,
    name: string,
    rest: Omit<IParagraphStyleOptions, 'id' | 'name'>,
  ): IParagraphStyleOptions => ({ id, name, basedOn: 'Normal', quickFormat: true, ...rest });
  return {
    default: {
      document: {
        run: { font: body, size, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        paragraph: { spacing: { line: isChinese ? 330 : 285, lineRule: LineRuleType.AT_LEAST, after: 100 } },
      },
      title: {
        run: { font: heading, size: layout === 'report' ? 52 : 36, bold: true, color: '000000' },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing:
            layout === 'report'
              ? { before: 2_400, after: 240, line: 460, lineRule: LineRuleType.AT_LEAST }
              : { before: 120, after: 280, line: 312, lineRule: LineRuleType.AT_LEAST },
        },
      },
      heading1: headingStyle(16, 360),
      heading2: headingStyle(14, 280),
      heading3: headingStyle(12, 220),
      heading4: headingStyle(11, 180),
      heading5: headingStyle(10.5, 160),
      heading6: headingStyle(10.5, 160),
      hyperlink: { run: { color: '1F3F77', underline: {} } },
    },
    paragraphStyles: [
      style('Subtitle', 'Subtitle', {
        run: { font: heading, size: 28, color: '404040' },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 480 } },
      }),
      style('TableText', 'Table Text', {
        run: { size: 19 },
        paragraph: { spacing: { line: 250, lineRule: LineRuleType.AT_LEAST, after: 20 } },
      }),
      style('TableHead', 'Table Head', {
        run: { size: 19, bold: true, font: heading },
        paragraph: { spacing: { line: 250, lineRule: LineRuleType.AT_LEAST, after: 20 }, keepNext: true },
      }),
      style('Note', 'Note', { run: { color: '505050', size: 19 }, paragraph: { keepNext: true } }),
      style('Notice', 'Notice', {
        run: { bold: true },
        paragraph: {
          alignment: AlignmentType.CENTER,
          border: Object.fromEntries(
            ['top', 'bottom', 'left', 'right'].map(side => [
              side,
              { style: BorderStyle.SINGLE, size: 6, color: '808080', space: 4 },
            ]),
          ),
        },
      }),
      style('CodeText', 'Code Text', {
        run: { font: code, size: 18 },
        paragraph: {
          shading: { fill: 'F2F4F7' },
          spacing: { line: 260, lineRule: LineRuleType.AT_LEAST, after: 0 },
          contextualSpacing: true,
          alignment: AlignmentType.LEFT,
        },
      }),
      style('QuoteText', 'Quote Text', {
        run: { color: '404040' },
        paragraph: {
          indent: { left: STEP },
          border: { left: { style: BorderStyle.SINGLE, size: 12, color: 'A0A0A0', space: 8 } },
        },
      }),
      style('ContentsTitle', 'Contents Title', {
        run: { font: heading, size: 32, bold: true },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
      }),
      style('Contents1', 'Contents 1', {
        run: { bold: true },
        paragraph: {
          spacing: { before: 60, after: 20, line: 260, lineRule: LineRuleType.AT_LEAST },
          keepNext: true,
        },
      }),
      style('Contents2', 'Contents 2', {
        run: { size: 19 },
        paragraph: {
          indent: { left: STEP },
          spacing: { after: 0, line: 250, lineRule: LineRuleType.AT_LEAST },
        },
      }),
      style('PageHead', 'Page Head', {
        run: { size: 17, color: '505050' },
        paragraph: { spacing: { after: 0 } },
      }),
      style('LetterText', 'Letter Text', {
        paragraph: {
          // Two characters, as a Chinese letter begins each paragraph.
          ...(isChinese && { indent: { firstLine: size * 20 } }),
          spacing: letterSpacing,
        },
      }),
      style('LetterFlush', 'Letter Flush', { paragraph: { spacing: letterSpacing } }),
      style('LetterEnd', 'Letter End', {
        paragraph: {
          alignment: AlignmentType.RIGHT,
          spacing: { line: 430, lineRule: LineRuleType.AT_LEAST, after: 0 },
          indent: { right: 420 },
        },
      }),
    ],
  };
}

/** Numbers of headings, marks of lists, and one list of numbers for each that begins anew. */
export function numberingOf(starts: readonly number[], { language }: PrintedDocument): INumberingOptions {
  const { heading } = FONTS[language];
  return {
    config: [
      {
        reference: HEADINGS,
        levels: Array.from({ length: NUMBERED_LEVELS }, (_, level) => ({
          level,
          format: LevelFormat.DECIMAL,
          text: Array.from({ length: level + 1 }, (__, index) => `%${index + 1}`).join('.'),
          alignment: AlignmentType.LEFT,
          style: {
            run: { font: heading },
            paragraph: { indent: { left: 0, hanging: 0 } },
          },
        })),
      },
      {
        reference: BULLETS,
        levels: Array.from({ length: LIST_LEVELS }, (_, level) => ({
          level,
          format: LevelFormat.BULLET,
          text: level % 2 === 0 ? '•' : '–',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: STEP * (level + 1), hanging: 300 } } },
        })),
      },
      ...starts.map((start, index) => ({
        reference: orderedList(index),
        levels: Array.from({ length: LIST_LEVELS }, (_, level) => ({
          level,
          format: LevelFormat.DECIMAL,
          text: `%${level + 1}.`,
          start: level === 0 || start !== 1 ? start : 1,
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: STEP * (level + 1), hanging: STEP } } },
        })),
      })),
    ],
  };
}

export function orderedList(index: number): string {
  return `ordered-${index}`;
}

export function lastListLevel(level: number): number {
  return Math.min(level, LIST_LEVELS - 1);
}
