import type { NamedSchema } from './schema.ts';

/** The defaults of the limits that rules use: written once, in `schemas/config.schema.json`. */
export function generateNumbers(schemas: readonly NamedSchema[]): string {
  const config = schemas.find(({ name }) => name === 'config');
  const properties = config?.schema.definitions?.['numbers']?.properties;
  if (properties === undefined) throw new Error('config.schema.json has no definition "numbers"');
  const lines = Object.entries(properties).map(([name, node]) => {
    if (typeof node.default !== 'number') throw new Error(`numbers.${name} has no default`);
    return `  ${name}: ${node.default},`;
  });
  return `// Generated from schemas/config.schema.json by "npm run generate:files". Do not edit.

/** What a rule uses where the project sets nothing; the unit is in the name. */
export const DEFAULT_NUMBERS = {
${lines.join('\n')}
} as const;

export type Numbers = { readonly [Name in keyof typeof DEFAULT_NUMBERS]: number };
`;
}
