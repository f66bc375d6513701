import assert from 'node:assert/strict';
import type { Metafile } from 'esbuild';
import { mergesOf } from '../../src/dev/chunkMerge.js';

type Output = Metafile['outputs'][string];

describe('the chunks of the bundle', () => {
  it('are merged where entry points load most of them together', () => {
    const outputs = {
      ...entry('src/a.ts', ['one', 'two']),
      ...entry('src/b.ts', ['one', 'two']),
      ...entry('src/c.ts', ['one']),
      ...chunk('one', ['src/one.ts']),
      ...chunk('two', ['src/two.ts']),
    };
    assert.deepEqual([...mergesOf({ outputs }, [])], [['src/c.ts', ['src/two.ts']]]);
  });

  it('stay apart where the rest would be loaded in vain', () => {
    const outputs = {
      ...entry('src/a.ts', ['one', 'two']),
      ...entry('src/b.ts', ['one', 'two']),
      ...entry('src/c.ts', ['one']),
      ...chunk('one', ['src/one.ts']),
      ...chunk('two', ['src/two.ts'], { bytes: 90_000 }),
    };
    assert.deepEqual([...mergesOf({ outputs }, [])], []);
  });

  it('stay apart where what one of them needs would be loaded in vain', () => {
    const outputs = {
      ...entry('src/a.ts', ['one', 'two']),
      ...entry('src/b.ts', ['one', 'two']),
      ...entry('src/c.ts', ['one']),
      ...chunk('one', ['src/one.ts']),
      ...chunk('two', ['src/two.ts'], { needs: ['large'] }),
      ...chunk('large', ['node_modules/large/index.js'], { bytes: 90_000 }),
    };
    assert.deepEqual([...mergesOf({ outputs }, [])], []);
  });

  it('are left as they are for an entry point that is to load nothing more, and for one of a package', () => {
    for (const [last, fixed] of [
      ['src/c.ts', ['src/c.ts']],
      ['node_modules/c/index.js', []],
    ] as const) {
      const outputs = {
        ...entry('src/a.ts', ['one', 'two']),
        ...entry('src/b.ts', ['one', 'two']),
        ...entry(last, ['one']),
        ...chunk('one', ['src/one.ts']),
        ...chunk('two', ['src/two.ts']),
      };
      assert.deepEqual([...mergesOf({ outputs }, fixed)], []);
    }
  });

  it('bring nothing that only VS Code has to the command line, and nothing of Node.js is in the way', () => {
    const merges = (module: string, others: readonly string[]) =>
      mergesOf(
        {
          outputs: {
            ...entry('src/a.ts', ['one', 'two']),
            ...entry('src/b.ts', ['one', 'two']),
            ...entry('src/c.ts', ['one', ...others]),
            ...chunk('one', ['src/one.ts']),
            ...chunk('two', ['src/two.ts'], { needs: [module] }),
            ...chunk('window', ['src/window.ts'], { needs: ['vscode'], bytes: 90_000 }),
          },
        },
        [],
      );
    assert.deepEqual([...merges('vscode', [])], []);
    assert.deepEqual([...merges('vscode', ['window'])], [['src/c.ts', ['src/two.ts']]]);
    assert.deepEqual([...merges('node:fs', [])], [['src/c.ts', ['src/two.ts']]]);
  });
});

function entry(path: string, needs: readonly string[]): Record<string, Output> {
  return { [`dist/${path}`]: { ...output([path], needs, 1_000), entryPoint: path } };
}

function chunk(
  name: string,
  files: readonly string[],
  { needs = [], bytes = 1_000 }: { needs?: readonly string[]; bytes?: number } = {},
): Record<string, Output> {
  return { [name]: output(files, needs, bytes) };
}

function output(files: readonly string[], needs: readonly string[], bytes: number): Output {
  const inputs = Object.fromEntries(files.map(file => [file, { bytesInOutput: bytes }]));
  return {
    inputs,
    bytes,
    exports: [],
    imports: needs.map(path => ({ path, kind: 'import-statement' as const })),
  };
}
