import { type NamedSchema, resolve, type SchemaNode } from '../../src/dev/generators/schema.ts';
import { snippetLines } from '../../src/pack/fields/entrySnippet.ts';
import type { SchemaSnippet } from '../../src/pack/fields/schemaSnippet.ts';
import { type SchemaLanguage, schemaText } from '../../src/pack/schemaText.ts';

/** A list of a document that has a snippet for its entries. */
export interface SnippetPlace {
  /** Schema name and path of the list, such as `checklist: customer.contacts`. */
  readonly where: string;
  readonly root: SchemaNode;
  readonly entry: SchemaNode;
  readonly snippet: SchemaSnippet;
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

/** What completion inserts for a new entry, and the name under which it is offered. */
export function entrySnippet(
  { snippet, entry, root }: SnippetPlace,
  language: SchemaLanguage,
): { readonly title: string; readonly body: string } {
  const lines = snippetLines(snippet.body, entry, root, language);
  return { title: schemaText(snippet, language).title, body: `- ${lines.join('\n  ')}` };
}
