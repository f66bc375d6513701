import { isExcused } from '../excuses.ts';
import { type Candidate, guessedCredential, type Scan } from '../match.ts';
import { looksChosen } from '../notSecret.ts';
import { lineAfter, lineBefore } from '../window.ts';

interface OddPlace {
  readonly hint: RegExp;
  readonly pattern: RegExp;
}

const ODD: readonly OddPlace[] = [
  // "RegisteredUsers": {"viewer": "x"}, users = { admin = "x" }
  {
    hint: /users|accounts|credentials|logins|basic_?auth/,
    pattern:
      /\b\w{0,30}(?:users|accounts|credentials|logins|basic_?auth)\\?["']?\s{0,4}[:=]\s{0,4}['"]?\s{0,4}\{\s{0,20}\\?["']?[A-Za-z][\w.@-]{0,30}\\?["']?\s{0,4}[:=]\s{0,4}\\?["'](?<secret>[^"'\\\r\n]{3,60})\\?["']/dgi,
  },
  // logon=drgs|x|10.18.0.2, ftp.account = his,x
  {
    hint: /log[io]n|auth|cred|account|userp|user_p|access/,
    pattern:
      /^[ \t]{0,20}[\w.-]{0,40}(?:log[io]n|auth|cred(?:ential)?s?|account|userpass|userpwd|user_?info|access)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?[A-Za-z][\w.\\-]{1,30}[ \t]?[|,;/:][ \t]?(?<secret>[^\s"'|,;/<>{}]{4,60})(?=$|[\s"'|,;])/dgim,
  },
  // Conn=10.1.1.2|his|sa|x|1433: host, database, account and password in one setting
  {
    hint: /conn|database|server|db|数据库|连接/,
    pattern:
      /^[ \t]{0,20}[\w.\u4e00-\u9fff-]{0,30}(?:conn\w{0,12}|db\w{0,8}|database|server|数据库|连接串?)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?:\d{1,3}(?:\.\d{1,3}){3}|[\w-]{1,30})(?:[|,;][^|,;\s"']{1,30}){1,3}?[|,;](?<secret>(?=[^|,;\s"']{0,39}[A-Z!@#$%^&*_])[^|,;\s"'=<>{}]{5,40})(?=$|[\s"'|,;])/dgim,
  },
  // --password-file=<(echo x), --password-stdin <<< "x"
  {
    hint: /pass|secret|login|<<</,
    pattern:
      /(?:pass(?:word|wd|phrase)?|secret|token)[\w-]{0,12}[= \t]{1,3}<\([ \t]{0,3}(?:echo|printf)[ \t]+(?:-n[ \t]+)?["']?(?<secret>[^\s"'()]{3,80})/dgi,
  },
  {
    hint: /<<</,
    pattern:
      /(?:pass(?:word|wd)?|--stdin|--password-stdin|-fd[ \t]0|login|sudo[ \t]-S|kinit|cryptsetup)[^\r\n<]{0,80}<<<[ \t]{0,3}["']?(?<secret>[^\s"'()]{3,80})/dgi,
  },
  {
    hint: /password-stdin|passphrase-fd|kinit|cryptsetup|--stdin/,
    pattern:
      /\b(?:echo|printf)[ \t]+(?:-n[ \t]+)?(?:"(?<secret>[^"\r\n]{3,80})"|'[^'\r\n]{3,80}'|[^\s"'|]{3,80})[ \t]{0,3}\|[^\r\n|]{0,120}(?:--password-stdin|--passphrase-fd|\bkinit\b|\bcryptsetup\b|--stdin)/dgi,
  },
  // 'oracle://his:' + quote('x') + '@…', f"mysql://his:{quote('x')}@…"
  {
    hint: /:\/\//,
    pattern:
      /:\/\/[\w.%-]{1,40}:(?:["'`][ \t]{0,4}[+.&][ \t]{0,4}|\$?\{)(?:[\w.]{1,40}\([ \t]{0,3}){0,2}["'`](?<secret>[^"'`\r\n]{3,60})["'`]/dgi,
  },
  // Basic b64encode(b'esb:x'), btoa("esb:x")
  {
    hint: /basic|b64|base64|btoa/,
    pattern:
      /(?:\bbasic\b|b64encode|\bbtoa|base64_encode|encodetostring|tobase64string|encodebase64|urlsafe_b64encode|base64\.encode)[^"'\r\n]{0,60}(?:["'][ \t]{0,3}[+.,&]?[ \t]{0,3}[\w.$(]{0,60})?b?["'][A-Za-z][\w.@-]{1,30}:(?<secret>[^"'\s:{}$%]{4,60})["']/dgi,
  },
  // auth=("his", "x"), connect(driver, url, ["his", "x"], jar)
  {
    hint: /auth|connect/,
    pattern:
      /(?:\bauth[ \t]?=[ \t]?|\bconnect\([^()[\]\r\n]{0,160},[ \t]?)[([][ \t]?["'][A-Za-z][\w.@-]{0,40}["'][ \t]?,[ \t]?["'](?<secret>[^"'\r\n]{3,60})["'][ \t]?[)\]]/dgi,
  },
  // const KEY = CryptoJS.enc.Utf8.parse('x'), key = bytes.fromhex('x')
  {
    hint: /key/,
    pattern:
      /(?<![a-z])(?:[a-z]{1,12}[_-]?)?key(?:[_-]?(?:str|bytes|hex|spec))?["']?[ \t]{0,4}[:=][ \t]{0,4}(?:new[ \t])?(?:[\w.]{0,40}\.parse|buffer\.from|bytes(?:\.fromhex)?|bytearray|unhexlify|[\w.]{0,20}b64decode|[\w.]{0,30}decodebase64|hextobytes|[\w.]{0,40}\.getbytes|[\w.]{0,20}tobytes|\[\]byte|encoding\.\w{3,8}\.getbytes)\([ \t]{0,3}b?["'](?<secret>[^"'\s]{8,64})["']/dgi,
  },
  // tn.read_until(b"Password: ") ⏎ tn.write(b"x"), child.expect('assword:') ⏎ child.sendline('x')
  {
    hint: /assword|密码|口令/,
    pattern:
      /(?:assword|密码|口令)[^"'\r\n]{0,12}["'][^"'\r\n]{0,24}\r?\n\s{0,20}[\w.$]{1,30}\.(?:write|send|send_?line|println|writeline)\([ \t]?b?["'](?<secret>[^"'\\\s]{4,60})/dgi,
  },
  // If Text2.Text = "x" Then: a control that nobody named
  {
    hint: /\btext\d{1,2}\.text|\bedit\d{1,2}\.text|\btextbox\d{1,2}\.text/,
    pattern:
      /\b(?:if|and|or)\b[^"'\r\n]{0,60}\b(?:text|edit|textbox)\d{1,2}\.text\)?(?:\.trim(?:\(\))?)?[ \t]{0,3}={1,2}[ \t]{0,3}["'](?<secret>[a-z][^"'\s]{2,30}\d{2}[^"'\s]{0,10})["']/dgi,
  },
  // SNMPv3: auth SHA x, priv AES 128 x
  {
    hint: /snmp|usm|priv/,
    pattern:
      /\b(?:auth|priv|privacy|-a|-x)\w{0,10}[ \t:=]{1,3}(?:hmac-?)?(?:sha|md5|aes|3?des)(?:[ -]?\d{2,3})?[ \t]{0,2}[ \t:=,/][ \t]{0,2}["'`]?(?<secret>[^\s"'`,;，；、]{8,60})/dgi,
  },
];

/** "SGlzUHJvZF8zMzA2" in a call that decodes it. */
const ENCODED = /(?:base64|b64|atob|unbase)[^\r\n"']{0,60}["'](?<secret>[A-Za-z0-9+/]{8,120}={0,2})["']/dgi;

/** Places that no table and no label names: maps of users, lists in one setting, what is piped in, what is encoded. */
export function* findOddPlaces(scan: Scan): Generator<Candidate> {
  const { text, lower, fileKind } = scan;
  if (fileKind === 'translation') return;
  for (const { hint, pattern } of ODD) {
    if (!hint.test(lower)) continue;
    for (const match of text.matchAll(pattern)) {
      const value = match.groups?.['secret'] ?? '';
      const start = match.indices?.groups?.['secret']?.[0];
      if (start === undefined || isExcused(value) || !looksChosen(value) || !/\d/.test(value)) continue;
      if (/^[$%<{]|^\/\/|:\/\/|^\w+\(|^\d+(?:\.\d+)+$|^[\w.-]+@[\w-]+\.\w+$/.test(value)) continue;
      yield guessedCredential('labelled-value', start, value);
    }
  }
  if (!/base64|b64|atob/i.test(lower)) return;
  for (const match of text.matchAll(ENCODED)) {
    const value = match.groups?.['secret'] ?? '';
    const start = match.indices?.groups?.['secret']?.[0];
    if (start === undefined) continue;
    const around = lineBefore(text, match.index, 120) + lineAfter(text, start + value.length, 80);
    if (!/pass|pwd|secret|密码|口令|密钥/i.test(around)) continue;
    const plain = decoded(value);
    if (plain !== undefined && looksChosen(plain) && !isExcused(plain))
      yield guessedCredential('labelled-value', start, value);
  }
}

/** The text behind Base64, undefined where it is none. */
function decoded(value: string): string | undefined {
  try {
    const plain = atob(value);
    return /^[\x20-\x7e]{4,60}$/.test(plain) ? plain : undefined;
  } catch {
    return undefined;
  }
}
