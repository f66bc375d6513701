import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { glob } from 'tinyglobby';

// Makes the command line as one executable for the system that this runs on: dist/binary/handover. It brings a Node.js
// along, so a machine that has none can run it, and its hook. Takes Node.js 25.5 or newer, which makes executables itself
// (https://nodejs.org/api/single-executable-applications.html).
//   node src/dev/binary.ts

/** What `Assets` reads, as patterns in this folder. */
const EMBEDDED = [
  'package.json',
  'schemas/*.schema.json',
  'src/templates/**/*',
  'src/history/*.yaml',
  'src/transition/strategy-tasks.{yaml,schema.json}',
  'src/checks/*/README*.md',
];

const FOLDER = 'dist/binary';

const output = `${FOLDER}/${process.platform === 'win32' ? 'handover.exe' : 'handover'}`;
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const main = `${FOLDER}/handover.mjs`;
await build({
  entryPoints: ['src/binary.ts'],
  outfile: main,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  banner: { js: 'const require = process.getBuiltinModule;' },
});
const config = `${FOLDER}/sea.json`;
const assets = Object.fromEntries((await glob(EMBEDDED)).sort().map(path => [path, path]));
const settings = {
  main,
  mainFormat: 'module',
  output,
  assets,
  disableExperimentalSEAWarning: true,
  useCodeCache: true,
};
await writeFile(config, JSON.stringify(settings));
const { status } = spawnSync(process.execPath, ['--build-sea', config], { stdio: 'inherit' });
if (status !== 0) throw new Error(`${process.execPath} ${process.version} made no executable`);
await Promise.all([main, config].map(path => rm(path)));
