import { type Candidate, patientData, type Scan } from '../match.ts';
import { lineAfter } from '../window.ts';
import { CHINESE_NAME, isFieldName, isPersonName } from './names.ts';

/** 患者:赵云舒, 病人姓名 赵云舒, 姓名:赵云舒, 3床赵云舒; the name ends where no Chinese character goes on, or at the sex. */
const NAMED = new RegExp(
  `(?:(?:患者|病人|产妇|患儿|受检者)(?:姓名)?|姓名|(?<!\\d)\\d{1,3}[ \\t]?号?床|patient_?name|brxm|hzxm)["']?[ \\t]{0,3}[:=(【|,]?[ \\t]{0,3}["']?(?<name>${CHINESE_NAME})(?=$|[^\\u4e00-\\u9fff]|[男女确诊因])`,
  'dgim',
);
/** 赵云舒,男,56岁; 赵云舒(女,67岁) */
const WITH_SEX_AND_AGE = new RegExp(
  `(?<![\\u4e00-\\u9fff])(?<name>${CHINESE_NAME})[,、;|(\\s]{1,3}(?:男|女)(?:性)?[,、;|\\s]{1,3}\\d{1,3}\\s?岁`,
  'dg',
);
const ENGLISH =
  /\b[Pp]atient(?:'s)?(?: name)?[ \t]{0,2}[:=]?[ \t]{0,2}(?<name>[A-Z][a-z]{1,20} (?:[A-Z]\. )?[A-Z][a-z]{1,20})\b/dg;
/** A diagnosis with something in it; 诊断字段 and 诊断编码 are columns. */
const DIAGNOSIS =
  /(?:诊断|确诊|初诊|印象|病理)(?:为|是|:|=)?[ \t"':]{0,3}(?!字段|编码|信息|列表|描述|名称|表|模板|科|系统|为空|必填|字典|与|、|和|等)[\u4e00-\u9fffA-Z0-9]{2}|(?:diagnos(?:is|ed)|\bdx)\b["']?(?: (?:with|of|as))?[ \t:="']{1,5}(?:[a-z]{3}|[\u4e00-\u9fff]{2})|因[\u4e00-\u9fff]{2,20}(?:入院|住院|就诊|收治|死亡)/i;
const SEX_AND_AGE =
  /[,\s|(]\s?[男女](?![\u4e00-\u9fff])[^\r\n]{0,12}?\d{1,3}\s?岁|性别\s?[:=]?\s?[男女]|\d{1,3}\s?岁[,\s]{0,2}[男女]/;

/** Without one of these there is neither a diagnosis nor sex and age. */
const HINT = /诊断|确诊|初诊|印象|病理|入院|住院|就诊|收治|死亡|岁|性别|diagnos|\bdx\b/i;

/** The name of a patient on one line with a diagnosis, or with sex and age. */
export function* findNamesWithDiagnosis({ text }: Scan): Generator<Candidate> {
  if (!HINT.test(text)) return;
  for (const [name, start] of namesOf(text, NAMED)) {
    if (!isPersonName(name)) continue;
    const rest = lineAfter(text, start + name.length, 160);
    if (DIAGNOSIS.test(rest) || SEX_AND_AGE.test(rest))
      yield patientData('patient-name-diagnosis', start, name);
  }
  for (const [name, start] of namesOf(text, WITH_SEX_AND_AGE)) {
    if (isPersonName(name)) yield patientData('patient-name-diagnosis', start, name);
  }
  for (const [name, start] of namesOf(text, ENGLISH)) {
    if (/^(?:John|Jane) Doe$|Name|Diagnos|Record/.test(name) || isFieldName(name)) continue;
    if (DIAGNOSIS.test(lineAfter(text, start + name.length, 160))) {
      yield patientData('patient-name-diagnosis', start, name);
    }
  }
}

function* namesOf(text: string, pattern: RegExp): Generator<[name: string, start: number]> {
  for (const match of text.matchAll(pattern)) {
    const start = match.indices?.groups?.['name']?.[0];
    if (start !== undefined) yield [match.groups?.['name'] ?? '', start];
  }
}
