import { readFile, writeFile } from 'node:fs/promises';
import { withRepository } from './repository.ts';

// Says where this project lives: repository, bugs and homepage of package.json.
//   npm run set-repository -- https://example.org/owner/name

const [address] = process.argv.slice(2);
if (address === undefined) throw new Error('usage: set-repository https://…');
const manifest = JSON.parse(await readFile('package.json', 'utf8')) as object;
await writeFile('package.json', `${JSON.stringify(withRepository(manifest, address), undefined, 2)}\n`);
