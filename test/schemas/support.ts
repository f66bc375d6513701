import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { DOCUMENTS, type NamedSchema, type SchemaNode } from '../../src/dev/generators/schema.ts';

/** Reads a schema of the repository by its name, such as `checklist`. */
export function readSchema(name: string): SchemaNode {
  return JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8'));
}

/** All schemas, in the order of the documents. */
export const SCHEMAS: readonly NamedSchema[] = Object.keys(DOCUMENTS).map(name => ({
  name,
  schema: readSchema(name),
}));

/** An ajv that refuses every keyword it does not know; only VS Code's snippets are excused. */
export function strictAjv(): Ajv {
  const ajv = new Ajv({ strict: true, allErrors: true });
  formats.default(ajv);
  ajv.addVocabulary(['defaultSnippets']);
  return ajv;
}

const compiled = new Map<string, ValidateFunction>();

/** What is wrong with a document, one `instancePath keyword` a line; empty for a valid one. */
export function problems(name: string, document: unknown): string[] {
  const validate = compiled.get(name) ?? strictAjv().compile(readSchema(name));
  compiled.set(name, validate);
  return validate(document) ? [] : (validate.errors ?? []).map(e => `${e.instancePath} ${e.keyword}`);
}

/** Every sub-schema below a node, with a JSON pointer to it. */
export function* nodes(node: SchemaNode, pointer = ''): Generator<{ pointer: string; node: SchemaNode }> {
  yield { pointer, node };
  for (const key of ['properties', 'patternProperties', 'definitions'] as const)
    for (const [name, child] of Object.entries(node[key] ?? {}))
      yield* nodes(child, `${pointer}/${key}/${name}`);
  if (node.items) yield* nodes(node.items, `${pointer}/items`);
  for (const [index, child] of (node.anyOf ?? []).entries()) yield* nodes(child, `${pointer}/anyOf/${index}`);
}
