import { type Candidate, credential, type Scan } from '../match.ts';
import { valuesOf } from './patterns.ts';
import { TOKENS } from './tokens.ts';

/** RFC 7468 and the older forms of OpenSSL, OpenSSH and OpenVPN; public parts do not match. */
const PRIVATE_BEGIN =
  /-----BEGIN (?:[A-Z0-9]+ ){0,3}(?:PRIVATE KEY(?: BLOCK)?|OpenVPN Static key V1)-----|PuTTY-User-Key-File-[23]:/g;
const BLOCK_REACH = 12_000;

/** Private keys, access keys, web hooks and tokens that are told by their own form. */
export function* findKeys(scan: Scan): Generator<Candidate> {
  yield* findPrivateKeys(scan.text);
  for (const { kind, value, start } of valuesOf(TOKENS, scan)) yield credential(kind, start, value);
}

function* findPrivateKeys(text: string): Generator<Candidate> {
  for (const match of text.matchAll(PRIVATE_BEGIN)) {
    const from = match.index + match[0].length;
    const block = text.slice(from, from + BLOCK_REACH);
    const boundary = /-----(?:END [^-\r\n]{1,60}-----|BEGIN )/.exec(block);
    const end = boundary?.[0].startsWith('-----END') ? boundary : null;
    const body = end === null ? block.slice(0, 200) : block.slice(0, end.index);
    // A program that only compares with or strips the header has no key behind it.
    const isBare = /^\s*$/.test(body) && end === null;
    const holdsKey = end === null ? leadingKey(body) !== '' : /[A-Za-z0-9+/]{16}/.test(body);
    if (!isBare && !holdsKey) continue;
    yield credential(
      'private-key',
      match.index,
      match[0] + (end === null ? leadingKey(body) : block.slice(0, end.index + end[0].length)),
    );
  }
}

/** As much of an unfinished block as looks like a key. */
function leadingKey(body: string): string {
  return /^(?:\s|\\[nr]|["'+>])*[A-Za-z0-9+/=]{16,}/.exec(body)?.[0] ?? '';
}
