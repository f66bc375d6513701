import { isExcused } from '../excuses.ts';
import { type Candidate, guessedCredential, type Scan } from '../match.ts';
import { isCommit, isOfProgram } from '../notSecret.ts';
import { syntaxAt } from '../scan.ts';
import { tableRowsOf } from '../tables.ts';
import { isInAddress, lineBefore, linesOf } from '../window.ts';
import { LOGIN } from './logins.ts';
import { isPieceOfPath } from './pairs.ts';
import { isTechnical } from './prose.ts';

/** A run of signs that people type as one: up to a blank, Chinese text or a bracket. */
const TOKEN = /[\x21-\x7e]{5,}/g;
/** Hosts with what follows them: 10.9.1.4,emr,Emr!4092 */
const HOST_USER_SECRET =
  /(?<![\w.])(?:\d{1,3}(?:\.\d{1,3}){3}|[a-z][\w-]*(?:\.[\w-]+){1,4})(?::\d{2,5}|[/:]\w{2,20})?[)\]]?[ \t]{0,3}[,;:|/、 \t][ \t]{0,3}(?<user>[A-Za-z][\w.\\-]{1,24})[ \t]{0,3}[,;|/、: \t][ \t]{0,3}(?<secret>[\x21-\x7e]{4,40})(?![\x21-\x7e])/dg;
/** a.one, and b.two: what joins two names is no account, nor is what a list of changes says was done. */
const CONJUNCTION =
  /^(?:and|or|but|to|is|as|in|of|for|with|then|now|the|via|by|from|not|are|was|fixed|added|removed|changed|updated|improved|renamed|corrected|see|use|uses|new)$/i;
/** sa 登,X; 用户 sa , X; administrator 进 X */
const USER_THEN =
  /(?:用|以|账号|帐号|账户|用户名?|登录名|user|login)?[ \t]{0,3}(?<![\w/.@-])(?:sa|root|administrator|admin|system|sys|oracle|postgres|sysdba|mysql|[a-z]{2,12}admin|[a-z]{2,10}_?(?:ops|dba|user|sa))[ \t]{0,3}(?:登录?|登陆|进去?|连接?|账号|帐号|用户)?[ \t]{0,2}[,、|;][ \t]{0,3}(?<secret>[\x21-\x7e]{4,40})(?![\x21-\x7e])/dgi;
/** 用户 zyhis,口令和用户名一样 */
const SAME_AS_USER =
  /(?:用户名?|账号|帐号|账户|user(?:name)?|account|login)[ \t:是为=`'"*]{0,6}(?<secret>[A-Za-z][\w.-]{1,30})[`'"*]{0,3}[ \t]{0,3}[,、;(/]?[ \t]{0,3}(?:的)?(?:密码|口令|pass(?:word)?|pwd)[ \t]{0,3}(?:都|也|就)?(?:是|is)?[ \t]{0,2}(?:和|与|跟|同|即|就是|(?:the )?same(?: as)?|equals)[ \t]{0,2}(?:the )?(?:用户名?|账号|帐号|登录名|上|它|user(?:name)?|account|login)?[ \t]{0,2}(?:一样|相同|一致|同名|name)?/dgi;
/** A line that announces what somebody needs to log in, with nothing but that on the next lines. */
const ANNOUNCED =
  /(?:登录信息|登陆信息|账号信息|帐号信息|登录方式|账号密码|帐号密码|账密|login (?:info|details|data)|credentials|logins?|access data|账号如下|信息如下|发你)[^\r\n]{0,20}[::]?[ \t]*$/i;
/** A line that is nothing but where one logs in. */
const HOST_ALONE = /^(?:https?:\/\/)?\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:\/[\w.-]{0,40})?$/;
const MOST_LINES = 5;

/** [14:03] Joy: … */
const CHAT_LINE = /^\[?\d{1,2}:\d{2}(?::\d{2})?\]?[ \t][\w\u4e00-\u9fff]{1,16}:[ \t]/m;

/** Logins as people write them into a chat or a note: no label at all, only what the line is about. */
export function* findInChat(scan: Scan): Generator<Candidate> {
  const { text, lower, fileKind, path } = scan;
  if ((fileKind !== 'prose' && fileKind !== 'unknown') || /\.(?:csv|tsv)$/i.test(path)) return;
  if (/\.log$/i.test(path) && !CHAT_LINE.test(text)) return;
  if (![LOGIN, PASSWORD, ACCESS, ACCOUNT].some(words => words.test(lower))) return;
  for (const pattern of [HOST_USER_SECRET, USER_THEN]) {
    for (const match of text.matchAll(pattern)) {
      const start = match.indices?.groups?.['secret']?.[0];
      const value = bareOf(match.groups?.['secret'] ?? '');
      if (
        start === undefined ||
        isPieceOfPath(value) ||
        isPath(match[0], value) ||
        !isStrong(value, pattern === HOST_USER_SECRET)
      )
        continue;
      if (isInAddress(lineBefore(text, match.index)) || CONJUNCTION.test(match.groups?.['user'] ?? ''))
        continue;
      yield guessedCredential('pair', start, value);
    }
  }
  for (const match of text.matchAll(SAME_AS_USER)) {
    const start = match.indices?.groups?.['secret']?.[0];
    const value = match.groups?.['secret'] ?? '';
    if (start !== undefined && !isExcused(value) && value.length >= 2)
      yield guessedCredential('pair', start, value);
  }
  yield* findUnmistakable(scan);
  yield* findAccess(scan);
  yield* findAnnounced(text);
  yield* findLoginColumns(text);
}

/** chis.application.CDH/CDH/H02_1: with slashes all through it is a path, unless it has a sign that none has. */
function isPath(whole: string, value: string): boolean {
  return /^[\w.-]+\/[\w.\\-]+\/\S+$/.test(whole) && !/[!@#$%^&*]/.test(value);
}

/** What is said about a way in, without any label: get in with X, the zip opens with X, 打 X 就可以了 */
const ACCESS =
  /\bget(?:s|ting)? (?:in|into|on)\b|\blets? (?:you|me|us) (?:in|through|on)\b|\bunlock|\bopens? (?:with|up)|\banswers? to\b|\bjump ?(?:host|box)\b|\bbastion\b|\block(?:ed|s)?\b|\bprompt\b|\bdecrypt|\bunzip|\bzip\b|\barchive\b|\bbios\b|\bboots?\b|[进進]去|登入|後台|[开開][机機]|解[压壓库庫锁鎖密]|[钥鑰]匙|[进進]系[统統]|[进進][后後]台|远程|遠端/i;
const VERB_LED =
  /(?:\b(?:type|types|enter|use|uses|key in|punch in|put in|opens? with|unlock(?:s|ed)? with|locked with|protected with|encrypted with|answers? to \w{2,12} with|with|is|say)|打|输入|輸入|填入?|敲|用|按|也就是|就是|是)[ \t]{0,3}[:]?[ \t]{0,2}["'`“「]?(?<secret>[\x21-\x7e]{6,40})(?![\x21-\x7e])/dgi;
/** risuser, R!s-tulip60; Administrator -> W!nter.Gown3; ssh pacs@10.60.9.1 (G4ntry.tilt); mirthadm/Th3rmal.paper */
const USER_LIKE =
  /(?<![\w/.])(?:[a-z]{0,12}(?:user|admin|adm|svc|ops|operator|service|dba|root|administrator)\w{0,12}|sa|\w{2,20}@[\w.-]{3,40})[ \t]{0,3}(?:[,;/|]|->|→|=>|\(|[ \t](?:and then|and|then|with|接著|接着|然后)[ \t])[ \t]{0,3}(?:接著|接着|然后|then)?[ \t]{0,2}["'`“]?(?<secret>[\x21-\x7e]{6,40})(?![\x21-\x7e])/dgi;
/** five digits 40917 */
const DIGITS = /(?:\bdigits?|位数字?)[ \t:]{1,4}(?<secret>\d{4,8})(?![\w.-])/dgi;

function* findAccess(scan: Scan): Generator<Candidate> {
  for (const { line, start } of linesOf(scan.text)) {
    if (isProgram(scan, start)) continue;
    if (line.length > 400) continue;
    for (const match of line.matchAll(USER_LIKE)) {
      const at = match.indices?.groups?.['secret']?.[0];
      const value = bareOf(match.groups?.['secret'] ?? '');
      if (at === undefined) continue;
      const isWord = isLoneWord(value.toLowerCase()) && ACCOUNT.test(match[0]);
      if (isIrregular(value) || isWord) yield guessedCredential('pair', start + at, value);
    }
    const isAccess = ACCESS.test(line) || LOGIN.test(line) || PASSWORD.test(line);
    if (!isAccess || FORBIDDEN.test(line)) continue;
    for (const match of line.matchAll(DIGITS)) {
      const at = match.indices?.groups?.['secret']?.[0];
      if (at !== undefined)
        yield guessedCredential('labelled-value', start + at, match.groups?.['secret'] ?? '');
    }
    for (const match of line.matchAll(VERB_LED)) {
      const at = match.indices?.groups?.['secret']?.[0];
      const value = bareOf(match.groups?.['secret'] ?? '');
      const opens = ACCESS.test(line);
      if (at === undefined || !(opens || PASSWORD.test(line))) continue;
      if (isIrregular(value) || (opens && isLoneWord(value)) || (opens && isJoinedWords(value)))
        yield guessedCredential('labelled-value', start + at, value);
    }
    if (!ACCESS.test(line)) continue;
    for (const match of line.matchAll(TOKEN)) {
      const lead = /^[`'"*(<[,.;:=]+/.exec(match[0])?.[0].length ?? 0;
      const value = bareOf(match[0].slice(lead));
      if (isIrregular(value)) yield guessedCredential('labelled-value', start + match.index + lead, value);
    }
  }
}

/** In a code block the names of a program look like that. */
function isProgram(scan: Scan, start: number): boolean {
  return scan.fences.length > 0 && syntaxAt(scan, start) === 'code';
}

/** Letters, a digit and a sign among them, in no order that names, releases and addresses keep. */
function isIrregular(value: string): boolean {
  if (value.length < 6 || value.length > 32 || isExcused(value) || isNamed(value)) return false;
  if (!/\d/.test(value) || (value.match(/[A-Za-z]/g)?.length ?? 0) < 3) return false;
  if (/[A-Za-z0-9][!#$%^&*+~][A-Za-z0-9]/.test(value) || /[A-Za-z]\d?[!$*]$/.test(value)) return true;
  if (/[_.-]/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value)) {
    return !/^[A-Z]?[a-z]+[-_.][vV]?\d+(?:\.\d+)*$|^(?:[A-Z][a-z]+[-_.]?)+[-_.]\d+$|^[A-Z]{2,}\d*[-_.]|[-_.][A-Z]{2,}\d*$|^\d+[-_.]/.test(
      value,
    );
  }
  return /^[a-z]{3,}-\d{3,}-[a-z]{3,}$/.test(value);
}

/** collimator7 */
function isLoneWord(value: string): boolean {
  return (
    /^[a-z]{6,}\d{1,4}[!@#$*]?$/.test(value) &&
    !/^(?:version|release|windows|section|chapter|option|server|client|account|python|postgres|mariadb|oracle|ubuntu|debian|centos|workstation|station|window|socket|channel|method)\d/.test(
      value,
    )
  );
}

/** sunset-over-lungs */
function isJoinedWords(value: string): boolean {
  return (
    /^[a-z]{2,}(?:-[a-z]{2,}){2,4}$/.test(value) &&
    /(?:^|-)(?:over|under|and|of|the|in|on|at|with|near|from)(?:-)|^[a-z]{4,}-[a-z]{4,}-[a-z]{4,}$/.test(
      value,
    ) &&
    !/(?:log|sign|user|single|multi|two|pass|first|last|read|write|step|end|built|plug|add|opt|pop|up|off|out)(?:-|$)/.test(
      value,
    )
  );
}

const ACCOUNT = /user|admin|svc|root|operator|service/;
/** What nobody is to use. */
const FORBIDDEN =
  /\b(?:do not|don['’]t|never|avoid|must not|should not|no longer)\b|不要|禁止|请勿|勿|不得|不允许|严禁|弱口令|弱密码/i;

/** A token that hardly is anything but a password, on a line about a login. */
function* findUnmistakable(scan: Scan): Generator<Candidate> {
  for (const { line, start } of linesOf(scan.text)) {
    if (isProgram(scan, start)) continue;
    const about = PASSWORD.test(line) && !POLICY.test(line);
    if (line.length > 600 || !(about || LOGIN.test(line))) continue;
    for (const match of line.matchAll(TOKEN)) {
      const lead = /^[`'"*(<[,.;:=]+/.exec(match[0])?.[0].length ?? 0;
      const value = bareOf(match[0].slice(lead));
      // A line of a list of common passwords says nothing about one that is in use.
      if (about && !PASSWORD.test(line.replace(match[0], '')) && !LOGIN.test(line.replace(match[0], '')))
        continue;
      if (isUnmistakable(value) || (about && isChosenWord(value)))
        yield guessedCredential('labelled-value', start + match.index + lead, value);
    }
  }
}

const PASSWORD = /密[码碼]|口令|pass(?:word|phrase|code)|\b(?:pwd|pw)\b/i;
const POLICY =
  /格式|规则|策略|长度|复杂度|加密|算法|哈希|字段|接口|参数|表\b|policy|rule|length|hash|encrypt|algorithm|field|column|param|version|版本|升级|报错|错误码|error/i;

/** hosp1999: a word with at least three digits, on a line about a password and nothing technical. */
function isChosenWord(value: string): boolean {
  return (
    /^[a-z]{3,12}\d{3,6}[!@#$*]?$/.test(value) &&
    !/^(?:utf|iso|sha|win|port|rfc|ora|http|icd|base|aes|rsa|node|server|host|db|vlan|room|step|test|user|ward|line|issue|bug|task)\d/.test(
      value,
    )
  );
}

/** A line that is nothing but an account. */
const ACCOUNT_ALONE =
  /^(?:root|administrator|admin|sa|system|sys|oracle|postgres|sysdba|[a-z]{2,10}_?(?:admin|ops|dba|user|sa))$/i;

function* findAnnounced(text: string): Generator<Candidate> {
  let left = 0;
  let account = false;
  for (const { line, start } of linesOf(text)) {
    const word = line
      .trim()
      .replace(/^[-*>`]+\s*/, '')
      .replace(/(?<!`)`+$/, '');
    // - administrator ⏎ - X
    const isBelowAccount = account;
    account = word === '' ? account : ACCOUNT_ALONE.test(word);
    if (isBelowAccount && isStrong(word, false))
      yield guessedCredential('pair', start + line.indexOf(word), word);
    if (ANNOUNCED.test(line)) {
      left = MOST_LINES;
    } else if (HOST_ALONE.test(word)) {
      left = 3;
    } else if (left > 0 && word !== '') {
      left = /\s/.test(word) || word.length > 60 ? 0 : left - 1;
      if (
        left > 0 &&
        isStrong(word, true) &&
        /[!@#$%^&*._-]|\d{3}/.test(word) &&
        !/^[a-z]+(?:[_-][a-z]*)?\d{0,2}$/.test(word)
      ) {
        yield guessedCredential('labelled-value', start + line.indexOf(word), word);
      }
    }
  }
}

const LOGIN_HEADER =
  /^(?:登[录陆入]|登录(?:信息|方式|账号)|账号|帐号|用户|凭据|凭证|访问|远程|login|logon|credentials?|account|access)$/i;

/** root/Abc1 in the column of the logins. */
function* findLoginColumns(text: string): Generator<Candidate> {
  for (const { header, cells } of tableRowsOf(text, names => names.some(name => LOGIN_HEADER.test(name)))) {
    for (const [index, name] of header.entries()) {
      const cell = cells[index];
      if (cell === undefined || !LOGIN_HEADER.test(name)) continue;
      const pair = /^[A-Za-z][\w.@\\-]{1,30}[ \t]?[/:|][ \t]?([\x21-\x7e]{4,40})$/.exec(cell.text);
      const value = pair?.[1] ?? '';
      if (value === '' || value.includes('/') || !isStrong(value, true)) continue;
      yield guessedCredential('table-cell', cell.start + cell.text.length - value.length, value);
    }
  }
}

function bareOf(raw: string): string {
  const cut = /^[^\s"'`<>,;|\\()[\]{}]+/.exec(raw)?.[0] ?? '';
  return cut.replace(/(?<![.:?*])[.:?*]+$/, '');
}

/** Letters, digits and, where nothing else speaks for it, a sign. */
function isStrong(value: string, isPlaced: boolean): boolean {
  if (!/[A-Za-z]/.test(value) || !/\d/.test(value) || value.length < 5 || isExcused(value)) return false;
  // cypher.txt for Neo4j
  if (isNamed(value) || isTechnical(value)) return false;
  return (
    /[!@#$%^&*]/.test(value) ||
    (isPlaced && (/[._-]/.test(value) || /[A-Z]/.test(value) || /\d{3}/.test(value)))
  );
}

/** A letter, two digits and a sign that no name, address, path or parameter has in its middle. */
function isUnmistakable(value: string): boolean {
  if (value.length < 6 || value.length > 32 || isExcused(value) || isNamed(value)) return false;
  const digits = value.replace(/\D/g, '').length;
  if (digits < 2 || !/[A-Za-z]{2}|[A-Za-z].*[A-Za-z]/.test(value)) return false;
  if (/[!$^*]/.test(value.slice(1)) || /\w[#%&]\w/.test(value))
    return !/^[@#$%&*-]/.test(value) && !/%[0-9A-F]{2}/i.test(value);
  return /^[A-Za-z].*\w@\w/.test(value) && (digits >= 3 || /[A-Z]/.test(value)) && !/^[@#$%&*-]/.test(value);
}

/** Addresses, paths, names of files, releases, parameters and handles. */
function isNamed(value: string): boolean {
  if (isOfProgram(value) || isCommit(value)) return true;
  // U+2200-U+22FF; PR#192
  if (
    /^urn:|^[A-Z]{3}\^[A-Z]\d|^[A-Z]\d\d-[A-Z]\d\d$|^U\+[\dA-F]{4}|^(?:PR|GH|MR)[#-]\d|^(?:this|self)\./.test(
      value,
    )
  )
    return true;
  // t1.f_paused: a column
  if (/^[a-z]+_[a-z_]+[+*/-]\d/.test(value)) return true;
  if (/^[a-z]{1,3}\d?\.[a-z]+(?:_[a-z]+|\d[a-z]+)*$/.test(value)) return true;
  return /[/\\=<>(){}:]|&(?:quot|amp|lt|gt|#\d)|^[@#$%&*-]|@[\w-]+\.[\w.]|\.(?:com|cn|net|org|local|lan|md|txt|ya?ml|json|xml|ini|conf|exe|docx?|xlsx?|pdf|java|js|ts|py|sh|sql|zip|gz|dll|jar|war|log|ps1|bat|cmd|rb|cs|php|vue|service|timer|toml|env|config|dump|csproj|sln)$|^v?\d+(?:\.\d+)+|^\d{4}-\d|@\d{1,3}\.\d|^[\w.-]+@(?:\d+\.|\d{1,2}$|v\d|sha|\^|~)|^\d+[A-Za-z]{1,3}$|^[A-Z]{2,}-\d+$|^[a-z][\w.-]{0,60}?-\d{1,6}\.[\w.]{1,20}$|^[\w.-]+#[a-z][a-z-]*$|^(?:ctrl|cmd|alt|shift)\W/i.test(
    value,
  );
}
