import type { TextRead } from './ports.ts';

/** Bytes that tell the encoding; the rest of a text is in the same one. */
const SAMPLE = 64 * 1024;
/** Share of characters that no person types, above which the rest of a file with NUL bytes is no text. */
const MOST_CONTROLS = 0.02;
/** Share of characters that a text in UTF-16 consists of. */
const MOST_PLAUSIBLE = 0.97;
/** Share of pairs of ASCII letters from which on a text has one byte a character. */
const MOST_PAIRS = 0.5;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

/** The text in the bytes of a file; of one with NUL bytes what can be searched, and that it is not to be read. */
export function toText(bytes: Uint8Array): TextRead {
  const encoding = encodingOf(bytes);
  const text = encoding && decodeAs(bytes, encoding);
  if (text === undefined) return { kind: 'unreadable', reason: 'binary' };
  return text.includes('\0')
    ? { kind: 'unreadable', reason: 'nul-bytes', remains: text }
    : { kind: 'text', text };
}

/** The text in the bytes of a file, with the NUL bytes that are in it; undefined for what is no text. */
export function decode(bytes: Uint8Array): string | undefined {
  const encoding = encodingOf(bytes);
  return encoding && decodeAs(bytes, encoding);
}

/**
 * How a text is written: UTF-8, UTF-16 with and without a byte order mark, and the two encodings that editors of a
 * Chinese Windows still write, GB 18030 and Big5.
 * @param bytes of all of a file, or the beginning of it
 * @param isCut that it is the beginning: the last character may not be whole
 * @returns undefined for what is no text
 */
export function encodingOf(bytes: Uint8Array, isCut = false): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (!bytes.includes(0)) return isUtf8(bytes, isCut) ? 'utf-8' : chinese(bytes);
  const wide = utf16Of(bytes.subarray(0, SAMPLE));
  if (wide !== undefined) return wide;
  const rest = bytes.subarray(0, SAMPLE).filter(byte => byte !== 0);
  const encoding = isUtf8(rest, true) ? 'utf-8' : chinese(rest);
  return shareOfControls(decodeAs(rest, encoding)) > MOST_CONTROLS ? undefined : encoding;
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

function isUtf8(bytes: Uint8Array, isCut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
    return true;
  } catch {
    return false;
  }
}

function shareOfControls(text: string): number {
  let controls = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Beside tab, line ends, form feed, backspace and escape.
    if ((code < 32 && !(code >= 8 && code <= 13) && code !== 27) || code === 127 || code === 0xfffd)
      controls++;
  }
  return text.length === 0 ? 0 : controls / text.length;
}

/** UTF-16 without a mark, by what the pairs of bytes would be: ASCII, Chinese and its punctuation, and little else. */
function utf16Of(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (sample.length % 2 === 1) return undefined;
  const [little, big] = [plausible(sample, 1), plausible(sample, 0)];
  // The wrong order makes rare characters of the blanks and line ends.
  const best = little.share > big.share || (little.share === big.share && little.ascii >= big.ascii);
  const { share, ascii } = best ? little : big;
  // Its NUL bytes are those of blanks, digits and line ends.
  return share < MOST_PLAUSIBLE || ascii === 0 ? undefined : best ? 'utf-16le' : 'utf-16be';
}

/** @param high whether the high byte of a pair is the first (0) or the second (1) */
function plausible(bytes: Uint8Array, high: 0 | 1): { share: number; ascii: number } {
  let [good, ascii, pairs] = [0, 0, 0];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [one, two] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    const code = ((high === 0 ? one : two) << 8) | (high === 0 ? two : one);
    if (isAscii(code)) ascii++;
    else if (isChinese(code)) good++;
    if (isAscii(one) && isAscii(two)) pairs++;
  }
  const count = bytes.length / 2;
  return { share: pairs / count > MOST_PAIRS ? 0 : (good + ascii) / count, ascii };
}

function isAscii(code: number): boolean {
  return code === 9 || code === 10 || code === 13 || (code >= 32 && code < 127);
}

function isChinese(code: number): boolean {
  return (
    (code >= 0x4e00 && code < 0xa000) ||
    (code >= 0x3000 && code < 0x3040) ||
    (code >= 0xff00 && code < 0xfff0) ||
    (code >= 0x2010 && code < 0x2040) ||
    // No-break space, degree, plus-minus, middle dot, times.
    [0xa0, 0xb0, 0xb1, 0xb7, 0xd7].includes(code)
  );
}

/**
 * GB 18030 or Big5: nearly all bytes are allowed in both, so what tells is where the characters of everyday lie. In
 * GB 2312 these are the rows B0 to D7 with a second byte from A1 on, in Big5 the rows A4 to C6 with a second byte that
 * is below 7F in every third character or so. Ties, as in a text of one or two characters, are GB 18030.
 */
function chinese(bytes: Uint8Array): 'gb18030' | 'big5' {
  let [pairs, everydayGb, everydayBig5] = [0, 0, 0];
  const end = Math.min(bytes.length, SAMPLE);
  for (let at = 0; at < end; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[++at];
    if (trail === undefined) break;
    // No character of Big5, but one of GBK, or of the four bytes of GB 18030.
    if (lead < 0xa1 || lead > 0xf9 || trail < 0x40 || (trail > 0x7e && trail < 0xa1)) return 'gb18030';
    pairs++;
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3)) everydayGb++;
    if ((lead >= 0xa4 && lead <= 0xc6) || lead === 0xa1) everydayBig5++;
  }
  return pairs > 0 && everydayBig5 > everydayGb ? 'big5' : 'gb18030';
}
