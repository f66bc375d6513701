import { isExcused, isSampleToken } from '../excuses.ts';
import type { FileKind } from '../fileKind.ts';
import { isKnownDefault, isNotSecret, looksChosen, looksGenerated } from '../notSecret.ts';
import type { Syntax } from '../syntax.ts';
import type { Label } from './labels.ts';
import type { PlacedValue } from './places/index.ts';
import { isCall, isName } from './values.ts';

/** What is known beside the value itself. */
export interface PlacedCircumstances {
  readonly label: Label;
  /** The label as it is written. */
  readonly labelText: string;
  readonly fileKind: FileKind;
  readonly syntax: Syntax;
}

/**
 * Decides whether a value in a place for values is a secret. The label comes first: behind that of a password only a
 * complete placeholder, mask, reference or cipher excuses, and what is a sentence or a single word of a program.
 */
export function isPlacedSecret(found: PlacedValue, around: PlacedCircumstances): boolean {
  const { value } = found;
  if (/[\u2e80-\uffff]/.test(value)) return false;
  if (isExcused(value, around.labelText)) return false;
  // MAIL_PASS='password' in a manual: nobody set that one
  if (around.fileKind === 'prose' && /^(?:password|passwd|pwd|pass)$/i.test(value)) return false;
  // What the file is written in is not known: ls_pwd = f_encrypt(sle_pwd.text)
  if (
    around.syntax === 'unknown' &&
    !found.quoted &&
    (isCall(value) || /^[A-Za-z_$][\w$.]*\[['":]/.test(value))
  )
    return false;
  if (!found.quoted && isNameOfProgram(value, around)) return false;
  if (around.label.strength === 'key') return isPlacedKey(found, around);
  if (/\s/.test(value) && isSentence(value, around)) return false;
  if (/^\d+$/.test(value)) return value.length >= (found.kind === 'setting' ? 3 : 4);
  const inCode = isProgram(around);
  if (found.kind === 'typed' && /^[a-z]{5,20}$/.test(value) && !PROGRAM_WORD.test(value)) return true;
  if (found.kind === 'call' || found.kind === 'comparison' || found.kind === 'typed') {
    return (
      (looksChosen(value) && !isCodeName(value, around.labelText)) ||
      (isKnownDefault(value) && !/^(?:test|dev|pass|abc|system|guest)$/i.test(value))
    );
  }
  if (inCode && found.kind === 'literal' && isPieceOfText(value)) return false;
  if (looksChosen(value)) return !(inCode && isCodeName(value, around.labelText));
  if (isKnownDefault(value)) return true;
  // getenv("DB_PASSWORD") ?: "hms_pass"
  const isSetting =
    !inCode || (found.kind === 'default' && /^[A-Z][A-Z0-9]*_[A-Z0-9_]*$/.test(around.labelText));
  return isSetting ? isWordOfSettings(value, around) : isPassphrase(value);
}

/** Without quotes: pw = md5pass in SQL, a constant or a member where the language is not known. */
function isNameOfProgram(value: string, { syntax }: PlacedCircumstances): boolean {
  if (syntax === 'code') return /^[A-Za-z]\w*[;,)]?$/.test(value) && value.replace(/\D/g, '').length < 2;
  return (
    syntax === 'unknown' &&
    /^[A-Za-z]+(?:_[A-Z0-9]+){3,}$|^[a-z]\w{0,12}\.[A-Z][a-z]+(?:[A-Z][a-z]+)*$|^\w{1,20}(?:\.\w{1,30})*\[\w{1,12}\]\.[A-Z]\w{1,30};?$/.test(
      value,
    )
  );
}

/** A key or a token: many things are called so, so it must look like one. */
function isPlacedKey({ value: raw, kind }: PlacedValue, around: PlacedCircumstances): boolean {
  if (isSampleToken(raw)) return false;
  // A key in lines, as a program writes them.
  const value = raw.replace(/\\[nr]/g, '').trimEnd();
  if (/\s/.test(value) || isNotSecret(value, { quoted: true, label: around.labelText })) return false;
  if (kind === 'call' || kind === 'comparison' || kind === 'typed') return looksGenerated(value);
  // A salt in a row of a data set is no secret, the one that a message is signed with is.
  if (/salt$/i.test(around.labelText))
    return looksChosen(value) && value.length >= 8 && !/^[0-9a-f]+$/i.test(value);
  if (/(?:^|[^a-z])sk$/i.test(around.labelText)) return looksGenerated(value);
  if (/token|令牌/i.test(around.labelText))
    return (
      (looksGenerated(value) || (kind === 'setting' && !isProgram(around) && isMixedToken(value))) &&
      !/^[0-9a-f]{8}-0000-0000/i.test(value)
    );
  if (isName(value)) return false;
  if (looksGenerated(value)) return true;
  const inCode = isProgram(around);
  const isMixed = /\d/.test(value) && /[A-Za-z]/.test(value);
  if (value.length >= (inCode ? 12 : 8) && (isMixed || (/[a-z]/i.test(value) && /[!@#$%^&*]/.test(value))))
    return true;
  // jwt.secret=abcdefghijklmnopqrstuvwxyz
  return !inCode && /(?:secret|key)$/i.test(around.labelText) && /^[A-Za-z]{16,}$/.test(value);
}

/** accessToken=Zyy_job_7f2Qa9: shorter than what a machine makes, and in no order that words keep. */
function isMixedToken(value: string): boolean {
  return (
    /^[\w!@#$%^&*.+=~-]{12,}$/.test(value) &&
    /[a-z]/.test(value) &&
    /[A-Z]/.test(value) &&
    /\d[A-Za-z_-]*\d/.test(value)
  );
}

/** Words of UIs, packages and messages: `password: 'login.form.hint'`. */
const PROGRAM_WORD =
  /(?:^|[._ -])(?:form|forms|input|field|text|icon|btn|button|label|page|view|user|auth|login|reset|error|errors|message|msg|validation|valid|required|account|settings?|profile|security|admin|api|config|app|common|system|spring|com|org|net|java|www|http|css|col|row|flex|el|ant|van|mat|fa|glyphicon|lock|eye|placeholder|title|hint|tip|name|type|id|param|field|column|string|text|new|old|current|confirm|change|update|forgot|show|hide|store|provider|encoder|service|manager|handler|controller|grant|flow)(?:$|[._ -])/i;

/** Words that are joined by a sign: `winter-harbor-lantern`. */
function isPassphrase(value: string): boolean {
  const words = value.split(/[-._ ]/);
  return (
    words.length >= 3 &&
    value.length >= 12 &&
    words.every(word => /^[A-Za-z]{2,}$/.test(word)) &&
    !PROGRAM_WORD.test(value)
  );
}

/** Letters alone, in a file of settings: no name of the format, of a class or of another setting. */
function isWordOfSettings(value: string, { syntax, fileKind }: PlacedCircumstances): boolean {
  if (fileKind === 'prose') return isPassphrase(value) || /^[a-z]{8,}$/.test(value);
  if (value.length < 5) return false;
  const isWord = /^[A-Z]?[a-z]+$/.test(value);
  // "password": "Kennwort" is a text of a program.
  if (syntax === 'json' || syntax === 'unknown')
    return isWord ? /^[a-z]{6,}$/.test(value) : isPassphrase(value) || !/^[A-Za-z._-]+$/.test(value);
  return !PROGRAM_WORD.test(value);
}

const SENTENCE =
  /(?:^|\s)(?:the|your|you|must|is|are|was|to|a|an|at|of|for|and|or|in|on|with|please|enter|required|invalid|should|can|cannot|not|will|be|has|have|least|may|if|when|this|that|from|by|using|use|see|ask|le|la|de|der|das|un|una|el|ihr|und|votre|su)(?:\s|$)|pass ?word|passwd|[.?:,;]$|\s[-–|]\s/i;

/** A text for people; words alone are one, too, where they begin like one. */
function isSentence(value: string, { fileKind, syntax }: PlacedCircumstances): boolean {
  const words = value.split(/\s+/);
  // a b&c d[9]: what no sentence holds
  if (
    words.length <= 4 &&
    words.some(word => /[\w)\]}][@#$%^&*+=~|[\]{}<>][\w([{]/.test(word) || /\[\d/.test(word))
  )
    return false;
  return (
    SENTENCE.test(value) ||
    // Nobody writes messages into a file of settings, but into bundles in JSON.
    (/^\S+:\s/.test(value) && !(fileKind === 'config' && syntax !== 'json' && /\d/.test(value))) ||
    /^[A-Z][a-z]+(?: [A-Za-z][a-z]*)+[!]?$/.test(value) ||
    /[\r\n]/.test(value) ||
    words.length > 6
  );
}

/** What stands between two quotes is a piece of a longer text: `"&pwd=" + x + "&…"`. */
function isPieceOfText(value: string): boolean {
  return /^[+,).;:&?\]}\s]+$|^[&?][A-Za-z_]+=|^\s|\s$|^[^A-Za-z0-9]*[)+]\s/.test(value);
}

/** In a program a chosen look is also that of names: `#new-password`, `text-emerald-700`, `login.form2`. */
function isCodeName(value: string, labelText: string): boolean {
  if (/^[#.][a-z][\w-]*$/i.test(value) && /[-_]|^#?\.?[a-z]+$/i.test(value)) return true;
  if (/^(?:[a-z]+[-_.])+[a-z]*\d{0,3}$/.test(value) && (PROGRAM_WORD.test(value) || /pass$/i.test(labelText)))
    return true;
  if (/^[A-Z]+(?:[_-][A-Z0-9]+)+$/.test(value)) return true;
  // ProfileController@changePassword; input[type="password"]
  if (/^[A-Z][A-Za-z\\]+Controller@\w+$|^[A-Z][A-Za-z\\]+@[a-z][A-Za-z]+$|^\w*\[[\w-]+[~|^$*]?=/.test(value))
    return true;
  return /^[a-z]\w*(?:\.\w+)+\(.*\)$|^[a-z]+=$/i.test(value);
}

function isProgram({ syntax, fileKind }: PlacedCircumstances): boolean {
  return syntax === 'code' || syntax === 'hcl' || fileKind === 'code' || fileKind === 'markup';
}
