// Generated from schemas/*.schema.json by "npm run generate:files". Do not edit.

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

export const checklist: Validator;
export const team: Validator;
export const configIndex: Validator;
export const issues: Validator;
export const transition: Validator;
export const observationLog: Validator;
export const config: Validator;
