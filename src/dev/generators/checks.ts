import { readdir, readFile } from 'node:fs/promises';

/** What is generated from the folders of the checks. */
export interface CheckFolder {
  readonly id: string;
  /** Variable name for the imports. */
  readonly name: string;
  readonly messages: Readonly<Record<'en' | 'zh-CN', Readonly<Record<string, string>>>>;
}

const HEAD = '// Generated from the folders of src/checks/ by "npm run generate:files". Do not edit.\n';

/** Reads the folders below `src/checks/`, sorted by id. */
export async function readCheckFolders(root: URL): Promise<readonly CheckFolder[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const ids = entries.filter(entry => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    ids.sort().map(async id => {
      const read = async (language: string) =>
        JSON.parse(await readFile(new URL(`${id}/${language}.json`, root), 'utf8'));
      const name = id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      return { id, name, messages: { en: await read('en'), 'zh-CN': await read('zh-CN') } };
    }),
  );
}

/** `src/checks/registry.generated.ts`: all checks by id. */
export function generateRegistry(checks: readonly CheckFolder[]): string {
  const imports = checks.map(({ id, name }) => `import ${name} from './${id}/index.ts';`);
  const entries = checks.map(({ id, name }) => (id === name ? `  ${name},` : `  '${id}': ${name},`));
  return `${HEAD}
import type { AnyCheck } from './check.ts';
${imports.join('\n')}

/** All checks, by their id. */
export const CHECKS = {
${entries.join('\n')}
} as const satisfies Readonly<Record<string, AnyCheck>>;
`;
}

/** The messages of all checks in one language, by \`<check>.<message>\`. */
export function generateMessages(checks: readonly CheckFolder[], language: 'en' | 'zh-CN'): string {
  const messages = checks.flatMap(check =>
    Object.entries(check.messages[language]).map(([id, text]) => [`${check.id}.${id}`, text] as const),
  );
  return `${JSON.stringify(Object.fromEntries(messages), null, 2)}\n`;
}
