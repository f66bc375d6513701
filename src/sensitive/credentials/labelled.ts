import { type Candidate, credential, type Scan } from '../match.ts';
import { looksChosen } from '../notSecret.ts';
import { syntaxAt } from '../scan.ts';
import { lineAfter, lineBefore } from '../window.ts';
import { CHINESE_LABEL, type Label, labelOfChinese, labelOfKey } from './labels.ts';
import { type PlacedValue, readPlace } from './places/index.ts';
import { type Bond, type Circumstances, isSecretValue, readValue } from './values.ts';
import { isPlacedSecret } from './verdict.ts';

const KEYWORD =
  /pass(?:w(?:or)?d|wort|phrase|code)?|kennwort|pwd|psw|psk|pw(?![a-z])|(?:secret|api|access|private|shared|encrypt(?:ion)?|sign(?:ing)?|master|app|aes|des|sm[24]|pri|priv|account|storage|hmac|jwt|license|session|webhook|subscription|channel|pay|mch|apiv3|super|admin|auth|login|unlock|crypto?|cipher)[ _-]?key|secret|token|(?<![a-z])sk(?![a-z])|(?<![a-z])salt(?![a-z])|masterauth|bindpw|rootpw|community(?:[ _-]?string)?|\bsm[24]\b|mima\b|kouling|dlmm|yhmm|czymm/gi;
const CHINESE = new RegExp(CHINESE_LABEL, 'g');
/** An identifier is never longer than this; what is longer is data. */
const LONGEST_KEY = 80;
/** How far behind a label its value may begin and end. */
const REACH = 360;
/** Lists of passwords behind one label are short. */
const MOST_FOLLOWING = 4;

/** setPassword("x"), setPassword("x".getBytes()): the only argument, or the end of them. */
const CALL = /^\([ \t]{0,4}(?=(["'])[^"'\r\n]{1,100}\1(?:\.\w{1,20}\([^()\r\n]{0,40}\)){0,2}[ \t]{0,4}\))/;
/** 密码(Abc@1234), 密码【Abc@1234】 */
const BRACKET = /^[ \t]?(?=[“「『【(])/;
/** 【密码】Abc@1234 */
const BRACKETED_LABEL = /^[】」』][ \t]{0,3}:?[ \t]{0,3}/;
/** 密码: ⏎ Abc@1234 */
const NEXT_LINE =
  /^[*_`]{0,2}:[*_ \t]{0,8}\r?\n[ \t]{0,8}(?:[-*>] )?(?=[`"]?[\x21-\x7e]{4,60}[ \t]{0,8}(?:[\r\n]|$))/;
/** 口令为医院电话后八位 84327000, 密码是科室拼音加年份,即 xwk2020: described, and then said */
const DESCRIBED =
  /^(?:均|都|统一|默认|一律)?(?:为|是)(?![\u4e00-\u9fff]{0,12}(?:空|错|返回|失败|必填|加密|长度|字段))[\u4e00-\u9fff+]{2,16}(?:[,、;]?[ \t]{0,2}(?:即|也就是|例?如|比如)[ \t]{0,2}:?|[ \t]{1,3}|[(:][ \t]?)(?=[\x21-\x7e]{4,40})/;
/** Too loose behind an English word. */
const CHINESE_ONLY: ReadonlySet<RegExp> = new Set([BRACKET, BRACKETED_LABEL, NEXT_LINE, DESCRIBED]);

/** 密码如下:Abc@1234, 密码与账号相同:his_77 */
const ROUNDABOUT =
  /^(?:如下|分别|统一|一致|一样|相同|暂[时定用]|目前|现在|同前|[与同和][\u4e00-\u9fff]{1,8}(?:相同|一致|一样)){1,2}(?:为|是)?[ \t]?:?[ \t]{0,4}/;
/** password for the LIS share: Abc@1234 */
const PURPOSE = /^[ \t]+(?:for|of|to|on|at)[ \t]+[\w '"./-]{1,40}?(?::|=|[ \t]is)[ \t]{1,4}/i;
/** 密码 Abc@1234 改为 Def@5678, 密码:Abc@1234 或 Def@5678 */
const FOLLOWED =
  /^["'`”」』]?[ \t]{0,3}[,、]?[ \t]{0,3}(?:(?:已|现|后来?|再|于[\d年月日./-]{1,12}){0,2}(?:改|更改|修改|变更|更换|更新|换)(?:为|成|到)|或者?|和|及|、|→|⇒|=>|->|or\b|changed to|then)[ \t]{0,3}:?[ \t]{0,3}/i;
/** pwd for the router? still "kangaroo77"; 密码多少?还是 hosp2019 */
const ANSWERED =
  /^(?:[ \t](?:for|of|to|on|at)[ \t][\w './-]{1,40}?)?[ \t]?(?:是)?(?:多少|什么|啥)?[吗呢]?\?[ \t]{0,3}(?:(?:it['’]?s|still|is|try|use|还是|就是|仍是|是|改成了?|改为|->|:)[ \t]{0,3}){0,2}(?=["'`]?[\x21-\x7e]{4,60})/i;
/** 账号/密码: the value names the account first. */
const ACCOUNT_BEFORE =
  /(?:账号|帐号|账户|帐户|用户名?|登录名|user(?:name)?|login|account)[ \t]{0,2}[/、,&+|和及与-]?[ \t]{0,2}$/i;

/** What may stand between a label and its value, the clear ones first. */
const SEPARATORS: readonly { readonly pattern: RegExp; readonly bond: Bond }[] = [
  { bond: 'strong', pattern: DESCRIBED },
  // name: DB_PASSWORD ⏎ value: "x" (Kubernetes), name="password" value="x" (XML), {"name":"…","value":"x"}
  { bond: 'strong', pattern: /^\\?["']?[ \t]{0,4},?\s{0,40}\\?["']?value\\?["']?[ \t]{0,4}[:=][ \t]{0,4}/i },
  { bond: 'strong', pattern: /^["']?[ \t]{0,4}>\s{0,20}<value>\s{0,20}/i },
  { bond: 'strong', pattern: /^[*_ \t]{0,4}<\/t[dh]>\s{0,20}<t[dh][^>\r\n]{0,40}>\s{0,20}/i },
  { bond: 'strong', pattern: /^["']?>(?=[^<\s][^<\r\n]{0,200}<\/)/ },
  // ${DB_PASSWORD:-admin123}: what counts where nobody sets the variable
  { bond: 'strong', pattern: /^:-(?=[^\s{}]{3,60}\})/ },
  {
    bond: 'strong',
    pattern:
      /^(?:[ \t]?\([^()\r\n]{0,24}\))?[ \t]?(?:\/[ \t]?[A-Za-z密码口令]{1,12})?[*_`\\"'”’」\]]{0,4}[ \t]{0,20}(?:(?:均|都|统一|默认|已|仍|还|暂|现|一律|就){0,3}(?:设置|设定|设|修改|改|重置|变更|更新|更改)?(?:为|是|成了?|用)?[ \t]?)(?::=|={1,3}>?|:{1,2}|->|→|⇒|-->)[ \t]{0,20}/,
  },
  {
    bond: 'strong',
    pattern:
      /^(?:[ \t]?\([^()\r\n]{0,24}\))?[ \t]{0,4}(?:均|都|统一|默认|已|仍|还|暂|现在?|一律|就){0,3}(?:设置|设定|设|修改|改|重置|变更|更新|更改)?(?:为|是|成了?)[ \t]{0,4}/,
  },
  { bond: 'weak', pattern: CALL },
  { bond: 'strong', pattern: BRACKET },
  { bond: 'strong', pattern: BRACKETED_LABEL },
  { bond: 'weak', pattern: NEXT_LINE },
  {
    bond: 'weak',
    pattern:
      /^[ \t]{1,3}(?:is|was|lautet|ist|has been (?:set|changed) to|(?:re)?set to|changed to)[ \t]{1,3}/i,
  },
  { bond: 'weak', pattern: ROUNDABOUT },
  { bond: 'weak', pattern: PURPOSE },
  { bond: 'weak', pattern: ANSWERED },
  { bond: 'weak', pattern: /^[*_`]{0,2}[ \t]{1,20}/ },
];

/** `密码:X`, `password=X`, `"pwd": "X"`, `<password>X</password>`, `密码是 X`, `requirepass X`. */
export function* findLabelledValues(scan: Scan): Generator<Candidate> {
  yield* findBehindChinese(scan);
  yield* findBehindKeys(scan);
}

function* findBehindChinese(scan: Scan): Generator<Candidate> {
  for (const match of scan.text.matchAll(CHINESE)) {
    const before = lineBefore(scan.text, match.index, 24);
    const label = labelOfChinese(match[0], before);
    const end = match.index + match[0].length;
    yield* readBehind(scan, { label, labelText: match[0], start: match.index, end, chinese: true });
  }
}

function* findBehindKeys(scan: Scan): Generator<Candidate> {
  const { text } = scan;
  KEYWORD.lastIndex = 0;
  let match = KEYWORD.exec(text);
  while (match !== null) {
    const hit = match.index;
    let start = hit;
    while (start > 0 && hit - start < LONGEST_KEY && isKeyCharacter(text.charCodeAt(start - 1))) start--;
    let end = hit + match[0].length;
    while (end < text.length && isKeyCharacter(text.charCodeAt(end))) end++;
    const labelText = text.slice(start, end).replace(/(?<![.-])[.-]+$/, '');
    end = start + labelText.length;
    const label = labelText.length <= LONGEST_KEY ? labelOfKey(labelText) : undefined;
    if (label !== undefined) yield* readBehind(scan, { label, labelText, start, end, chinese: false });
    KEYWORD.lastIndex = Math.max(end, hit + match[0].length);
    match = KEYWORD.exec(text);
  }
}

interface Place {
  readonly label: Label;
  readonly labelText: string;
  readonly start: number;
  readonly end: number;
  readonly chinese: boolean;
}

function* readBehind(scan: Scan, place: Place): Generator<Candidate> {
  const placed = scan.fileKind === 'translation' ? undefined : readPlaced(scan, place);
  if (placed !== undefined) {
    yield* placed;
    return;
  }
  const behind = scan.text.slice(place.end, place.end + REACH);
  for (const { pattern, bond } of SEPARATORS) {
    const separator = pattern.exec(behind);
    if (separator === null) continue;
    if (CHINESE_ONLY.has(pattern) && !place.chinese) continue;
    if (pattern === CALL && scan.isTestSource) return;
    let offset = separator[0].length;
    const before = lineBefore(scan.text, place.start);
    let found = readValue(behind.slice(offset), before);
    // val password: String = "x"
    const typed =
      found !== undefined && !found.quoted ? /^[A-Za-z?]+\s*=\s*(?=["'])/.exec(behind.slice(offset)) : null;
    if (typed !== null) {
      offset += typed[0].length;
      found = readValue(behind.slice(offset), before);
    }
    if (found === undefined || found.value.length < 2) return;
    if (/<(?:input|el-input|a-input|label|option|button)\b[^>]*$/i.test(before)) return;
    if (pattern === ANSWERED && /忘[记了]|forg[eo]t|reset|lost/i.test(before + place.labelText)) return;
    // {\*\password 00000000}: a word of RTF; 3user 4password 5remind: fields that are counted
    if (/\\\*\\$/.test(before) || (bond === 'weak' && /^\d/.test(place.labelText))) return;
    // $userpass attempt1: a variable, not a label
    if (bond === 'weak' && !place.chinese && before.endsWith('$')) return;
    // Led4tpwd v+1fcmeM: a picture as text
    if (bond === 'weak' && /[A-Za-z]\d+[A-Za-z]/.test(place.labelText)) return;
    // testPassword("x1")
    if (
      pattern === CALL &&
      /^(?:test|check|is|valid|verify|match|hash|encode|encrypt)/i.test(place.labelText)
    )
      return;
    const circumstances = {
      ...place,
      bond,
      fileKind: scan.fileKind,
      // No program is written with Chinese names: such a label stands in a text.
      inText: place.chinese || isInText(before),
    };
    if (!isSecretValue(found, circumstances)) return;
    const start = place.end + offset + found.start;
    const account = ACCOUNT_BEFORE.test(before)
      ? (/^[A-Za-z][\w.@-]{0,40}[/:](?=[^/]{3})/.exec(found.value)?.[0].length ?? 0)
      : 0;
    yield credential(place.label.kind, start + account, found.value.slice(account));
    yield* readFollowing(scan.text, start + found.value.length, circumstances);
    return;
  }
}

/** What stands in a place for values; undefined where only prose can tell. */
function readPlaced(scan: Scan, { label, labelText, start, end }: Place): readonly Candidate[] | undefined {
  const { text, path, fileKind } = scan;
  const syntax = syntaxAt(scan, start);
  const before = lineBefore(text, start);
  const behind = text.slice(end, end + REACH);
  const found = readPlace({ text, path, syntax, start, end, before, behind });
  if (found === undefined) return undefined;
  if (found === 'nothing') return [];
  const inner = withoutRemark(withoutDefault(found));
  if (
    !isPlacedSecret(inner, { label, labelText, fileKind, syntax }) ||
    isStoredDigest(inner.value, text.slice(Math.max(0, start - 200), start), behind)
  )
    return [];
  if (GENERATED_USER.test(behind)) return [];
  // The salt of a digest that stands beside it
  if (/salt$/i.test(labelText) && DIGESTED.test(text.slice(Math.max(0, start - 200), end + 260))) return [];
  const covered = text.slice(inner.start, inner.end ?? inner.start + inner.value.length);
  return [credential(label.kind, inner.start, covered)];
}

/** "salt": "…", "md5": "…", "sha1": "…": a made-up user, as generators of test data publish it with its digests. */
const GENERATED_USER =
  /^[^\r\n{}]{0,120}["']md5["']\s{0,4}:\s{0,4}["'][0-9a-f]{32}["']\s{0,4},\s{0,8}["']sha1["']/i;

const DIGESTED = /(?:passw\w{0,8}|pwd|digest|hash)["']?\s{0,4}[:=]\s{0,4}["']?[0-9a-f]{32}/i;

/** A digest in a row of a database: beside its salt, or in a column of a data set. */
function isStoredDigest(value: string, before: string, behind: string): boolean {
  if (!/^[0-9a-z]{32,160}$/i.test(value)) return false;
  return /\bsalt\b/i.test(behind) || /\bsalt\b/i.test(before) || /<column\s[^<>]*$/i.test(before);
}

/** password: Hosp2020(测试库), pwd=Abc@1234离岗交接: no password is written in Chinese, so it ends there. */
function withoutRemark(found: PlacedValue): PlacedValue {
  const [head = ''] = /^[\x21-\x7e]+/.exec(found.value) ?? [];
  if (!/[\u2e80-\uffff]/.test(found.value.slice(head.length))) return found;
  const value = head.replace(/[([{<,;:.]$/, '');
  if (value.length < 4 || !looksChosen(value)) return found;
  if (found.kind !== 'setting' && found.kind !== 'default') return found;
  return { ...found, value, end: found.start + value.length };
}

/** ${DB_PW:-x} behind a label: the default is what counts where nobody sets the variable. */
function withoutDefault(found: PlacedValue): PlacedValue {
  const shell = /^["']?\$\{[\w.-]{1,80}?(?::[-=]|:|-)(["']?)([^{}]{1,200})\1\}["']?$/.exec(found.value);
  const value = shell?.[2] ?? '';
  if (value === '' || /^[?+]/.test(value)) return found;
  return { ...found, kind: 'default', value, start: found.start + found.value.lastIndexOf(value) };
}

/** Passwords are noted with the one before, or with the other ones. */
function* readFollowing(
  text: string,
  from: number,
  circumstances: Circumstances & Place,
): Generator<Candidate> {
  let at = from;
  for (let count = 0; count < MOST_FOLLOWING; count++) {
    const rest = lineAfter(text, at);
    const lead = FOLLOWED.exec(rest)?.[0].length;
    const next = lead === undefined ? undefined : readValue(rest.slice(lead));
    if (lead === undefined || next === undefined || !looksChosen(next.value)) return;
    if (!isSecretValue(next, circumstances)) return;
    const start = at + lead + next.start;
    yield credential(circumstances.label.kind, start, next.value);
    at = start + next.value.length;
  }
}

/** Behind a comment sign, or within a string that is still open. */
function isInText(before: string): boolean {
  if (/\/\/|^\s*(?:\*|#|--)|\/\*|<!--/.test(before)) return true;
  return (before.split('"').length - 1) % 2 === 1 || (before.split("'").length - 1) % 2 === 1;
}

function isKeyCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 46
  );
}
