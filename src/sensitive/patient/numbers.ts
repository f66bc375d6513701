import { type Candidate, patientData, type Scan } from '../match.ts';
import { tableRowsOf } from '../tables.ts';
import { lineAfter, lineBefore } from '../window.ts';
import { PATIENT_COLUMN, RECORD_KEY, RECORD_LABEL, STAFF_COLUMN } from './labels.ts';

/** Also in groups. Most texts have none, and need not be searched further. */
const LONG_NUMBER = /\d{6}|\d{4}[ -]\d{4}/;
const MOBILE = /(?<![\w.+-]|\d[ -])(?:\+?86[ -]?)?(1[3-9]\d(?:\d{8}|([ -])\d{4}\2\d{4}))(?![\w]|[.-]\d)/g;
const PATIENT =
  /(?:患者|病人|家属)(?!满意|服务|管理|教育|安全|随访中心|体验|入口|投诉[科处部办]|咨询|接待|关系)|受检|就诊人|产妇|患儿|体检人|体检者|死者|监护人|病患|\b[Pp]atients?(?![a-z])/g;
/** Beside the sex and the age of someone a number belongs to a record. */
const RECORD =
  /["'`]?\b(?:sex|gender|age|birth(?:day|date|_date)?|dob)\b["'`]?\s*[:=]|性别|年龄|出生日期|[,，\s][男女][,，\s].*\d+\s*岁/i;
const STAFF =
  /联系人|工程师|主任|经理|厂商|客服|信息科|值班|护士长|医生|医师|护士|院长|科长|主管|驻场|负责|热线|中心|供应商|实施|运维|老师|staff|vendor|engineer|manager|support|hotline|doctor|nurse/gi;

/** Mobile numbers beside words of patients; the ones of staff are meant to be in a pack. */
export function* findPatientMobiles({ text }: Scan): Generator<Candidate> {
  if (!LONG_NUMBER.test(text)) return;
  for (const match of text.matchAll(MOBILE)) {
    const value = match[1] ?? '';
    if (isMadeUp(value)) continue;
    const start = match.index + match[0].length - value.length;
    const before = lineBefore(text, start, 100);
    const after = lineAfter(text, start + value.length, 80);
    if (belongsToPatient(before, after)) yield patientData('patient-mobile', start, value);
  }
  for (const match of text.matchAll(LANDLINE)) {
    const before = lineBefore(text, match.index, 40);
    if (OWN_PHONE.test(before)) yield patientData('patient-mobile', match.index, match[0]);
  }
  yield* findInTables(text);
}

/** 0755-83312456; a service line begins with 400 or 800. */
const LANDLINE = /(?<![\w.+-])0\d{2,3}[- ]\d{7,8}(?![\w]|[.-]\d)/g;
const OWN_PHONE =
  /(?:患者|病人|家属|受检者|就诊人|产妇|患儿|监护人|病患)(?:的|本人|家属|联系|家庭|住宅|家里?|及其){0,4}(?:联系)?(?:电话|座机|号码|固话|方式|宅电)?[是为: \t]{0,4}$/;

/** The phone column of a table about patients. */
function* findInTables(text: string): Generator<Candidate> {
  if (!/电话|手机|联系方式|phone|mobile/i.test(text)) return;
  const isAboutPatients = (names: readonly string[]) =>
    names.some(name => PATIENT_COLUMN.test(name) || RECORD_COLUMN.test(name)) &&
    !names.some(name => STAFF_COLUMN.test(name));
  for (const { header, cells } of tableRowsOf(text, isAboutPatients)) {
    if (!isAboutPatients(header)) continue;
    for (const [index, name] of header.entries()) {
      const cell = cells[index];
      if (cell === undefined || !/电话|手机|联系方式|phone|mobile/i.test(name)) continue;
      if (/^1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}$/.test(cell.text))
        yield patientData('patient-mobile', cell.start, cell.text);
    }
  }
}
const RECORD_COLUMN = new RegExp(`^(?:${RECORD_LABEL}|${RECORD_KEY})$`, 'i');

/** 13800000000: what people write where a number is to stand. */
function isMadeUp(value: string): boolean {
  const digits = value.replace(/\D/g, '');
  return /(\d)\1{6}/.test(digits);
}

function belongsToPatient(before: string, after: string): boolean {
  const patient = lastIndexOf(before, PATIENT);
  // 患者联系人 is one of the patient's, 患者服务中心主任 is not.
  const staff = lastIndexOf(before.replace(/(?:患者|病人|家属|病患)的?联系人/g, '患者患者患'), STAFF);
  if (patient >= 0) return staff < patient;
  if (staff >= 0) return false;
  if (RECORD.test(before) || RECORD.test(after)) return true;
  // 李凤英 139…,住 8 楼 23 床
  if (/\d[ \t]?号?床(?!位|数|旁)/.test(before + after)) return true;
  // 王女士的手机 …,预约了胃镜
  if (
    /[\s\u4e00-\u9fff](?:女士|先生|阿姨|大爷|大妈|奶奶|爷爷|老太太|小朋友|家长|宝宝|孕妇|老人)/.test(
      ` ${before}${after}`,
    ) &&
    CARE.test(before + after)
  )
    return true;
  return /^[^\d]{0,12}(?:患者|病人|家属|patient)/i.test(after) && !STAFF.test(after.slice(0, 24));
}

const CARE =
  /预约|挂号|胃镜|肠镜|复诊|就诊|门诊|住院|出院|入院|手术|化验|检查|体检|取药|缴费|退费|报告|处方|复查|产检|疫苗|接种|床/;

function lastIndexOf(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}
