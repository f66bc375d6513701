import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { glob } from 'tinyglobby';
import { parse } from 'yaml';
import type { Finding } from '../../src/core/findings.ts';
import { openAssets } from '../../src/io/assets.ts';
import { openProject } from '../../src/io/project.ts';
import { openStaged } from '../../src/io/staged.ts';
import { type Language, loadCheckTranslator } from '../../src/l10n/index.ts';
import { type CheckResult, checkProject } from '../../src/usecases/check/checkProject.ts';
import type { ScopeRequest } from '../../src/usecases/check/scope.ts';
import { createFolder, type TestFolder } from '../helpers/folder.ts';

export const CASES = import.meta.dirname;
const ASSETS = openAssets(join(CASES, '..', '..'));
/** A Monday. */
export const TODAY = '2026-06-15';

/** What `expected.yaml` of a case says. */
export interface ExpectedCase {
  /** yyyy-mm-dd, {@link TODAY} unless it is named. */
  readonly today?: string;
  /** The rules that run; the one that the folder is named after, unless they are named. */
  readonly rules?: readonly string[];
  readonly findings: readonly {
    /** `file:line:column-endLine:endColumn`, or `file:line:column` for a place without length. */
    readonly at: string;
    /** In English. */
    readonly message: string;
    /** Only where it differs from the rule's own. */
    readonly severity?: string;
  }[];
}

/** The folders `test/checks/<rule>/<case>/` that hold a case. */
export async function listCases(): Promise<readonly { rule: string; name: string; folder: string }[]> {
  const paths = await glob('*/*/expected.yaml', { cwd: CASES });
  return paths.sort().map(path => {
    const [rule = '', name = ''] = path.split('/');
    return { rule, name, folder: join(CASES, rule, name) };
  });
}

/** Reads `expected.yaml`. */
export async function readExpected(folder: string): Promise<ExpectedCase> {
  return parse(await readFile(join(folder, 'expected.yaml'), 'utf8'));
}

/** Text files of a folder by their path. */
export async function readTree(folder: string): Promise<Record<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  const read = files
    .sort()
    .map(async file => [file.slice(folder.length + 1), new Uint8Array(await readFile(file))] as const);
  return Object.fromEntries(await Promise.all(read));
}

/** Runs rules over a folder, as `handover check` does. */
export async function check(
  place: Pick<TestFolder, 'root' | 'environment'>,
  options: { rules?: readonly string[]; today?: string; scope?: ScopeRequest } = {},
): Promise<CheckResult> {
  const project = await openProject(place.root, { named: true, environment: place.environment });
  const { rules, today = TODAY, scope = { kind: 'pack' } } = options;
  return checkProject(
    project,
    { scope, today, rules },
    {
      assets: ASSETS,
      openStaged: call => {
        if (!project.git) throw new Error('no git');
        return openStaged(project.git, call);
      },
    },
  );
}

/** A folder that lies in no repository, and no git is asked whether it does. */
export function withoutGit({ root, environment }: TestFolder): Pick<TestFolder, 'root' | 'environment'> {
  return { root, environment: { ...environment, PATH: '' } };
}

/** Runs rules over files that a test writes down. */
export async function checkFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  rules: readonly string[],
  today = TODAY,
): Promise<CheckResult> {
  const folder = await createFolder(files);
  try {
    return await check(withoutGit(folder), { rules, today });
  } finally {
    await folder.cleanup();
  }
}

/** Findings in the form of `expected.yaml`. */
export async function show(
  findings: readonly Finding[],
  language: Language = 'en',
): Promise<{ at: string; message: string }[]> {
  const say = await loadCheckTranslator(language);
  return findings.map(({ ruleId, messageId, data, file, line, column, endLine, endColumn }) => ({
    at: `${file}:${line}:${column}${line === endLine && column === endColumn ? '' : `-${endLine}:${endColumn}`}`,
    message: say(`${ruleId}.${messageId}`, data),
  }));
}

/** Where the sources of a check are. */
export function checkFolder(rule: string): string {
  return join(dirname(CASES), '..', 'src', 'checks', rule);
}
