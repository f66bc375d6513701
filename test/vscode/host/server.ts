import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import type { VsCodeParts } from './install.ts';
import { type DisplayLanguage, registerLanguagePack } from './language.ts';
import { killTreeNow, run, stopTree } from './processes.ts';

/** Where one VS Code keeps its state, and how it is to behave. */
export interface ServerOptions {
  /** Own folder of this server: settings, storage, logs. Nothing of the machine's user is read. */
  readonly dataFolder: string;
  readonly extensionsFolder: string;
  readonly language: DisplayLanguage;
  /** A port that is known to be free; without it any free one. What a page keeps belongs to its port. */
  readonly port?: number | undefined;
  /** Off: every folder is trusted without a question, as `--disable-workspace-trust` does on a desktop. */
  readonly workspaceTrust: boolean;
  /** Lets the page load an extension from a folder and run tests in it. */
  readonly testDriver: boolean;
}

/** A running server. */
export interface Server {
  readonly port: number;
  /** The address that opens a folder. @param payload what a desktop would take from its command line */
  address(folder: string, payload?: ReadonlyArray<readonly [string, string]>): string;
  /** A file or folder of this machine as the workbench names it. */
  uri(path: string): string;
  /** The server's output so far, for error messages. */
  log(): string;
  /** Ends the server, its extension hosts and whatever they started. */
  stop(): Promise<void>;
}

/** Quiet and the same every time: no welcome page, no telemetry, no updates, no assistant. */
const SETTINGS = {
  'chat.disableAIFeatures': true,
  'explorer.compactFolders': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // As on the desktop; in a browser VS Code saves a second after the last key.
  'files.autoSave': 'off',
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

const START_LIMIT = 60_000;

/** Starts a server on a free port and waits until it listens. */
export async function startServer(parts: VsCodeParts, options: ServerOptions): Promise<Server> {
  const userData = join(options.dataFolder, 'data');
  await registerLanguagePack(parts.languagePack, userData);
  await mkdir(join(userData, 'User'), { recursive: true });
  await writeFile(join(userData, 'User', 'settings.json'), JSON.stringify(SETTINGS, undefined, 2));

  const child = spawn(
    process.execPath,
    [
      ...[
        'out/server-main.js',
        '--host',
        '127.0.0.1',
        '--port',
        String(options.port ?? 0),
        '--without-connection-token',
      ],
      ...['--accept-server-license-terms', '--telemetry-level', 'off', '--locale', options.language],
      ...folderArguments(options),
      ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ],
    { cwd: parts.server, env: cleanEnvironment(), detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const killNow = () => killTreeNow(child);
  process.once('exit', killNow);
  const stop = async () => {
    await stopTree(child);
    process.off('exit', killNow);
  };

  let log = '';
  const collect = (text: string) => {
    log += text;
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  try {
    const port = await portOf(child, () => log);
    const uri = (path: string) => `vscode-remote://localhost:${port}${path}`;
    return { port, uri, stop, log: () => log, address: (...where) => address(port, ...where) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Installs a packed extension, as `code --install-extension` does. */
export async function installVsixFile(
  parts: VsCodeParts,
  folders: Pick<ServerOptions, 'dataFolder' | 'extensionsFolder'>,
  vsix: string,
): Promise<void> {
  const args = ['out/server-main.js', ...folderArguments(folders), '--install-extension', vsix];
  const printed = await run(process.execPath, args, { cwd: parts.server, env: cleanEnvironment() });
  if (!printed.includes('successfully installed')) throw new Error(`${vsix} was not installed:\n${printed}`);
}

/** Starts the browser in which the workbench is shown; no window, no services of its own. */
export async function startBrowser(parts: VsCodeParts): Promise<Browser> {
  return chromium.launch({
    executablePath: parts.chromium,
    handleSIGINT: false, // who starts it closes it, and has a server to stop as well
    handleSIGTERM: false,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
    ],
  });
}

function folderArguments(folders: Pick<ServerOptions, 'dataFolder' | 'extensionsFolder'>): string[] {
  return ['--server-data-dir', folders.dataFolder, '--extensions-dir', folders.extensionsFolder];
}

/** The environment of the server. Started from VS Code's own terminal, this process carries variables that would confuse the new one. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('VSCODE_') && !name.startsWith('ELECTRON_'),
  );
  // Nobody looks for extensions in a shop on the network.
  return { ...Object.fromEntries(entries), EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}

function address(port: number, folder: string, payload?: ReadonlyArray<readonly [string, string]>): string {
  const url = new URL(`http://localhost:${port}/`);
  url.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  if (payload !== undefined) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

async function portOf(child: ChildProcess, log: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(limit);
      reject(new Error(`The VS Code server ${why}\n${log().slice(-4000)}`));
    };
    const limit = setTimeout(() => fail(`named no port within ${START_LIMIT / 1000} s`), START_LIMIT);
    child.on('error', error => fail(`could not be started: ${error.message}`));
    child.on('exit', code => fail(`ended with ${code} before it listened`));
    child.stdout?.on('data', () => {
      const port = /listening on (\d+)/.exec(log())?.[1];
      if (port === undefined) return;
      clearTimeout(limit);
      resolve(Number(port));
    });
  });
}
