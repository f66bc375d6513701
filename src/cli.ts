#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache();

// The rest is imported after the cache is on, so that it is compiled only once.
const { main } = await import('./cli/main.ts');
const { openAssets } = await import('./io/assets.ts');

const packageRoot = join(import.meta.dirname, '..');
const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8'));
const { stdin, stdout, stderr, env } = process;

// A reader such as `head` that has seen enough is no failure.
stdout.on('error', error => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await main(
  process.argv.slice(2),
  {
    stdout,
    stderr,
    interactive: Boolean(stdin.isTTY && stdout.isTTY) && !env['CI'],
    color: Boolean(stdout.isTTY) && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    cwd: process.cwd(),
    environment: env,
    assets: openAssets(packageRoot),
  },
  version,
);
