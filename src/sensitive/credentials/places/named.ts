import { withoutComment } from '../../window.ts';
import { type LabelPlace, literalAt, type Reading } from './place.ts';
import { readSetting } from './settings.ts';

/** name: DB_PASSWORD, {"name":"DB_PASSWORD", variable "db_password", string(name: 'PASSWORD' */
const NAMES =
  /(?:\b(?:name|key|code|id|env|variable|property|parameter|param|field|label|title|item)\\?["']?[ \t]{0,4}[:=][ \t]{0,4}\\?["']?|\b(?:variable|output|parameter|param)[ \t]{1,4}["'])$/i;
/** Other fields of the same entry: type, description, required. */
const OTHERS =
  '(?:[ \\t]{0,4}[,;{]?\\s{0,40}(?:-[ \\t])?\\\\?["\']?(?:type|description|sensitive|required|desc|group|scope|nullable|secret|hidden|trim|tag|label|title|comment|remark|display\\w*|Type|NoEcho|Description|MinLength|MaxLength)\\\\?["\']?[ \\t]{0,4}[:=][ \\t]{0,4}[^,{}\\r\\n]{0,80}){0,4}';
const VALUE = '(?:value|default|default_?value|val|current)';
const NAMED = new RegExp(
  `^\\\\?["']?${OTHERS}[ \\t]{0,4}[,;{]?\\s{0,40}(?:-[ \\t])?\\\\?["']?${VALUE}(?=\\\\?["']?[ \\t]{0,4}[:=])`,
  'i',
);
/** "adminPassword": { "type": "string", "defaultValue": "x" }, DBPassword: ⏎ Type: String ⏎ Default: x */
const NESTED = new RegExp(
  `^\\\\?["']?[ \\t]{0,4}[:=]?[ \\t]{0,4}(?:\\{|(?=\\r?\\n[ \\t]))${OTHERS}[ \\t]{0,4}[,;]?\\s{0,40}\\\\?["']?${VALUE}(?=\\\\?["']?[ \\t]{0,4}[:=])`,
  'i',
);

/** A pair of name and value, the label being the name; or an entry below the label that holds its value. */
export function readNamed(place: LabelPlace): Reading {
  const { text, path, end, before, behind, syntax } = place;
  const isName = NAMES.test(before);
  const lead = isName ? NAMED.exec(behind) : NESTED.exec(behind);
  if (lead === null) return undefined;
  const at = end + lead[0].length;
  if (syntax === 'yaml') {
    const lineStart = text.lastIndexOf('\n', at) + 1;
    const word = /(?<![A-Za-z_])[A-Za-z_]+$/.exec(text.slice(Math.max(lineStart, at - 40), at))?.[0] ?? '';
    const inner = { ...place, start: at - word.length, end: at };
    return readSetting({
      ...inner,
      before: text.slice(lineStart, inner.start),
      behind: text.slice(at, at + 400),
    });
  }
  const sign = /^\\?["']?[ \t]{0,4}[:=][ \t]{0,4}/.exec(text.slice(at, at + 24))?.[0].length ?? 0;
  const literal = literalAt(text, at + sign, /\.ya?ml$/i.test(path));
  if (literal !== undefined)
    return { kind: 'setting', value: literal.value, start: literal.start, quoted: true };
  if (!isName) return undefined;
  const line = /^[^\r\n]{0,300}/.exec(text.slice(at + sign, at + sign + 300))?.[0] ?? '';
  const value = withoutComment(line).trim();
  return value === '' ? 'nothing' : { kind: 'setting', value, start: at + sign, quoted: false };
}
