import { isExcused, isSampleToken } from '../excuses.ts';
import type { Scan } from '../match.ts';
import { isKnownDefault, looksChosen } from '../notSecret.ts';

/** One shape that is told by its own words; the group `secret` is the value, the flag `d` gives its place. */
export interface Shape {
  readonly kind: string;
  /** Global, with indices; every repetition bounded, so that it stays linear. */
  readonly pattern: RegExp;
  /** In lower case; the pattern is skipped where none of them occurs. */
  readonly words: readonly string[];
  /** A value without quotes must look chosen: for shapes that also occur in prose. */
  readonly strict?: boolean;
  /** No program stands at this place: winter.harbor is a password there, and no name of anything. */
  readonly plain?: boolean;
}

/** Compiles a shape; `words` are separated by spaces, `source` is a regular expression with the group `secret`. */
export function shape(
  kind: string,
  words: string,
  source: string,
  options: { flags?: string; strict?: boolean; plain?: boolean } = {},
): Shape {
  return {
    kind,
    words: words.split(' '),
    // Nobody writes more blanks between two words; without a bound they would be read anew from each place.
    pattern: new RegExp(
      source.replace(/(?<=\[ \\t\])[+*]/g, run => (run === '+' ? '{1,40}' : '{0,40}')),
      `gd${options.flags ?? ''}`,
    ),
    ...(options.strict === undefined ? {} : { strict: options.strict }),
    ...(options.plain === undefined ? {} : { plain: options.plain }),
  };
}

/** Shapes that are looked for together. */
export interface ShapeSet {
  readonly shapes: readonly Shape[];
  /** Finds every word of theirs in one pass, the longest at each place. */
  readonly anyWord: RegExp;
}

/** Compiles shapes; a word must not begin within another one, only at its beginning or as a part of it. */
export function shapeSet(shapes: readonly Shape[]): ShapeSet {
  const words = [...new Set(shapes.flatMap(one => one.words))].sort(
    (one, other) => other.length - one.length,
  );
  const sources = words.map(word => word.replace(/[^\w]/g, '\\$&'));
  return { shapes, anyWord: new RegExp(sources.join('|'), 'g') };
}

/** A value that a shape found. */
export interface ShapeValue {
  readonly kind: string;
  readonly value: string;
  readonly start: number;
}

/** All values of a set of shapes with their offsets. */
export function* valuesOf({ shapes, anyWord }: ShapeSet, { text, lower }: Scan): Generator<ShapeValue> {
  const present = [...new Set(lower.match(anyWord))];
  if (present.length === 0) return;
  for (const one of shapes) {
    if (one.words.some(word => present.some(found => found.includes(word)))) yield* valuesOfShape(one, text);
  }
}

/** A line of a picture or another file in Base64: the one above it is one, too. */
function isWrapped(text: string, at: number): boolean {
  return /[A-Za-z0-9+/]{60}\r?\n[ \t]{0,24}$/.test(text.slice(Math.max(0, at - 90), at));
}

/** On a command line a bare word may be a path, a call or the name of a variable. */
function isCodeOrPath(value: string): boolean {
  return /^(?:\.{0,2}\/[\w.-]+\/|~\/|[A-Za-z]:\\)|^[A-Za-z_]\w*(?:\.\w+)*\(|^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$|^[$%]\w+|^\$[{(]|^\{\{|^[<[{(]|^[A-Za-z_]\w*\[/.test(
    value,
  );
}

/** winter.harbor */
const DOTTED = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*){1,4}$/;

function* valuesOfShape({ kind, pattern, strict, plain }: Shape, text: string): Generator<ShapeValue> {
  for (const match of text.matchAll(pattern)) {
    const raw = match.groups?.['secret'] ?? '';
    const at = match.indices?.groups?.['secret']?.[0] ?? match.index;
    const lead = /^["'`\\]*/.exec(raw)?.[0].length ?? 0;
    const value = raw.slice(lead).replace(/(?<!["'`\\;,])["'`\\;,]+$/, '');
    if (
      isExcused(value) ||
      (lead === 0 && kind !== 'cloud-token' && isCodeOrPath(value) && !(plain && DOTTED.test(value))) ||
      (kind === 'cloud-token' && (isSampleToken(value) || isWrapped(text, at)))
    )
      continue;
    if (/^[A-Z]+(?:_[A-Z]+)+$/.test(value)) continue;
    if (
      strict === true &&
      lead === 0 &&
      !looksChosen(value) &&
      !isKnownDefault(value) &&
      !/^\d{6,}$/.test(value) &&
      !(plain && DOTTED.test(value))
    )
      continue;
    yield { kind, value, start: at + lead };
  }
}
