import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createFolder, type TestFolder } from '../helpers/folder.ts';
import { handover } from './run.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const NAMES = ['pre-commit', 'lefthook', 'husky', 'github', 'gitlab', 'pages-github', 'pages-gitlab'];

describe('handover hook snippet', () => {
  let folder: TestFolder;
  before(async () => {
    folder = await createFolder();
  });
  after(() => folder.cleanup());

  const snippet = async (name: string) => (await handover(folder, 'hook', 'snippet', name)).stdout;

  for (const name of NAMES) {
    it(`${name} calls a command with options that it has`, async () => {
      const command = name.startsWith('pages-') ? 'export' : 'check';
      const calls = [...(await snippet(name)).matchAll(/^[^#\n]*\bhandover ((?:check|export) .*)$/gm)];
      assert.ok(calls.length > 0 && calls.every(([, words]) => words?.startsWith(command)));
      const help = (await handover(folder, command, '--help')).stdout;
      for (const option of calls.flatMap(([, words = '']) => words.match(/--[a-z-]+/g) ?? []))
        assert.match(help, new RegExp(`^ +${option} `, 'm'), option);
    });
  }

  for (const name of NAMES.filter(name => name !== 'husky')) {
    it(`${name} is YAML`, async () => {
      assert.equal(typeof parse(await snippet(name)), 'object');
    });
  }

  it('refuses a name that it does not know', async () => {
    const { code, stderr } = await handover(folder, 'hook', 'snippet', 'svn');
    assert.equal(code, 2);
    assert.match(stderr, /svn/);
  });
});

describe('.pre-commit-hooks.yaml', () => {
  it('offers the command of the package in both ways', async () => {
    const hooks = parse(await readFile(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'));
    const { bin } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    assert.deepEqual(
      hooks.map(({ id, language }: Record<string, string>) => [id, language]),
      [
        ['handover-check', 'node'],
        ['handover-check-system', 'system'],
        ['handover-commit-message', 'node'],
      ],
    );
    const [, , ofMessage] = hooks;
    for (const { entry } of hooks) assert.ok(entry.split(' ')[0] in bin);
    for (const { args, pass_filenames } of hooks.slice(0, 2))
      assert.deepEqual([args, pass_filenames], [['--staged'], false]);
    // The file with the message is what such a hook is given.
    assert.deepEqual([ofMessage.entry, ofMessage.stages], ['handover check --message', ['commit-msg']]);
  });
});
