import { parse } from 'yaml';

/** The built-in must-haves as a module, so that a check need not read YAML to count them. */
export function generateMustHaves(yaml: string): string {
  return [
    '// Generated from src/pack/must-have.yaml by "npm run generate:files". Do not edit.',
    '',
    `export const MUST_HAVES: unknown = ${JSON.stringify(parse(yaml), null, 2)};`,
    '',
  ].join('\n');
}
