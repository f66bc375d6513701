/**
 * Stands in for the `code` executable: understands the part of VS Code's command line that a test run uses,
 * and does with a server and a browser what the desktop program would do with a window.
 */
import { EventEmitter, once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format, parseArgs } from 'node:util';
import { installVsCode } from './install.ts';
import type { DisplayLanguage } from './language.ts';
import { startBrowser, startServer } from './server.ts';

/** Seconds after which a run that has not ended is broken off. */
const TIME_LIMIT = Number(process.env['HANDOVER_VSCODE_TIMEOUT'] ?? 480);

/** What the workbench itself logs in a run where all is well; it comes by the same way as the tests' console. */
const WORKBENCH_CHATTER =
  /^(Resolv(ing|ed) connection token|Creating a socket|\[reconnection-grace-time\]|\[AgentHost|\[AccountPolicyGate\]|Ignoring fetching additional builtin|Updating additional builtin|\[Service Worker\]|No search provider registered|No extension gallery service|Canceled: Canceled)/;

/** Resolves with the exit code when this process is asked to end, so that everything is taken down in order. */
const interrupted = new Promise<number>(resolve => {
  process.once('SIGINT', () => resolve(130));
  process.once('SIGTERM', () => resolve(143));
});

interface Request {
  readonly extension: string;
  readonly tests: string;
  readonly folder: string;
  readonly language: DisplayLanguage;
  /** Extensions beside the one that is tested; none if it is not named. */
  readonly extensionsFolder: string | undefined;
}

/** @returns the exit code of the tests, 124 when the time limit was reached, 130 or 143 when interrupted */
async function runInHost(request: Request): Promise<number> {
  const parts = await installVsCode();
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'handover-vscode-')));
  const server = await startServer(parts, {
    dataFolder: join(scratch, 'data'),
    extensionsFolder: request.extensionsFolder ?? join(scratch, 'extensions'),
    language: request.language,
    workspaceTrust: false,
    testDriver: true,
  });
  try {
    const browser = await startBrowser(parts);
    try {
      const page = await browser.newPage();
      const host = new EventEmitter<{ end: [number] }>();
      await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
        const text = format(...args);
        if (WORKBENCH_CHATTER.test(text)) return;
        const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
        stream.write(`${text}
`);
      });
      await page.exposeFunction('codeAutomationExit', (code: number) => host.emit('end', code));
      page.on('crash', () => {
        process.stderr.write('The page with the workbench crashed.\n');
        host.emit('end', 1);
      });
      const limit = setTimeout(() => {
        process.stderr.write(`No result after ${TIME_LIMIT} s.\n${server.log().slice(-4000)}\n`);
        host.emit('end', 124);
      }, TIME_LIMIT * 1000);
      const ended = once(host, 'end');
      await page.goto(
        server.address(request.folder, [
          ['extensionDevelopmentPath', server.uri(request.extension)],
          ['extensionTestsPath', server.uri(request.tests)],
        ]),
      );
      const code = await Promise.race([ended.then(([result]) => Number(result)), interrupted]);
      clearTimeout(limit);
      return code;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Reads what a test run needs; the many other switches of VS Code's command line mean nothing here. */
function readRequest(argv: readonly string[]): Request {
  const { values, positionals } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      locale: { type: 'string' },
      'extensions-dir': { type: 'string' },
    },
  });
  const {
    extensionDevelopmentPath: extension,
    extensionTestsPath: tests,
    locale,
    'extensions-dir': extensions,
  } = values;
  const folder = positionals[0];
  if (typeof extension !== 'string' || typeof tests !== 'string' || folder === undefined) {
    throw new Error('wanted: FOLDER --extensionDevelopmentPath=FOLDER --extensionTestsPath=FILE');
  }
  return {
    extension: resolve(extension),
    tests: resolve(tests),
    folder: resolve(folder),
    language: locale === 'zh-cn' ? 'zh-cn' : 'en',
    extensionsFolder: typeof extensions === 'string' ? resolve(extensions) : undefined,
  };
}

try {
  process.exitCode = await runInHost(readRequest(process.argv.slice(2)));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
