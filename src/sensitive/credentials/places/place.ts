import type { Syntax } from '../../syntax.ts';

/** A label in a text, with what a reader of values needs to know about it. */
export interface LabelPlace {
  readonly text: string;
  /** Path of the file; its ending tells how quotes are written in a text. */
  readonly path: string;
  readonly syntax: Syntax;
  /** Offsets of the label. */
  readonly start: number;
  readonly end: number;
  /** The line in front of the label and what follows the label, also on the next lines; both of bounded length. */
  readonly before: string;
  readonly behind: string;
}

/**
 * How clearly the place holds a value: a setting, a string literal behind the name of a variable, a literal in a call
 * or a comparison beside the name, a comparison of what somebody typed, what counts where nothing else is set.
 */
export type PlaceKind = 'setting' | 'literal' | 'call' | 'comparison' | 'typed' | 'default';

export interface PlacedValue {
  readonly kind: PlaceKind;
  readonly value: string;
  /** Offset of the value in the text. */
  readonly start: number;
  /** Its end, where the value is not written in one piece. */
  readonly end?: number;
  readonly quoted: boolean;
}

/** `nothing`: the place is one for values, and there is none in it. */
export type Reading = PlacedValue | 'nothing' | undefined;

/** How much of a value is read: keys in PEM armour have a detector of their own. */
export const LONGEST_VALUE = 600;

/** A literal that begins at an offset of a text, without its quotes; undefined where none begins or none ends. */
export function literalAt(
  text: string,
  at: number,
  doubled: boolean,
): { readonly value: string; readonly start: number; readonly end: number } | undefined {
  let from = at;
  while (from - at < 3 && /[rRbBuUfFnNL@$]/.test(text[from] ?? '')) from++;
  const verbatim = text.slice(at, from).includes('@');
  const escaped = text[from] === '\\';
  if (escaped) from++;
  const quote = text[from] ?? '';
  if (quote !== '"' && quote !== "'" && quote !== '`') return undefined;
  const triple = text.startsWith(quote.repeat(3), from) && quote !== '`';
  const open = triple ? 3 : 1;
  const start = from + open;
  for (let end = start; end < text.length && end - start <= LONGEST_VALUE; end++) {
    const character = text[end] ?? '';
    if (!triple && quote !== '`' && (character === '\n' || character === '\r')) return undefined;
    if (character === '\\' && escaped && text[end + 1] === quote) {
      return { value: text.slice(start, end), start, end: end + 2 };
    }
    if (character === '\\' && !doubled && !verbatim && quote !== '`') {
      end++;
      continue;
    }
    if (character !== quote) continue;
    if ((doubled || verbatim) && text[end + 1] === quote) {
      end++;
      continue;
    }
    if (triple && !text.startsWith(quote.repeat(3), end)) continue;
    return { value: text.slice(start, end), start, end: end + open };
  }
  return undefined;
}

/** Whether a quote is still open at the end of a line; which one. */
export function openQuoteOf(line: string): string | undefined {
  let open: string | undefined;
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === '\\') at++;
    else if (open !== undefined) open = character === open ? undefined : open;
    else if (character === '"' || character === '`') open = character;
    // An apostrophe within a word is none.
    else if (character === "'" && !/[A-Za-z]/.test(line[at - 1] ?? '')) open = character;
  }
  return open;
}
