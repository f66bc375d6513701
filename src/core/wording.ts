/** A text in one language, or in both. */
export type Wording = string | { readonly en: string; readonly 'zh-CN': string };

/** The text in a language. */
export function wordsIn(wording: Wording, language: 'en' | 'zh-CN'): string {
  return typeof wording === 'string' ? wording : wording[language];
}
