import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findLiterals } from './literals.ts';
import { type FoundPattern, keyOf } from './pattern.ts';

/** Every regular expression of the shipped sources and data files, each once. */
export async function collectPatterns(root: string): Promise<readonly FoundPattern[]> {
  const [literals, built] = await Promise.all([findLiterals(root), findBuilt(root)]);
  return [...new Map([...built, ...literals].map(pattern => [keyOf(pattern), pattern])).values()];
}

async function findBuilt(root: string): Promise<readonly FoundPattern[]> {
  const program = join(root, 'src/dev/patterns/built.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program], { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as FoundPattern[];
}
