import { type Candidate, patientData, type Scan } from '../match.ts';
import { lineAfter, lineBefore } from '../window.ts';
import { CHINESE_NAME, isPersonName } from './names.ts';

/** Numbers that lead to one person, so that the name beside them is that person's. */
const NUMBERS: ReadonlySet<string> = new Set([
  'resident-id',
  'record-number',
  'patient-mobile',
  'identity-document',
]);
const PERSON = '(?:患者|病人|病患|患儿|产妇|孕妇|受检者|受检人|就诊人|姓名|本人|参保人)';
const ROLE =
  '(?:医生|医师|护士|主任|工程师|操作员|收费员|经办人|联系人|开单|录入|审核|登记员|导诊|老师|负责人?|厂商|实施)';
/** A row with one of these is about somebody who works there. */
const AT_WORK = /医生|医师|护士|司机|主任|工程师|职称|工号|员工|担架|正高|副高|经理|院长|科长/;
const PATIENT = new RegExp(PERSON.replace('姓名|', ''));
/** A name that stands alone, or behind a word that says whose it is. */
const CHINESE = new RegExp(
  `(?<role>${ROLE}(?:姓名)?[ \\t:为是]{0,3})?(?:(?<![\\u4e00-\\u9fff])|(?<=${PERSON}))(?<name>${CHINESE_NAME})(?=$|[^\\u4e00-\\u9fff]|的(?:身份证|住院|病历|门诊|医保|就诊|手机|电话))`,
  'dg',
);
/** Words of two characters that end like this are places, papers and drugs. */
const THING = /[科室部院区号单费片汤丸膏剂楼层组处所局站镇县市省卡码型类项]$/;
const WORD = "[A-Z](?:[a-z]{1,20}|'[A-Z][a-z]{1,20})(?:-[A-Z][a-z]{1,20})?";
const ENGLISH = `${WORD}(?:, ?| )(?:[A-Z]\\.? )?${WORD}`;
/** Eleanor Whitcomb (MRN 00482913 */
const ENGLISH_BEFORE = new RegExp(
  `(?<name>${ENGLISH})[ \\t]{0,2}[,(\\[|:–-]{1,2}[ \\t]{0,2}(?:MRN|NHS|SSN|UHID|[Hh]osp(?:ital)?|[Pp]atient|[Cc]hart|[Ii]nsurance|[Mm]edicare|[Aa]dmission|ID)[\\w. #:-]{0,16}$`,
  'd',
);
/** MRN 00482913 Eleanor Whitcomb, MRN 00482913: Whitcomb, Eleanor */
const ENGLISH_AFTER = new RegExp(`^[ \\t]{0,2}[,:|)–-]{0,2}[ \\t]{1,2}(?<name>${ENGLISH})(?![\\w])`, 'd');
const NO_NAME =
  /\b(?:Doe|Test|Demo|Sample|Patient|Name|Record|Number|Doctor|Hospital|Ward|Report|Result|Visit|Date|Birth|Admission|The|This|Not|Order|Type|Status|Chart|Lab|Room|Bed|Dr|Service|Department|System|Medical|Health)\b/;
/** How far a name may stand from its number. */
const REACH = 28;

/**
 * The name of whom a number is, on its line: what is masked of somebody is masked as a whole. Staff and who is called
 * by a role are none.
 * @param found what other detectors found, by which the numbers are known
 */
export function* findNamesBeside(scan: Scan, found: readonly Candidate[]): Generator<Candidate> {
  // Rows of a program or a database are of anybody: what their tables are called tells, elsewhere.
  if (
    scan.isTestSource ||
    scan.fileKind === 'code' ||
    scan.fileKind === 'config' ||
    scan.fileKind === 'markup'
  )
    return;
  const { text } = scan;
  for (const { kind, start, end } of found) {
    if (!NUMBERS.has(kind)) continue;
    const before = sentenceEnd(lineBefore(text, start, REACH));
    const after = sentenceStart(lineAfter(text, end, REACH));
    if (AT_WORK.test(before + after) && !PATIENT.test(before + after)) continue;
    const name = chineseIn(before, -1) ?? englishIn(ENGLISH_BEFORE, before);
    if (name !== undefined) {
      yield patientData('patient-name-diagnosis', start - before.length + name.at, name.value);
      continue;
    }
    const next = chineseIn(after, 0) ?? englishIn(ENGLISH_AFTER, after);
    if (next !== undefined) yield patientData('patient-name-diagnosis', end + next.at, next.value);
  }
}

function sentenceEnd(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('。'), text.lastIndexOf('. ')) + 1);
}

function sentenceStart(text: string): string {
  const end = text.search(/。|\. /);
  return end < 0 ? text : text.slice(0, end);
}

/** The first name, or with -1 the last one; none where a role says that it is somebody else's. */
function chineseIn(text: string, which: 0 | -1): { at: number; value: string } | undefined {
  const names = [...text.matchAll(CHINESE)].filter(match => {
    const name = match.groups?.['name'] ?? '';
    return isPersonName(name) && !THING.test(name);
  });
  const match = names.at(which);
  const at = match?.indices?.groups?.['name']?.[0];
  if (match === undefined || at === undefined || match.groups?.['role'] !== undefined) return undefined;
  return { at, value: match.groups?.['name'] ?? '' };
}

function englishIn(pattern: RegExp, text: string): { at: number; value: string } | undefined {
  const match = pattern.exec(text);
  const at = match?.indices?.groups?.['name']?.[0];
  const value = match?.groups?.['name'] ?? '';
  return at === undefined || NO_NAME.test(value) ? undefined : { at, value };
}
