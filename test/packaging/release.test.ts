import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { glob } from 'tinyglobby';
import { parse } from 'yaml';
import { drawIcon } from '../../src/dev/icon.ts';
import { repositoryOf, vsceWords, withRepository } from '../../src/dev/repository.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

describe('the address of this project', () => {
  it('is written into every field that npm and the gallery read', () => {
    for (const given of ['https://git.example.org/his/pack', 'https://git.example.org/his/pack.git/']) {
      const { repository, bugs, homepage, name } = withRepository({ ...manifest }, given);
      assert.deepEqual(
        [repository, bugs, homepage, name],
        [
          { type: 'git', url: 'git+https://git.example.org/his/pack.git' },
          { url: 'https://git.example.org/his/pack/issues' },
          'https://git.example.org/his/pack#readme',
          'handover-pack',
        ],
      );
      assert.equal(repositoryOf({ repository }), 'https://git.example.org/his/pack');
    }
    assert.throws(() => withRepository({}, 'git@git.example.org:his/pack.git'));
  });

  it('is where links and pictures of the gallery lead', () => {
    assert.deepEqual(vsceWords('https://git.example.org/his/pack'), [
      '--baseContentUrl',
      'https://git.example.org/his/pack/blob/HEAD',
      '--baseImagesUrl',
      'https://git.example.org/his/pack/raw/HEAD',
    ]);
    assert.ok(vsceWords(undefined).includes('--allow-missing-repository'));
  });
});

describe('the icon', () => {
  const file = readFileSync(manifest.icon);

  it('is what the script draws, small, and as large as the gallery wants', () => {
    assert.deepEqual(pixelsOf(file), pixelsOf(drawIcon()));
    assert.ok(file.readUInt32BE(16) >= 128 && file.readUInt32BE(20) >= 128);
    assert.ok(file.length < 4096);
  });
});

describe('pipelines', () => {
  it('call scripts that exist', async () => {
    const files = await glob(['.github/workflows/*.yml', '.gitlab-ci.yml'], { dot: true });
    assert.equal(files.length, 3);
    for (const file of files) {
      const commands = textsOf(parse(readFileSync(file, 'utf8')));
      for (const [, script = ''] of commands.matchAll(/npm run ([\w:-]+)/g))
        assert.ok(script in manifest.scripts, `${file}: npm run ${script}`);
      for (const [, path = ''] of commands.matchAll(/(?:node|bash) ((?:src|\.ci)\/[\w./-]+)/g))
        assert.ok(readFileSync(path).length > 0);
    }
  });
});

/** The unpacked picture; how tightly it is packed depends on the Node.js that packs it. */
function pixelsOf(png: Buffer): Buffer {
  const at = png.indexOf('IDAT');
  return inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
}

function textsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(textsOf).join('\n') : '';
}
