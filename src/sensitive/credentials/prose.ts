import { isExcused } from '../excuses.ts';
import { type Candidate, guessedCredential, type Scan } from '../match.ts';
import { isKnownDefault, looksChosen, looksGenerated } from '../notSecret.ts';
import { syntaxAt } from '../scan.ts';
import { lineAfter, lineBefore } from '../window.ts';
import { CHINESE_LABEL } from './labels.ts';

/** Between a label and its value: signs of Markdown and of the web, a bullet, a colon. */
const MARKUP =
  '(?:[*_`"“”‘’\'「【(]|<\\/?(?:code|b|strong|span|em|kbd|i|u|font|tt|mark|samp)(?:[ ][^<>\\r\\n]{0,40})?>|\\[)';
const TOKEN = '[\\x21-\\x7e]{3,60}';

interface Phrase {
  /** Words one of which the text holds, in lower case. */
  readonly hint: RegExp;
  readonly pattern: RegExp;
  /** What the value must look like. */
  readonly needs: 'chosen' | 'code' | 'key' | 'any';
}

/** Words that bring in a value behind other words: 还是初始的 X, 我发给小王了:X, 改成了 X. */
const CHINESE_ROUNDABOUT = new RegExp(
  `${CHINESE_LABEL}(?:\\([^()\\r\\n]{0,20}\\))?[\\u4e00-\\u9fffA-Za-z0-9,、;/ \\t-]{0,24}?(?:是|为|成|用|的|了|叫|填|改|输|试|给|:|=|→|->|[加\\d]\\()[ \\t]{0,3}${MARKUP}{0,4}(?<secret>${TOKEN})`,
  'dg',
);
/** 密码 1234, 门禁密码 2580# */
const CHINESE_DIGITS = new RegExp(
  `${CHINESE_LABEL}[ \\t]{0,3}${MARKUP}{0,3}(?<secret>\\d{4,8}[#*!@]?)(?=[ \\t]{0,3}(?:$|[^\\w\\u4e00-\\u9fff%./:-]|[,;。(]))`,
  'dgm',
);
/** Labels of a door, a device or a network rather than of an account. */
const DEVICE_CODE = new RegExp(
  `\\b(?:wi-?fi|wlan|wireless|wpa[23]?|network|ssid|router|hotspot)(?:[ _-](?:key|passphrase|code|password))\\b[^\\r\\n:=]{0,24}?(?:[:=]|[ \\t]is|[ \\t]to)?[ \\t]{0,3}${MARKUP}{0,4}(?<secret>${TOKEN})`,
  'dgi',
);
const LOCK_CODE = new RegExp(
  `\\b(?:(?:unlock|door|entry|alarm|gate|access|pairing|activation|recovery|service|maintenance|admin|engineer(?:ing)?|lock|safe|security|keypad|supervisor|override|sim|u ?盾)[ -](?:code|pin|combination)|PIN(?:[ -](?:code|number))?|passcode|combination)\\b(?:[ \\t](?:of|for|to|on)[ \\t][\\w '’./-]{1,40}?(?=[ \\t]{0,3}[:=]|[ \\t](?:is|was|remains|set|changed)\\b))?(?:[ \\t]{0,3}[:=][ \\t]{0,3}|[ \\t](?:is|was|remains|stays?|stayed|has[ ](?:stayed|been|remained)|(?:is|was)[ ]still|still[ ]is|set to|changed to|became)[ \\t]{1,3}|[ \\t]{1,3})${MARKUP}{0,4}(?<secret>(?=[A-Za-z#*!@$-]{0,20}\\d)[A-Za-z0-9#*!@$-]{4,24})`,
  'dgi',
);
/** pw: X, pwd for root → X, password (admin): X, the password remains X */
const ENGLISH_ROUNDABOUT = new RegExp(
  `(?<![\\w.-])(?:password|passwd|passphrase|passcode|pwd|pw)s?\\b(?:[ \\t]?\\([^()\\r\\n]{0,30}\\))?(?:[ \\t](?:for|of|to|on|at|in|there|here|still|now|currently|remains|has|been|was|is|the|a|an|this|that|we|they|uses?|used|both|all|set|changed|reset|kept|left|default|initial|root|admin|user|same|box|server|database|account)|[ \\t][\\w'’./-]{1,20}){0,6}?[ \\t]{0,3}(?:[:=]|→|->|=>|[ \\t](?:is|was|remains|stays|stayed|became|to|as|still)[ \\t])[ \\t]{0,3}${MARKUP}{0,4}(?<secret>${TOKEN})`,
  'dgi',
);
/** the password is the vendor's name and a year: X */
const DESCRIBED = new RegExp(
  `(?<![\\w.-])(?:password|passphrase|passcode|pwd|pw)[ \\t](?:is|was|stays|remains|equals|follows)[^\\r\\n.:=;,"'|]{2,60}(?::|=|→|->|,[ ](?:so|i\\.e\\.|that[ ]is))[ \\t]{1,3}${MARKUP}{0,4}(?<secret>${TOKEN})`,
  'dgi',
);
/** le mot de passe est X, la contraseña de lab es X, パスワードは X: labels of other languages */
const FOREIGN = new RegExp(
  `(?:mots?[ -]de[ -]passe|contrase[nñ]as?|\\bsenhas?|wachtwoord|lösenord|lozinka|hasł[oa]|parola(?: d['’]ordine)?|şifre(?:si)?|mật khẩu|kata sandi|парол[ьяюе]м?|パスワード|비밀번호)(?:[ \\t][\\p{L}'’./-]{1,24}){0,6}?[ \\t]{0,3}(?:[:=→]|->|は|[ \\t](?:est|es|é|è|is|era|sigue siendo|reste|jest|là|adalah|ist|är|—|–|-)(?=[ \\t\`"*]))[ \\t]{0,3}${MARKUP}{0,4}(?<secret>${TOKEN})`,
  'dgiu',
);
/** type "X" as passphrase, 输入 X 作为密码 */
const VALUE_FIRST =
  /(?:["'`“「](?<secret>[\x21-\x7e]{4,40})["'`”」][ \t]{0,2}(?:as|for|is|was)[ \t](?:the[ \t]|its[ \t]|our[ \t]|your[ \t]|a[ \t])?(?:[a-z]{1,12}[ \t])?(?:password|passphrase|passcode|pin|pwd)\b|(?<![\x21-\x7e])(?<later>[\x21-\x7e]{4,40})[ \t]{0,2}["'`”」]?(?:作为|当作?|做|就是)[\u4e00-\u9fff]{0,6}(?:密码|口令|密碼))/dgi;
/** ### LIS password ⏎ ⏎ X; - 密码 ⏎   - X */
const HEADED = new RegExp(
  `(?:${CHINESE_LABEL}|\\b(?:password|passphrase|passcode|pwd|wi-?fi key|PIN(?: code)?))(?:[ \\t]?\\([^()\\r\\n]{1,20}\\))?[*_\` \\t]{0,4}:?[*_ \\t]{0,3}\\r?\\n(?:[-=]{3,40}\\r?\\n)?(?:[ \\t]{0,8}\\r?\\n){0,2}[ \\t]{0,8}(?:[-*+>:][ \\t]{1,3}|\`\`\`\\w{0,12}\\r?\\n)?[*_\`"]{0,3}(?<secret>[\\x21-\\x7e]{4,200}?)[*_\`"]{0,3}[ \\t]{0,3}(?=\\r?\\n|$)`,
  'dgi',
);

/** The door opens with 4471#; 大门 2580#; SSID HIS-Ward, key w4rdWifi22 */
const DOOR =
  /(?:\b(?:door|gate|safe|alarm|keypad|turnstile)\b|门禁|大门|机房门|保险柜)[^.\r\n。;]{0,40}?(?:opens? with|opened with|disarm(?:ed|s)? with|code|用|按|输|:)[ \t]{0,3}(?<secret>\d{4,8}[#*]?)(?![\w.-])/dgi;
const SSID =
  /(?:\bSSID\b|\bwi-?fi\b|\bwlan\b|无线)[^\r\n]{1,40}?(?:\b(?:key|pw|pass|code)\b|密钥|连接码|(?<=SSID[^\r\n]{1,40})\/)(?:[ \t]is|是|为)?[ \t:=]{1,4}(?<secret>[\x21-\x7e]{6,40})/dgi;
/** signing pair: id rxhub-17, shared value 8f5f… */
const KEY_PHRASE =
  /\b(?:shared|signing|signature|secret|private|app|api|client|webhook|hmac|encryption)\b[^\r\n.]{0,48}?\b(?:value|key|secret|string|half|part|token)\b[ \t]{0,3}(?:is|[:=])?[ \t]{0,3}[`"']?(?<secret>[A-Za-z0-9+/=_-]{24,128})(?![\w])/dgi;
/** what was the sa password again? ⏎ Alice: X; 口令多少来着 ⏎ 我:X 大小写别错 */
const ANSWERED = new RegExp(
  `(?:${CHINESE_LABEL}|\\b(?:password|passphrase|passcode|pwd|pw)(?![\\w!@#$%]))[^\\r\\n]{0,30}[?吗呢么啥]?[ \\t]{0,3}\\r?\\n[> \\t*-]{0,6}(?:\\[?[\\d:]{4,8}\\]?[ \\t])?(?:[\\w\\u4e00-\\u9fff]{1,12}:[ \\t]?)?(?<secret>(?=[!-~]{0,30}\\d)(?=[!-~]{0,30}[!@#$%^&*])[\\x21-\\x7e]{6,40})(?=[ \\t]{0,3}(?:\\r?\\n|$|[,;。(、]|[ \\t][\\u4e00-\\u9fff]))`,
  'dgi',
);

/** 密码是:Hosp 2020 */
const WITH_BLANK = new RegExp(
  `(?:${CHINESE_LABEL}|\\b(?:password|passphrase|passcode|pwd))[ \\t]{0,2}(?:是|为|:|=|[ \\t]is)[ \\t:]{0,4}${MARKUP}{0,4}(?<secret>[A-Z]?[a-z]{2,12}[ ]\\d{3,8}[!@#$*]?)(?=[ \\t]{0,3}(?:$|[\\r\\n,;。.)"'\`*]))`,
  'dgim',
);

const PHRASES: readonly Phrase[] = [
  { hint: /[码碼令钥鑰号號匙]/, pattern: CHINESE_ROUNDABOUT, needs: 'chosen' },
  { hint: /[码碼令钥鑰号號]/, pattern: CHINESE_DIGITS, needs: 'code' },
  { hint: /wi-?fi|wlan|wireless|wpa|network|ssid|router|hotspot/, pattern: DEVICE_CODE, needs: 'chosen' },
  { hint: /code|pin|combination/, pattern: LOCK_CODE, needs: 'code' },
  { hint: /pass|pwd|pw\b/, pattern: ENGLISH_ROUNDABOUT, needs: 'chosen' },
  { hint: /pass|pwd|pw\b/, pattern: DESCRIBED, needs: 'chosen' },
  {
    hint: /passe|contrase|senha|wachtwoord|lösenord|lozinka|hasł|parola|şifre|mật khẩu|kata sandi|парол|パスワード|비밀번호/,
    pattern: FOREIGN,
    needs: 'chosen',
  },
  { hint: /pass|pwd|pin|[码碼令]/, pattern: VALUE_FIRST, needs: 'chosen' },
  { hint: /[码碼令钥鑰]|pass|pwd|pin|key/, pattern: HEADED, needs: 'chosen' },
  { hint: /door|gate|safe|alarm|keypad|turnstile|门|柜/, pattern: DOOR, needs: 'code' },
  {
    hint: /shared|sign|secret|private|api|client|webhook|hmac|encryption/,
    pattern: KEY_PHRASE,
    needs: 'key',
  },
  { hint: /ssid|wi-?fi|wlan|无线/, pattern: SSID, needs: 'chosen' },
  { hint: /[码碼令钥鑰]|pass|pwd|pw\b/, pattern: ANSWERED, needs: 'chosen' },
  { hint: /[码碼令钥鑰]|pass|pwd/, pattern: WITH_BLANK, needs: 'any' },
];

/** Secrets in sentences: with words or markup between the label and the value, below a heading, on the line after. */
export function* findInProse(scan: Scan): Generator<Candidate> {
  const { text, lower, fileKind } = scan;
  if (fileKind === 'translation') return;
  for (const { hint, pattern, needs } of PHRASES) {
    if (!hint.test(lower)) continue;
    for (const match of text.matchAll(pattern)) {
      const group = match.groups?.['secret'] === undefined ? 'later' : 'secret';
      const start = match.indices?.groups?.[group]?.[0];
      if (start === undefined) continue;
      const syntax = syntaxAt(scan, match.index);
      if (fileKind !== 'prose' && !isComment(lineBefore(text, match.index))) continue;
      if (syntax === 'code' && !isComment(lineBefore(text, match.index))) continue;
      const raw = match.groups?.[group] ?? '';
      const value = needs === 'any' ? raw : bareOf(raw);
      const rest = lineAfter(text, start + value.length, 20);
      if (needs !== 'any' && !isSaid(value, rest, needs)) continue;
      yield guessedCredential('labelled-value', start, value);
    }
  }
}

function isComment(before: string): boolean {
  // In a minified file everything stands behind some address.
  return (
    before.length < 160 &&
    /^[ \t]*(?:\/\/|#|--|\/\*|<!--|[*;'])|[;{}),][ \t]{1,20}(?:\/\/|#)[ \t]/.test(before)
  );
}

/** The value without what ends its sentence. */
function bareOf(raw: string): string {
  const cut = /^[^\s"'`<>,;|\\]+/.exec(raw)?.[0] ?? '';
  const value = cut.replace(/(?<![.:?…])[.:?…]+$/, '').replace(/(?:\*\*|__)$/, '');
  return /[)\]}]$/.test(value) && !/[([{]/.test(value)
    ? value.replace(/(?<![)\]}])[)\]}]+$/, '')
    : value.replace(/[([{]$/, '');
}

/** Nothing that a sentence about passwords holds beside one: a number with its unit, a date, a release, an address, a name. */
function isSaid(value: string, rest: string, needs: Phrase['needs']): boolean {
  if (value.length < 4 || isExcused(value)) return false;
  if (needs === 'key') return looksGenerated(value) && !/^[\w]+(?:[-_][a-z]+)+$/.test(value);
  if (
    /^\s?(?:位|个|天|次|秒|分|小时|年|月|日|字|种|条|级|days?|hours?|min|chars?|times|digits?|bits?|%|\/\d|-\d)/i.test(
      rest,
    )
  )
    return false;
  if (/^[:=]/.test(value)) return false;
  if (
    /^(?:https?|ftp|jdbc|ssh|redis|mongodb):|^\d{4}[-/.]\d|^v?\d+(?:\.\d+)+|^[\w.-]+@[\w-]+\.\w|^[\w-]+\.(?:com|cn|net|org|md|txt|ya?ml|properties|json|xml|ini|conf|exe|docx?|xlsx?|pdf|java|js|py|sh|sql)\b|^\/|^[\w-]+\/[\w-]+\/|^[\w.]+\(/i.test(
      value,
    ) ||
    /^[A-Z]{2,}-\d+$/.test(value)
  )
    return false;
  if (/^\d+$/.test(value)) {
    if (/^(?:19|20)\d\d$/.test(value) && /^\s?[-/年]/.test(rest)) return false;
    return needs === 'code' ? value.length <= 8 : value.length >= 6 && value.length <= 8;
  }
  if (needs === 'code')
    return (
      /\d/.test(value) &&
      (/^[\d#*]+$/.test(value) || (looksChosen(value) && value.length >= 4 && /\d{2}|[#*!@$]/.test(value)))
    );
  if (!looksChosen(value))
    return (
      isKnownDefault(value) &&
      !/^(?:system|admin|root|test|dev|pass|guest|super|oracle|mysql|postgres|nacos|sentinel|druid|minio|jenkins|tomcat|elastic|grafana|mirth|orthanc|openmrs|bahmni|hospital|manager|dba|administrator)$/i.test(
        value,
      )
    );
  return /\d/.test(value) && /[A-Za-z]/.test(value) && !isTechnical(value);
}

/** Names of algorithms, products, tables and settings have digits, too. */
export function isTechnical(value: string): boolean {
  return (
    /^(?:v\d|ipv|utf|sha|md|aes|des|rsa|ecc|sm|oauth|http|tls|ssl|sm|hl7|dicom|log4j|es\d|win|base|ldap|mysql|db|ns|php|python|java|vue|x\d|h\d|iso|rfc|gb|k8s|i18n|l10n|3des|2fa|mfa|totp|u2f|a\/b|s3|ec2|oss|web|q\d|step|part|table|fig|chapter|section|article|room|floor|level)\w{0,3}[-_]?\d*$/i.test(
      value,
    ) ||
    /^[a-z]+(?:[-_.][a-z]+)+\d?$/.test(value) ||
    /^[A-Z]+(?:[_-][A-Z0-9]+)+$/.test(value) ||
    /^\d+[A-Za-z]{1,3}$/.test(value) ||
    // urn:ietf:rfc:3986, ADT^A01, A01-A08, #ECECEC
    /^urn:|^(?:PR|GH|MR)[#-]\d|^[A-Z]{3}\^[A-Z]\d{2}|^[A-Z]\d{2}-[A-Z]\d{2}$|^#[\da-f]{3,8}$/i.test(value) ||
    // Neo4j
    /^[A-Za-z]{2,5}\d[a-z]?$|^[A-Za-z]+\d$/.test(value)
  );
}
