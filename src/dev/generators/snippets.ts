import { type SchemaLanguage, schemaText, titleIn } from '../../pack/schemaText.ts';
import {
  type NamedSchema,
  resolve,
  type SchemaNode,
  type SchemaSnippet,
  type SnippetValue,
} from './schema.ts';

/** One snippet as VS Code reads it from a snippet file. */
export interface EditorSnippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: string;
}

/** A list of a document that has a snippet for its entries. */
export interface SnippetPlace {
  /** Schema name and path of the list, such as `checklist: customer.contacts`. */
  readonly where: string;
  readonly root: SchemaNode;
  readonly entry: SchemaNode;
  readonly snippet: SchemaSnippet;
}

const LANGUAGES: readonly SchemaLanguage[] = ['en', 'zh-CN'];
const TAB_STOP = /^\$\{(\d+):(.*)\}$/s;

/**
 * The snippet file for YAML: every `defaultSnippets` entry in both languages, as a YAML list item.
 * @throws Error if two snippets would have the same prefix
 */
export function generateSnippets(schemas: readonly NamedSchema[]): string {
  const out: Record<string, EditorSnippet> = {};
  for (const place of snippetPlaces(schemas)) {
    for (const language of LANGUAGES) {
      const snippet = editorSnippet(place, language);
      if (out[snippet.prefix]) throw new Error(`two snippets have the prefix ${snippet.prefix}`);
      out[snippet.prefix] = snippet;
    }
  }
  return `${JSON.stringify(out, null, 2)}\n`;
}

/** Every list with a snippet, in the order of the schemas. */
export function snippetPlaces(schemas: readonly NamedSchema[]): SnippetPlace[] {
  const out: SnippetPlace[] = [];
  for (const { name, schema: root } of schemas) {
    const walk = (path: string, raw: SchemaNode): void => {
      const node = resolve(raw, root);
      for (const snippet of node.items?.defaultSnippets ?? [])
        out.push({ where: `${name}: ${path}`, root, entry: resolve(node.items ?? {}, root), snippet });
      if (node.items) walk(`${path}[]`, node.items);
      for (const [key, child] of Object.entries(node.properties ?? {}))
        walk(path ? `${path}.${key}` : key, child);
    };
    walk('', root);
  }
  return out;
}

/** The snippet of one place in one language. */
export function editorSnippet(place: SnippetPlace, language: SchemaLanguage): EditorSnippet {
  const { title, description } = schemaText(place.snippet, language);
  const lines = yamlLines(place.snippet.body, place.entry, place.root, language);
  return {
    prefix: prefixOf(title, language),
    description,
    body: `- ${lines.join('\n  ')}`,
  };
}

/** `New open item` becomes `handover-open-item`, `新遗留事项` becomes `交接-遗留事项`. */
function prefixOf(label: string, language: SchemaLanguage): string {
  if (language === 'zh-CN') return `交接-${label.replace(/^新/, '')}`;
  return `handover-${label.replace(/^New /, '').toLowerCase().replaceAll(' ', '-')}`;
}

function yamlLines(
  body: SnippetValue,
  schema: SchemaNode,
  root: SchemaNode,
  language: SchemaLanguage,
): readonly string[] {
  if (typeof body === 'string') return [tabStop(body, schema, language)];
  if (isList(body)) {
    const item = resolve(schema.items ?? {}, root);
    return body.flatMap(value =>
      yamlLines(value, item, root, language).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
    );
  }
  return Object.entries(body).flatMap(([key, value]) => {
    const child = resolve(schema.properties?.[key] ?? {}, root);
    const lines = yamlLines(value, child, root, language);
    if (typeof value === 'string') return [`${key}: ${lines.join('')}`];
    return [`${key}:`, ...lines.map(line => `  ${line}`)];
  });
}

function isList(body: SnippetValue): body is readonly SnippetValue[] {
  return Array.isArray(body);
}

/**
 * A tab stop in VS Code's snippet syntax: the values of an enumeration as choices, with the one that the schema's
 * snippet prefers in front, and a placeholder in the reader's language for everything else.
 */
function tabStop(text: string, schema: SchemaNode, language: SchemaLanguage): string {
  const match = TAB_STOP.exec(text);
  if (!match) return text;
  const [, number = '0', placeholder = ''] = match;
  const choices = schema.type === 'boolean' ? ['true', 'false'] : schema.enum;
  if (choices) {
    const sorted = [placeholder, ...choices.filter(choice => choice !== placeholder)];
    return `\${${number}|${sorted.join(',')}|}`;
  }
  return `\${${number}:${titleIn(placeholder, language)}}`;
}
