import { parse } from 'yaml';

/** The table of calls and files whose n-th part is a secret as a module: a hook need not read YAML to scan a file. */
export function generatePositions(yaml: string): string {
  const { calls, files } = parse(yaml) as {
    calls: readonly Readonly<Record<string, string | number | boolean>>[];
    files: readonly unknown[];
  };
  const rows = calls.map(entry => {
    const lists = Object.entries(entry).map(([field, value]) =>
      ['call', 'of', 'in', 'first', 'second'].includes(field)
        ? [field, String(value).split(' ')]
        : [field, value],
    );
    return `  ${JSON.stringify(Object.fromEntries(lists))},`;
  });
  return [
    '// Generated from src/sensitive/positions/positions.yaml by "npm run generate:files". Do not edit.',
    '',
    'export interface SecretCall {',
    '  readonly call: readonly string[];',
    '  readonly secret: number;',
    '  readonly of?: readonly string[];',
    '  readonly in?: readonly string[];',
    '  readonly arguments?: number;',
    '  readonly first?: readonly string[];',
    '  readonly second?: readonly string[];',
    '  readonly pair?: boolean;',
    '  readonly loose?: boolean;',
    '  readonly key?: boolean;',
    '}',
    'export interface SecretFile {',
    '  readonly name: string;',
    '  readonly separator: string;',
    '  readonly secret: number;',
    '}',
    '',
    'export const SECRET_CALLS: readonly SecretCall[] = [',
    ...rows,
    '];',
    '',
    'export const SECRET_FILES: readonly SecretFile[] = [',
    ...files.map(file => `  ${JSON.stringify(file)},`),
    '];',
    '',
  ].join('\n');
}
