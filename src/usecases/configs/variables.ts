import { GitError } from '../../core/errors.ts';
import type { FileSource, Git, GitCallOptions } from '../../core/ports.ts';
import type { UnreadCollector } from '../../core/textRead.ts';
import { isNoise } from '../../inventory/detect.ts';
import { doesWithout } from '../../inventory/doesWithout.ts';
import { compileGlobs, splitPath } from '../../inventory/globs.ts';
import type { InventoryFile } from '../../inventory/inventoryFile.ts';
import type { KnownConfigs } from '../../inventory/kinds.ts';
import { isSecretKey } from '../../inventory/secret.ts';
import { mayBeScript, namesFiles, setsVariables } from '../../inventory/tellingFiles.ts';
import {
  CODE_PATTERN,
  type UndefinedVariable,
  undefinedVariables,
  type VariableUse,
  variablesInCode,
  variablesInConfig,
} from '../../inventory/variables.ts';
import {
  copiedTemplates,
  variablesLeftOut,
  variablesSetIn,
  variablesSetInCode,
  variablesSetInCommands,
  variablesWithValue,
} from '../../inventory/variablesSet.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import { readInBatches } from './findConfigs.ts';

const CODE_ENDINGS = [
  'java',
  'kt',
  'groovy',
  'scala',
  'js',
  'mjs',
  'cjs',
  'ts',
  'tsx',
  'jsx',
  'vue',
  'py',
  'cs',
  'vb',
  'go',
  'rb',
  'php',
  'pas',
  'dpr',
  'rs',
  'html',
];
const CODE_FILES = CODE_ENDINGS.map(ending => `*.${ending}`);
const CODE_ENDING = new RegExp(String.raw`\.(?:${CODE_ENDINGS.join('|')})$`);
const IN_CODE = new RegExp(CODE_PATTERN);
/** What is tried out is not what runs. */
const TRIES_OUT = /[._-](?:test|spec)\.\w+$|(?:^|\/)(?:tests?|__tests__|specs?|e2e)\//i;
/** What Ansible puts on a server sets variables in lines of shells and in lists of names. */
const BY_ANSIBLE = /(?:^|\/)(?:group_vars|host_vars|roles\/[^/]+\/(?:tasks|defaults|vars|templates|files))\//;
const PLAYBOOK = /^[ \t]{0,9}(?:-[ \t]{0,9})?(?:hosts|gather_facts):[ \t]/m;
const DOCUMENT = /\.(?:md|markdown|adoc|rst|txt)$/i;
const DOCKERFILE = /Dockerfile/i;

/** Collects where environment variables are read and set. Names only. */
export interface VariableCollector {
  /** A config file's text, while it is there. */
  readonly addText: (path: string, text: string) => void;
  /** @throws GitError when git fails */
  readCode(
    { git, source }: { readonly git: Git; readonly source: FileSource },
    paths: readonly string[],
    settings: ProjectConfig,
    known: KnownConfigs,
    options: GitCallOptions,
  ): Promise<void>;
  /**
   * The variables that are read somewhere and set nowhere.
   * @param onTelling is told the text of each document and script, while it is there
   */
  missing(
    source: FileSource,
    paths: readonly string[],
    files: readonly InventoryFile[],
    known: KnownConfigs,
    onTelling: (path: string, text: string) => void,
  ): Promise<UndefinedVariable[]>;
}

/** @param unread is told what could not be read */
export function variableCollector(unread: UnreadCollector): VariableCollector {
  const uses: VariableUse[] = [];
  const inPrograms = new Set<string>();
  /** Names with a value in environment files and their templates. */
  const withValue = new Map<string, readonly string[]>();
  /** Names that environment files and their templates hold in comments: one does without them. */
  const leftOut = new Set<string>();
  const readLine = (line: string, path: string, number: number) => {
    for (const name of variablesSetInCode(line)) inPrograms.add(name);
    if (!TRIES_OUT.test(path)) uses.push(...variablesInCode(line, path, number));
  };
  /** Those of them that a place in code goes on without. The few files that read them are looked at once more. */
  const readOptional = async (source: FileSource, found: readonly UndefinedVariable[]) => {
    const names = new Set(found.map(({ name }) => name));
    const byFile = Map.groupBy(
      uses.filter(({ name, file }) => names.has(name) && CODE_ENDING.test(file)),
      ({ file }) => file,
    );
    const optional = new Set<string>();
    await readInBatches({ source, unread, isNoText: () => true }, [...byFile.keys()], (path, text) => {
      const lines = text.split('\n');
      for (const { name, line } of byFile.get(path) ?? [])
        if (doesWithout(lines, line, name)) optional.add(name);
    });
    return optional;
  };
  return {
    addText: (path, text) => {
      if (BY_ANSIBLE.test(path) || (/\.ya?ml$/i.test(path) && PLAYBOOK.test(text)))
        for (const name of variablesSetIn(text)) inPrograms.add(name);
      if (/env/i.test(path)) {
        withValue.set(path, variablesWithValue(text));
        for (const name of variablesLeftOut(text)) leftOut.add(name);
      }
      // In XML a name in `${…}` is one that the file itself sets, as logback's and Maven's are; in code it is any value.
      if (!/\.(?:xml|config|[cm]?[jt]s|php|py|rb)$/i.test(path)) uses.push(...variablesInConfig(text, path));
    },
    readCode: async ({ git, source }, paths, { ignore }, known, options) => {
      const ignored = compileGlobs(ignore);
      let all: ReadonlySet<string> | undefined;
      const isThere = (path: string) => {
        all ??= new Set(paths);
        return all.has(path);
      };
      const isOurs = (path: string) =>
        isThere(path) && !isNoise(splitPath(path), known) && ignored.matches(splitPath(path)).length === 0;
      // Git reads what it has packed many times faster than a disk gives a hundred thousand files.
      const changed = new Set(await changedCode(source, git, options));
      for await (const { path, line, text } of grep(git, options))
        if (!changed.has(path) && isOurs(path)) readLine(text, path, line);
      const own = [...changed].filter(isOurs);
      await readInBatches({ source, unread, signal: options.signal }, own, (path, text) => {
        if (!IN_CODE.test(text)) return;
        for (const [at, line] of text.split('\n').entries())
          if (IN_CODE.test(line)) readLine(line, path, at + 1);
      });
    },
    missing: async (source, paths, files, known, onTelling) => {
      const { onHost, inContainers, templates } = definitionsIn(files);
      for (const name of inPrograms) onHost.add(name);
      const copied = new Set<string>();
      const telling = paths.filter(path => namesFiles(path) && !isNoise(splitPath(path), known));
      await readInBatches({ source, unread, isNoText: () => true }, telling, (path, text) => {
        if (mayBeScript(path) && !text.startsWith('#!')) return;
        onTelling(path, text);
        for (const name of copiedTemplates(text)) copied.add(name);
        if (DOCUMENT.test(path)) for (const name of variablesSetInCommands(text)) onHost.add(name);
        if (!setsVariables(path)) return;
        for (const name of variablesSetIn(text)) (DOCKERFILE.test(path) ? inContainers : onHost).add(name);
      });
      for (const { kind, path } of files) {
        const isCopied = kind === 'dotenv-template' && copied.has(splitPath(path).name.toLowerCase());
        if (kind === 'dotenv' || isCopied) for (const name of withValue.get(path) ?? []) onHost.add(name);
      }
      // Compose fills in `${NAME}` itself: what it then hands to a container comes too late for that.
      const compose = new Set(files.filter(({ kind }) => kind === 'compose').map(({ path }) => path));
      // A template fills in its own names, and nothing runs with it.
      const asTemplate = new Set(
        files.flatMap(({ kind, path }) => (kind === 'dotenv-template' ? [path] : [])),
      );
      const byHost = uses.filter(({ file }) => compose.has(file));
      const others = uses.filter(({ file }) => !compose.has(file) && !asTemplate.has(file));
      const all = [
        ...undefinedVariables(byHost, onHost, templates, isSecretKey),
        ...undefinedVariables(others, new Set([...onHost, ...inContainers]), templates, isSecretKey),
      ];
      const once = new Map(all.map(variable => [variable.name, variable]));
      const optional = await readOptional(source, [...once.values()]);
      return [...once.values()]
        .filter(({ name }) => !optional.has(name) && !leftOut.has(name))
        .sort((one, other) => (one.name < other.name ? -1 : 1));
    },
  };
}

interface Definitions {
  /** What environment files set. */
  readonly onHost: Set<string>;
  /** What is set only where a container or service runs. */
  readonly inContainers: Set<string>;
  readonly templates: Set<string>;
}

function definitionsIn(files: readonly InventoryFile[]): Definitions {
  const found: Definitions = { onHost: new Set(), inContainers: new Set(), templates: new Set() };
  for (const { kind, keys } of files)
    for (const { name } of keys) {
      if (kind === 'dotenv') found.onHost.add(name);
      else if (kind === 'dotenv-template') found.templates.add(name);
      else {
        const below = /(?:^|\.)(?:env|environment|args|data|stringData)\.([A-Z][A-Z0-9_]*)$/.exec(name)?.[1];
        if (below !== undefined) found.inContainers.add(below);
        else if (/^[A-Z][A-Z0-9_]*$/.test(name)) found.onHost.add(name);
      }
    }
  return found;
}

/** Code that is not in git yet, or not as it lies there. */
async function changedCode(source: FileSource, git: Git, options: GitCallOptions): Promise<string[]> {
  if (source.listing !== undefined)
    return (await source.listing(options.signal)).changed.filter(path => CODE_ENDING.test(path));
  const args = ['ls-files', '--modified', '--others', '--exclude-standard', '-z', '--', ...CODE_FILES];
  return (await git.run(args, options)).split('\0').filter(Boolean);
}

async function* grep(
  git: Git,
  options: GitCallOptions,
): AsyncGenerator<{ path: string; line: number; text: string }> {
  const args = ['grep', '--cached', '-I', '-n', '--null', '-E', '-e', CODE_PATTERN, '--', ...CODE_FILES];
  try {
    for await (const record of git.records(args, '\n', options)) {
      const [path = '', line = '', ...text] = record.split('\0');
      yield { path, line: Number(line), text: text.join('') };
    }
  } catch (error) {
    // Exit code 1 and not a word: nothing was found.
    if (!(error instanceof GitError) || !error.isNo) throw error;
  }
}
