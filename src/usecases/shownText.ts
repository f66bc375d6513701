import { maskSensitive, type SensitiveOptions } from '../sensitive/index.ts';

/** Acts on a terminal, turns the direction of writing (https://trojansource.codes), or is not seen. */
const HIDDEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u2028\u2029]/u;
/** With what is our own before it: colours, and the line of progress that replaces itself. */
const PIECES = new RegExp(
  String.raw`(\u001b\[\d{1,3}(?:;\d{1,3}){0,4}m|\r?\u001b\[2K|\r\n|[\n\t])|${HIDDEN.source}`,
  'gu',
);

/** Without the ends of lines and the tabs that every text may have. */
const OTHER_HIDDEN = new RegExp(String.raw`(?![\n\t])${HIDDEN.source}`, 'u');

/**
 * The text with everything that hides or acts spelt out, such as `\u001b`.
 * @param styled whether colours and a line that replaces itself may stay
 */
export function cleaned(text: string, styled: boolean): string {
  if (!OTHER_HIDDEN.test(text)) return text;
  return text.replace(PIECES, (piece, own: string | undefined) =>
    own !== undefined && (styled || !own.includes('\u001b')) ? own : spelt(piece),
  );
}

/** The space without width that our own Markdown puts behind a mark so that it calls nobody stays. */
function spelt(piece: string): string {
  if (piece === '\u200b') return piece;
  return [...piece]
    .map(mark =>
      HIDDEN.test(mark) ? `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}` : mark,
    )
    .join('');
}

/** A text without any of it holds nothing that is masked; most lines need not be searched. */
const MAY_HOLD =
  /\d{6}|\d{4}[ -]\d{4}|\d{15}|pass|pwd|secret|token|key|cred|auth|login|user|account|密|口令|凭|账|帐|钥|患|病|诊|姓名|住院|门诊|身份|patient|name|mrn|:\/\/[^\s/]{0,200}@|[A-Za-z0-9+/_-]{16}|[\u4e00-\u9fff]{2,4}_|\.(?:dcm|pdf|jpe?g|png)/i;
/** `maskSensitive` for who masks many short texts, of which most hold nothing. */
export function maskShort(text: string, options: SensitiveOptions): string {
  return MAY_HOLD.test(text) ? maskSensitive(text, options) : text;
}

/** Ids of commits and findings: digits and letters of such a number alone are nothing that is masked. */
const ID = /^"(?=[0-9]{0,63}[a-f])[0-9a-f]{10,64}"$/;
/**
 * Paths and keys as people name them: short words with few digits behind them between signs, and one number of a folder.
 * That is what most of a long report is made of; no value stands behind a label in it, and no number of anybody.
 */
const WORDS = String.raw`(?:[A-Z]?[a-z]{1,14}(?:[A-Z][a-z]{1,14}){0,3}|[A-Z]{1,3})\d{0,5}`;
const PLAIN_NAME = new RegExp(
  String.raw`^"(?:${WORDS}[/._-]){0,30}(?:\d{1,5}\/(?:${WORDS}[/._-]){0,30})?${WORDS}"$`,
);
/** With such a word a file name may say whose it is, or what opens it. */
const TELLING_WORD = /pass|pwd|secret|patient|mrn|\.(?:dcm|pdf|jpe?g|png)"$/i;

/** Births of later days count as well: more is masked, never less. */
const ANY_DAY = '9999-12-31';

/** The text without the secrets and patients that may be in it; what is JSON stays JSON. */
export function masked(text: string): string {
  if (!MAY_HOLD.test(text)) return text;
  const mask = (plain: string) => maskShort(plain, { path: '', today: ANY_DAY });
  if (!isJson(text)) return mask(text);
  // Each text of JSON by itself: it stays JSON, and a field called `secret` says nothing about the next one. Most stand
  // there many times over: the names of fields, the keys of a config file in every environment.
  const known = new Map<string, string>();
  const ofLiteral = (literal: string) => {
    if (PLAIN_NAME.test(literal) && !TELLING_WORD.test(literal)) return literal;
    if (ID.test(literal) || (!MAY_HOLD.test(literal) && !literal.includes('\\'))) return literal;
    const seen = known.get(literal);
    if (seen !== undefined) return seen;
    const plain = readLiteral(literal);
    const safe = mask(plain ?? literal);
    const shown = safe === (plain ?? literal) ? literal : plain === undefined ? safe : JSON.stringify(safe);
    known.set(literal, shown);
    return shown;
  };
  // No text of JSON goes over a line, and all matches of a report on many files at once would take ten times its size.
  return piecesOf(text)
    .map(piece => piece.replace(/"(?:[^"\\]|\\.)*"/g, ofLiteral))
    .join('');
}

const PIECE = 100_000;

/** A text in pieces that end with a line. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at + PIECE);
    const next = end < 0 ? text.length : end + 1;
    pieces.push(text.slice(at, next));
    at = next;
  }
  return pieces;
}

/** Undefined where it only looks like a text of JSON. */
function readLiteral(literal: string): string | undefined {
  try {
    return String(JSON.parse(literal));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether a text that a command prints is JSON. */
export function isJson(text: string): boolean {
  return /^[{[]/.test(text) && /[}\]]\n?$/.test(text.slice(-2));
}

/**
 * A text out of a repository on its way to a person: no secret and no patient, nothing that acts or hides.
 * @param text one line or several; line ends and tabs stay
 */
export function shownText(text: string): string {
  return masked(cleaned(text.toWellFormed(), false));
}

/** A text of words, dots and dashes alone; most texts of a pack are one. */
const PLAIN = /^[A-Za-z_.-]{0,80}$/;

/** A copy of data with all of its texts masked. */
export function maskedDeep<T>(value: T): T {
  if (typeof value === 'string') return (PLAIN.test(value) ? value : masked(value)) as T;
  if (typeof value !== 'object' || value === null || !isPlainData(value)) return value;
  if (Array.isArray(value)) return value.map(maskedDeep) as T;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, maskedDeep(own)])) as T;
}

function isPlainData(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
