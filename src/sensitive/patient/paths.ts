import { type Candidate, patientData, type Scan } from '../match.ts';
import { lineBefore } from '../window.ts';
import { CHINESE_NAME, isWholeName } from './names.ts';

/** What a document about one patient is called. */
const MEDICAL =
  /CT|MRI?|DR|CR|US|PET|X光|X线|胸|腹|头|颅|脑|腰|颈|膝|骨|肝|肺|乳腺|甲状腺|彩超|B超|超声|心电|胃镜|肠镜|病理|检验|化验|检查|体检|报告|病历|病案|病程|出院|入院|住院|门诊|处方|医嘱|诊断|手术|知情同意|费用清单|身份证|血常规|影像/;
const EXTENSION =
  /\.(?:dcm|dicom|pdf|jpe?g|png|bmp|tiff?|docx?|xlsx?|txt|md|csv|json|log|sql|zip|rar|7z|avi|mp4|xml|html?)(?![A-Za-z0-9])/gi;
const FORM = /模板|样例|示例|规范|说明|样本/;
/** 赵云舒出院小结: three characters, so that a word of two is not taken for a name; the third is none of a place. */
const GLUED = new RegExp(
  `^(?=${CHINESE_NAME})([\\u4e00-\\u9fff]{2}(?![区县市镇乡村路院科部省组期版号类型表单性])[\\u4e00-\\u9fff])(?:${MEDICAL.source})`,
);
const LONGEST_NAME = 90;

/** Names of patients in file names and folders, wherever a path is written: 报告/赵云舒_胸部CT_20240301.dcm */
export function* findNamesInPath({ text }: Scan): Generator<Candidate> {
  if (!/[\u4e00-\u9fff]{2}/.test(text)) return;
  for (const match of text.matchAll(EXTENSION)) {
    const before = lineBefore(text, match.index, LONGEST_NAME);
    const fileName = /[^\\/"'()<>|:*?]*$/.exec(before)?.[0] ?? '';
    if (FORM.test(fileName)) continue;
    const folder = before.slice(0, before.length - fileName.length);
    const start = match.index - before.length;
    yield* namesIn(folder.split(/([\\/])/), start, fileName);
    yield* namesIn(fileName.split(/([_+\-\s,]+)/), start + folder.length, folder);
  }
}

/** Names among the parts of a path, where what is beside them is about medicine. */
function* namesIn(parts: readonly string[], start: number, beside: string): Generator<Candidate> {
  let at = start;
  for (const part of parts) {
    const others = beside + parts.filter(other => other !== part).join('');
    if (isWholeName(part) && MEDICAL.test(others)) yield patientData('path-name', at, part);
    const glued = GLUED.exec(part)?.[1];
    if (glued !== undefined && isWholeName(glued)) yield patientData('path-name', at, glued);
    at += part.length;
  }
}
