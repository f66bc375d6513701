import type { Fix, Span } from '../../core/findings.ts';

/** A mark that looks like the one that YAML wants, and is another one. */
export interface Slip extends Span {
  readonly messageId: 'colon' | 'dash' | 'space';
  readonly fix: Fix;
}

/** So many lines are looked at; whoever writes a wrong colon writes it in the first one. */
const LINE_LIMIT = 200;

/**
 * Finds the slips of the keyboard that people make in Chinese and in haste: `stage：operation`, `stage:operation`,
 * `-id: x`, lines that begin with wide spaces. Only to be asked where YAML did not find what it should: inside of a
 * text all of them are right.
 * @returns the first of each kind; its fix fixes all of that kind between the two places
 */
export function slipsIn(text: string, from: number, to: number): readonly Slip[] {
  const found = new Map<
    Slip['messageId'],
    { first: Span; edits: { start: number; end: number; text: string }[] }
  >();
  const note = (messageId: Slip['messageId'], start: number, length: number, replacement: string) => {
    const end = start + length;
    const { first, edits } = found.get(messageId) ?? { first: { start, end }, edits: [] };
    found.set(messageId, { first, edits: [...edits, { start, end, text: replacement }] });
  };
  let start = from;
  for (const line of text.slice(from, Math.max(from, to) + 1000).split('\n', LINE_LIMIT)) {
    if (start > to) break;
    const [, spaces = '', wide = ''] = WIDE_SPACES.exec(line) ?? [];
    if (wide) note('space', start + spaces.length, wide.length, wide.replace(/./gu, WIDTH));
    const [, dashes = '', dash = ''] = DASH.exec(line) ?? [];
    if (dash) {
      note('dash', start + dashes.length, 1, '- ');
      for (const at of deeperLines(text, start + line.length + 1, dashes.length)) note('dash', at, 0, ' ');
    }
    const [, before = '', colon = ''] = COLON.exec(line) ?? [];
    if (colon)
      note(
        'colon',
        start + before.length,
        colon.length,
        /\S/.test(line.slice(before.length + colon.length)) ? ': ' : ':',
      );
    start += line.length + 1;
  }
  return [...found].map(([messageId, { first, edits }]) => ({
    ...first,
    messageId,
    fix: { messageId: `fix.${messageId}`, edits, safe: false },
  }));
}

/** The other fields of an entry, where they stand right below its first one and so have to move with it. */
function deeperLines(text: string, from: number, column: number): readonly number[] {
  const starts: number[] = [];
  let start = from;
  for (const line of text.slice(from, from + 20_000).split('\n', LINE_LIMIT)) {
    const indent = line.search(/[^ ]/);
    if (indent >= 0 && (indent <= column || (starts.length === 0 && indent !== column + 1))) break;
    if (indent >= 0) starts.push(start);
    start += line.length + 1;
  }
  return starts;
}

/** Spaces that are not those of YAML, before the first word of a line. */
const WIDE_SPACES = /^([ \t]*)([\u00a0\u2000-\u200b\u202f\u3000]+)/;
const WIDTH = (space: string) => (space === '\u3000' ? '  ' : space === '\u200b' ? '' : ' ');
/** A dash right before the name of a field. */
const DASH = /^(\s*(?:- +)*)(-)(?=[A-Za-z\u4e00-\u9fff][^:：\s]*[:：])/;
/**
 * The name of a field, and a wide colon or one without a space after it; no address, no path, no time. What follows
 * must be a value once there is a space: a word, or quotes and brackets that are closed (`items:]` is none).
 */
const COLON =
  /^(\s*(?:- *)*[A-Za-z][\w.-]*)(\s*：\s*|:(?=[^\s:/\\]))(?!-\s|\?\s)(?=[^\s\]},%@`*&!|>[{"'#]|$|"[^"\\]*"\s*$|'[^']*'\s*$|\[[^[\]{}]*\]\s*$)/;
