import { isExcused } from '../excuses.ts';
import { type Candidate, credential, type Scan } from '../match.ts';

/** Basic b3J0…: RFC 7617, `user:password` in Base64, whatever stands in front of it. */
const BASIC =
  /\bBasic(?:["'`]?[ \t]{0,2}[,+.&]?[ \t]{0,2}["'`]?[ \t]{0,2})(?<secret>[A-Za-z0-9+/]{8,240}={0,2})(?![\w+/=])/dgi;
/** The two of RFC 7617, and what manuals write into their samples. */
const SAMPLE =
  /^aladdin:|^test:123|^beep:boop$|^(?:user(?:name)?|admin|foo|demo|test):(?:pass(?:word)?|bar|demo|test)$/i;

/** Account and password in a header, also in one that no label names: `proxy_set_header Authorization "Basic …"`. */
export function* findBasicAuth({ text, lower, isTestSource }: Scan): Generator<Candidate> {
  if (isTestSource || !lower.includes('basic')) return;
  for (const match of text.matchAll(BASIC)) {
    const value = match.groups?.['secret'] ?? '';
    const start = match.indices?.groups?.['secret']?.[0];
    if (start !== undefined && isLogin(value)) yield credential('cloud-token', start, value);
  }
}

function isLogin(value: string): boolean {
  const plain = plainOf(value);
  if (plain === undefined || SAMPLE.test(plain)) return false;
  return !isExcused(plain.slice(plain.indexOf(':') + 1));
}

/** `user:password`, undefined where it is none. */
function plainOf(value: string): string | undefined {
  try {
    const plain = atob(value);
    return /^[\w.@\\ -]{1,60}:[\x20-\x7e]{3,120}$/.test(plain) ? plain : undefined;
  } catch {
    return undefined;
  }
}
