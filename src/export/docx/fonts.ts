import type { IFontAttributesProperties } from 'docx';

/**
 * Fonts that every Windows with Word or WPS has. Each run names the one for Chinese by itself (`eastAsia`): WPS takes its
 * own default otherwise, and Word guesses from the language of the computer.
 */
export interface Fonts {
  readonly body: IFontAttributesProperties;
  readonly heading: IFontAttributesProperties;
  readonly code: IFontAttributesProperties;
  /** Has the boxes that are ticked. */
  readonly symbol: IFontAttributesProperties;
}

const font = (latin: string, chinese: string): IFontAttributesProperties => ({
  ascii: latin,
  hAnsi: latin,
  cs: latin,
  eastAsia: chinese,
});

export const FONTS: Readonly<Record<'en' | 'zh-CN', Fonts>> = {
  en: {
    body: font('Calibri', '宋体'),
    heading: font('Calibri', '黑体'),
    code: font('Consolas', '宋体'),
    symbol: font('Segoe UI Symbol', 'Segoe UI Symbol'),
  },
  'zh-CN': {
    body: font('Times New Roman', '宋体'),
    heading: font('Arial', '黑体'),
    code: font('Consolas', '宋体'),
    symbol: font('Segoe UI Symbol', 'Segoe UI Symbol'),
  },
};
