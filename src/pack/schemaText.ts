/** The two languages every title and description of a schema is written in. */
export type SchemaLanguage = 'en' | 'zh-CN';

const TITLE_SEPARATOR = ' · ';
const DESCRIPTION_SEPARATOR = '\n\n';

/**
 * The title and description of a schema node in one language. The schemas keep both languages in one string,
 * because JSON Schema has no place for a second one: `English · 中文` in titles, two paragraphs in descriptions.
 * @param node a schema node, or a snippet (whose title is its `label`)
 * @returns empty strings where the node has no text; text that is not bilingual is returned as it is
 */
export function schemaText(
  node: { readonly title?: string; readonly label?: string; readonly description?: string },
  language: SchemaLanguage,
): { title: string; description: string } {
  return {
    title: pick(node.title ?? node.label ?? '', TITLE_SEPARATOR, language),
    description: pick(node.description ?? '', DESCRIPTION_SEPARATOR, language),
  };
}

/**
 * Splits a bilingual title such as the placeholder of a snippet.
 * @returns the part in the language, or the whole text if it is not bilingual
 */
export function titleIn(text: string, language: SchemaLanguage): string {
  return pick(text, TITLE_SEPARATOR, language);
}

function pick(text: string, separator: string, language: SchemaLanguage): string {
  const at = text.indexOf(separator);
  if (at < 0) return text;
  return language === 'en' ? text.slice(0, at) : text.slice(at + separator.length);
}
