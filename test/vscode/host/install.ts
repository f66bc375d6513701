import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  access,
  constants,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { installLanguagePack } from './language.ts';
import { cacheFolder } from './paths.ts';
import { npm, run } from './processes.ts';

/** The parts that together make a real VS Code without a download from its makers. */
export interface VsCodeParts {
  /** `lib/vscode` of the server package: the folder that holds `out/server-main.js`. */
  readonly server: string;
  /** The browser's executable. */
  readonly chromium: string;
  /** The Simplified Chinese language pack, see language.ts. */
  readonly languagePack: string;
}

/** An npm package that is unpacked rather than installed, because it is never a dependency of ours. */
export interface PinnedPackage {
  readonly spec: string;
  /** The registry's `dist.integrity`; checked before anything is unpacked. */
  readonly integrity: string;
}

const SERVER_VERSION = '4.139.1'; // VS Code 1.139.1
const SERVER: PinnedPackage = {
  spec: `code-server@${SERVER_VERSION}`,
  integrity:
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

/**
 * Makes sure that every part is there and says where. Run again, it changes nothing and takes milliseconds.
 * @throws Error saying what to install by hand, when a part cannot be had automatically. It never skips.
 */
export async function installVsCode(): Promise<VsCodeParts> {
  const server = await installOnce(`code-server-${SERVER_VERSION}`, buildServer);
  const languagePack = await installLanguagePack();
  return { server: join(server, 'lib', 'vscode'), chromium: await installChromium(), languagePack };
}

/**
 * Builds a folder of the cache once. It is built beside its final place and moved there in one step, and a
 * marker written last tells a whole folder from one that an interrupted run left behind.
 * @param name the folder's name inside the cache; holds the version, so a new version is a new folder
 * @returns the folder's absolute path
 */
export async function installOnce(name: string, build: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder, name);
  const isComplete = () => existsSync(join(folder, '.complete'));
  if (isComplete()) return folder;
  await mkdir(cacheFolder, { recursive: true });
  await removeOldDrafts();
  const draft = await mkdtemp(join(cacheFolder, `draft-${name}-`));
  try {
    await build(draft);
    await writeFile(join(draft, '.complete'), '');
    if (!isComplete()) await rm(folder, { recursive: true, force: true });
    await rename(draft, folder).catch(error => {
      if (!isComplete()) throw error; // else another process was faster, and its folder is as good
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

/** What a killed run left behind; a younger draft may belong to a run that is still at work. */
async function removeOldDrafts(): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    const path = join(cacheFolder, name);
    if (name.startsWith('draft-') && Date.now() - (await stat(path)).mtimeMs > 3_600_000) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

/** Fetches a package, checks it against its pinned hash and unpacks it into `folder`. */
export async function unpackPackage(pinned: PinnedPackage, folder: string): Promise<void> {
  const printed = await npm(['pack', pinned.spec, '--silent', '--pack-destination', folder], folder);
  const tarball = join(folder, printed.trim().split(/\s+/).at(-1) ?? '');
  const actual = `sha512-${createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64')}`;
  if (actual !== pinned.integrity) throw new Error(`${pinned.spec} has hash ${actual}, not the pinned one`);
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder]);
  await rm(tarball);
}

async function buildServer(folder: string): Promise<void> {
  await unpackPackage(SERVER, folder);
  const server = join(folder, 'lib', 'vscode');
  for (const place of [server, join(server, 'extensions')]) {
    // Not `ci`: the package's own shrinkwrap does not quite match its package.json. Native add-ons are not
    // needed, so no scripts.
    await npm(['install', '--omit=dev', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund'], place);
    await rm(join(place, 'node_modules', '.package-lock.json'), { force: true });
  }
  for (const addOn of ['spdlog', 'native-watchdog']) {
    const standIn = join(import.meta.dirname, 'stand-ins', `${addOn}.cjs`);
    await copyFile(standIn, join(server, 'node_modules', '@vscode', addOn, 'index.js'));
  }
}

async function installChromium(): Promise<string> {
  const found = await findChromium();
  const drawsChinese = await hasChineseFont();
  if (found !== undefined && drawsChinese) return found;

  const wanted = [...(found === undefined ? ['chromium'] : []), ...(drawsChinese ? [] : ['fonts-noto-cjk'])];
  const canInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!canInstall) {
    throw new Error(
      `The tests inside VS Code need ${wanted.join(' and ')}. On Debian or Ubuntu: ` +
        `"sudo apt-get install -y --no-install-recommends ${wanted.join(' ')}". Elsewhere install Chromium ` +
        'or Chrome (CHROMIUM_PATH may name it) and any font with Simplified Chinese.',
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...wanted], { env });
  const installed = await findChromium();
  if (installed === undefined) throw new Error('apt-get installed chromium, but it is not on the PATH');
  return installed;
}

/** CHROMIUM_PATH wins and must be right; else the usual names on the PATH. */
async function findChromium(): Promise<string | undefined> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (!(await isExecutable(named))) throw new Error(`CHROMIUM_PATH names ${named}, which cannot be run`);
    return named;
  }
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const candidate = join(folder, name);
      if (folder !== '' && (await isExecutable(candidate))) return candidate;
    }
  }
  return undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Only fontconfig systems can be asked; macOS and Windows bring Chinese fonts along. */
async function hasChineseFont(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const fonts = await run('fc-list', [':lang=zh-cn']).catch(() => '');
  return fonts.trim() !== '';
}

if (import.meta.main) console.log(JSON.stringify(await installVsCode(), undefined, 2));
