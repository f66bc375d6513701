/**
 * A text that means the same in every dialect of Markdown: nothing of it is markup, HTML, a formula, or a call of a
 * person. Python-Markdown, which MkDocs uses, knows no backslash before `<`, so what makes HTML is a character reference.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[&<>$~|]/g, sign => `&#${sign.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]]/g, sign => `\\${sign}`)
    .replace(/(?<![\p{L}\p{N}])[@](?=[\p{L}\p{N}_])/gu, '@\u200b')
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/^(\s*)(\d{1,9})([.)])(?=\s|$)/, '$1$2\\$3')
    .split('\n')
    .map(line => line.trim())
    .join(' ');
}

/** Code in a line: with one mark more than it holds itself. */
export function inlineCode(text: string): string {
  const line = text.replaceAll('\n', ' ').replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([marks]) => marks.length));
  const marks = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  return `${marks}${pad}${line}${pad}${marks}`;
}

/** A text as YAML writes it, whatever is in it. */
export function yamlText(text: string): string {
  return JSON.stringify(text);
}
