import { linesOf } from './said.ts';

const DIRECTIVE = /^(\s{0,12})\.\.\s(?:code-block|code|sourcecode|prompt)::\s{0,3}([\w+-]{0,20})/;
const LITERAL = /^(\s{0,12})(?!\.\.\s)\S.{0,300}::\s{0,3}$/;
const UNDERLINE = /^([=\-~^"'`#*+])\1{2,}\s{0,3}$/;

/**
 * A document in reStructuredText (docutils.sourceforge.io/docs/ref/rst) with the headings and the blocks of code of
 * Markdown, each line where it was; any other document as it is.
 */
export function asMarkdown(text: string, path: string): string {
  if (!/\.rst$/i.test(path)) return text;
  const lines = linesOf(text);
  const signs: string[] = [];
  const out = [...lines];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const sign = UNDERLINE.exec(lines[at + 1] ?? '')?.[1];
    if (sign !== undefined && /\S/.test(line) && !UNDERLINE.test(line)) {
      if (!signs.includes(sign)) signs.push(sign);
      out[at] = `${'#'.repeat(Math.min(6, signs.indexOf(sign) + 1))} ${line.trim()}`;
      out[at + 1] = '';
      continue;
    }
    const [, indent, language = ''] = DIRECTIVE.exec(line) ?? LITERAL.exec(line) ?? [];
    if (indent === undefined) continue;
    const end = endOf(lines, at, indent.length);
    if (end === undefined) continue;
    out[at] = `\`\`\`${language}`;
    for (let option = at + 1; /^\s{1,16}:\w/.test(lines[option] ?? ''); option++) out[option] = '';
    // The block ends with a line without text; where the file ends with it, nothing closes it and nothing has to.
    if (end < lines.length) out[end] = '```';
    at = end;
  }
  return out.join('\n');
}

/** The last blank line of a block that is indented deeper than what begins it; undefined of no block. */
function endOf(lines: readonly string[], begin: number, indent: number): number | undefined {
  let last = begin;
  for (let at = begin + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (!/\S/.test(line)) continue;
    if (line.search(/\S/) <= indent) break;
    last = at;
  }
  return last === begin ? undefined : last + 1;
}
