import { type Candidate, patientData, type Scan } from '../match.ts';

/**
 * Documents of people that only count beside their label: their form alone is that of many numbers. Sources: the rules
 * of the Exit and Entry Administration of China for travel permits and passports; the Immigration Department of Hong
 * Kong for the identity card and its check character; NHS Data Dictionary for the NHS number.
 */
const GAP =
  '[^\\w\\r\\n]{0,8}(?:号码?|编号|No\\.?|number|号|ID)?["\'`*_]{0,3}[ \\t]{0,3}(?:是|为|is|[:=#|,-])?["\'`*_(\\[ \\t]{0,4}';
const END = '(?![A-Za-z0-9])';

interface Document {
  readonly kind: string;
  readonly pattern: RegExp;
  readonly isValid?: (value: string) => boolean;
}

const DOCUMENTS: readonly Document[] = [
  // 港澳居民来往内地通行证: H or M and eight digits, two more for the renewal
  document(
    'travel-permit',
    `(?:港澳(?:居民)?(?:来往|往来)?(?:内地)?通行证|回乡证|回鄉證|通行证|home return permit)`,
    '[HM]\\d{8}(?:\\d{2})?',
  ),
  // 台湾居民来往大陆通行证
  document('travel-permit', `(?:台湾居民(?:来往大陆)?通行证|台胞证|台胞證|MTP)`, '\\d{8}(?:\\d{2})?'),
  // Passports of China, and of others as they are read by machines
  document(
    'passport',
    `(?:护照|護照|passport)`,
    '(?:[EGDSPH]\\d{8}|E[A-HJ-NP-Z]\\d{7}|[A-Z]{1,2}\\d{6,8}|(?<=[^0-9])\\d{9})',
  ),
  document(
    'residence-card',
    `(?:永久居留(?:身份证|证)|permanent residen(?:ce|t)(?: card| permit)?)`,
    '[A-Z]{3}\\d{12}',
  ),
  document(
    'identity-card',
    `(?:香港(?:居民)?身份[证證]|HKID|身份[证證](?:号码?|號碼?)?|证件(?:号码?)?)`,
    '[A-Z]{1,2}\\d{6}\\([0-9A]\\)',
    isHongKongId,
  ),
  document('identity-card', `(?:澳门(?:居民)?身份证|BIR)`, '[157]\\d{6}\\(\\d\\)'),
  document(
    'identity-card',
    `(?:台湾(?:居民)?身份证|身[份分][证證](?:字號|号码?|號碼?)?|国民身份证|national[_ ]?id|id_?(?:no|card|number)|sfzh|identity(?:_?no)?)`,
    '[A-Z][1289]\\d{8}',
    isTaiwanId,
  ),
  document(
    'identity-card',
    `(?:SSN|social security(?: number| no)?)`,
    '(?!000|666)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}',
  ),
  document('identity-card', `(?:NHS(?: number| no)?)`, '\\d{3}[ -]?\\d{3}[ -]?\\d{4}', isNhsNumber),
  document('identity-card', `(?:军官证|士兵证|警官证|军人证)`, '(?:[\\u4e00-\\u9fff]字第)?\\d{6,8}'),
];

function document(
  kind: string,
  label: string,
  value: string,
  isValid?: (value: string) => boolean,
): Document {
  return {
    kind,
    pattern: new RegExp(
      `${label}(?:[ \\t](?:of|for|in|from)[ \\t][\\w '’-]{1,40}?)?${GAP}(?<number>${value})${END}`,
      'dgi',
    ),
    ...(isValid === undefined ? {} : { isValid }),
  };
}

const HINT =
  /通行证|回乡证|回鄉證|台胞|护照|護照|passport|居留|residen|身份[证證]|身分證|hkid|证件|national[_ ]?id|id_?no|id_?card|id_?number|sfzh|identity|ssn|social security|nhs|军官证|士兵证|警官证|军人证|mtp|home return|bir/i;

/** Passports, travel permits, and identity cards of other places, beside their label. */
export function* findDocuments({ text, lower, isTestSource }: Scan): Generator<Candidate> {
  if (isTestSource || !HINT.test(lower)) return;
  for (const { pattern, isValid } of DOCUMENTS) {
    for (const match of text.matchAll(pattern)) {
      const value = match.groups?.['number'] ?? '';
      const start = match.indices?.groups?.['number']?.[0];
      if (start === undefined || (isValid !== undefined && !isValid(value))) continue;
      if (/^(?:123-45-6789|078-05-1120)$|(\d)\1{6}|1234567|0000000/.test(value) && !/12345678$/.test(value))
        continue;
      yield patientData('identity-document', start, value);
    }
  }
}

/** Weights nine to two over the letters (A is ten, a missing first letter 36) and digits; the sum is divisible by eleven. */
function isHongKongId(value: string): boolean {
  const [, letters = '', digits = '', check = ''] = /^([A-Z]{1,2})(\d{6})\(([0-9A])\)$/i.exec(value) ?? [];
  const numbers = [...letters.toUpperCase().padStart(2, ' ')].map(one =>
    one === ' ' ? 36 : one.charCodeAt(0) - 55,
  );
  const all = [...numbers, ...[...digits].map(Number)];
  const sum = all.reduce((total, number, index) => total + number * (9 - index), 0);
  return (sum + (check.toUpperCase() === 'A' ? 10 : Number(check))) % 11 === 0;
}

/** The letter as two digits (A is ten, in the order of the register), weights 1, 9 to 1 and 1; the sum is divisible by ten. */
function isTaiwanId(value: string): boolean {
  const letter = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf((value[0] ?? '').toUpperCase()) + 10;
  const digits = [Math.floor(letter / 10), letter % 10, ...[...value.slice(1)].map(Number)];
  const weights = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];
  return digits.reduce((total, digit, index) => total + digit * (weights[index] ?? 0), 0) % 10 === 0;
}

/** Modulus 11 over the first nine digits. */
function isNhsNumber(value: string): boolean {
  const digits = [...value.replace(/\D/g, '')].map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
  return (11 - (sum % 11)) % 11 === digits[9];
}
