import { type Candidate, patientData, type Scan } from '../match.ts';
import { tableRowsOf } from '../tables.ts';
import { lineAfter, lineBefore } from '../window.ts';
import {
  DISEASE,
  ENGLISH_DISEASE,
  NAME_COLUMN,
  NAME_PART_COLUMN,
  PATIENT_COLUMN,
  STAFF_COLUMN,
  VISIT,
} from './labels.ts';
import { CHINESE_NAME, isFieldName, isPersonName, isWholeName } from './names.ts';

/** 患者姓名:赵云舒, "patientName": "赵云舒", <brxm>赵云舒</brxm>: the label alone says whose name it is. */
const LABELLED = new RegExp(
  `(?:(?:患者|病人|病患|患儿|产妇|受检者|受检人|就诊人|住院人)(?:的)?(?:姓名|名字|名称)|(?:患者|病人|病患|患儿|产妇|受检者|就诊人)(?:(?=["'*_\` \\t]{0,4}[:=])|名?叫(?:做)?)|(?<![A-Za-z])(?:patient_?name|pat_?name|brxm|hzxm)(?![A-Za-z]))["'\`*_\\]]{0,3}[ \\t]{0,3}(?:[:=>(【|,]|&gt;|是|为|=>){0,2}[ \\t]{0,3}["'\`*_]{0,3}(?<name>${CHINESE_NAME})(?=$|[^\\u4e00-\\u9fff])`,
  'dgim',
);
const ENGLISH_NAME =
  "[A-Z][a-z]{1,20}(?:-[A-Z][a-z]{1,20})?(?:, ?| )(?:[A-Z]\\.? )?(?:O'|Mc|van |de )?[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20})?";
const ENGLISH_LABELLED = new RegExp(
  `\\b(?:[Pp]atient|PATIENT)(?:'s)?(?:[ _]?[Nn]ame)?["'\`*_]{0,3}[ \\t]{0,2}[:=][ \\t]{0,3}["'\`*_]{0,3}(?<name>${ENGLISH_NAME})\\b(?! [a-z])`,
  'dg',
);
/** Jane Whitfield has breast cancer; Jane Whitfield, diagnosed with HIV */
const ENGLISH_ILL = new RegExp(
  `(?<!\\b(?:[A-Z][A-Za-z.]{0,20}|[Dd]r\\.?) )\\b(?<name>${ENGLISH_NAME})(?:,| \\([^()\\r\\n]{0,40}\\))?,? (?:has|had|with|was diagnosed with|is diagnosed with|diagnosed with|suffers from|(?:was |is )?(?:admitted|discharged|seen|treated|referred)\\b[^.\\r\\n]{0,24}? (?:with|for|after)|presented with|died of|is being treated for|was treated for|tested positive for)\\b`,
  'dg',
);
/** 陈建军 胃癌术后: the name right before an illness */
const ILL = new RegExp(
  `(?<![\\u4e00-\\u9fff])(?<name>${CHINESE_NAME})(?=[,、:;|(\\s]{1,3}(?![\\u4e00-\\u9fff]{0,6}(?:医生|主任|护士)))`,
  'dgm',
);
/** 3床李秀英昨天投诉, 病人赵秀兰 00238176, 张秀英的病历: beside a bed, a record, a stay */
const BEDSIDE = new RegExp(
  `(?<!\\d)\\d{1,3}[ \\t]?号?床[ \\t]{0,2}(?:的)?(?:老太太|老先生|老人|老大爷|大爷|大妈|阿姨|奶奶|爷爷|患者|病人|产妇|患儿|小朋友|女士|先生|孕妇)?(?<name>${CHINESE_NAME})(?=[昨今前后说的要已在入出因投术做想转家反医费于住和同未没不还需(]|[^\\u4e00-\\u9fff]|$)`,
  'dgm',
);
const NUMBERED = new RegExp(
  `(?:患者|病人|病患|患儿|产妇)[ \\t]?(?<name>${CHINESE_NAME})[ \\t,(:、]{1,3}[A-Za-z]{0,3}\\d{6,}`,
  'dg',
);
/** 患者 冉光荣 2024-01-09 门诊: with a visit on the same line */
const VISITING = new RegExp(
  `(?:患者|病人|病患|患儿|产妇|孕妇|宝宝|新生儿|小朋友)[ \\t:]{1,2}(?<name>${CHINESE_NAME})(?=[ \\t,、;(|][^\\r\\n]{0,60}?(?:\\d{4}[-/.年]\\d{1,2}|\\d{4,}|门诊|住院|入院|出院|就诊|挂号|复诊|急诊|疫苗|接种|手术|缴费|退费|化验|病历|床))`,
  'dg',
);
/** 刘玉珍(23床), 王秀兰 12 床 */
const IN_BED = new RegExp(
  `(?<![\\u4e00-\\u9fff])(?<name>${CHINESE_NAME})[ \\t,、(]{1,3}[^\\d\\r\\n,;。]{0,6}\\d{1,3}[ \\t]?号?床(?!位|数|旁)`,
  'dg',
);
/** 叫彭建华,42 岁; 徐丽 女 67岁: on a line about an illness or a visit */
const AGED = new RegExp(
  `(?:叫|(?<![\\u4e00-\\u9fff]))(?<name>${CHINESE_NAME})(?=[,、 \\t]{1,3}(?:[男女]性?[,、 \\t]{0,3})?\\d{1,3} ?(?:周?岁|个月|月龄))`,
  'dg',
);
const AT_WORK = /讲师|医生|医师|主任|护士|工程师|作者|负责|老师|院长|教授|职工|员工|培训|职称|专家/;
const ABOUT_CARE =
  /急诊|门诊|住院|入院|出院|病|患|手术|床|[CM][TR]I?\b|报告|检查|检验|化验|诊断|疼|痛|发热|受伤|车祸|外伤/;
const OF_RECORD = new RegExp(
  `(?<![\\u4e00-\\u9fff])(?<name>${CHINESE_NAME})的(?:病历|病案|医嘱|处方|化验单?|床位|住院|结算单|出院|手术|诊断|胶片|检验单|检查单|用药|费用清单)(?!权|模板|功能|系统|模块|界面|窗口|规则|流程)`,
  'dg',
);
/** member="Delgado, Ximena" dob=1990-05-16 */
const BORN = new RegExp(
  `\\b(?:member|subscriber|insured|name|pt|patient|subject|client|person)["']?[ \\t]{0,2}[=:][ \\t]{0,2}["']?(?<name>${ENGLISH_NAME})(?=["']?[^\\r\\n]{0,40}\\b(?:dob|birth_?date|birthday|date of birth|born|ssn|mrn)\\b)`,
  'dgi',
);
/** Pt. Mary Okafor, DOB 12/04/1958 */
const TITLED = new RegExp(
  `\\b(?:[Pp]t\\.?|[Pp]atient|Mrs?\\.?|Ms\\.?|Miss)[ \\t](?<name>${ENGLISH_NAME})(?=[^\\r\\n]{0,60}\\b(?:DOB|MRN|born|admitted|discharged|diagnos|ward|bed)\\b|[^\\r\\n]{0,60}(?:${ENGLISH_DISEASE.source}))`,
  'dg',
);
/** The line says itself that nobody is meant. */
const INVENTED = /演示(?:数据|用)|示例数据|虚构|invented|made[- ]up|fictitious/i;
/** Names that a label, an illness or the columns of a table show to be those of patients. */
export function* findPatientNames(scan: Scan): Generator<Candidate> {
  const { text, fileKind, isTestSource } = scan;
  if (isTestSource) return;
  const isProgram = fileKind === 'code' || fileKind === 'markup' || fileKind === 'translation';
  for (const [name, start] of namesOf(text, LABELLED)) {
    if (!isPersonName(name) || (isProgram && !/["'>]$/.test(text.slice(start - 1, start)))) continue;
    yield found(start, name);
  }
  for (const pattern of [BEDSIDE, NUMBERED, VISITING, IN_BED, OF_RECORD]) {
    for (const [name, start] of namesOf(text, pattern)) {
      const rest = lineAfter(text, start, 60);
      if (isPersonName(name) && !INVENTED.test(rest)) yield found(start, name);
    }
  }
  for (const [name, start] of namesOf(text, AGED)) {
    const around = lineBefore(text, start, 60) + lineAfter(text, start + name.length, 80);
    if (isPersonName(name) && ABOUT_CARE.test(around) && !INVENTED.test(around) && !AT_WORK.test(around))
      yield found(start, name);
  }
  if (isProgram) return;
  for (const [name, start] of namesOf(text, BORN))
    if (!isFieldName(name) && /^[A-Z]/.test(name)) yield found(start, name);
  for (const [name, start] of namesOf(text, TITLED)) if (!isFieldName(name)) yield found(start, name);
  if (/patient/i.test(text)) {
    for (const [name, start] of namesOf(text, ENGLISH_LABELLED)) {
      if (!isFieldName(name)) yield found(start, name);
    }
  }
  if (ENGLISH_DISEASE.test(text)) {
    for (const [name, start] of namesOf(text, ENGLISH_ILL)) {
      const rest = lineAfter(text, start + name.length, 70);
      if (!isFieldName(name) && ENGLISH_DISEASE.test(rest)) yield found(start, name);
    }
  }
  if (DISEASE.test(text)) {
    for (const [name, start] of namesOf(text, ILL)) {
      if (!isPersonName(name) || name.length < 2) continue;
      const rest = lineAfter(text, start + name.length, 16);
      const illness = DISEASE.exec(rest);
      if (illness === null || /医生|主任|护士|老师|教授|院长|科长|负责|编写|修改|主讲|讲/.test(rest))
        continue;
      if (
        /作者|负责|联系人|主讲|医生|医师|主任|编写|审核|录入|工程师|参会|出席/.test(
          lineBefore(text, start, 16),
        )
      )
        continue;
      yield found(start, name);
    }
  }
  yield* findInTables(text);
}

function found(start: number, name: string): Candidate {
  return patientData('patient-name-diagnosis', start, name);
}

function* namesOf(text: string, pattern: RegExp): Generator<[name: string, start: number]> {
  for (const match of text.matchAll(pattern)) {
    const start = match.indices?.groups?.['name']?.[0];
    if (start !== undefined) yield [match.groups?.['name'] ?? '', start];
  }
}

/** A column of patients' names; one of names, beside a column of a visit, in a table that is not about staff. */
function* findInTables(text: string): Generator<Candidate> {
  if (!/患者|病人|受检|就诊人|姓名|名字|患儿|产妇|patient|name|xm/i.test(text)) return;
  const isHeader = (names: readonly string[]) => columnOf(names) >= 0 || partsOf(names).length > 0;
  for (const { header, cells } of tableRowsOf(text, isHeader)) {
    for (const column of partsOf(header)) {
      const part = cells[column];
      if (part !== undefined && PART.test(part.text) && !isFieldName(part.text))
        yield found(part.start, part.text);
    }
    const cell = cells[columnOf(header)];
    if (cell === undefined) continue;
    const isName =
      isWholeName(cell.text) || (new RegExp(`^${ENGLISH_NAME}$`).test(cell.text) && !isFieldName(cell.text));
    if (isName) yield found(cell.start, cell.text);
  }
}

/** Which column holds names of patients; -1 where none does. */
function columnOf(names: readonly string[]): number {
  const patient = names.findIndex(name => PATIENT_COLUMN.test(name));
  const isForm = names.some(name =>
    /类型|说明|含义|字段|备注说明|type|description|field|length|长度/i.test(name),
  );
  if (isForm) return -1;
  if (patient >= 0) return patient;
  if (names.some(name => STAFF_COLUMN.test(name))) return -1;
  const isVisit = names.some(name => VISIT.test(name));
  return isVisit ? names.findIndex(name => NAME_COLUMN.test(name)) : -1;
}

/** A family or a given name in a column of its own. */
const PART = /^\p{Lu}[\p{L}'-]{1,30}$/u;

/** The columns of family and given names beside a visit; none in a table about staff or about fields. */
function partsOf(names: readonly string[]): number[] {
  if (names.some(name => STAFF_COLUMN.test(name) || /类型|说明|type|description|length/i.test(name)))
    return [];
  if (!names.some(name => VISIT.test(name))) return [];
  return [...names.keys()].filter(index => NAME_PART_COLUMN.test(names[index] ?? ''));
}
