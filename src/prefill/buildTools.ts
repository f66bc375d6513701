import { isForeign } from '../deployment/code.ts';
import type { PrefillContext } from './facts.ts';

/** A build tool, how one knows it, and what a successor types. Commands are the tool's documented defaults. */
export interface BuildTool {
  readonly file: RegExp;
  readonly steps: (path: string, text: string, facts: PrefillContext['facts']) => string[];
}

export const BUILD_TOOLS: readonly BuildTool[] = [
  {
    file: /(^|\/)pom\.xml$/,
    steps: (path, _, facts) => {
      const maven = withWrapper(path, 'mvnw', facts) ?? 'mvn';
      return [path === 'pom.xml' ? `${maven} clean package` : `${maven} -f ${quoted(path)} clean package`];
    },
  },
  {
    file: /(^|\/)build\.gradle(\.kts)?$/,
    steps: (path, _, facts) => {
      const gradle = withWrapper(path, 'gradlew', facts) ?? 'gradle';
      return [path.includes('/') ? `${gradle} -p ${quoted(folderOf(path))} build` : `${gradle} build`];
    },
  },
  {
    file: /(^|\/)composer\.json$/,
    steps: path => [
      path.includes('/')
        ? `composer --working-dir=${quoted(folderOf(path))} install --no-dev`
        : 'composer install --no-dev',
    ],
  },
  {
    file: /(^|\/)Gemfile$/,
    steps: path => [path.includes('/') ? `bundle install --gemfile ${quoted(path)}` : 'bundle install'],
  },
  { file: /(^|\/)package\.json$/, steps: npmSteps },
  { file: /\.slnx?$/, steps: solutionSteps },
  { file: /(^|\/)requirements\.txt$/, steps: path => [`pip install -r ${quoted(path)}`] },
  { file: /(^|\/)go\.mod$/, steps: path => [`go build -C ${quoted(folderOf(path))} ./...`] },
  { file: /(^|\/)Makefile$/, steps: makeSteps },
  {
    file: /(^|\/)(docker-)?compose(?!\.override)[^/]*\.ya?ml$/,
    // What only starts images of others builds nothing.
    steps: (path, text, { deployment }) => {
      const files = [...(deployment.overlays.get(path) ?? []), path].map(file => `-f ${quoted(file)}`);
      return /^\s{2,12}build:/m.test(text) ? [`docker compose ${files.join(' ')} build`] : [];
    },
  },
];

/** Whether paths that a build covers can be listed from facts: used to read only these texts. */
export function isBuildFile(path: string): boolean {
  return !isForeign(path) && BUILD_TOOLS.some(tool => tool.file.test(path));
}

/** The wrapper that lies beside a build file or at the top: it brings the right version. */
function withWrapper(path: string, name: string, { paths }: PrefillContext['facts']): string | undefined {
  const beside = folderOf(path) === '.' ? name : `${folderOf(path)}/${name}`;
  const found = [beside, name].find(one => paths.includes(one));
  return found && `./${quoted(found)}`;
}

/** The targets of a make file that a successor needs; of another the one that it begins with. */
function makeSteps(path: string, text: string): string[] {
  const targets = [...text.matchAll(/^([a-z][\w.-]{1,40})\s?:(?!=)/gim)].map(([, name = '']) => name);
  const needed = targets.filter(name =>
    /^(?:build|all|install|setup|compile|package|dist)(?![-_](?:dev|test))\b/i.test(name),
  );
  const folder = folderOf(path);
  const make = folder === '.' ? 'make' : `make -C ${quoted(folder)}`;
  const names = [...new Set(needed)].slice(0, MOST_TARGETS);
  if (names.length > 0) return names.map(name => `${make} ${name}`);
  // Without a target `make` does the first, which is the build only where nothing else is named.
  return targets.some(name => /^(?:help|up|start|run|serve|deploy|dev|test|lint|clean)\b/i.test(name))
    ? []
    : [make];
}

const MOST_TARGETS = 6;

/** What `dotnet` cannot build: projects of the .NET Framework. */
function solutionSteps(path: string, _: string, { deployment }: PrefillContext['facts']): string[] {
  const folder = folderOf(path);
  const inside = deployment.tools.filter(
    one => one.name === '.NET' && (folder === '.' || one.path.startsWith(`${folder}/`)),
  );
  const isOld = inside.length > 0 && inside.every(({ value }) => /^[1-4]\.\d/.test(value));
  return isOld
    ? [`nuget restore ${quoted(path)}`, `msbuild ${quoted(path)} /p:Configuration=Release`]
    : [`dotnet build ${quoted(path)}`];
}

/** Who installs the packages: the lock file beside it says. */
const MANAGERS: readonly (readonly [string, string, string])[] = [
  ['pnpm-lock.yaml', 'pnpm --dir', 'pnpm install --frozen-lockfile'],
  ['bun.lock', 'bun --cwd', 'bun install --frozen-lockfile'],
  ['bun.lockb', 'bun --cwd', 'bun install --frozen-lockfile'],
  ['yarn.lock', 'yarn --cwd', 'yarn install --frozen-lockfile'],
];

const NPM_LOCKS = ['package-lock.json', 'npm-shrinkwrap.json'];

function npmSteps(path: string, text: string, { paths }: PrefillContext['facts']): string[] {
  const scripts = Object.entries(scriptsOf(text))
    // What npm writes into a new file: it says that there is nothing, and fails.
    .filter(([, command]) => !/\bexit 1\b/.test(String(command)))
    .map(([name]) => name);
  const folder = folderOf(path);
  const names = ['build', 'test'].filter(name => scripts.includes(name));
  // What is started from its sources needs its libraries.
  if (names.length === 0 && !scripts.includes('start')) return [];
  const other = MANAGERS.find(([lock]) => paths.includes(folder === '.' ? lock : `${folder}/${lock}`));
  if (other !== undefined) {
    const [, inFolder, install] = other;
    const at = folder === '.' ? (inFolder.split(' ')[0] ?? '') : `${inFolder} ${quoted(folder)}`;
    // Yarn 2 and later (yarnpkg.com/migration/guide).
    const isLater = /"packageManager"\s?:\s?"yarn@(?!1\.)/.test(text);
    const frozen = isLater ? install.replace('--frozen-lockfile', '--immutable') : install;
    return [frozen.replace(/^\w+/, at), ...names.map(name => `${at} run ${name}`)];
  }
  const prefix = folder === '.' ? '' : ` --prefix ${quoted(folder)}`;
  // Without a lock file `npm ci` ends with an error (docs.npmjs.com, npm-ci).
  const isLocked = NPM_LOCKS.some(lock => paths.includes(folder === '.' ? lock : `${folder}/${lock}`));
  return [`npm${prefix} ${isLocked ? 'ci' : 'install'}`, ...names.map(name => `npm${prefix} run ${name}`)];
}

function scriptsOf(text: string): object {
  try {
    const scripts: unknown = JSON.parse(text)?.scripts;
    return typeof scripts === 'object' && scripts !== null ? scripts : {};
  } catch {
    // A package.json that npm could not read either has no steps worth writing down.
    return {};
  }
}

/** Commands are copied into a shell. */
function quoted(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `"${path}"`;
}

/** The folder of a file, `.` at the top. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
}
