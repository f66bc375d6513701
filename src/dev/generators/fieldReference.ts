import { type SchemaLanguage, schemaText } from '../../pack/schemaText.ts';
import { DOCUMENTS, type NamedSchema, resolve, type SchemaNode } from './schema.ts';
import { tableOf } from './tables.ts';

interface Words {
  readonly title: string;
  readonly intro: string;
  readonly field: string;
  readonly values: string;
  readonly meaning: string;
  readonly top: string;
  readonly types: Readonly<Record<string, string>>;
  readonly list: (of: string) => string;
  readonly fallback: (value: string) => string;
  readonly range: (low: number, high: number) => string;
  readonly or: string;
  readonly sentence: (title: string, description: string) => string;
}

const WORDS: Readonly<Record<SchemaLanguage, Words>> = {
  en: {
    title: 'Fields of a handover pack',
    intro:
      'Every field of every YAML file in a pack, generated from the schemas in this folder with `npm run generate:files`. **Bold** fields are required. A list is written `name[]`.',
    field: 'Field',
    values: 'Type or values',
    meaning: 'Meaning',
    top: 'Top level',
    types: {
      string: 'text',
      date: 'date (YYYY-MM-DD)',
      regex: 'regular expression',
      boolean: 'true or false',
      integer: 'whole number',
      number: 'number',
      object: 'group of fields',
      any: 'any value',
    },
    list: of => `list of ${of}`,
    fallback: value => `; default \`${value}\``,
    range: (low, high) => `, ${low} to ${high}`,
    or: ' or ',
    sentence: (title, description) => `${title}: ${description}`,
  },
  'zh-CN': {
    title: '交接包字段说明',
    intro:
      '交接包中各 YAML 文件的全部字段，由 `npm run generate:files` 根据本目录的 schema 生成。**加粗**的字段必填；列表写作 `名称[]`。',
    field: '字段',
    values: '类型或取值',
    meaning: '含义',
    top: '顶层',
    types: {
      string: '文本',
      date: '日期（YYYY-MM-DD）',
      regex: '正则表达式',
      boolean: 'true 或 false',
      integer: '整数',
      number: '数字',
      object: '一组字段',
      any: '任意值',
    },
    list: of => `列表，每项为${of}`,
    fallback: value => `；默认 \`${value}\``,
    range: (low, high) => `，${low} 到 ${high}`,
    or: ' 或 ',
    sentence: (title, description) => `${title}：${description}`,
  },
};

interface Section {
  readonly path: string;
  readonly node: SchemaNode;
}

/** The field reference as one Markdown page in one language: a table per group of fields. */
export function generateFieldReference(schemas: readonly NamedSchema[], language: SchemaLanguage): string {
  const words = WORDS[language];
  const documents = schemas.map(({ name, schema }) => documentPart(name, schema, language));
  return `${[`# ${words.title}`, words.intro, ...documents.flat()].join('\n\n')}\n`;
}

function documentPart(name: string, root: SchemaNode, language: SchemaLanguage): string[] {
  const file = DOCUMENTS[name]?.file ?? name;
  const out = [`## ${file}`, schemaText(root, language).description];
  for (const { path, node } of sections(root)) {
    out.push(`### ${file}: ${path ? `\`${path}\`` : WORDS[language].top}`);
    if (path) out.push(schemaText(node, language).description);
    out.push(table(node, root, language));
  }
  return out;
}

/** The groups of fields of a document in reading order, each with its path such as `customer.contacts[]`. */
function sections(root: SchemaNode): Section[] {
  const out: Section[] = [];
  const walk = (path: string, raw: SchemaNode): void => {
    const node = resolve(raw, root);
    if (node.items) walk(`${path}[]`, node.items);
    for (const option of node.anyOf ?? []) walk(path, option);
    for (const [pattern, child] of Object.entries(node.patternProperties ?? {})) {
      if (Object.keys(resolve(child, root)).length > 0) walk(`${path}.<${placeholderOf(pattern)}>`, child);
    }
    if (!node.properties) return;
    out.push({ path, node });
    for (const [key, child] of Object.entries(node.properties)) walk(path ? `${path}.${key}` : key, child);
  };
  walk('', root);
  return out;
}

function table(node: SchemaNode, root: SchemaNode, language: SchemaLanguage): string {
  const words = WORDS[language];
  const rows = Object.entries(node.properties ?? {}).map(([key, raw]) => {
    const child = resolve(raw, root);
    const { title, description } = schemaText(child, language);
    const list = child.type === 'array' ? '[]' : '';
    const name = node.required?.includes(key) ? `**\`${key}${list}\`**` : `\`${key}${list}\``;
    return [name, typeText(child, root, words), noTag(words.sentence(title, description))];
  });
  return tableOf([words.field, words.values, words.meaning], rows);
}

function typeText(node: SchemaNode, root: SchemaNode, words: Words): string {
  if (node.const !== undefined) return `\`${String(node.const)}\``;
  if (node.enum) return node.enum.map(value => `\`${value}\``).join(', ');
  if (node.anyOf)
    return node.anyOf.map(option => typeText(resolve(option, root), root, words)).join(words.or);
  if (node.type === 'array') return words.list(typeText(resolve(node.items ?? {}, root), root, words));
  const base = words.types[node.format ?? ''] ?? words.types[node.type ?? 'any'] ?? '';
  const range =
    node.minimum !== undefined && node.maximum !== undefined ? words.range(node.minimum, node.maximum) : '';
  const fallback = node.default === undefined ? '' : words.fallback(String(node.default));
  return `${base}${range}${fallback}`;
}

/** What stands for the key in the heading of a map: rule ids are the only maps with a lower-case pattern. */
function placeholderOf(pattern: string): string {
  return pattern.startsWith('^[a-z]') ? 'rule-id' : 'name';
}

/** Text that is not taken for an HTML tag. */
function noTag(text: string): string {
  return text.replaceAll('<', '\\<');
}
