import { isDate } from '../../core/dates.ts';

/**
 * What can be relied on in a file that people write: every field may be missing, and an entry of a list that is no
 * entry is undefined. What is there has the type that the schema says.
 */
export type Lenient<T> = T extends readonly (infer Item)[]
  ? readonly (Lenient<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Lenient<T[Key]> | undefined }
    : T;

/** The keywords that decide whether a value can be used. */
export interface ConformSchema {
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly properties?: Readonly<Record<string, ConformSchema>>;
  readonly patternProperties?: Readonly<Record<string, ConformSchema>>;
  readonly items?: ConformSchema;
  readonly anyOf?: readonly ConformSchema[];
  readonly if?: ConformSchema;
  readonly definitions?: Readonly<Record<string, ConformSchema>>;
}

/**
 * Leaves out of a value everything that its schema does not allow, so that checks of the content need not repeat what
 * the check of the schema reports. Lists keep their length: an entry that does not conform becomes undefined.
 * @returns undefined when the value as a whole does not conform
 */
export function conform(value: unknown, schema: ConformSchema, root: ConformSchema = schema): unknown {
  if (schema.$ref !== undefined) {
    const target = root.definitions?.[schema.$ref.replace('#/definitions/', '')];
    if (target === undefined) throw new Error(`the schema has no ${schema.$ref}`);
    return conform(value, target, root);
  }
  if (schema.anyOf) {
    for (const choice of schema.anyOf) {
      const conforming = conform(value, choice, root);
      if (conforming !== undefined) return conforming;
    }
    return undefined;
  }
  if (schema.const !== undefined && value !== schema.const) return undefined;
  if (schema.enum && !schema.enum.includes(value)) return undefined;
  switch (schema.type) {
    case 'object':
      return conformMap(value, schema, root);
    case 'array':
      return Array.isArray(value) ? value.map(item => conform(item, schema.items ?? {}, root)) : undefined;
    case 'string':
      return typeof value === 'string' && isText(value, schema) ? value : undefined;
    case 'integer':
    case 'number':
      return typeof value === 'number' && isNumber(value, schema) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    default:
      return value ?? undefined;
  }
}

function isText(value: string, { format, minLength = 0 }: ConformSchema): boolean {
  if (value.length < minLength || (format === 'date' && !isDate(value))) return false;
  return format !== 'regex' || isRegularExpression(value);
}

function isRegularExpression(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== '';
  } catch {
    return false;
  }
}

function isNumber(value: number, { type, minimum = value, maximum = value }: ConformSchema): boolean {
  if (!Number.isFinite(value) || (type === 'integer' && !Number.isInteger(value))) return false;
  return value >= minimum && value <= maximum;
}

function conformMap(value: unknown, schema: ConformSchema, root: ConformSchema): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const patterns = Object.entries(schema.patternProperties ?? {});
  const conforming: Record<string, unknown> = Object.create(null);
  for (const [key, child] of Object.entries(value)) {
    const named = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : undefined;
    const node = named ?? patterns.find(([pattern]) => new RegExp(pattern, 'u').test(key))?.[1];
    const kept = node && conform(child, node, root);
    if (kept !== undefined) conforming[key] = kept;
  }
  return conforming;
}
