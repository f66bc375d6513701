/** What a name ends with when its value is a secret; letters are lower case and separators gone. */
const SECRET_END = new RegExp(
  [
    'passwords?|passwd|passphrase|pwd|psk|secrets?key|secret|tokens?|credentials?|cookie',
    '(?:api|private|access|sign|signing|signature|aes|des|sm2|sm4|rsa|encrypt|encryption|encode|decrypt|hmac|jwt|master|shared|account|storage|auth)key',
    'authcode|accesscode|verifycode|requirepass|masterauth|connectionstrings?|webhook',
    '密码|口令|密钥|秘钥|私钥|授权码|验证码|密匙',
  ].join('|'),
).source;
const ENDS_SECRET = new RegExp(`(?:${SECRET_END})$`, 'u');
/** `pass` and `pin` are secrets as words of their own, not in compass or bypass. */
const SECRET_WORD =
  /^(?:(?:db|user|root|admin|my|ftp|smtp|mail|auth|key|store|trust|login)?pass|pin|pw|salt)$/;
/** Says what the value is for, and does not change that it is a secret. */
const NEUTRAL_WORD =
  /^(?:value|text|plain|default|base64|hash|encrypted|enc|prod|dev|test|uat|old|new|current|primary|secondary|\d+)$/;
/** A switch or a limit: requirePassword, maxTokens. */
const SWITCH_WORD =
  /^(?:has|is|require|requires|required|show|hide|enable|enabled|disable|disabled|no|skip|check|validate|verify|use|allow|forgot|forget|reset|change|update|ask|max|min|num|count|public|expired?)$/;

/**
 * Does the value of a key look like a secret, judged by the key's dotted name alone? What decides is how the
 * name ends: `jdbc.password` yes, `password.min-length` and `tokenUrl` no, `jwt.secret.key` yes.
 */
export function isSecretKey(name: string): boolean {
  const known = judged.get(name);
  if (known !== undefined) return known;
  // Profiles and sites repeat their keys; what was judged long ago may be judged again.
  if (judged.size >= REMEMBERED) judged.clear();
  const answer = judge(name);
  judged.set(name, answer);
  return answer;
}

/** Names of keys that are remembered. */
const REMEMBERED = 20_000;
const judged = new Map<string, boolean>();

function judge(name: string): boolean {
  const segments = name
    .replace(/\[\]/g, '')
    .split('.')
    .filter(segment => segment !== '');
  let words = wordsOf(segments.at(-1) ?? '');
  while (words.length > 1 && NEUTRAL_WORD.test(words.at(-1) ?? '')) words = words.slice(0, -1);
  // `secret.value`, `jwt.token.key`, `passwords.admin`: the part before the last one tells.
  const parent = wordsOf(segments.at(-2) ?? '');
  const last = words.join('');
  if (words.length === 1 && (NEUTRAL_WORD.test(last) || last === 'key')) words = [...parent, ...words];
  if (words.length > 1 && NEUTRAL_WORD.test(words.at(-1) ?? '')) words = words.slice(0, -1);
  if (/^(?:passwords|passwds|connectionstrings)$/.test(parent.join(''))) return true;
  if (words.some((word, at) => at < words.length - 1 && SWITCH_WORD.test(word))) return false;
  // A list of names, and the switch of browsers for cross-site requests.
  if (words.join('') === 'secrets' || parent.at(-1) === 'cors') return false;
  return ENDS_SECRET.test(words.join('')) || SECRET_WORD.test(words.at(-1) ?? '');
}

/** `mailAppSecret2`, `MAIL_APP_SECRET`, `mail-app-secret` → mail, app, secret. */
function wordsOf(segment: string): string[] {
  return segment
    .normalize('NFKC')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[\s._\-:/@]+/)
    .map(word =>
      word.replace(/(?<=\D)\d+$/, match =>
        /^(?:sm|rsa|base|h)$/.test(word.slice(0, -match.length)) ? match : '',
      ),
    )
    .filter(word => word !== '');
}
