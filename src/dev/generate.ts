import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnyCheck } from '../checks/check.ts';
import {
  type CheckFolder,
  generateGroups,
  generateMessages,
  generatePages,
  generateRegistry,
  readCheckFolders,
} from './generators/checks.ts';
import { generateCommandReference } from './generators/commandReference.ts';
import { generateConfigNames } from './generators/configNames.ts';
import { generateEditorReference } from './generators/editorReference.ts';
import { generateFieldReference } from './generators/fieldReference.ts';
import { generateKnownConfigs } from './generators/knownConfigs.ts';
import { generateKnownReference } from './generators/knownReference.ts';
import { generateMustHaves } from './generators/mustHaves.ts';
import { generateNumbers } from './generators/numbers.ts';
import { generatePinyin } from './generators/pinyin.ts';
import { generatePositions } from './generators/positions.ts';
import { generatePublicHolidays } from './generators/publicHolidays.ts';
import { generateRuleIndex } from './generators/ruleIndex.ts';
import { withAnyRule, withRuleSettings } from './generators/ruleSettings.ts';
import { DOCUMENTS, type NamedSchema } from './generators/schema.ts';
import { generateTypes } from './generators/types.ts';
import { generateValidators, generateValidatorTypes } from './generators/validators.ts';

// Writes every generated file of the repository, or with --check names the stale ones and exits 1.

interface Output {
  /** Path from the root of the repository. */
  readonly path: string;
  readonly content: string;
}

const ROOT = new URL('../../', import.meta.url);

/** Every generated file. A new generator adds its lines here. */
async function outputs(): Promise<readonly Output[]> {
  const folders = await readCheckFolders(new URL('src/checks/', ROOT));
  const checks = await loadChecks(folders);
  const schemas = withRuleSettings(await readSchemas(), folders);
  const general = withAnyRule(schemas);
  const knownConfigs = await readFile(new URL('src/inventory/known-configs.yaml', ROOT), 'utf8');
  return [
    { path: 'src/pack/types.generated.ts', content: await generateTypes(general) },
    { path: 'src/pack/validators.generated.js', content: await generateValidators(schemas) },
    { path: 'src/pack/validators.generated.d.ts', content: generateValidatorTypes(schemas) },
    {
      path: 'src/inventory/configNames.generated.ts',
      content: generateConfigNames(knownConfigs),
    },
    { path: 'src/inventory/knownConfigs.generated.ts', content: generateKnownConfigs(knownConfigs) },
    {
      path: 'src/pack/mustHaves.generated.ts',
      content: generateMustHaves(await readFile(new URL('src/pack/must-have.yaml', ROOT), 'utf8')),
    },
    { path: 'src/pack/settings/numbers.generated.ts', content: generateNumbers(schemas) },
    {
      path: 'src/pack/settings/publicHolidays.generated.ts',
      content: generatePublicHolidays(
        await readFile(new URL('src/pack/settings/public-holidays.yaml', ROOT), 'utf8'),
      ),
    },
    { path: 'src/knowledge/pinyin.generated.ts', content: await generatePinyin() },
    {
      path: 'src/sensitive/positions/positions.generated.ts',
      content: generatePositions(
        await readFile(new URL('src/sensitive/positions/positions.yaml', ROOT), 'utf8'),
      ),
    },
    { path: 'schemas/config.schema.json', content: schemaText(schemas, 'config') },
    { path: 'schemas/README.md', content: generateFieldReference(general, 'en') },
    { path: 'schemas/README.zh-CN.md', content: generateFieldReference(general, 'zh-CN') },
    { path: 'src/checks/registry.generated.ts', content: generateRegistry(folders, checks) },
    { path: 'src/checks/messages.en.generated.json', content: generateMessages(folders, 'en') },
    { path: 'src/checks/messages.zh-CN.generated.json', content: generateMessages(folders, 'zh-CN') },
    { path: 'src/checks/pages.en.generated.json', content: generatePages(folders, 'en') },
    { path: 'src/checks/pages.zh-CN.generated.json', content: generatePages(folders, 'zh-CN') },
    ...generateGroups(folders, checks).map(({ group, content }) => ({
      path: `src/checks/groups/${group}.generated.ts`,
      content,
    })),
    { path: 'src/checks/README.md', content: generateRuleIndex(folders, checks, 'en') },
    { path: 'src/checks/README.zh-CN.md', content: generateRuleIndex(folders, checks, 'zh-CN') },
    ...(await references(knownConfigs)),
  ];
}

/** The generated pages of the documentation. */
async function references(configs: string): Promise<readonly Output[]> {
  const read = (path: string) => readFile(new URL(path, ROOT), 'utf8');
  const manifest = await read('package.json');
  const known = {
    configs,
    trackers: await read('src/history/trackers.yaml'),
    positions: await read('src/sensitive/positions/positions.yaml'),
  };
  const pages = [
    { language: 'en', ending: '', names: await read('package.nls.json') },
    { language: 'zh-CN', ending: '.zh-CN', names: await read('package.nls.zh-cn.json') },
  ] as const;
  const made = pages.map(async ({ language, ending, names }) => [
    {
      path: `docs/commands${ending}.md`,
      content: await generateCommandReference(fileURLToPath(ROOT), language),
    },
    { path: `docs/vscode${ending}.md`, content: generateEditorReference(manifest, names, language) },
    { path: `docs/known${ending}.md`, content: generateKnownReference(known, language) },
  ]);
  return (await Promise.all(made)).flat();
}

/** The code of all checks, which alone knows their group, severity and needs. */
async function loadChecks(folders: readonly CheckFolder[]): Promise<Readonly<Record<string, AnyCheck>>> {
  const load = async ({ id }: CheckFolder) => {
    const { default: check } = await import(new URL(`src/checks/${id}/index.ts`, ROOT).href);
    return [id, check as AnyCheck] as const;
  };
  return Object.fromEntries(await Promise.all(folders.map(load)));
}

function schemaText(schemas: readonly NamedSchema[], wanted: string): string {
  return `${JSON.stringify(schemas.find(({ name }) => name === wanted)?.schema, null, 2)}\n`;
}

async function readSchemas(): Promise<readonly NamedSchema[]> {
  return Promise.all(
    Object.keys(DOCUMENTS).map(async name => ({
      name,
      schema: JSON.parse(await readFile(new URL(`schemas/${name}.schema.json`, ROOT), 'utf8')),
    })),
  );
}

/** @returns undefined where the file does not exist */
async function readOrNothing(file: URL): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const checkOnly = process.argv.includes('--check');
for (const { path, content } of await outputs()) {
  const file = new URL(path, ROOT);
  // A checkout on Windows may have changed the line ends; that makes no file stale.
  if ((await readOrNothing(file))?.replaceAll('\r\n', '\n') === content) continue;
  if (checkOnly) {
    console.error(`stale: ${path} (run: npm run generate:files)`);
    process.exitCode = 1;
    continue;
  }
  await mkdir(dirname(fileURLToPath(file)), { recursive: true });
  await writeFile(file, content);
  console.log(`wrote ${path}`);
}
