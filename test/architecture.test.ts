import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { glob } from 'tinyglobby';

// The rules of src/README.md, "What must not be where".

const SRC = join(import.meta.dirname, '..', 'src');
/** What each folder may import from beside itself. Frontends may import everything but `dev`. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  l10n: ['core', 'checks'],
  inventory: ['core'],
  deployment: ['core', 'inventory'],
  knowledge: ['core'],
  history: ['core', 'knowledge'],
  pack: ['core', 'l10n', 'inventory'],
  prefill: ['core', 'l10n', 'inventory', 'deployment', 'knowledge', 'history', 'pack', 'sensitive'],
  transition: ['core', 'pack'],
  export: ['core', 'pack'],
  checks: ['core', 'pack', 'transition', 'sensitive', 'history', 'inventory', 'knowledge'],
  reporters: ['core', 'l10n', 'history'],
  usecases: [
    'checks',
    'reporters',
    'sensitive',
    'core',
    'l10n',
    'inventory',
    'deployment',
    'knowledge',
    'history',
    'pack',
    'prefill',
    'transition',
    'export',
  ],
  io: ['core'],
  sensitive: ['core'],
};
const FRONTENDS = ['cli', 'vscode', 'cli.ts', 'binary.ts', 'extension.ts'];
/** Node's modules that touch nothing outside. */
const HARMLESS = ['node:path', 'node:url', 'node:util', 'node:crypto'];

interface Module {
  readonly path: string;
  readonly folder: string;
  readonly imports: readonly string[];
  readonly text: string;
}

describe('the architecture', () => {
  let modules: Module[];

  before(async () => {
    const paths = await glob('**/*.ts', { cwd: SRC });
    modules = await Promise.all(paths.filter(path => !path.startsWith('dev/')).map(readModule));
  });

  it('knows every folder', () => {
    const folders = new Set(modules.map(({ folder }) => folder));
    const unknown = [...folders].filter(folder => !FRONTENDS.includes(folder) && !(folder in MAY_IMPORT));
    assert.deepEqual(unknown, []);
    assert.ok(modules.length > 40, 'the walk found the sources');
  });

  it('lets imports point one way', () => {
    const wrong = modules.flatMap(({ path, folder, imports }) =>
      imports
        .filter(name => name.startsWith('.'))
        .map(name => relative(SRC, join(SRC, dirname(path), name)).split(/[\\/]/)[0] ?? '')
        .filter(target => !isAllowed(folder, target))
        .map(target => `${path} → ${target}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('has no circles, not even of types', () => {
    const targets = new Map(
      modules.map(({ path, imports }) => [
        path,
        imports.filter(name => name.startsWith('.')).map(name => join(dirname(path), name)),
      ]),
    );
    assert.deepEqual(circles(targets), []);
    assert.deepEqual(
      circles(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
      [['b', 'c']],
    );
  });

  it('lets only the extension know VS Code', () => {
    const wrong = modules.filter(
      ({ folder, imports }) => imports.includes('vscode') && !['vscode', 'extension.ts'].includes(folder),
    );
    assert.deepEqual(names(wrong), []);
  });

  it('touches files and processes only in io', () => {
    const wrong = modules.filter(
      ({ folder, imports }) =>
        !['io', 'cli.ts'].includes(folder) &&
        imports.some(name => isBuiltin(name) && !HARMLESS.includes(name)),
    );
    assert.deepEqual(names(wrong), []);
  });

  it('reads the process and prints only in the frontends', () => {
    // Hashes come this way because they load late; who a process is and whether another lives is asked in io.
    const uses = /\b(process\.(?!hrtime|getBuiltinModule\('node:crypto'\))|console\.)/;
    const inIo = /\b(process\.(?!hrtime|pid\b|kill\()|console\.)/;
    const wrong = modules.filter(
      ({ folder, text }) =>
        !FRONTENDS.includes(folder) && (folder === 'io' ? inIo : uses).test(withoutComments(text)),
    );
    assert.deepEqual(names(wrong), []);
  });

  it('writes files only in the frontends', () => {
    // Notes in the git directory, which are worked out again where they are lost, are written by who makes them.
    const wrong = modules.filter(
      ({ folder, text }) =>
        ![...FRONTENDS, 'io'].includes(folder) &&
        /\bfiles\s*\.\s*(?:write|change)\b|\bwrite(?:\s*,[^}]*)?\}\s*=\s*\w*\.?files/i.test(
          withoutComments(text),
        ),
    );
    assert.deepEqual(names(wrong), []);
  });

  it('writes in one way on the command line, and in one in VS Code', () => {
    const inCli = modules.filter(
      ({ path, text }) => path.startsWith('cli/') && /\bfiles\.change\(/.test(text),
    );
    assert.deepEqual(names(inCli).sort(), [
      'cli/runGenerate.ts',
      'cli/runTransitionStart.ts',
      'cli/write.ts',
    ]);
    const edits = modules.filter(({ text }) => /new vscode\.WorkspaceEdit\(/.test(text));
    // Quick fixes, the comment that disables a rule and guesses worked off are edits of the text that somebody has before
    // them; what a new name changes is handed to VS Code, which shows and writes it.
    assert.deepEqual(names(edits).sort(), [
      'vscode/applyChanges.ts',
      'vscode/checks/actions.ts',
      'vscode/checks/disableRule.ts',
      'vscode/language/editDocument.ts',
      'vscode/language/navigation.ts',
    ]);
  });

  it('speaks to a person in VS Code through one door', () => {
    const around =
      /\bwindow\s*\.\s*(?:show(?:Information|Warning|Error)Message|show(?:QuickPick|InputBox)|create(?:QuickPick|InputBox)|setStatusBarMessage|withProgress)\b|\bwindow\[|[{,]\s*window\b|=\s*vscode\.window\s*;/;
    assert.match('vscode.window.showQuickPick(items)', around);
    assert.match("import { commands, window } from 'vscode'", around);
    // Texts of a list or a question that is open already would not be masked, either.
    const later = /\b(?:picker|input|box|pick)\.(?:items|title|prompt|placeholder)\s*=[^=]/;
    const wrong = modules.filter(({ folder, text }) => {
      const code = withoutComments(text);
      return ['vscode', 'extension.ts'].includes(folder) && (around.test(code) || later.test(code));
    });
    assert.deepEqual(names(wrong), ['vscode/shownWindow.ts']);
  });

  it('compares places on the disk by the rules of their system, not letter by letter', () => {
    const letters = /\bfsPath\s*\.\s*(?:startsWith|includes|split|replace)/;
    assert.match('uri.fsPath.startsWith(root)', letters);
    assert.deepEqual(names(modules.filter(({ text }) => letters.test(text))), []);
  });

  it('keeps every file readable at one sitting', () => {
    const long = modules.filter(
      ({ path, text }) => !path.includes('.generated.') && text.split('\n').length > 300,
    );
    assert.deepEqual(names(long), []);
  });
});

async function readModule(path: string): Promise<Module> {
  const text = await readFile(join(SRC, path), 'utf8');
  const imports = [...text.matchAll(/(?:\bfrom|\bimport\(|\bimport)\s*'([^']+)'/g)].map(
    match => match[1] ?? '',
  );
  return { path, folder: path.split('/')[0] ?? '', imports, text };
}

function isAllowed(folder: string, target: string): boolean {
  if (target === folder) return true;
  if (FRONTENDS.includes(folder)) return target !== 'dev' && !(folder === 'cli' && target === 'vscode');
  return MAY_IMPORT[folder]?.includes(target) ?? false;
}

/** Files that lead back to themselves, as the ways between them: what remains when leaves are taken off again and again. */
function circles(targets: ReadonlyMap<string, readonly string[]>): string[][] {
  const left = new Map(targets);
  const isLeaf = ([, to]: [string, readonly string[]]) => !to.some(target => left.has(target));
  for (let leaf = [...left].find(isLeaf); leaf; leaf = [...left].find(isLeaf)) left.delete(leaf[0]);
  const found: string[][] = [];
  for (const start of left.keys()) {
    const way = wayBack(start, left);
    if (way && !found.some(other => other.includes(start))) found.push(way.sort());
  }
  return found;
}

/** The files that can be reached from a file and from which it can be reached, itself included. */
function wayBack(start: string, targets: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const reach = (from: string) => {
    const seen = new Set<string>();
    const next = [...(targets.get(from) ?? [])];
    for (let file = next.pop(); file !== undefined; file = next.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      next.push(...(targets.get(file) ?? []));
    }
    return seen;
  };
  const members = [...reach(start)].filter(file => reach(file).has(start));
  return members.length > 0 ? members : undefined;
}

function isBuiltin(name: string): boolean {
  return name.startsWith('node:') || builtinModules.includes(name);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

function names(modules: readonly Module[]): string[] {
  return modules.map(({ path }) => path);
}
