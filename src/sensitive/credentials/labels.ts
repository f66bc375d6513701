/** How much a label promises: a `password` may be any word, a `token` in code is mostly a variable. */
export type LabelStrength = 'password' | 'key';

export interface Label {
  readonly strength: LabelStrength;
  /** The kind that a value beside this label gets. */
  readonly kind: 'labelled-value' | 'labelled-key' | 'vpn-key' | 'insurance-key';
}

/** The words that a Chinese label ends with, in both scripts, also with a blank inside. */
export const CHINESE_LABEL =
  '(?:密[ \\t]?[码碼]|口[ \\t]?令|密[钥鑰匙]|秘[钥鑰]|金鑰|私[钥鑰]|授[权權][码碼]|[验驗][证證][码碼]|激活[码碼]|提取[码碼]|[访訪][问問][码碼]|[连連]接[码碼]|通行[码碼]|解[锁鎖][码碼]|暗[号號]|PIN[ \\t]?[码碼]|令牌)';
const CHINESE_KEY = /(?:密[钥鑰匙]|秘[钥鑰]|金鑰|私[钥鑰]|令牌)$/;

const PASSWORD_WORD =
  /^(?:password|passwd|passphrase|passcode|passwort|kennwort|pwd|psw|psk|pw|mima|kouling|dlmm|yhmm|czymm)$/;
/** Written together with something else, without a capital or a separator between. */
const PASSWORD_COMPOUND =
  /(?:password|passwd|passphrase|pwd)$|^(?:requirepass|masterauth|storepass|keypass|bindpw|rootpw|adminpw|dbpw|userpw|dbpass|userpass|rootpass|adminpass|mypass|sshpass|logpass|ftppass|mailpass|keystorepass|truststorepass|loginpass|authpass|dbpw|ftppw|mailpw)$/;
const KEY_WORD =
  /(?:secret|secretkey|apikey|accesskey|privatekey|prikey|privkey|accesstoken|authtoken|refreshtoken|token|secrettext|encryptkey|signkey|aeskey|deskey|appkey|masterkey|sharedkey|sm[24]key|sk|salt|accountkey|storagekey|signingkey|encryptionkey|hmackey|jwtkey|licensekey|sessionkey|webhookkey|subscriptionkey|masterkey|corpsecret|agentsecret|channelkey|channelsecret|paykey|mchkey|apisecret|apiv3key|(?:super|admin|auth|login|unlock|crypto?|cipher)key)$/;
const INSURANCE_WORD = /(?:appsecret|secretkey|sm[24](?:private|pri|priv)?key|sm4|sm2)$/;
/** What may follow the secret word in a key: a number or the name of an environment or a system. */
const SUFFIX =
  /^(?:\d+|prod|prd|production|dev|test|uat|master|slave|primary|admin|root|default|his|emr|lis|pacs|ris|db|hex|base64|plain|value|text|trim|base|old|new|bak|backup|test\d*|ro|rw|read|write|prod\d*)$/;
/** Nothing secret in spite of its last word. */
const NOT_SECRET_KEY =
  /^(?:public|pub|authenticity|xsrf|verification|antiforgery|has|is|show|hide|forgot|forget|reset|change|need|needs|require|requires|enable|use|no|without|next|page|csrf|cancel|match|confirm)$/;

const PASSWORD_MANAGER =
  /^(?:(?:proxy|fastcgi|uwsgi|scgi|grpc|memcached)pass|keepassx?c?|lastpass|1password|\w*bypass|multipass)$/;

/** What an identifier (`spring.datasource.password`, `dbPwd`, `POSTGRES_PASSWORD`) promises, if anything. */
export function labelOfKey(key: string): Label | undefined {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '');
  joinPassWord(words);
  while (words.length > 1 && SUFFIX.test(words.at(-1) ?? '') && !/^sm[24]$/.test(words.at(-1) ?? ''))
    words.pop();
  const last = (words.at(-1) ?? '').replace(/(?<!\d)\d+$/, '');
  const before = words.at(-2) ?? '';
  if (last === '' || [last, `${before}${last}`, key.toLowerCase()].some(name => PASSWORD_MANAGER.test(name)))
    return undefined;
  if (last === 'psk' || /(?:shared ?key|sharedsecret)$/.test(words.slice(-3).join('').replace(/^pre/, ''))) {
    return { strength: 'password', kind: 'vpn-key' };
  }
  if (PASSWORD_WORD.test(last) || PASSWORD_COMPOUND.test(last) || last === 'pass') {
    if (NOT_SECRET_KEY.test(before) && !/^(?:change|reset|confirm)$/.test(before)) return undefined;
    return { strength: 'password', kind: 'labelled-value' };
  }
  if (last === 'community' || (last === 'string' && before === 'community')) {
    const isNetwork =
      last === 'string' || /^(?:snmp|ro|rw|read|write|trap|get|set|monitor|monitoring)$/.test(before);
    return isNetwork ? { strength: 'password', kind: 'labelled-value' } : undefined;
  }
  const tail = words.slice(-3).join('');
  if (!KEY_WORD.test(tail) && !INSURANCE_WORD.test(tail)) return undefined;
  if (/(?:^|[^a-z])public|publickey/.test(tail) || NOT_SECRET_KEY.test(before)) return undefined;
  if (last === 'key' && !KEY_WORD.test(words.slice(-2).join('')) && !INSURANCE_WORD.test(tail))
    return undefined;
  return { strength: 'key', kind: INSURANCE_WORD.test(tail) ? 'insurance-key' : 'labelled-key' };
}

/** `PassWord`, `pass_wd`, `Pass-Phrase`: one word that people write as two. */
function joinPassWord(words: string[]): void {
  const at = words.findIndex(
    (word, index) => word.endsWith('pass') && /^(?:w(?:or)?d|phrase|code)s?\d*$/.test(words[index + 1] ?? ''),
  );
  if (at >= 0) words.splice(at, 2, `${words[at]}${words[at + 1]}`);
}

/** What a Chinese label promises; `before` is the text in front of it. */
export function labelOfChinese(word: string, before: string): Label {
  if (/共享$/.test(before) || /(?:VPN|IPSec|L2TP|PSK)\s*$/i.test(before)) {
    return { strength: 'password', kind: 'vpn-key' };
  }
  if (!CHINESE_KEY.test(word)) return { strength: 'password', kind: 'labelled-value' };
  const isInsurance = /(?:SM[24]|国密|医保|渠道)[^\s,;]{0,8}$/i.test(before);
  return { strength: 'key', kind: isInsurance ? 'insurance-key' : 'labelled-key' };
}
