import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { namedStack, readOrigins } from './stack/namedStack.ts';

// What a stack of a bug report means: the bundle has short names and few lines, to be small. Check out the version that the
// report names first: the same source makes the same files.
//   npm run stack -- report.txt        or:  npm run stack < report.txt

const FOLDER = 'node_modules/.cache/handover-maps';

const [file] = process.argv.slice(2);
const report = file === undefined ? await text(process.stdin) : await readFile(file, 'utf8');
await promisify(execFile)(process.execPath, ['esbuild.js', '--maps', FOLDER]);
try {
  console.log(namedStack(report, await readOrigins(process.cwd(), FOLDER, report)));
} finally {
  await rm(FOLDER, { recursive: true, force: true });
}
