import { isExcused } from '../excuses.ts';
import type { FileKind } from '../fileKind.ts';
import { isKnownDefault, isNotSecret, isOfProgram, looksChosen, looksGenerated } from '../notSecret.ts';
import type { Label } from './labels.ts';
import { openQuoteOf } from './places/place.ts';

/** A value as it stands behind a label; `start` counts from the beginning of the text that was read. */
export interface Value {
  readonly value: string;
  readonly start: number;
  readonly quoted: boolean;
  /** What follows it on its line. */
  readonly rest: string;
}

/** How clearly a value belongs to its label: `密码:X` and `password=X` clearly, `password X` less so. */
export type Bond = 'strong' | 'weak';

const QUOTED = /^(?:[rRbBuUNLf@]?)\\?(["'`])((?:(?!\1)[^\r\n\\]|\\[^"'`\r\n])*)\\?\1/;
const CURLY = /^[“‘「『【[《(]\s*([^\s”’」』】\]》)]{1,128})\s*[”’」』】\]》)]/;
/** Words between a label and its value: 密码:默认 admin123. */
const LEAD_IN =
  /^(?:(?:\*\*|__)(?![*_]))?[ \t]{0,8}(?:默认|统一|均|都|初始|仍|暂|还|原|现在?)?(?:为|是|用|成)?[ \t]{0,2}:?[ \t]{0,4}/;
/** Reads the value at the beginning of a text: in quotes, in brackets, or a run of printable ASCII. */
export function readValue(text: string, before = ''): Value | undefined {
  const lead = LEAD_IN.exec(text)?.[0].length ?? 0;
  const body = text.slice(lead);
  const quoted = QUOTED.exec(body);
  if (quoted !== null) {
    const value = quoted[2] ?? '';
    const start = quoted[0].indexOf(quoted[1] ?? '') + 1;
    return { value, start: lead + start, quoted: true, rest: firstLine(body.slice(quoted[0].length)) };
  }
  const curly = CURLY.exec(body);
  if (curly !== null && /^[\x21-\x7e]+$/.test(curly[1] ?? '')) {
    const value = curly[1] ?? '';
    return {
      value,
      start: lead + curly[0].indexOf(value),
      quoted: true,
      rest: firstLine(body.slice(curly[0].length)),
    };
  }
  const bare = /^[\x21-\x7e]{1,200}/.exec(body)?.[0];
  if (bare === undefined) return undefined;
  const value = cut(bare, before);
  return { value, start: lead, quoted: false, rest: firstLine(body.slice(value.length)) };
}

/**
 * Where a bare value ends: at the quote or bracket that was open in front of its label, at the next cell, tag or
 * parameter, at the next label; not at a sign that belongs to it.
 */
function cut(bare: string, before: string): string {
  const placeholder =
    /^(?:[$#%]?\{[^{}]{0,120}\}|\{\{[^{}]{0,120}\}\}|<[^<>]{1,60}>|[A-Z]{3}\([^()]{1,200}\))/.exec(bare)?.[0];
  if (placeholder !== undefined && isExcused(placeholder)) return placeholder;
  const open = openQuoteOf(before);
  let value = open === undefined ? bare : (bare.split(open)[0] ?? '');
  if (/^\s*\||\s\|\s/.test(before)) value = value.split('|')[0] ?? '';
  const stop = value.search(
    /<\/|<[a-z]+\s?\/?>|&[A-Za-z_]+=|[,;](?:[A-Za-z_]{2,20}[:=]|$)|\\[nr](?![a-z])|["'],/,
  );
  if (stop > 0) value = value.slice(0, stop);
  return withoutEnd(value);
}

const PAIRS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
  ['>', '<'],
]);

/** The value without what ends its sentence: stops, and quotes and brackets that it did not open. */
function withoutEnd(value: string): string {
  let end = value.length;
  for (; end > 0; end--) {
    const sign = value[end - 1] ?? '';
    const part = value.slice(0, end - 1);
    if ('.,;:|'.includes(sign) || '([{'.includes(sign)) continue;
    if (sign === '*' && part.endsWith('*')) continue;
    const opener = PAIRS.get(sign);
    if (opener !== undefined && !part.includes(opener)) continue;
    if ('"\'`'.includes(sign) && !part.includes(sign)) continue;
    break;
  }
  const trimmed = value.slice(0, end);
  // 密码:Abc(1), of which (1 is a remark
  return /^[\w@#$%^&*!~+.-]+\([A-Za-z]{0,12}$/.test(trimmed)
    ? trimmed.slice(0, trimmed.lastIndexOf('('))
    : trimmed;
}

/** SHA-1 and longer in a column called password: what is stored instead of the password. An MD5 is looked up in seconds. */
const DIGEST = /^[0-9a-z]{38,}$/i;

export interface Circumstances {
  readonly label: Label;
  /** The label as it is written. */
  readonly labelText: string;
  readonly bond: Bond;
  readonly fileKind: FileKind;
  /** The label is a Chinese word: an ASCII word behind it is hardly prose. */
  readonly chinese: boolean;
  /** It stands in a string or a comment of a program. */
  readonly inText: boolean;
}

/** Decides whether what stands behind a label is a secret. */
export function isSecretValue(found: Value, around: Circumstances): boolean {
  const { value, quoted, rest } = found;
  const { label, bond, fileKind, chinese } = around;
  if (/\s/.test(value) || !/^[\x21-\x7e]+$/.test(value)) return false;
  // "&password=" + pwd + "…": the end of a string and the beginning of the next.
  if (quoted && (/^[+,).;:&?\]}\s]/.test(value) || /[+(]$/.test(value))) return false;
  const inCode = isCode(fileKind);
  if (inCode && !quoted && !around.inText) return false;
  // hashed_password=get_password_hash('…')
  if (!quoted && /^\([\w'"$]/.test(rest) && /^[a-z]+(?:_[a-z]+|[A-Z][a-z]+)+$/.test(value)) return false;
  const whole = value + (rest.startsWith('(') || quoted ? '' : glued(rest));
  if (!inCode && bond === 'strong' && label.strength === 'password') {
    if (isExcused(whole, around.labelText) || isExcused(value, around.labelText) || isCall(value))
      return false;
  } else if (
    isNotSecret(whole, { quoted, label: around.labelText }) ||
    isNotSecret(value, { quoted, label: around.labelText })
  ) {
    return false;
  }
  if (isName(value) && (inCode || bond === 'weak')) return false;
  if (inCode && chinese && !quoted && !looksChosen(value) && !/^\d{4,}$/.test(value)) return false;
  if (label.strength === 'key') return isSecretKeyValue(value, around);
  if (DIGEST.test(value)) return false;
  if (fileKind === 'translation') return looksChosen(value) && /\d/.test(value) && rest.trim().length < 3;
  if (bond === 'weak') return isStrongAlone(value, chinese, around.labelText);
  if (isPolicyRest(rest) && /^\d+$/.test(value)) return false;
  if (looksChosen(value)) return !inCode || quoted || /\d/.test(value);
  if (/^\d+$/.test(value)) return value.length >= (chinese ? 3 : 4) && (!inCode || quoted);
  return isWordSecret(found, around);
}

/** A password that is nothing but letters: only where hardly anything else can be meant. */
function isWordSecret(
  { value, rest, quoted }: Value,
  { chinese, fileKind, labelText }: Circumstances,
): boolean {
  if (isKnownDefault(value)) return isEnd(rest) || quoted;
  // PASS: PostgreSQL
  if (/^pass$/i.test(labelText)) return false;
  if (!/^[\w.@-]+$/.test(value)) return false;
  if (/^[\u2e80-\u9fff]/.test(rest)) return false;
  if (value.length < 5 || !isEnd(rest)) return false;
  if (chinese) return !/^[A-Z][a-z]+(?:[A-Z][a-z]+)*$/.test(value);
  // spring.mail.password=qazxsw in a document
  if (fileKind !== 'config')
    return /\w[._-]\w/.test(labelText) && !isCode(fileKind) && /^[a-z]{8,}$/.test(value);
  return /^[a-z]+(?:_[a-z]+)*$|[a-z][A-Z]{2}|^[A-Z]+[a-z]+[A-Z]/.test(value);
}

function isSecretKeyValue(value: string, { bond, labelText, chinese, fileKind }: Circumstances): boolean {
  if (/salt$/i.test(labelText))
    return bond === 'strong' && looksChosen(value) && value.length >= 8 && !/^[0-9a-f]+$/i.test(value);
  if (/(?:^|[^a-z])sk$/i.test(labelText)) return looksGenerated(value);
  if (bond === 'weak') return looksGenerated(value) || (chinese && looksChosen(value) && value.length >= 8);
  if (/token|令牌/i.test(labelText)) return looksGenerated(value) && !isUuidOfNothing(value);
  if (looksGenerated(value)) return true;
  const least = isCode(fileKind) ? 12 : 8;
  return value.length >= least && /\d/.test(value) && /[A-Za-z]/.test(value) && !isName(value);
}

/** `1ce527b5-0000-0000-…`: in real projects these are keys of objects, also where the key is called token. */
function isUuidOfNothing(value: string): boolean {
  return /^[0-9a-f]{8}-0000-0000/i.test(value);
}

/** user.getPassword(), decrypt(pw): no brackets of a password stand like that. */
export function isCall(value: string): boolean {
  return /\)(?:->|\.|::)[A-Za-z]|^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*\(\)|^[a-z]+(?:[A-Z][a-z]+)+\(|^[A-Za-z]\w{0,60}\((?=[^()]{0,80}[._])[\w.$]{2,80}\)?$|^[A-Za-z]\w*(?:\.[A-Za-z]\w*)+\(/.test(
    value,
  );
}

/** snake_case, kebab-case or a constant: a name of something. */
export function isName(value: string): boolean {
  return (
    /^[a-z]+(?:[-_.:][a-z]+\d?)+(?:-\d{1,3})?$/.test(value) ||
    /^[A-Z]+(?:[_-][A-Z]+)+\d*$/.test(value) ||
    /^[A-Z]{2,}(?:-[A-Z0-9]+)*-\d+$/.test(value) ||
    /^[#.][\w-]+$/.test(value)
  );
}

/** Strong enough to be seen as a password with nothing but a space in front of it. */
function isStrongAlone(value: string, chinese: boolean, labelText: string): boolean {
  if (isOfProgram(value)) return false;
  if (!looksChosen(value) || /^[A-Za-z_]+=|^v?\d+(?:\.\d+)+|^[A-Z]{2,}\d$/.test(value)) {
    return chinese && /^\d{6,8}$/.test(value);
  }
  if (/^(?:https?|jdbc|ssh|ftp):|^[\w.-]+@[\w-]+\.[\w.]+$|^\d{1,4}[a-z]{1,3}$|^[=!<>&|+*?-]/i.test(value))
    return false;
  if (!/[!-/:-@[-`{-~]/.test(value)) {
    // auth_pass is a directive, password a word
    return value.length >= (labelText.includes('_') ? 4 : 6) && /\d/.test(value);
  }
  return value.length >= 4 && /[A-Za-z]/.test(value) && (chinese || /\d/.test(value));
}

function isEnd(rest: string): boolean {
  return /^\s*(?:$|[,;"'`|<)}\]&。,;、]|#|\/\/|--|\\n|\()/.test(rest);
}

function isPolicyRest(rest: string): boolean {
  return /^\s*(?:位|个|天|次|秒|分|小时|年|月|字|days?|hours?|chars?)/i.test(rest);
}

/** What is written on without a space: 8位以上. */
function glued(rest: string): string {
  return /^[^\s,;"'`|<>)\]}]{0,8}/.exec(rest)?.[0] ?? '';
}

function firstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text : text.slice(0, end);
}

function isCode(fileKind: FileKind): boolean {
  return fileKind === 'code' || fileKind === 'markup';
}
