import { type Candidate, patientData, type Scan } from '../match.ts';
import { lineAfter, lineBefore } from '../window.ts';

/** Also in groups. Most texts have none, and need not be searched further. */
const LONG_NUMBER = /\d{6}|\d{4}[ -]\d{4}/;
const MOBILE = /(?<![\w.+-]|\d[ -])(?:\+?86[ -]?)?(1[3-9]\d(?:\d{8}|([ -])\d{4}\2\d{4}))(?![\w]|[.-]\d)/g;
const PATIENT =
  /患者|病人|家属|受检|就诊人|产妇|患儿|体检人|体检者|死者|监护人|病患|\b[Pp]atients?(?![a-z])/g;
/** Beside the sex and the age of someone a number belongs to a record. */
const RECORD =
  /["'`]?\b(?:sex|gender|age|birth(?:day|date|_date)?|dob)\b["'`]?\s*[:=]|性别|年龄|出生日期|[,，\s][男女][,，\s].*\d+\s*岁/i;
const STAFF =
  /联系人|工程师|主任|经理|厂商|客服|信息科|值班|护士长|医生|医师|护士|院长|科长|主管|驻场|热线|中心|供应商|实施|运维|老师|staff|vendor|engineer|manager|support|hotline|doctor|nurse/gi;

/** Mobile numbers beside words of patients; the ones of staff are meant to be in a pack. */
export function* findPatientMobiles({ text }: Scan): Generator<Candidate> {
  if (!LONG_NUMBER.test(text)) return;
  for (const match of text.matchAll(MOBILE)) {
    const value = match[1] ?? '';
    const start = match.index + match[0].length - value.length;
    const before = lineBefore(text, start, 100);
    const after = lineAfter(text, start + value.length, 80);
    if (belongsToPatient(before, after)) yield patientData('patient-mobile', start, value);
  }
}

function belongsToPatient(before: string, after: string): boolean {
  const patient = lastIndexOf(before, PATIENT);
  // 患者联系人 is one of the patient's, 患者服务中心主任 is not.
  const staff = lastIndexOf(before.replace(/(?:患者|病人|家属|病患)的?联系人/g, '患者患者患'), STAFF);
  if (patient >= 0) return staff < patient;
  if (staff >= 0) return false;
  if (RECORD.test(before) || RECORD.test(after)) return true;
  return /^[^\d]{0,12}(?:患者|病人|家属|patient)/i.test(after) && !STAFF.test(after.slice(0, 24));
}

function lastIndexOf(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}

const RECORD_LABEL =
  '医保卡号?|医保号|医保编号|社保卡号?|社保号|住院号|住院编号|门诊号|病案号|病历号|就诊号|就诊卡号?|诊疗卡号?|就诊流水号|登记号|检查号|影像号|体检号|体检编号|健康卡号|患者(?:ID|编号|号)|病人(?:ID|编号|号)';
const RECORD_KEY =
  'MRN|medical[ _-]?record[ _-]?(?:number|no)|patient[ _-]?(?:id|no|number)|in[ _-]?patient[ _-]?(?:no|number|id)|out[ _-]?patient[ _-]?(?:no|number|id)|admission[ _-]?(?:no|number)|hospital[ _-]?no|medicare[ _-]?(?:no|number)|insurance[ _-]?card[ _-]?no|zyh|mzh|bah|blh|brid|pat_?id';
const RECORD_NUMBER = new RegExp(
  `(?:(?:${RECORD_LABEL})|(?<![A-Za-z])(?:${RECORD_KEY})(?![A-Za-z]))["'\`]?[ \\t]{0,3}(?:是|为|[:=#(【“-])?[ \\t]{0,3}["'\`]?((?:[A-Za-z]{1,4}-?)?\\d{6,20})(?![\\w-]|\\.\\d)`,
  'gi',
);

/** Numbers of patients and their cards behind their label. */
export function* findRecordNumbers({ text, isTestSource }: Scan): Generator<Candidate> {
  if (isTestSource || !LONG_NUMBER.test(text)) return;
  for (const match of text.matchAll(RECORD_NUMBER)) {
    const value = match[1] ?? '';
    if (/^[A-Za-z-]*(\d)\1+$/.test(value)) continue;
    yield patientData('record-number', match.index + match[0].length - value.length, value);
  }
}

const CARD =
  /(?<![\w.]|\d[ -])(?:\d{16,19}|\d{4}(?:([ -])\d{4})(?:\1\d{4}){2}(?:\1\d{1,3})?)(?![\w]|[ .-]\d)/g;
const CARD_LABEL = /银行卡|信用卡|储蓄卡|借记卡|卡号|退款|bank ?card|credit ?card|card ?(?:no|number)/i;
const OTHER_NUMBER =
  /(?:单号|流水|序列号|批次|批号|编号|订单|条码|时间戳|serial|uuid|order|batch|\bid|sn|ts|time)["']?\s*[:=]?\s*["']?$/i;

/** Bank cards: 16 to 19 digits, an issuer's prefix and the Luhn check digit (ISO/IEC 7812-1, annex B). */
export function* findBankCards({ text }: Scan): Generator<Candidate> {
  if (!LONG_NUMBER.test(text)) return;
  for (const match of text.matchAll(CARD)) {
    const value = match[0];
    const digits = value.replace(/[ -]/g, '');
    if (!isCard(digits)) continue;
    const before = lineBefore(text, match.index, 40);
    const isGrouped = digits.length !== value.length;
    const isLabelled = CARD_LABEL.test(before);
    const isUnionPay = /^(?:62|9558)/.test(digits);
    if (!isLabelled && (OTHER_NUMBER.test(before) || !(isUnionPay || isGrouped))) continue;
    yield patientData('bank-card', match.index, value);
  }
}

function isCard(digits: string): boolean {
  const hasPrefix =
    /^62\d{14,17}$/.test(digits) ||
    /^9558\d{12,15}$/.test(digits) ||
    /^(?:4\d{15}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|35\d{14})$/.test(digits);
  return hasPrefix && luhn(digits);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
