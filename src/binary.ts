import { start } from './cli/start.ts';
import { embeddedAssets } from './io/embeddedAssets.ts';

// The command line as one executable that brings its Node.js along; made by src/dev/binary.ts.

await start({
  assets: embeddedAssets(),
  installation: { cli: process.execPath, node: process.execPath },
});
