#!/usr/bin/env node
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
const { start } = await import('./cli/start.ts');
const { openAssets } = await import('./io/assets.ts');

await start({
  assets: openAssets(join(import.meta.dirname, '..')),
  installation: { cli: import.meta.filename, node: process.execPath },
});
