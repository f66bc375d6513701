import type { Span } from './findings.ts';
import { positionsOf } from './positions.ts';

/** A comment that switches rules off for the line below it. */
export interface Suppression extends Span {
  readonly file: string;
  /** The line that it covers, from 1. */
  readonly line: number;
  readonly ruleIds: readonly string[];
  /** '' when the comment gives none; it then covers nothing. */
  readonly reason: string;
  /** What to cut out to remove it: its whole line if there is nothing else on it. */
  readonly removal: Span;
}

const WORD = 'handover-disable-next-line';
/** In YAML and Markdown as documented, and in whatever opens a comment in the code that is scanned for secrets. */
const COMMENT =
  /(?:#|\/\/|--|;|\/\*|<!--|\brem\b)[ \t]*handover-disable-next-line\b(?<rest>[^\r\n]*?)(?:-->|\*\/|(?=\r|\n|$))/giu;

/** Between the rules and the reason. */
const DASHES = /[ \t]--(?:[ \t]|$)/;

/** `"//": "# handover-…",` in JSON, which has no comments: an entry that most programs pass over. */
const ENTRY = /(?:^|[\r\n{,])[ \t]*("[^"\r\n]{1,20}"[ \t]*:[ \t]*")$/;

function withoutEnd(entry: string): string {
  const end = entry.trimEnd().replace(/,$/, '').trimEnd();
  return end.endsWith('"') ? end.slice(0, -1) : end;
}

/** What opens and closes such a comment in a file, told by its name; `#` where nothing is known. */
export function commentSigns(path: string): { readonly open: string; readonly close: string } {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const [, open, close = ''] = SIGNS.find(([extensions]) => extensions.split(' ').includes(extension)) ?? [];
  return { open: open ?? '# ', close };
}

const SIGNS: readonly (readonly [extensions: string, open: string, close?: string])[] = [
  ['json webmanifest ipynb', '"//": "# ', '",'],
  [
    'md markdown mdx html htm xml config xaml svg vue csproj vbproj props targets jsp jspx aspx ascx asmx wsdl xsd jrxml',
    '<!-- ',
    ' -->',
  ],
  [
    'js jsx mjs cjs ts tsx mts cts java kt kts scala groovy gradle go rs c h cc cpp hpp cs swift m mm dart php pas dpr dfm jsonc json5 less scss',
    '// ',
  ],
  ['css', '/* ', ' */'],
  ['sql ddl pls pkb pks pck prc fnc trg vw lua', '-- '],
  ['ini reg udl asm', '; '],
  ['bat cmd vb vbs bas frm cls', 'rem '],
];

/** Finds the disable comments of a file, in their order. */
export function findSuppressions(text: string, file: string): Suppression[] {
  if (!text.includes(WORD)) return [];
  const positionOf = positionsOf(text);
  return [...text.matchAll(COMMENT)].map(match => {
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const entry = ENTRY.exec(before)?.[1];
    const rest = match.groups?.['rest']?.trimEnd() ?? '';
    const [rules = '', reason = ''] = dividedAt(DASHES, entry === undefined ? rest : withoutEnd(rest));
    const start = match.index - (entry?.length ?? 0);
    const end = match.index + match[0].length;
    return {
      file,
      start,
      end,
      removal: wholeLine(text, start, end) ?? { start, end },
      line: positionOf(start).line + 1,
      ruleIds: rules.split(/[\s,，、]+/).filter(Boolean),
      reason: reason.trim(),
    };
  });
}

function dividedAt(pattern: RegExp, text: string): [string, string] {
  const found = pattern.exec(text);
  return found === null
    ? [text, '']
    : [text.slice(0, found.index), text.slice(found.index + found[0].length)];
}

function wholeLine(text: string, start: number, end: number): Span | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const before = start === 0 ? '' : text.slice(lineStart, start);
  const [after = '', rest = ''] = /^([^\r\n]*)(?:\r\n|\n|\r|$)/.exec(text.slice(end)) ?? [];
  if (before.trim() !== '' || rest.trim() !== '') return undefined;
  return { start: start - before.length, end: end + after.length };
}
