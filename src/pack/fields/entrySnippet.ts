import { type SchemaLanguage, titleIn } from '../schemaText.ts';
import { type FieldNode, resolved } from './fields.ts';
import type { SnippetValue } from './schemaSnippet.ts';

const TAB_STOP = /^\$\{(\d+):(.*)\}$/s;

/** The lines of a snippet of a schema, in the syntax of VS Code, without a dash in front. */
export function snippetLines(
  body: SnippetValue,
  schema: FieldNode,
  root: FieldNode,
  language: SchemaLanguage,
): readonly string[] {
  if (typeof body === 'string') return [tabStop(body, schema, language)];
  if (isList(body)) {
    const item = resolved(schema.items ?? {}, root);
    return body.flatMap(value =>
      snippetLines(value, item, root, language).map((line, index) =>
        index === 0 ? `- ${line}` : `  ${line}`,
      ),
    );
  }
  return Object.entries(body).flatMap(([key, value]) => {
    const child = resolved(schema.properties?.[key] ?? {}, root);
    const lines = snippetLines(value, child, root, language);
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
function tabStop(text: string, schema: FieldNode, language: SchemaLanguage): string {
  const match = TAB_STOP.exec(text);
  if (!match) return text;
  const [, number = '0', placeholder = ''] = match;
  const choices = schema.type === 'boolean' ? ['true', 'false'] : schema.enum?.map(String);
  if (choices) {
    const sorted = [placeholder, ...choices.filter(choice => choice !== placeholder)];
    return `\${${number}|${sorted.join(',')}|}`;
  }
  return `\${${number}:${titleIn(placeholder, language)}}`;
}
