import { compile } from 'json-schema-to-typescript';
import { schemaText } from '../../pack/schemaText.ts';
import { DOCUMENTS, type NamedSchema, refName, type SchemaNode } from './schema.ts';

type Plain = Record<string, unknown>;
type CompileInput = Parameters<typeof compile>[0];

const BANNER = '// Generated from schemas/*.schema.json by "npm run generate:files". Do not edit.\n';

/**
 * TypeScript types of all documents in one module: an interface per document and per definition, English JSDoc.
 * @throws Error if two schemas define the same name differently: a shared shape has one truth
 */
export async function generateTypes(schemas: readonly NamedSchema[]): Promise<string> {
  const definitions: Record<string, Plain> = {};
  const origin: Record<string, string> = {};
  for (const { name, schema } of schemas) {
    for (const [key, definition] of Object.entries(schema.definitions ?? {})) {
      const text = JSON.stringify(definition);
      if (origin[key] !== undefined && origin[key] !== text)
        throw new Error(`${name}.schema.json defines "${key}" differently from another schema`);
      origin[key] = text;
      definitions[typeName(key)] = simplify(definition);
    }
    const root = DOCUMENTS[name]?.type;
    if (!root) throw new Error(`${name}.schema.json has no entry in DOCUMENTS`);
    if (definitions[root]) throw new Error(`the document ${root} has the name of a definition`);
    definitions[root] = simplify(schema);
  }
  const code = await compile({ definitions } as CompileInput, 'Unused', {
    additionalProperties: false,
    bannerComment: '',
    style: { singleQuote: true, printWidth: 110 },
    unreachableDefinitions: true,
  });
  return `${BANNER}\n${withoutRoot(code)}`;
}

/** `contact` becomes `Contact`. */
function typeName(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

/**
 * What the compiler should see of a node: no bilingual titles (it would make type names of them), the English
 * description, and references as plain type names (it would otherwise inline a reference that has text beside it).
 */
function simplify(node: SchemaNode): Plain {
  const description = schemaText(node, 'en').description;
  const text = description ? { description } : {};
  const name = refName(node);
  if (name !== undefined) return { ...text, tsType: typeName(name) };
  const out: Plain = { ...text };
  for (const key of ['type', 'const', 'enum', 'required', 'additionalProperties'] as const)
    if (node[key] !== undefined) out[key] = node[key];
  if (node.items) out['items'] = simplify(node.items);
  if (node.anyOf) out['anyOf'] = node.anyOf.map(simplify);
  for (const key of ['properties', 'patternProperties'] as const) {
    const children = node[key];
    if (children)
      out[key] = Object.fromEntries(Object.entries(children).map(([k, child]) => [k, simplify(child)]));
  }
  return out;
}

/** Drops the artificial root that only carried the definitions, and the sentences that mention it. */
function withoutRoot(code: string): string {
  return code
    .replace(/^ *\*\n *\* This \w+ was referenced by [^\n]*\n *\* via the [^\n]*\n/gm, '')
    .replace(/^ *\/\*\*\n *\* This \w+ was referenced by [^\n]*\n *\* via the [^\n]*\n *\*\/\n/gm, '')
    .replace(/^export interface Unused \{[^}]*\}\n*/m, '');
}
