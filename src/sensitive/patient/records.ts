import { type Candidate, patientData, type Scan } from '../match.ts';
import { tableRowsOf } from '../tables.ts';
import { lineAfter, lineBefore } from '../window.ts';
import { RECORD_KEY, RECORD_LABEL } from './labels.ts';

/** Also in groups. Most texts have none, and need not be searched further. */
const SOME_DIGITS = /\d{5}|\d{2,4}[ -]\d{2,6}/;
/** Six digits at least, in groups if somebody reads them aloud, behind at most four letters. */
const NUMBER = '(?:[A-Za-z]{1,4}[-]?)?\\d{1,20}(?:[A-Z]\\d{3,12})?(?:[ -]\\d{2,8}){0,6}';
/** What people write between a label and its number. */
const BETWEEN =
  '["\'`*_\\])】」”]{0,4}[ \\t]{0,4}(?:</?[a-z]{1,8}>[ \\t]{0,4}|&gt;){0,4}(?:(?:\\([^()\\r\\n]{1,12}\\)|号码|号|是|为|：|[:=#>→—–-]|->|=>|,|\\||\\bis\\b|\\bwas\\b|no\\b\\.?|number\\b|\\.)[ \\t]{0,4}){0,3}["\'`*_(\\[【「“]{0,4}[ \\t]{0,2}';
const LABELLED = new RegExp(
  `(?:${RECORD_LABEL}|(?<![A-Za-z])(?:${RECORD_KEY})(?![A-Za-z]))${BETWEEN}(?<number>${NUMBER})(?![\\w]|[.-]\\d)`,
  'dgi',
);
const XML = new RegExp(`<(?:[\\w.-]+:)?(?:${RECORD_KEY})>\\s{0,20}(?<number>${NUMBER})\\s{0,20}</`, 'dgi');
const HEADER = new RegExp(`^(?:${RECORD_LABEL}|${RECORD_KEY})$`, 'i');
const WHOLE = new RegExp(`^${NUMBER}$`);

/** Numbers of patients and their cards behind their label, or below it in a table. */
export function* findRecordNumbers({ text, isTestSource, fileKind }: Scan): Generator<Candidate> {
  if (isTestSource || !SOME_DIGITS.test(text)) return;
  for (const pattern of [LABELLED, XML]) {
    for (const match of text.matchAll(pattern)) {
      const value = match.groups?.['number'] ?? '';
      const start = match.indices?.groups?.['number']?.[0];
      if (start === undefined || !isRecordNumber(value)) continue;
      // Suppliers in a row: "NAIROBI HOSPITAL #03-1500-102"
      if (/^HOSP[A-Z .]*#/.test(match[0]) && /[A-Z] $/.test(lineBefore(text, match.index, 24))) continue;
      // A key of a database is no number that a hospital gives out.
      if (/^\d{16,20}$/.test(value) && /^[\w-]*id\b/i.test(match[0])) continue;
      // 住院号 12 位, 门诊号 2024010001~2024019999: a rule, not a number
      if (/^\s?(?:位|个|开头|起|条|例|~|至|到|-{2})/.test(lineAfter(text, start + value.length, 12)))
        continue;
      if (/规则|编码方式/.test(lineAfter(text, start + value.length, 16))) continue;
      if (
        /(?:规则|例如|如|格式|示例|样例|比如|e\.g\.|example|sample|format|生成[\u4e00-\u9fff]{2,8})[ \t:(为是,]{0,3}$/i.test(
          lineBefore(text, start, 24),
        ) ||
        INVENTED.test(lineBefore(text, start, 80) + lineAfter(text, start, 60))
      )
        continue;
      yield patientData('record-number', start, value);
    }
  }
  if (fileKind !== 'code') yield* findInTables(text);
}

function* findInTables(text: string): Generator<Candidate> {
  if (!HEADERS.test(text)) return;
  for (const { header, cells } of tableRowsOf(text, names => names.some(name => HEADER.test(name)))) {
    for (const [index, name] of header.entries()) {
      const cell = cells[index];
      if (cell === undefined || !HEADER.test(name) || !WHOLE.test(cell.text) || !isRecordNumber(cell.text))
        continue;
      yield patientData('record-number', cell.start, cell.text);
    }
  }
}
const HEADERS = new RegExp(`(?:${RECORD_LABEL}|${RECORD_KEY})`, 'i');

/** The line says itself that nobody is meant. */
const INVENTED =
  /\bj(?:ohn|ane) doe\b|\b(?:demo|sample|dummy|fake) (?:data|patients?|records?)\b|演示(?:数据|用)|示例数据|虚构|invented|made[- ]up|fictitious|张三|李四|王五|赵六/i;
const COUNTED = '123456789012345678901234';

/** Six digits or more, not always the same, no date, no time, no address. */
function isRecordNumber(value: string): boolean {
  const digits = value.replace(/\D/g, '');
  if (digits.length < 6 || digits.length > 24 || /^(\d{1,3})\1+$|^0{3,}\d{1,3}$|^10{3,}\d{1,3}$/.test(digits))
    return false;
  if (/^(?:19|20)\d\d-\d{1,2}-\d{1,2}$/.test(value)) return false;
  if (value === digits && (COUNTED.startsWith(digits) || '9876543210'.includes(digits))) return false;
  return !/^\d{1,4}[ -]\d{1,2}[ -]\d{1,2}$/.test(value) || digits.length >= 8;
}
