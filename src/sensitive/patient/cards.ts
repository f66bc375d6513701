import { type Candidate, patientData, type Scan } from '../match.ts';
import { lineAfter, lineBefore } from '../window.ts';

const CARD =
  /(?<![\w.]|\d[ -])(?:\d{16,19}|\d{4}(?:([ -])\d{4})(?:\1\d{4}){2}(?:\1\d{1,3})?)(?![\w]|[ .-]\d)/g;
const CARD_LABEL =
  /银行(?:卡|账[号户])|信用卡|储蓄卡|借记卡|工资卡|(?<!就诊|诊疗|医保|社保|健康|医疗|会员|病历)卡号|退款(?:到|至|账|卡)|打款|转账|收款|提现|工行|农行|建行|中行|招行|交行|邮储|bank ?(?:card|account)|credit ?card|debit ?card|card ?(?:no|number)|bank_?card|yhkh|\bPAN\b|(?<!\b(?:id|health|insurance|access|library|sim|graphics|network|smart) )\bcard[ :#]{1,3}$|^[ \t]{0,20}(?:[-*|][ \t]{0,8})?card\b/i;
const OTHER_NUMBER =
  /(?:单号|流水号?|序列号|批次|批号|编号|订单号?|条码|时间戳|serial|uuid|order|batch|\bid|sn|ts|time)["']?[ \t]{0,4}(?:[:=][ \t]{0,4})?["']?$/i;
const ID_COLUMN = /(?:\bid|_id|key|value|code|oid|uid)["']?\s*(?:[:=>]\s*)?["']?$/i;

/**
 * Bank cards: 16 to 19 digits, an issuer's prefix and the Luhn check digit (ISO/IEC 7812-1, annex B). One number in ten
 * has that digit by chance, so there must be a label, the groups that only people write, or a line of its own.
 */
export function* findBankCards({ text, fileKind }: Scan): Generator<Candidate> {
  if (!/\d{16}|\d{4}[ -]\d{4}/.test(text)) return;
  for (const match of text.matchAll(CARD)) {
    const value = match[0];
    const digits = value.replace(/[ -]/g, '');
    if (!isCard(digits)) continue;
    const before = lineBefore(text, match.index, 40);
    const isGrouped = digits.length !== value.length;
    const isLabelled = CARD_LABEL.test(before) && !ID_COLUMN.test(before);
    const isAlone =
      fileKind === 'prose' &&
      /^(?:62|9558)/.test(digits) &&
      /^\s*(?:[-*]\s)?$/.test(before) &&
      lineAfter(text, match.index + value.length, 4).trim() === '';
    if (isLabelled || isAlone || (isGrouped && !OTHER_NUMBER.test(before))) {
      yield patientData('bank-card', match.index, value);
    }
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
