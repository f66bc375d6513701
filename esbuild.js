import { rename, rm, writeFile } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { addedImports, mergesOf } from './src/dev/chunkMerge.js';
import { noticesOf } from './src/dev/notices.js';

// Builds the extension and the command line into dist/. Both share their code through chunks, which are loaded
// only when something needs them.
//   node esbuild.js [--watch] [--metafile]   --metafile writes dist/meta.json for esbuild's bundle analyser
//   node esbuild.js --maps FOLDER            the same files there, with source maps, for src/dev/stack.ts

const watch = process.argv.includes('--watch');
const metafile = process.argv.includes('--metafile');
const maps = process.argv.includes('--maps') ? process.argv.at(-1) : undefined;

/** What is in the bundle in another form: the readings of names, see src/dev/generators/pinyin.ts. */
const COPIED = ['node_modules/pinyin-pro/'];

/** @type {import('esbuild').BuildOptions} */
const options = {
  entryPoints: ['src/extension.ts', 'src/cli.ts'],
  outdir: maps ?? 'dist',
  // Names would make the package larger, and nobody reads them.
  chunkNames: 'chunks/[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  external: ['vscode'],
  minify: !watch,
  // Half of the words are Chinese: written as escapes they would take twice the room.
  charset: 'utf8',
  sourcemap: watch ? 'linked' : maps ? 'external' : false,
  // All of them stand in one file, see below.
  legalComments: 'none',
  metafile: true,
  // Some libraries are CommonJS and call require() for Node's own modules, and for nothing else.
  banner: { js: 'const require = process.getBuiltinModule;' },
  logLevel: watch ? 'info' : 'warning',
};

if (!watch) {
  const { metafile } = await build({ ...options, write: false });
  // The two files that everything begins with load nothing that they do not need.
  options.plugins = [addedImports(mergesOf(metafile, options.entryPoints))];
}

await rm(maps ?? 'dist/chunks', { recursive: true, force: true });
if (maps) {
  // A file with a map gets another name: what is in it says which one it is.
  const named = await build({ ...options, sourcemap: false, write: false });
  const mapped = await build(options);
  const contents = ({ metafile: { outputs } }) =>
    Object.entries(outputs).map(([path, { inputs }]) => [Object.keys(inputs).join(), path]);
  const names = new Map(contents(named));
  for (const [inputs, path] of contents(mapped))
    if (inputs !== '') await rename(`${path}.map`, `${names.get(inputs)}.map`);
} else if (watch) {
  await (await context(options)).watch();
} else {
  const result = await build(options);
  const packages = [...Object.keys(result.metafile.inputs), ...COPIED];
  await writeFile('dist/THIRD-PARTY-NOTICES.txt', await noticesOf(packages));
  if (metafile) await writeFile('dist/meta.json', JSON.stringify(result.metafile));
}
