import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// Tries the executable that src/dev/binary.ts made: it makes a pack, and its hook, which knows no other Handover Pack,
// stops a commit. Ends with an error that says what went wrong.
//   node src/dev/tryBinary.ts

const program = resolve('dist/binary', process.platform === 'win32' ? 'handover.exe' : 'handover');
const place = realpathSync(mkdtempSync(join(tmpdir(), 'handover-binary-')));
try {
  const environment = { ...process.env, GIT_CONFIG_GLOBAL: '', CI: 'true' };
  const run = (command: string, ...words: string[]) => {
    const { status, error, stdout, stderr } = spawnSync(command, words, {
      cwd: place,
      env: environment,
      encoding: 'utf8',
    });
    if (error !== undefined) throw error;
    return { status, output: stdout + stderr };
  };
  const passes = (command: string, ...words: string[]) => {
    const { status, output } = run(command, ...words);
    assert.equal(status, 0, `${command} ${words.join(' ')}\n${output}`);
  };
  passes('git', 'init', '--quiet');
  passes('git', 'config', 'user.name', 'Release');
  passes('git', 'config', 'user.email', 'release@example.org');
  passes(program, 'generate', '--yes');
  passes(program, 'hook', 'install');
  passes('git', 'add', '.');
  passes('git', 'commit', '--quiet', '--message', 'A pack');
  writeFileSync(join(place, 'notes.md'), '# Notes\n\npassword: Kz7-wardlist-9\n');
  passes('git', 'add', '.');
  const { status, output } = run('git', 'commit', '--quiet', '--message', 'A password');
  assert.equal(status, 1, output);
  assert.match(output, /notes\.md/);
  assert.doesNotMatch(output, /Kz7-wardlist-9/);
  console.log(`${program} makes a pack and guards a commit.`);
} finally {
  rmSync(place, { recursive: true, force: true });
}
