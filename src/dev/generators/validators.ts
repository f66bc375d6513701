import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import type { NamedSchema } from './schema.ts';

/** What people read in a schema decides nothing. */
const FOR_PEOPLE = new Set(['title', 'description', 'default', 'defaultSnippets', 'examples']);

/**
 * `src/pack/validators.generated.js`: a function for each schema, compiled by ajv ahead of time, so that nothing is
 * compiled where the product runs (an extension host may forbid it, and it takes longer than the check itself).
 * Everything that they need is in the file.
 */
export async function generateValidators(schemas: readonly NamedSchema[]): Promise<string> {
  const ajv = new Ajv({
    schemas: schemas.map(({ name, schema }) => ({ ...rulesOnly(schema), $id: name })),
    allErrors: true,
    inlineRefs: false,
    messages: false,
    strict: false,
    // Neither infinite nor "not a number" is one of ours.
    strictNumbers: true,
    code: { source: true, esm: true },
  });
  addFormats.default(ajv, ['date', 'regex']);
  const exports = Object.fromEntries(schemas.map(({ name }) => [exportName(name), name]));
  const bundle = await build({
    stdin: {
      contents: joinInPlace(standaloneCode.default(ajv, exports)),
      resolveDir: import.meta.dirname,
      loader: 'js',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    minify: true,
    write: false,
  });
  const code = bundle.outputFiles[0]?.text ?? '';
  return `// Generated from schemas/*.schema.json by "npm run generate:files". Do not edit.\n${code}`;
}

/**
 * ajv copies all errors so far for each entry of a list that has some: minutes for a list of ten thousand. The copies
 * are of no use, so the code is changed to add to the list that is there.
 * @throws Error when the code of ajv has no such place any more, so that this is looked at again
 */
function joinInPlace(code: string): string {
  const joined = code.replace(/\bvErrors\.concat\(([\w.]+)\)/g, 'joinErrors(vErrors, $1)');
  if (joined === code) throw new Error('ajv joins its errors in another way');
  return `${joined}
function joinErrors(all, more) { for (const error of more) all.push(error); return all; }
`;
}

/** The types of the file: `src/pack/validators.generated.d.ts`. */
export function generateValidatorTypes(schemas: readonly NamedSchema[]): string {
  const names = schemas.map(({ name }) => `export const ${exportName(name)}: Validator;`);
  return `// Generated from schemas/*.schema.json by "npm run generate:files". Do not edit.

/** What ajv says about one mistake. */
export interface SchemaError {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** JSON pointer to the keyword, from the schema or one of its definitions. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

${names.join('\n')}
`;
}

function exportName(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function rulesOnly<T>(node: T): T {
  if (Array.isArray(node)) return node.map(rulesOnly) as T;
  if (typeof node !== 'object' || node === null) return node;
  // A field may have the name of a keyword; it is then described by an object.
  const kept = Object.entries(node).filter(
    ([name, value]) =>
      !FOR_PEOPLE.has(name) || (typeof value === 'object' && value !== null && 'type' in value),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, rulesOnly(value)])) as T;
}
