import { type Candidate, patientData, type Scan } from '../match.ts';

/** GB 11643-1999: weights of the first seventeen digits, and the check character by their sum modulo 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';
/** GB/T 2260: the first two digits of an administrative division; 81 to 83 are the residence permits of GB 11643-2025. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

const EIGHTEEN = /(?<![A-Za-z0-9]|\d[.])\d{17}[\dXx](?![A-Za-z0-9]|\.\d)/g;
const SPACED = /(?<![A-Za-z0-9]|\d[ .-])\d{6}[ -]\d{8}[ -]\d{3}[\dXx](?![A-Za-z0-9]|[ .-]\d)/g;
/** 身份证 4301 0219 5704 1205 20: in groups as somebody reads them aloud, beside the label. */
const GROUPED =
  /(?:身份证|证件号|公民身份|ID[ _-]?card|idcard|idno|id_no|sfzh)[^\d\r\n]{0,12}(\d(?:[ -]?\d){16}[ -]?[\dXx])(?![A-Za-z0-9])/gi;
const FIFTEEN =
  /(?:身份证|证件号|公民身份|ID[ _-]?card|idcard|idno|id_no|sfzh)[^\d\r\n]{0,12}(?:\(15\s?位?\)[^\d\r\n]{0,6}|15\s?位[^\d\r\n]{0,6})?(\d{15})(?![A-Za-z0-9])/gi;

/** Resident identity numbers: eighteen characters with a right check character, or fifteen beside their label. */
export function* findResidentIds({ text, today, fileKind }: Scan): Generator<Candidate> {
  if (!/\d{6}|\d[ -]\d{3}/.test(text)) return;
  // In a sentence somebody means a person.
  const isSample = (value: string) => fileKind !== 'prose' && SAMPLE.test(value.replace(/[ -]/g, ''));
  for (const pattern of [EIGHTEEN, SPACED]) {
    for (const [value, start] of hits(text, pattern)) {
      if (isResidentId(value.replace(/[ -]/g, ''), today) && !isSample(value))
        yield patientData('resident-id', start, value);
    }
  }
  for (const match of text.matchAll(GROUPED)) {
    const value = match[1] ?? '';
    const digits = value.replace(/[ -]/g, '');
    // Without groups, and in the usual ones, it is found already.
    if (digits === value || /^\d{6}[ -]\d{8}[ -]/.test(value) || isSample(value)) continue;
    if (isResidentId(digits, today))
      yield patientData('resident-id', match.index + match[0].length - value.length, value);
  }
  for (const match of text.matchAll(FIFTEEN)) {
    const value = match[1] ?? '';
    const date = `19${value.slice(6, 12)}`;
    if (!PROVINCE.test(value) || !isPastDate(date, today)) continue;
    yield patientData('resident-id', match.index + match[0].length - value.length, value);
  }
}

/** ISO 3166-1, the numeric codes that are given out: nationality on the card of permanent residents from 2023 on. */
const COUNTRIES: ReadonlySet<string> = new Set(
  (
    '004 008 010 012 016 020 024 028 031 032 036 040 044 048 050 051 052 056 060 064 068 070 072 074 076 084 086 090 092 096 ' +
    '100 104 108 112 116 120 124 132 136 140 144 148 152 156 158 162 166 170 174 175 178 180 184 188 191 192 196 203 204 208 212 214 218 222 226 231 232 233 234 238 239 242 246 248 250 254 258 260 262 266 268 270 275 276 288 292 296 300 304 308 312 316 320 324 328 332 334 336 340 344 348 352 356 360 364 368 372 376 380 384 388 392 398 ' +
    '400 404 408 410 414 417 418 422 426 428 430 434 438 440 442 446 450 454 458 462 466 470 474 478 480 484 492 496 498 499 500 504 508 512 516 520 524 528 531 533 534 535 540 548 554 558 562 566 570 574 578 580 581 583 584 585 586 591 598 600 604 608 612 616 620 624 626 630 634 638 642 643 646 652 654 659 660 662 663 666 670 674 678 682 686 688 690 694 702 703 704 705 706 710 716 724 728 729 732 740 744 748 752 756 760 762 764 768 772 776 780 784 788 792 795 796 798 800 804 807 818 826 831 832 833 834 840 850 854 858 860 862 876 882 887 894'
  ).split(' '),
);

/** Of the place that hands it out: a province, or `9`, two digits of the province and the nationality. */
function hasPlace(value: string): boolean {
  if (PROVINCE.test(value)) return true;
  return value.startsWith('9') && PROVINCE.test(value.slice(1, 3)) && COUNTRIES.has(value.slice(3, 6));
}

/** Checks an identity number of eighteen characters (GB 11643); `today` is an ISO date. */
function isResidentId(value: string, today: string): boolean {
  if (!hasPlace(value) || !isPastDate(value.slice(6, 14), today)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return CHECK[sum % 11] === value[17]?.toUpperCase();
}

/** The number that GB 11643 explains, and one that is counted up. */
const SAMPLE = /^11010519491231002X$|1234$/i;

/** Nobody who was born before is in a file, whatever day it is. */
const FIRST_YEAR = 1896;

/** A real day (yyyymmdd) of the last 130 years. */
function isPastDate(digits: string, today: string): boolean {
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso) return false;
  return iso <= today && Number(digits.slice(0, 4)) >= Math.min(Number(today.slice(0, 4)) - 130, FIRST_YEAR);
}

function* hits(text: string, pattern: RegExp): Generator<[string, number]> {
  for (const match of text.matchAll(pattern)) yield [match[0], match.index];
}
