import { type Candidate, credential, type Scan } from '../match.ts';
import { shape, shapeSet, valuesOf } from './patterns.ts';

/** RFC 7468 and the older forms of OpenSSL, OpenSSH and OpenVPN; public parts do not match. */
const PRIVATE_BEGIN =
  /-----BEGIN (?:[A-Z0-9]+ ){0,3}(?:PRIVATE KEY(?: BLOCK)?|OpenVPN Static key V1)-----|PuTTY-User-Key-File-[23]:/g;
const BLOCK_REACH = 12_000;

/** Keys and hooks whose form alone tells them; the clouds and chat tools that Chinese hospitals' projects use. */
const TOKENS = shapeSet([
  shape('cloud-token', 'ltai', `(?<![A-Za-z0-9])(?<secret>LTAI[A-Za-z0-9]{12,26})(?![A-Za-z0-9])`),
  shape('cloud-token', 'akid', `(?<![A-Za-z0-9])(?<secret>AKID[A-Za-z0-9]{28,40})(?![A-Za-z0-9])`),
  shape('cloud-token', 'sec', `\\b(?<secret>SEC[0-9a-f]{64})\\b`),
  shape(
    'cloud-token',
    'qyapi',
    `qyapi\\.weixin\\.qq\\.com\\/cgi-bin\\/webhook\\/send\\?key=(?<secret>[0-9a-f-]{36})`,
  ),
  shape(
    'cloud-token',
    'webhook',
    `\\bwebhook[ _-]?key["']?[ \\t]{0,3}[:=][ \\t]{0,3}["']?(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
    { flags: 'i' },
  ),
  shape('cloud-token', 'open-apis', `\\/open-apis\\/bot\\/(?:v2\\/)?hook\\/(?<secret>[0-9a-f-]{32,36})`),
  shape('cloud-token', 'token=', `[?&](?:access_?token|token|sign_?key)=(?<secret>[\\w.~-]{20,200})`, {
    strict: true,
    flags: 'i',
  }),
  shape('cloud-token', 'eyj', `(?<![\\w-])(?<secret>eyJ[\\w-]{10,600}\\.eyJ[\\w-]{8,1500}\\.[\\w-]{16,600})`),
  shape(
    'cloud-token',
    'basic',
    `\\bAuthorization["']?[ \\t]*[:=,][ \\t]*["']?Basic[ \\t]+(?<secret>[A-Za-z0-9+/]{10,200}={0,2})`,
    { flags: 'i' },
  ),
  shape('cloud-token', 'bearer', `\\bBearer[ \\t]+(?<secret>[\\w.~+/-]{24,400}={0,2})`, { strict: true }),
  shape(
    'cloud-token',
    'ghp_ gho_ ghu_ ghs_ ghr_ github_pat_',
    `\\b(?<secret>(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\\w{40,90}))\\b`,
  ),
  shape('cloud-token', 'glpat-', `\\b(?<secret>glpat-[\\w-]{20,40})\\b`),
  shape('cloud-token', 'akia asia', `(?<![A-Z0-9])(?<secret>(?:AKIA|ASIA)[A-Z0-9]{16})(?![A-Z0-9])`),
  shape(
    'vpn-key',
    'privatekey presharedkey',
    `^[ \\t]*(?:PrivateKey|PresharedKey)[ \\t]*=[ \\t]*(?<secret>[A-Za-z0-9+/]{42,43}=?)`,
    { flags: 'im' },
  ),
  shape('vpn-key', 'psk', `\\bPSK[ \\t:=]{1,4}["'](?<secret>[^"'\\r\\n]{4,100})["']`),
]);

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
