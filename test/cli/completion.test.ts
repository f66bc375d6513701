import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createFolder } from '../helpers/folder.ts';
import { handover } from './run.ts';

describe('handover completion', () => {
  let folder: Awaited<ReturnType<typeof createFolder>>;
  before(async () => {
    folder = await createFolder();
  });
  after(() => folder.cleanup());
  const script = async (shell: string) => {
    const { code, stdout } = await handover(folder, 'completion', shell, '--lang', 'en');
    assert.equal(code, 0);
    return stdout;
  };

  it('lets bash complete commands, subcommands and options', async function () {
    if (spawnSync('bash', ['--version']).status !== 0) this.skip();
    const text = await script('bash');
    const complete = (...words: string[]) => {
      const ask = [
        text,
        `COMP_WORDS=(${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}`,
        `_handover; echo "\${COMPREPLY[*]}"`,
      ].join('\n');
      const { stdout, stderr } = spawnSync('bash', ['-c', ask], { encoding: 'utf8' });
      assert.equal(stderr, '');
      return stdout.trim().split(' ');
    };
    assert.deepEqual(complete('handover', 'know'), ['knowledge']);
    assert.deepEqual(complete('handover', 'transition', 'st'), ['start', 'status']);
    assert.deepEqual(complete('handover', 'transition', 'start', '--last'), ['--last-day']);
    assert.deepEqual(complete('handover', '--no-color', 'check', '--sta'), ['--staged']);
    assert.ok(complete('handover', 'add', '').includes('person'));
    assert.deepEqual(complete('handover', 'add', 'person', '--ro'), ['--role']);
  });

  it('describes every command in every shell', async () => {
    for (const shell of ['zsh', 'fish', 'powershell']) {
      const text = await script(shell);
      for (const word of ['generate', 'transition', 'doctor', 'handover-pack'])
        assert.ok(text.includes(word), `${shell}: ${word}`);
    }
    assert.match(
      await script('fish'),
      /^complete -c handover -n '__fish_seen_subcommand_from check' -l staged -d '/m,
    );
  });

  it('refuses a shell that it does not know', async () => {
    const { code, stderr } = await handover(folder, 'completion', 'tcsh', '--lang', 'en');
    assert.equal(code, 2);
    assert.match(stderr, /bash, zsh, fish, powershell/);
  });
});
