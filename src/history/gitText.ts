import { isDate } from '../core/dates.ts';

// What a commit holds may have been written by a broken clock, or by a program with another encoding.

/** Git began in 2005, and what was imported into it has no older days than these. */
const FIRST_DAY = '1971-01-01';
const LAST_DAY = '2199-12-31';

/**
 * The day of a commit; '' where the commit has none that can be: git prints the year 3170843, 1970-01-01, or the
 * placeholder itself.
 */
export function gitDay(text: string): string {
  return text >= FIRST_DAY && text <= LAST_DAY && isDate(text) ? text : '';
}

/**
 * A message that was written in GBK and taken for Latin-1 by git, which then wrote `Ð޸´` for 修复. Everything else stays
 * as it is: only where each byte that is not ASCII belongs to a common Chinese character it cannot be anything else.
 */
export function repairedText(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[\u3000-\u9fff]/.test(text)) return text;
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    // Bytes that happened to be UTF-8 were left alone.
    if (code <= 0xff) bytes.push(code);
    else bytes.push(...new TextEncoder().encode(char));
  }
  return isGb2312(bytes) ? new TextDecoder('gbk').decode(Uint8Array.from(bytes)) : text;
}

/** Pairs of bytes of GB 2312: marks in rows A1 to A3, characters in rows B0 to F7; at least two of these. */
function isGb2312(bytes: readonly number[]): boolean {
  let characters = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    if (trail < 0xa1 || trail > 0xfe) return false;
    if (lead >= 0xb0 && lead <= 0xf7) characters++;
    else if (lead < 0xa1 || lead > 0xa3) return false;
    at++;
  }
  return characters >= 2;
}
