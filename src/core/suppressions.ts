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

/** Finds the disable comments of a file, in their order. */
export function findSuppressions(text: string, file: string): Suppression[] {
  if (!text.includes(WORD)) return [];
  const positionOf = positionsOf(text);
  return [...text.matchAll(COMMENT)].map(match => {
    const [rules = '', reason = ''] = dividedAt(DASHES, match.groups?.['rest']?.trimEnd() ?? '');
    const start = match.index;
    const end = start + match[0].length;
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
