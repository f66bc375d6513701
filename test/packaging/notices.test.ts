import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noticesOf } from '../../src/dev/notices.js';
import { createFolder } from '../helpers/folder.ts';

describe('the notices of what is bundled', () => {
  it('name each package once, with its version and the text of its licence', async () => {
    const notices = await noticesOf([
      'node_modules/yaml/dist/index.js',
      'node_modules/yaml/dist/doc/Document.js',
      'node_modules/commander/index.js',
      'src/cli.ts',
    ]);
    assert.match(notices, /^yaml \d+\.\d+\.\d+\n\nISC\n\nCopyright Eemeli Aro/m);
    assert.match(notices, /^commander \d+\.\d+\.\d+\n\nMIT\n/m);
    assert.equal(notices.match(/^yaml /gm)?.length, 1);
  });

  it('are refused for a licence that does not allow to pass the code on', async () => {
    const folder = await createFolder();
    try {
      const place = join(folder.root, 'node_modules', 'closed');
      await mkdir(place, { recursive: true });
      await writeFile(
        join(place, 'package.json'),
        '{"name":"closed","version":"1.0.0","license":"UNLICENSED"}',
      );
      await assert.rejects(noticesOf([join(place, 'index.js')]), /closed 1\.0\.0 has the licence UNLICENSED/);
    } finally {
      await folder.cleanup();
    }
  });
});
