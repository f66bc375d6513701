import { closest } from '../../core/closest.ts';
import { isDate } from '../../core/dates.ts';
import type { Fix, Problem } from '../../core/findings.ts';
import type { ConformSchema } from '../../pack/conform.ts';
import type { SchemaError } from '../../pack/validators.generated.js';
import { addFields, replaceText } from '../../pack/yamlEdits.ts';
import type { YamlFile, YamlPath } from '../../pack/yamlFile.ts';

/** Keywords whose errors only say that one of the others failed. */
const COLLECTIVE = new Set(['if', 'allOf', 'not', 'oneOf', 'contains']);
/** More mistakes than this in one file are one: it is another file than it should be. */
const LIMIT = 200;

/** Words what ajv says, each at the smallest place that it is about. */
export function schemaProblems(file: YamlFile, errors: readonly SchemaError[]): Problem[] {
  // Of a choice each branch complains; the choice itself is what people can understand.
  const choices = new Set(
    errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath),
  );
  const isPartOfChoice = ({ keyword, instancePath }: SchemaError) =>
    keyword !== 'anyOf' &&
    keyword !== 'enum' &&
    [...choices].some(path => instancePath === path || instancePath.startsWith(`${path}/`));
  const enums = new Map(
    errors.filter(({ keyword }) => keyword === 'enum').map(error => [error.instancePath, error]),
  );
  const plain = errors.map(error =>
    error.keyword === 'anyOf' ? (enums.get(error.instancePath) ?? error) : error,
  );
  return [...new Set(plain)]
    .filter(error => !COLLECTIVE.has(error.keyword) && !isPartOfChoice(error))
    .slice(0, LIMIT)
    .map(error => problemOf(file, error));
}

function problemOf(file: YamlFile, { keyword, params, instancePath, schemaPath }: SchemaError): Problem {
  const path = pathOf(instancePath, file.content);
  const value = valueAt(file.content, path);
  const field = fieldName(path);
  switch (keyword) {
    case 'required': {
      const name = String(params['missingProperty']);
      if (schemaPath.includes('/then/')) return reasonMissing(file, path, name);
      return missingField(file, path, name);
    }
    case 'additionalProperties':
      return unknownField(file, path, String(params['additionalProperty']));
    case 'enum':
      return wrongChoice(file, path, value, params['allowedValues']);
    case 'const':
      return field === 'version' && typeof value === 'number' && value > Number(params['allowedValue'])
        ? { messageId: 'newerVersion', data: { version: value }, ...file.at(path) }
        : { messageId: 'constant', data: { field, value: String(params['allowedValue']) }, ...file.at(path) };
    case 'type':
      return wrongType(file, path, value, String(params['type']));
    case 'format':
      return params['format'] === 'date'
        ? wrongDate(file, path, value)
        : { messageId: 'pattern', data: { field }, ...file.at(path) };
    case 'minimum':
      return { messageId: 'minimum', data: { field, limit: Number(params['limit']) }, ...file.at(path) };
    case 'minItems':
      return { messageId: 'minItems', data: { field }, ...file.at(path) };
    case 'uniqueItems':
      return { messageId: 'uniqueItems', data: { field }, ...file.at([...path, Number(params['i'])]) };
    case 'anyOf':
      return { messageId: field === 'confirm' ? 'confirm' : 'choice', data: { field }, ...file.at(path) };
    default:
      return { messageId: 'pattern', data: { field }, ...file.at(path) };
  }
}

function missingField(file: YamlFile, path: YamlPath, name: string): Problem {
  const place = file.at(path, 'key');
  const present = Object.keys((valueAt(file.content, path) as object | null) ?? {});
  const [first] = present;
  // It may be there under a misspelt name, which is mended by renaming.
  const isMisspelt = closest(name, present) !== undefined;
  const edit =
    first === undefined || isMisspelt
      ? undefined
      : addFields(file, path, first, { [name]: initial(schemaAt(file, [...path, name])) });
  return {
    messageId: 'missingField',
    data: { field: name },
    ...place,
    key: `${place.key}.${name}`,
    ...(edit && { fixes: [{ messageId: 'fix.add', data: { field: name }, edits: [edit], safe: false }] }),
  };
}

/** What the schema demands only under a condition: a reason for a part that is not applicable. */
function reasonMissing(file: YamlFile, path: YamlPath, name: string): Problem {
  const edit = addFields(file, path, 'status', { [name]: "''" });
  return {
    messageId: 'reasonMissing',
    data: { field: name },
    ...file.at([...path, 'status']),
    ...(edit && { fixes: [{ messageId: 'fix.add', data: { field: name }, edits: [edit], safe: false }] }),
  };
}

/** What an added field begins with. */
function initial(node: ConformSchema | undefined): string {
  if (node?.const !== undefined) return String(node.const);
  return node?.type === 'array' ? '[]' : "''";
}

function unknownField(file: YamlFile, path: YamlPath, name: string): Problem {
  const place = file.at([...path, name], 'key');
  const known = Object.keys(schemaAt(file, path)?.properties ?? {});
  const meant = closest(name, known);
  const isFree = meant !== undefined && !(meant in ((valueAt(file.content, path) as object | null) ?? {}));
  const isPlain = file.text.slice(place.start, place.end) === name;
  return {
    messageId: meant ? 'unknownFieldMeant' : 'unknownField',
    data: { field: name, ...(meant && { meant }) },
    ...place,
    key: `${place.key}`,
    ...(meant && isFree && isPlain && { fixes: [replacing(place, meant)] }),
  };
}

function wrongChoice(file: YamlFile, path: YamlPath, value: unknown, allowed: unknown): Problem {
  const choices = Array.isArray(allowed) ? allowed.map(String) : [];
  const meant =
    typeof value === 'string'
      ? (closest(value, choices) ?? chineseChoice(value, schemaAt(file, path)))
      : undefined;
  const place = file.at(path);
  const edit = meant === undefined ? undefined : replaceText(file, path, meant);
  return {
    messageId: meant ? 'choiceMeant' : 'choiceOf',
    data: { field: fieldName(path), choices: choices.join(', '), ...(meant && { meant }) },
    ...place,
    ...(meant &&
      edit && { fixes: [{ messageId: 'fix.replace', data: { value: meant }, edits: [edit], safe: false }] }),
  };
}

/** The descriptions of the schemas say each choice in Chinese, too: `取值：todo 待办、done 已完成`. */
function chineseChoice(value: string, node: ConformSchema | undefined): string | undefined {
  const [, choices = ''] = /取值：(.*)/.exec(node?.description ?? '') ?? [];
  const word = value.trim();
  if (!/^\p{Script=Han}+$/u.test(word)) return undefined;
  return [...choices.matchAll(/([\w-]+) ([\p{Script=Han}]+)/gu)].find(
    ([, , label = '']) => label.includes(word) || word.includes(label),
  )?.[1];
}

/** Words that people write where a program wants true or false. */
const TRUE_WORDS = /^(?:yes|y|on|true|是|有)$/i;
const FALSE_WORDS = /^(?:no|n|off|false|否|无)$/i;

function wrongType(file: YamlFile, path: YamlPath, value: unknown, type: string): Problem {
  const field = fieldName(path);
  if (path.length === 0) return { messageId: 'notAMap', ...file.at(path) };
  if (type === 'string' && isDateLike(value)) return wrongDate(file, path, value);
  // A number or a word like `yes` that is meant as text wants quotes, which change nothing else.
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  const place = file.at(path);
  const source = file.text.slice(place.start, place.end);
  const quoted: Fix[] =
    type === 'string' && isScalar && /^[\w.+-]+$/.test(source)
      ? [{ messageId: 'fix.quote', edits: [{ ...span(place), text: `'${source}'` }], safe: true }]
      : [];
  const unquoted: Fix[] =
    (type === 'integer' || type === 'number') && typeof value === 'string' && /^\d{1,9}$/.test(value.trim())
      ? [{ messageId: 'fix.unquote', edits: [{ ...span(place), text: value.trim() }], safe: true }]
      : [];
  const word = type === 'boolean' && typeof value === 'string' ? value.trim() : '';
  const truth = TRUE_WORDS.test(word) ? 'true' : FALSE_WORDS.test(word) ? 'false' : undefined;
  const fixes = [...quoted, ...unquoted, ...(truth ? [replacing(place, truth)] : [])];
  const messageId = value === null ? 'noValue' : `type.${type}`;
  return { messageId, data: { field }, ...place, ...(fixes.length > 0 && { fixes }) };
}

/** `2026/3/1`, `2026.3.1`, `20260301`, `2026年3月1日`: everybody knows what is meant. */
const DATE = /^(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{2})(\d{2}))$/;

function isDateLike(value: unknown): boolean {
  return typeof value === 'number' && isoDate(String(value)) !== undefined;
}

function isoDate(text: string): string | undefined {
  const [, year, month, day, shortMonth, shortDay] = DATE.exec(text.normalize('NFKC').trim()) ?? [];
  if (year === undefined) return undefined;
  const iso = [year, month ?? shortMonth ?? '', day ?? shortDay ?? '']
    .map(part => part.padStart(2, '0'))
    .join('-');
  return isDate(iso) ? iso : undefined;
}

function wrongDate(file: YamlFile, path: YamlPath, value: unknown): Problem {
  const iso = isoDate(String(value));
  const place = file.at(path);
  const edit = iso === undefined || place.start === place.end ? undefined : { ...span(place), text: iso };
  return {
    messageId: iso ? 'dateMeant' : 'date',
    data: { field: fieldName(path), ...(iso && { meant: iso }) },
    ...place,
    ...(iso &&
      edit && { fixes: [{ messageId: 'fix.replace', data: { value: iso }, edits: [edit], safe: true }] }),
  };
}

function replacing(place: { readonly start: number; readonly end: number }, value: string): Fix {
  return { messageId: 'fix.replace', data: { value }, edits: [{ ...span(place), text: value }], safe: false };
}

function span({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end };
}

/** A JSON pointer as the way through the content; only there is it known which steps are numbers. */
function pathOf(pointer: string, content: unknown): (string | number)[] {
  const path: (string | number)[] = [];
  let value = content;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(value) ? Number(name) : name;
    path.push(step);
    value = valueAt(value, [step]);
  }
  return path;
}

function valueAt(content: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    content,
  );
}

/** The name of the field; of an entry of a list, that of the list. */
function fieldName(path: YamlPath): string {
  return String(path.findLast(step => typeof step === 'string') ?? '');
}

/** The node of the schema that a place in the content follows. */
function schemaAt({ schemaNode: root }: YamlFile, path: YamlPath): ConformSchema | undefined {
  const follow = (node: ConformSchema | undefined): ConformSchema | undefined => {
    const name = node?.$ref?.replace('#/definitions/', '');
    return name === undefined ? node : follow(root.definitions?.[name]);
  };
  return path.reduce<ConformSchema | undefined>(
    (node, step) => follow(typeof step === 'number' ? node?.items : node?.properties?.[step]),
    root,
  );
}
