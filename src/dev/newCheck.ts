import { execFileSync } from 'node:child_process';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { GROUPS, type Group } from '../checks/check.ts';
import { newCheckFiles } from './generators/newCheck.ts';

// Creates a complete check that works at once, and is then made into the one that is wanted:
//   npm run new-check -- account-without-owner --group pack

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const { positionals, values } = parseArgs({ allowPositionals: true, options: { group: { type: 'string' } } });
const [id = ''] = positionals;
const group = GROUPS.find((candidate): candidate is Group => candidate === (values.group ?? 'pack'));

if (!/^[a-z]+(-[a-z]+)*$/.test(id)) fail('usage: npm run new-check -- <id in kebab-case> [--group <group>]');
else if (group === undefined) fail(`there is no such group; the groups are ${GROUPS.join(', ')}`);
else if (await exists(`src/checks/${id}`)) fail(`src/checks/${id} exists already`);
else await create(id, group);

async function create(id: string, group: Group): Promise<void> {
  for (const [path, text] of Object.entries(newCheckFiles(id, group))) {
    const file = join(ROOT, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    console.log(`created ${path}`);
  }
  execFileSync(process.execPath, ['src/dev/generate.ts'], { cwd: ROOT, stdio: 'inherit' });
  console.log(`\nTry it: npm run test:some -- test/checks/*.test.ts -g ${id}`);
}

async function exists(path: string): Promise<boolean> {
  return access(join(ROOT, path)).then(
    () => true,
    () => false,
  );
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
