#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import module from 'node:module';
import { join } from 'node:path';

// Hooks and CI run what they find. An older Node.js knows neither the next call nor what the rest needs.
if (Number.parseInt(process.versions.node, 10) < 22) {
  process.stderr.write(
    `✖ Handover Pack needs Node.js 22 or newer; this is ${process.versions.node}.\n` +
      `✖ 交接包需要 Node.js 22 或更高版本，当前为 ${process.versions.node}。\n`,
  );
  process.exit(2);
}
module.enableCompileCache();

// The rest is imported after the cache is on, so that it is compiled only once.
const { main } = await import('./cli/main.ts');
const { openAssets } = await import('./io/assets.ts');

const packageRoot = join(import.meta.dirname, '..');
const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8'));
const { stdin, stdout, stderr, env } = process;

// A reader such as `head` that has seen enough is no failure. What a full disk did not take is one: whoever reads the
// file later must not believe that it is whole.
stdout.on('error', error => {
  const code = 'code' in error ? String(error.code) : error.message;
  if (code === 'EPIPE') process.exit();
  stderr.write(`✖ The output could not be written (${code}).\n✖ 无法写入输出（${code}）。\n`);
  process.exit(2);
});
// There is nobody left to tell.
stderr.on('error', () => process.exit(2));

// Git runs in process groups of its own, which a terminal's Ctrl+C does not reach.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, async () => {
    const { endRunningGit } = await import('./io/gitProcess.ts');
    endRunningGit();
    process.exit(code);
  });

process.exitCode = await main(
  process.argv.slice(2),
  {
    stdout,
    stderr,
    interactive: Boolean(stdin.isTTY && stdout.isTTY) && !env['CI'],
    ask: async () => (await import('./cli/askAtTerminal.ts')).AT_TERMINAL,
    color: Boolean(stdout.isTTY) && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    cwd: process.cwd(),
    environment: env,
    assets: openAssets(packageRoot),
    installation: { cli: import.meta.filename, node: process.execPath },
  },
  version,
);
