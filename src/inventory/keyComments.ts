import type { KeyInfo } from './keys.ts';

/** What the comment above or beside a key says about it. */
export interface KeyComment {
  readonly text: string;
  /** Of the comment, from 1. */
  readonly line: number;
}

const COMMENT = /^\s*(?:#|;|\/\/|--|!|<!--)/;
const BESIDE = /\s(?:#|\/\/|;|<!--)\s/;
/** Commented-out settings, rulers and marks of tools are no descriptions. */
const NO_WORDS =
  /^[\s\-=*#~+_.]*$|^[\w.-]+\s*[:=]\s*\S*$|^\s*(?:eslint|prettier|yaml-language-server|handover-)/;
const LONGEST = 160;
const MOST_LINES = 3;

/**
 * The comments that belong to keys, by the names of the keys; whoever shows them must mask what people write into
 * comments. A comment that stands above several keys belongs to the first.
 */
export function commentsOfKeys(
  text: string,
  keys: readonly Pick<KeyInfo, 'name' | 'line' | 'secret'>[],
): Map<string, KeyComment> {
  const lines = text.split(/\r\n|\r|\n/);
  const comments = new Map<string, KeyComment>();
  for (const { name, line, secret } of keys) {
    if (comments.has(name)) continue;
    const beside = commentIn(BESIDE, (lines[line - 1] ?? '').slice(0, 2000));
    const comment =
      above(lines, line) ??
      blockAbove(lines, line) ??
      (beside !== undefined && !secret ? { text: beside, line } : undefined);
    if (comment === undefined) continue;
    const words = comment.text.trim().replace(/\s+/g, ' ');
    if (/\p{L}{2}/u.test(words) && words.length <= LONGEST)
      comments.set(name, { text: words, line: comment.line });
  }
  return comments;
}

/** Lines of a comment between signs that are looked through for its beginning. */
const LONGEST_BLOCK = 40;

/** What stands between the signs of C above a key, without rulers and the signs before its lines; as much as fits. */
function blockAbove(lines: readonly string[], line: number): KeyComment | undefined {
  let end = line - 2;
  if ((lines[end] ?? '').trim() === '') end--;
  if (!/\*\/\s*$/.test(lines[end] ?? '')) return undefined;
  const words: KeyComment[] = [];
  for (let at = end; at >= 0 && at > end - LONGEST_BLOCK; at--) {
    const written = (lines[at] ?? '').slice(0, 500);
    const text = written
      .replace(/^\s{0,80}(?:\/\*{1,80}|[*|]{1,80}(?!\/))?/, '')
      .replace(/\*{1,80}\/\s{0,80}$/, '')
      .trim();
    if (/\p{L}{2}/u.test(text) && !NO_WORDS.test(text) && !text.startsWith('@'))
      words.unshift({ text, line: at + 1 });
    if (!/^\s*\/\*/.test(written)) continue;
    const [first] = words;
    if (first === undefined) return undefined;
    const most = words.findIndex(
      (_, count) => words.slice(0, count + 1).reduce((sum, one) => sum + one.text.length + 1, 0) > LONGEST,
    );
    const fitting = most < 0 ? words : words.slice(0, Math.max(1, most));
    return { text: fitting.map(one => one.text).join(' '), line: first.line };
  }
  return undefined;
}

function above(lines: readonly string[], line: number): KeyComment | undefined {
  const found: string[] = [];
  let at = line - 2;
  for (; at >= 0 && found.length < MOST_LINES; at--) {
    const text = commentIn(COMMENT, (lines[at] ?? '').slice(0, 500));
    if (text === undefined || NO_WORDS.test(text)) break;
    found.unshift(text);
  }
  return found.length === 0 ? undefined : { text: found.join(' '), line: at + 2 };
}

/** What follows the sign that begins a comment, without what ends one in XML. */
function commentIn(sign: RegExp, line: string): string | undefined {
  const found = sign.exec(line);
  return found === null
    ? undefined
    : line
        .slice(found.index + found[0].length)
        .split('-->', 1)[0]
        ?.replace(/^[\s#;/!-]{0,100}/, '')
        .trim();
}
