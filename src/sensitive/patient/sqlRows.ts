import { type Candidate, patientData, type Scan } from '../match.ts';
import { insertsOf, type SqlLiteral } from '../sql.ts';
import { isWholeName } from './names.ts';

/** Tables of patients in Chinese and international systems; pinyin: br = 病人, hz = 患者. */
const PATIENT_TABLE =
  /patient|(?:^|[._])pat_|(?:^|[._])person_name|病人|患者|(?:^|_)br(?:xx|ry|jbxx|da|_)|brxx|brry|brda|hzxx/i;
const NOT_ROWS =
  /type|dict|config|status|identifier_type|category|menu|field|column|template|permission|_role|attribute_type/i;
const NAME_COLUMN =
  /^(?:.*_)?(?:name|xm|brxm|hzxm|given_name|family_name|patient_?name|姓名|first_?name|last_?name)$/i;
const BIRTH = /^(?:18|19|20)\d\d[-/.]?\d{1,2}[-/.]?\d{1,2}/;
const UPDATE =
  /\bupdate\s{1,10}[`"[\]]?(?<table>[\w.\u4e00-\u9fff]{1,80})[`"\]]?\s{1,10}set\s[^;\r\n]{0,300}?\b(?:\w{0,20}name|\w{0,10}xm|姓名)\s{0,4}=\s{0,4}N?'(?<name>[\u4e00-\u9fff]{2,4})'/dgi;

/** Names of patients in INSERT and UPDATE statements. */
export function* findSqlPatients({ text }: Scan): Generator<Candidate> {
  for (const { table, columns, rows } of insertsOf(text)) {
    if (!PATIENT_TABLE.test(table) || NOT_ROWS.test(table)) continue;
    for (const row of rows) {
      // What a form of an interface is filled with by itself
      if (row.filter(({ text }) => text === 'string').length >= 2) continue;
      for (const [index, literal] of row.entries()) {
        if (literal.isText && isNameOf(literal, columns[index], row)) {
          yield patientData('sql-patient-row', literal.start, literal.text);
        }
      }
    }
  }
  for (const match of text.matchAll(UPDATE)) {
    const name = match.groups?.['name'] ?? '';
    const start = match.indices?.groups?.['name']?.[0];
    if (start === undefined || !PATIENT_TABLE.test(match.groups?.['table'] ?? '') || !isWholeName(name))
      continue;
    yield patientData('sql-patient-row', start, name);
  }
}

function isNameOf({ text }: SqlLiteral, column: string | undefined, row: readonly SqlLiteral[]): boolean {
  if (column !== undefined && !NAME_COLUMN.test(column)) return false;
  if (isWholeName(text)) return true;
  if (/^(?:super|user|admin|test|unknown|anonymous|demo|patient|daemon|system)\b/i.test(text)) return false;
  const isEnglish = /^[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20})?$/.test(text);
  return isEnglish && (column !== undefined || row.some(other => other.isText && BIRTH.test(other.text)));
}
