import { snippetLines } from '../../pack/fields/entrySnippet.ts';
import type { SchemaSnippet } from '../../pack/fields/schemaSnippet.ts';
import { type SchemaLanguage, schemaText } from '../../pack/schemaText.ts';
import { type NamedSchema, resolve, type SchemaNode } from './schema.ts';

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
  const lines = snippetLines(place.snippet.body, place.entry, place.root, language);
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
