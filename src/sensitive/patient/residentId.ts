import { type Candidate, patientData, type Scan } from '../match.ts';

/** GB 11643-1999: weights of the first seventeen digits, and the check character by their sum modulo 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';
/** GB/T 2260: the first two digits of an administrative division; 81 to 83 are the residence permits of GB 11643-2025. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

const EIGHTEEN = /(?<![A-Za-z0-9]|\d[.])\d{17}[\dXx](?![A-Za-z0-9]|\.\d)/g;
const SPACED = /(?<![A-Za-z0-9]|\d[ .-])\d{6}[ -]\d{8}[ -]\d{3}[\dXx](?![A-Za-z0-9]|[ .-]\d)/g;
const FIFTEEN =
  /(?:身份证|证件号|公民身份|ID[ _-]?card|idcard|idno|id_no|sfzh)[^\d\r\n]{0,12}(?:\(15\s?位?\)[^\d\r\n]{0,6}|15\s?位[^\d\r\n]{0,6})?(\d{15})(?![A-Za-z0-9])/gi;

/** Resident identity numbers: eighteen characters with a right check character, or fifteen beside their label. */
export function* findResidentIds({ text, today }: Scan): Generator<Candidate> {
  if (!/\d{6}/.test(text)) return;
  for (const pattern of [EIGHTEEN, SPACED]) {
    for (const [value, start] of hits(text, pattern)) {
      if (isResidentId(value.replace(/[ -]/g, ''), today)) yield patientData('resident-id', start, value);
    }
  }
  for (const match of text.matchAll(FIFTEEN)) {
    const value = match[1] ?? '';
    const date = `19${value.slice(6, 12)}`;
    if (!PROVINCE.test(value) || !isPastDate(date, today)) continue;
    yield patientData('resident-id', match.index + match[0].length - value.length, value);
  }
}

/** Checks an identity number of eighteen characters (GB 11643); `today` is an ISO date. */
function isResidentId(value: string, today: string): boolean {
  if (!PROVINCE.test(value) || !isPastDate(value.slice(6, 14), today)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return CHECK[sum % 11] === value[17]?.toUpperCase();
}

/** A real day (yyyymmdd) of the last 130 years. */
function isPastDate(digits: string, today: string): boolean {
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso) return false;
  return iso <= today && Number(digits.slice(0, 4)) >= Number(today.slice(0, 4)) - 130;
}

function* hits(text: string, pattern: RegExp): Generator<[string, number]> {
  for (const match of text.matchAll(pattern)) yield [match[0], match.index];
}
