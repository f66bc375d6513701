import { cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { randomHex } from '../core/digest.ts';
import { explained } from './files.ts';

/**
 * Copies what the command line needs, so that a hook that was asked for goes on when the extension is taken away.
 * @param installed folder of the extension
 * @param storage folder that stays
 * @returns the script of the copy; one of the same version is made only once
 * @throws UserError when the operating system refuses
 */
export async function copyInstallation(installed: string, storage: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  const folder = join(storage, `cli-${version}`);
  const script = join(folder, 'dist', 'cli.js');
  if (await isThere(script)) return script;
  await explained(folder, copyInOneStep(installed, folder));
  return script;
}

async function copyInOneStep(installed: string, folder: string): Promise<void> {
  const unfinished = `${folder}.${randomHex(6)}.tmp`;
  await mkdir(unfinished, { recursive: true });
  const parts = ['package.json', 'dist/cli.js', 'dist/chunks', 'schemas', 'src'];
  for (const part of parts) await cp(join(installed, part), join(unfinished, part), { recursive: true });
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
