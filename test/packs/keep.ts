import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES, projectOfRelease, writePack } from './release.ts';

// Keeps the packs that this version writes, for all later ones to be tried on: a step of a release.
//   node test/packs/keep.ts

const manifest = join(import.meta.dirname, '..', '..', 'package.json');
const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
for (const language of LANGUAGES) {
  const repository = await projectOfRelease();
  try {
    await writePack(repository, language);
    const kept = join(import.meta.dirname, version, language);
    await rm(kept, { recursive: true, force: true });
    await cp(join(repository.root, 'handover'), join(kept, 'handover'), { recursive: true });
    console.log(kept);
  } finally {
    await repository.cleanup();
  }
}
