import { parse } from 'yaml';

/** The built-in kinds of config files as a module: a commit check that has to know them reads no YAML for it. */
export function generateKnownConfigs(yaml: string): string {
  return [
    '// Generated from src/inventory/known-configs.yaml by "npm run generate:files". Do not edit.',
    '',
    `export const KNOWN_CONFIGS = ${JSON.stringify(parse(yaml), null, 2)} as const;`,
    '',
  ].join('\n');
}
