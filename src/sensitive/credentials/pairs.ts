import { type Candidate, credential, type Scan } from '../match.ts';
import { isKnownDefault, isNotSecret, isOfProgram, looksChosen } from '../notSecret.ts';
import { lineAfter, lineBefore } from '../window.ts';

const ACCOUNT =
  '(?:账号|帐号|账户|帐户|賬號|帳號|帳戶|用户名|用户|用戶|使用者|登录名|登录|登陆|登入|管理员|user(?:name)?|login|account|credentials?|凭据|凭证)';
const PASSWORD = '(?:密码|密碼|口令|pass(?:word|wd)?|pwd)';
const NAME = '[A-Za-z][\\w.@$-]{0,40}';
const VALUE = '[\\x21-\\x7e]{3,60}';

/** 账号/密码:u/p, 用户名密码: u p, 账密:u/p, user/pass = a:b */
const BOTH_LABELS = new RegExp(
  `(?:${ACCOUNT}[ \\t]{0,2}(?:[/\\\\、,&+|和及与-]|and)?[ \\t]{0,2}${PASSWORD}|[账帐]密)[ \\t]{0,2}(?:都|均|统一|默认)?(?:[:=]|是|为|[ \\t])[ \\t]{0,4}[\`"'(]?(?<user>${NAME})[\`"']?[ \\t]{0,3}(?:[/:,|、]|[ \\t])[ \\t]{0,3}[\`"']?(?<secret>${VALUE})`,
  'dgi',
);
/** 账号密码都是 admin123: one word for both */
const SAME = new RegExp(
  `${ACCOUNT}[ \\t]?(?:[/、,和及与]|and)?[ \\t]?${PASSWORD}(?:都|均|全部?|一样|相同)[ \\t]?(?:是|为|:)[ \\t]{0,3}[\`"']?(?<secret>${VALUE})`,
  'dgi',
);
/** 默认登录: admin / xxx, 登录:u/p, 后台 … (admin/xxx) */
const SLASHED = new RegExp(
  `(?:${ACCOUNT}|默认|初始|后台|初始化|超管|(?:https?:\\/\\/[^\\s()]{1,80}|\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?)(?=[ \\t(]))[ \\t]{0,3}[:(=]?[ \\t]{0,3}[\`"'(]?(?<user>${NAME})[\`"']?[ \\t]{0,2}\\/[ \\t]{0,2}[\`"']?(?<secret>${VALUE})`,
  'dgi',
);
/** 用户名 zlhis,密码 HIS: after the account it is no part of a sentence, so also a word counts. */
const IN_TURN = new RegExp(
  `(?:用户名?|账号|帐号|账户|登录名)[ \\t]{0,3}(?:[:=]|是|为)?[ \\t]{0,3}[\`"']?(?<user>${NAME})[\`"']?[ \\t]{0,2}[,;、/|]?[ \\t]{0,3}(?:密码|口令)[ \\t]{0,3}(?:[:=]|是|为)?[ \\t]{0,3}[\`"']?(?<secret>${VALUE}?)(?=[\`"']?[ \\t]{0,3}(?:$|[,;。)|\\r\\n]))`,
  'dgi',
);
/** 用户:interface 密:X, 户 his 码 X */
const ABBREVIATED = new RegExp(
  `(?:用户名?|账号?|帐号?|户|用)[ \\t]{0,2}:[ \\t]{0,3}(?<user>${NAME})[ \\t,;、/|]{1,4}(?:密|码|口)[ \\t]{0,2}:[ \\t]{0,3}(?<secret>${VALUE})`,
  'dg',
);
/** The accounts that hospital systems, databases and devices are delivered with. */
const WELL_KNOWN =
  'root|administrator|admin|sa|system|sys|oracle|postgres|mysql|test|guest|user|his|emr|lis|pacs|ris|dba|hisadmin|super|ubuntu|centos|ftp\\w{0,20}|\\w{0,20}admin\\w{0,20}';
/** 10.1.1.15 root Abc@1234, root@10.1.1.5 / Abc@1234 */
const HOST_USER_SECRET = new RegExp(
  `(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?(?:/[\\w./-]{0,60})?[ \\t]{0,3}[,/|;]?[ \\t]{1,4}(?:用户|账号)?:?(?:${WELL_KNOWN})(?:[ \\t]{1,4}|[ \\t]{0,2}[/,:|][ \\t]{0,2})(?<secret>${VALUE})`,
  'dgi',
);
const USER_AT_HOST = new RegExp(
  `\\b(?:${WELL_KNOWN})@\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?[ \\t]{0,3}[/,|;(][ \\t]{0,3}(?<secret>${VALUE})`,
  'dgi',
);
/** (admin / Abc@1234), root:Abc@1234, without a word in front */
const BARE = new RegExp(
  `(?<![\\w/.:@\\\\-])(?:root|administrator|admin|sa|system|sys|oracle|postgres|sysdba)[ \\t]?[/:][ \\t]?(?<secret>${VALUE})`,
  'dgi',
);
const WELL_KNOWN_ONLY = new RegExp(`^(?:${WELL_KNOWN})$`, 'i');
/** 账号:doctor01/123456: with a colon it is no path */
const LABELLED_ACCOUNT = new RegExp(`^${ACCOUNT}[ \\t]{0,3}:`, 'i');
const HINT =
  /账号|帐号|账户|帐户|賬號|帳號|帳戶|用戶|使用者|[账帐]密|[账帐户用]:|用户|登录|登陆|管理员|默认|初始|后台|超管|凭据|凭证|user|login|account|credential|root|admin|system|oracle|postgres|\bsa\b|\d\.\d{1,3}\./i;

const IN_ADDRESS = /:\/\/[^\s()]*$/;
/** cmdkey /user:pacs /pass:… */
const OPTION = /^(?:pass(?:word)?|pwd|user|domain)[:=]/i;

/** A user name and a password side by side. */
export function* findPairs(scan: Scan): Generator<Candidate> {
  const { text, fileKind } = scan;
  if (!HINT.test(text)) return;
  const isCode = fileKind === 'code' || fileKind === 'markup' || fileKind === 'translation';
  const hasLabel = /密[码碼]|口令|[账帐]密|pass|pwd/i.test(text);
  const hasAddress = /\d\.\d{1,3}\.\d/.test(text);
  const patterns = [
    ...(hasLabel ? [BOTH_LABELS, SAME, IN_TURN] : []),
    SLASHED,
    ...(/[密码口][ \t]?:/.test(text) ? [ABBREVIATED] : []),
    ...(hasAddress ? [HOST_USER_SECRET, USER_AT_HOST] : []),
    ...(isCode ? [] : [BARE]),
  ];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.indices?.groups?.['secret']?.[0];
      if (start === undefined) continue;
      const value = trim(match.groups?.['secret'] ?? '');
      const user = match.groups?.['user'];
      const isLoose = pattern === SLASHED;
      if (isLoose && isCode && !/(?:\/\/|\*|#|--)/.test(lineBefore(text, match.index))) continue;
      if (pattern === BARE && !isUnmistakable(value)) continue;
      const isAccount = isLoose && LABELLED_ACCOUNT.test(match[0]);
      const isWord = pattern === IN_TURN && /^[A-Za-z]+$/.test(value);
      if (isWord ? isNamed(value, user) : !isPairSecret(value, user, isLoose && !isAccount)) continue;
      if (isCode && !looksChosen(value)) continue;
      if (
        IN_ADDRESS.test(lineBefore(text, start, 120)) ||
        (pattern !== HOST_USER_SECRET && IN_ADDRESS.test(lineBefore(text, match.index, 120)))
      )
        continue;
      // https://host/admin/x1 is an address, admin/x1/y a path.
      if (/^[/\\]/.test(lineAfter(text, start + value.length, 1))) continue;
      yield credential('pair', start, value);
    }
  }
}

function isPairSecret(value: string, user: string | undefined, isLoose: boolean): boolean {
  if (
    isNotSecret(value, { quoted: false, label: '' }) ||
    OPTION.test(value) ||
    /^urn:|^U\+[\dA-F]{4}|^\.?\$[a-z]\w*-?$|^[A-Z]{3}\^[A-Z]\d|^#[\da-fA-F]{3,8}$/.test(value) ||
    /^[A-Za-z_]\w*=|^\dFA$/.test(value) ||
    isPieceOfPath(value)
  )
    return false;
  if (/^(?:https?:|\d+\.\d+\.\d+|[\w-]+\.(?:com|cn|org|net|do|action|html?|jsp|php|md)\b)/i.test(value))
    return false;
  const isWellKnown = user === undefined || WELL_KNOWN_ONLY.test(user);
  if (isLoose && isOfProgram(value)) return false;
  const isPlain = isKnownDefault(value) || /^\d{4,}$/.test(value);
  if (isLoose) return (looksChosen(value) && value.length >= 5) || (isWellKnown && isPlain) || value === user;
  return looksChosen(value) || isPlain || value === user;
}

/** user%20guide.md, userLoginLogs?from=, production_20260113_050000, format:octal#uid#gid */
export function isPieceOfPath(value: string): boolean {
  return (
    /%20|&(?:quot|amp|lt|gt|nbsp)\b|^\*\.\w|^[A-Z]+\*[A-Z]+$|\?[A-Za-z_]{2,20}=|\.(?:md|pdf|docx?|html?|xlsx?|png|jpe?g|sql|zip|gz)$/i.test(
      value,
    ) ||
    /^[A-Za-z]+(?:[_-][A-Za-z]+){0,3}[_-](?:19|20)\d{6}(?:[_T-]?\d{4,6})?$/.test(value) ||
    /^[a-z]+(?:[A-Z][a-z]+)*(?::[a-z]+(?:[A-Z][a-z]+)*)?(?:#[a-z]+){2,}$/.test(value)
  );
}

/** Both are names of fields: 账号 loginName,密码 loginPwd. */
function isNamed(value: string, user: string | undefined): boolean {
  const isField = (word: string) => isNotSecret(word, { quoted: false, label: '' });
  return isField(value) || (user !== undefined && isField(user));
}

/** Letters, digits and a sign: no version, no path and no word looks like that. */
function isUnmistakable(value: string): boolean {
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  return /[!@#$%^&*]/.test(value) || (/[A-Z]/.test(value) && value.includes('_'));
}

function trim(value: string): string {
  const cut = /^[^\s,;"'`|<>()[\]{}\\/]+/.exec(value)?.[0] ?? '';
  return cut.replace(/(?<![.:])[.:]+$/, '').replace(/\*\*$/, '');
}
