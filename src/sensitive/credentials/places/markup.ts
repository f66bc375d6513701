import { type LabelPlace, LONGEST_VALUE, type Reading } from './place.ts';

const IN_TAG = /<[A-Za-z][^<>]*[\s"']$/;
const TAG_NAME = /<(?:[\w.-]+:)?$/;
/** <property name="…password", <entry key="…" */
const NAMING_ATTRIBUTE = /<[A-Za-z][^<>]*?\b(?:name|key|id|property|field|param|parameter|code)\s*=\s*["']$/i;
const NAMING_ELEMENT = /<(?:[\w.-]+:)?(?:[\w-]*name|key|id)>\s*$/i;
/** <stringProp name="Argument.name">: a property whose name says that it names */
const NAMING_PROPERTY = /<[\w.-]{1,40}\s+name\s*=\s*["'][\w.-]{0,60}[nN]ame["']>\s*$/;
const VALUE_PROPERTY = /^\s*<\/[\w.:-]{1,40}>\s*<[\w.-]{1,40}\s+name\s*=\s*["'][\w.-]{0,60}[vV]alue["']>\s*/;
/** <elementProp name="password" …><boolProp …>false</boolProp><stringProp name="Argument.value"> */
const INNER_VALUE =
  /^["'][^<>]{0,200}>\s*(?:<boolProp[^<>]{0,80}>[^<>]{0,8}<\/boolProp>\s*){0,4}<[\w.-]{1,40}\s+name\s*=\s*["'][\w.-]{0,60}[vV]alue["']>\s*/;
/** Controls of a form: what they are called is no label of a value. */
const FORM =
  /<(?:input|el-|a-|v-|label|option|button|form|textarea|select|field|van-|uni-|ng-|mat-|t[dhr]\b|span|div|p\b|h\d|i\b|column)/i;

/** Values in XML: of an attribute, of an element, also on lines of its own, beside a name and behind a value. */
export function readMarkup(place: LabelPlace): Reading {
  const { before, behind, end, syntax } = place;
  if (!behind.includes('<') && !before.includes('<')) return undefined;
  const isForm = FORM.test(before.slice(before.lastIndexOf('<')));
  if (TAG_NAME.test(before)) {
    if (syntax === 'code' || syntax === 'prose') return undefined;
    const open = /^(?:\s[^<>]{0,200})?>\s*/.exec(behind);
    if (open === null || open[0].trimEnd().endsWith('/>')) return undefined;
    return element(place, end + open[0].length);
  }
  if (NAMING_ATTRIBUTE.test(before) && !isForm) {
    const value = /^["'][^<>]{0,200}?\b(?:value|val)\s*=\s*(["'])/i.exec(behind);
    if (value !== null) return attribute(place, end + value[0].length, value[1] ?? '"');
    const inner = INNER_VALUE.exec(behind);
    if (inner !== null) return element(place, end + inner[0].length);
    const content = /^["'][^<>]{0,200}>\s*(?:<(?:[\w.-]+:)?value(?:\s[^<>]{0,80})?>\s*)?/.exec(behind);
    return content === null || content[0].trimEnd().endsWith('/>')
      ? undefined
      : element(place, end + content[0].length);
  }
  if (NAMING_ELEMENT.test(before)) {
    const value =
      /^\s*<\/[\w.:-]{1,40}>\s*<(?:[\w.-]+:)?[\w-]*(?:value|val|string|text)(?:\s[^<>]{0,80})?>\s*/i.exec(
        behind,
      );
    return value === null ? undefined : element(place, end + value[0].length);
  }
  if (NAMING_PROPERTY.test(before)) {
    const value = VALUE_PROPERTY.exec(behind);
    return value === null ? undefined : element(place, end + value[0].length);
  }
  if (IN_TAG.test(before) && !isForm) {
    const value = /^\s{0,3}=\s{0,3}(["'])/.exec(behind);
    if (value !== null) return attribute(place, end + value[0].length, value[1] ?? '"');
  }
  return undefined;
}

function element({ text }: LabelPlace, from: number): Reading {
  let start = from;
  const part = text.slice(start, start + LONGEST_VALUE);
  if (part.startsWith('<![CDATA[')) {
    const stop = part.indexOf(']]>');
    return stop < 0 ? undefined : trimmed(part.slice(9, stop), start + 9);
  }
  const stop = part.indexOf('<');
  if (stop < 0 || part[stop + 1] !== '/') return stop === 0 ? undefined : 'nothing';
  start = from;
  return trimmed(part.slice(0, stop), start);
}

function attribute({ text }: LabelPlace, start: number, quote: string): Reading {
  const part = text.slice(start, start + LONGEST_VALUE);
  const stop = part.indexOf(quote);
  return stop < 0 ? undefined : trimmed(part.slice(0, stop), start);
}

function trimmed(raw: string, start: number): Reading {
  const lead = raw.length - raw.trimStart().length;
  const value = raw.trim();
  return value === '' ? 'nothing' : { kind: 'setting', value, start: start + lead, quoted: true };
}
