import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyInstallation } from '../../src/io/copyInstallation.ts';
import { createFolder, type TestFolder } from '../helpers/folder.ts';

describe('a copy of the installation', () => {
  let folder: TestFolder;
  beforeEach(async () => {
    folder = await createFolder({
      'extension/package.json': '{"version":"1.2.3"}',
      'extension/dist/cli.js': 'one',
      'extension/dist/chunks/a.js': 'a',
      'extension/dist/extension.js': 'not needed',
      'extension/schemas/team.schema.json': '{}',
      'extension/src/templates/en/README.md': '# A',
    });
  });
  afterEach(() => folder.cleanup());
  const copy = () => copyInstallation(join(folder.root, 'extension'), join(folder.root, 'storage'));

  it('has what the command line needs, and is made once for a version', async () => {
    const script = await copy();
    assert.equal(script, join(folder.root, 'storage/cli-1.2.3/dist/cli.js'));
    const files = await readdir(join(folder.root, 'storage/cli-1.2.3'), { recursive: true });
    assert.ok(files.includes(join('src', 'templates', 'en', 'README.md')));
    assert.ok(!files.includes(join('dist', 'extension.js')));
    await writeFile(script, 'kept');
    assert.equal(await copy(), script);
    assert.equal(await readFile(script, 'utf8'), 'kept');
  });

  it('is made anew for another version, and leaves nothing half done', async () => {
    await copy();
    await writeFile(join(folder.root, 'extension/package.json'), '{"version":"1.3.0"}');
    await copy();
    assert.deepEqual(await readdir(join(folder.root, 'storage')), ['cli-1.2.3', 'cli-1.3.0']);
  });
});
