import { readdir, readFile } from 'node:fs/promises';
import type { AnyCheck } from '../../checks/check.ts';

/** What is generated from the folders of the checks. */
export interface CheckFolder {
  readonly id: string;
  /** Variable name for the imports. */
  readonly name: string;
  readonly messages: Readonly<Record<'en' | 'zh-CN', Readonly<Record<string, string>>>>;
  /** What the page says, as Markdown. */
  readonly pages: Readonly<Record<'en' | 'zh-CN', string>>;
}

const HEAD = '// Generated from the folders of src/checks/ by "npm run generate:files". Do not edit.\n';

/** Reads the folders below `src/checks/`, sorted by id. */
export async function readCheckFolders(root: URL): Promise<readonly CheckFolder[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const ids = entries.filter(entry => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    ids
      .filter(id => id !== 'groups')
      .sort()
      .map(async id => {
        const file = (name: string) => readFile(new URL(`${id}/${name}`, root), 'utf8');
        const read = async (language: string) => JSON.parse(await file(`${language}.json`));
        const name = id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
        return {
          id,
          name,
          messages: { en: await read('en'), 'zh-CN': await read('zh-CN') },
          pages: { en: await file('README.md'), 'zh-CN': await file('README.zh-CN.md') },
        };
      }),
  );
}

/**
 * `src/checks/registry.generated.ts`: what is known about each check without its code, and how the code of a group is
 * loaded.
 * @param checks by id
 */
export function generateRegistry(
  folders: readonly CheckFolder[],
  checks: Readonly<Record<string, AnyCheck>>,
): string {
  const facts = folders.map(({ id }) => {
    const { group, severity, needs } = checks[id] ?? missing(id);
    return `  ${quoted(id)}: { group: '${group}', severity: '${severity}', needs: [${needs.map(need => `'${need}'`).join(', ')}] },`;
  });
  const groups = groupsOf(folders, checks);
  const loaders = groups.map(
    group => `  ${group}: async () => (await import('./groups/${group}.generated.ts')).default,`,
  );
  return `${HEAD}
import type { AnyCheck, CheckInfo, Group } from './check.ts';

/** All checks by their id. */
export const CHECKS: Readonly<Record<string, CheckInfo>> = {
${facts.join('\n')}
};

/** Loads the code of a group; a run loads only the groups that it needs. */
export const GROUP_LOADERS: Readonly<
  Partial<Record<Group, () => Promise<Readonly<Record<string, AnyCheck>>>>>
> = {
${loaders.join('\n')}
};
`;
}

/** `src/checks/groups/<group>.generated.ts`: the code of each group. */
export function generateGroups(
  folders: readonly CheckFolder[],
  checks: Readonly<Record<string, AnyCheck>>,
): readonly { readonly group: string; readonly content: string }[] {
  return groupsOf(folders, checks).map(group => {
    const own = folders.filter(({ id }) => checks[id]?.group === group);
    const imports = own.map(({ id, name }) => `import ${name} from '../${id}/index.ts';`);
    const entries = own.map(({ id, name }) => (id === name ? `  ${name},` : `  '${id}': ${name},`));
    const content = `${HEAD}\n${imports.join('\n')}\n\nexport default {\n${entries.join('\n')}\n};\n`;
    return { group, content };
  });
}

function groupsOf(folders: readonly CheckFolder[], checks: Readonly<Record<string, AnyCheck>>): string[] {
  return [...new Set(folders.map(({ id }) => (checks[id] ?? missing(id)).group))].sort();
}

function missing(id: string): never {
  throw new Error(`src/checks/${id}/index.ts exports no check`);
}

function quoted(id: string): string {
  return /^\w+$/.test(id) ? id : `'${id}'`;
}

/** The messages of all checks in one language, by \`<check>.<message>\`. */
export function generateMessages(checks: readonly CheckFolder[], language: 'en' | 'zh-CN'): string {
  const messages = checks.flatMap(check =>
    Object.entries(check.messages[language]).map(([id, text]) => [`${check.id}.${id}`, text] as const),
  );
  return `${JSON.stringify(Object.fromEntries(messages), null, 2)}\n`;
}

/**
 * The pages of all checks in one language, by check: as one file they take half of the room in the package that a
 * hundred small ones would.
 */
export function generatePages(checks: readonly CheckFolder[], language: 'en' | 'zh-CN'): string {
  const pages = checks.map(({ id, pages }) => [id, pages[language].replaceAll('\r\n', '\n')] as const);
  return `${JSON.stringify(Object.fromEntries(pages), null, 2)}\n`;
}
