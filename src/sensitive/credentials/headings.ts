import { isExcused } from '../excuses.ts';
import { type Candidate, guessedCredential, type Scan } from '../match.ts';
import { isKnownDefault, looksChosen } from '../notSecret.ts';
import { syntaxAt } from '../scan.ts';
import { linesOf } from '../window.ts';
import { CHINESE_LABEL } from './labels.ts';
import { isTechnical } from './prose.ts';

const LABEL = `(?:${CHINESE_LABEL}|(?:passwords?|passphrases?|passcodes?|pwds?|pws?|PINs?|logins?|credentials))`;
/** ### 密码, **Passwords**, 各系统口令如下:, Passwords of the interfaces: */
const HEADING = new RegExp(
  `^(?:#{1,6}[ \\t]+(?:[\\d.、]{1,6}[ \\t]?)?[^\\r\\n:|]{0,24}?${LABEL}[^\\r\\n:|\\x21-\\x7e]{0,4}:?|\\*\\*[^\\r\\n:|*]{0,24}?${LABEL}\\*\\*:?|[^\\r\\n:|,;。]{0,30}${LABEL}(?:[ \\t](?:of|for)[ \\t][\\w ]{1,30}|一览|清单|列表|汇总|如下|分别是|分别为|是)?[ \\t]?:)[ \\t]*$`,
  'i',
);
/** - LIS:Abc1, 2. HIS 主库 = Abc1, • PACS – Abc1 */
const ENTRY =
  /^[ \t]{0,8}(?:[-*+•·>][ \t]+|\d{1,2}[.)、][ \t]?|\(\d{1,2}\)[ \t]?)?(?:\*\*)?(?<name>[\w\u4e00-\u9fff][\w\u4e00-\u9fff ./()-]{0,30}?)(?:\*\*)?[ \t]{0,3}(?:[:=|]|->|→|–|—|[ \t]-[ \t]|[ \t]{2,})[ \t]{0,3}[`"'*]{0,2}(?<secret>[\x21-\x7e]{4,40}?)[`"'*]{0,2}[ \t]{0,3}(?=$|[(,;。])/d;
/** The words of an entry that is about something else than its value. */
const OTHER =
  /长度|位数|周期|有效期|策略|规则|要求|时间|日期|版本|端口|地址|负责|联系|电话|位置|length|period|policy|rule|version|port|host|address|url|owner|contact|phone|date|format|file|type|user|account|algorithm|min|max/i;
const MOST_ENTRIES = 20;

/** Below a heading that says 密码 or passwords: a list with the name of a system and its value. */
export function* findBelowHeadings(scan: Scan): Generator<Candidate> {
  const { text, fileKind, path } = scan;
  if ((fileKind !== 'prose' && fileKind !== 'unknown') || /\.(?:csv|tsv|log)$/i.test(path)) return;
  let left = 0;
  for (const { line, start } of linesOf(text)) {
    if (line.length > 200) {
      left = 0;
      continue;
    }
    if (HEADING.test(line)) {
      left = scan.fences.length > 0 && syntaxAt(scan, start) === 'code' ? 0 : MOST_ENTRIES;
      continue;
    }
    if (left === 0 || line.trim() === '') continue;
    const entry = ENTRY.exec(line);
    // A paragraph ends the list; a remark below an entry does not.
    if (entry === null) {
      left = /^[ \t]*#/.test(line) || !/^[ \t]{2,}|^[-*+•·>]/.test(line) ? 0 : left - 1;
      continue;
    }
    left--;
    const value = entry.groups?.['secret'] ?? '';
    const at = entry.indices?.groups?.['secret']?.[0] ?? 0;
    if (!OTHER.test(entry.groups?.['name'] ?? '') && isSecret(value))
      yield guessedCredential('labelled-value', start + at, value);
  }
}

function isSecret(value: string): boolean {
  if (isExcused(value) || isTechnical(value)) return false;
  if (
    /:\/\/|^\d{1,3}(?:\.\d{1,3}){3}|^v?\d+(?:\.\d+)+|^\d{4}[-/.]\d|^[\w.-]+@[\w-]+\.\w|^\/|^[A-Z]{2,}(?:-[A-Z0-9]+)*-\d+$/.test(
      value,
    )
  )
    return false;
  if (/^\d+$/.test(value)) return value.length >= 4 && value.length <= 8;
  return looksChosen(value) ? /\d/.test(value) || /[!@#$%^&*]/.test(value) : isKnownDefault(value);
}
