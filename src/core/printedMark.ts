/**
 * Stands in Markdown that is printed from a pack or about a project. People keep such pages beside their own ones, and
 * what is printed there documents nothing that was not documented before.
 */
export const PRINTED_MARK = '<!-- handover:printed -->';

/** Where the mark stands at the latest; front matter may come before it. UTF-16 units. */
const WITHIN = 4000;

export function isPrinted(text: string): boolean {
  return text.slice(0, WITHIN).includes(PRINTED_MARK);
}
