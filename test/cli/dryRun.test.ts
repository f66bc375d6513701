import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { loadKinds } from '../../src/cli/addKinds.ts';
import { createProgram } from '../../src/cli/program.ts';
import type { Session } from '../../src/cli/terminal.ts';
import { openAssets } from '../../src/io/assets.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

/** What only answers; `transition status`, `report` and `export` write where `--output` says. */
const READS = [
  'completion',
  'doctor',
  'configs',
  'explain',
  'export',
  'hook snippet',
  'issues',
  'knowledge',
  'report',
  'transition status',
  'verify',
];

interface Row {
  readonly words: readonly string[];
  /** Of the command, where its arguments do not look like values. */
  readonly name?: string;
  /** What the file that is changed holds before, where it is not what the row above left. */
  readonly given?: Readonly<Record<string, string>>;
  /** Exit code, with `--dry-run` as without. */
  readonly code?: number;
  /** Of the file in which the change can be seen; without, every path that changed is named. */
  readonly shows?: RegExp;
}

const LOG = ['--today', '2026-06-02'];
/** In an order in which each finds something to do. `ISSUE` is the fingerprint of what is unresolved. */
const ROWS: readonly Row[] = [
  { words: ['generate', '--customer', 'Demo', '--yes', '--today', '2024-02-01'] },
  {
    words: ['configs', 'add', 'config/bootstrap.yml'],
    given: { 'config/bootstrap.yml': 'server:\n  port: 81\n' },
    shows: /^\+ \d+: .*bootstrap\.yml/m,
  },
  ...[
    ['person', 'Zoë Novák', '--role', 'tester'],
    ['contact', 'Helen Ward', '--phone', '020 7946'],
    ['account', 'LIS database', '--level', 'admin'],
    ['milestone', 'Go-live', '--planned', '2026-09-01'],
    ['blocker', 'No network', '--owner', 'Zoë Novák'],
    ['deliverable', 'Release image'],
    ['equipment', 'Laptop', '--holder', 'zoe-novak'],
    ['open-item', 'Queue stops', '--due', '2026-09-02'],
    ['note', 'Print server first'],
    ['third-party', 'MedLink', '--kind', 'vendor'],
    ['escalation-step', 'L2', '--contact', 'wangwei'],
    ['section', 'Restart the queue', '--document', 'solutions', '--text', 'Stop it.'],
  ].map(([kind = '', name = '', ...rest]) => ({
    words: ['add', kind, name, ...rest],
    shows: new RegExp(`^\\+ \\d+: .*${name}`, 'm'),
  })),
  { words: ['set', 'progress.stage', 'pre-go-live'], name: 'set', shows: /^\+ \d+: .*pre-go-live/m },
  { words: ['confirm', '--kind', 'milestone', '--all'], name: 'confirm', shows: /^- \d+: .*confirm: true/m },
  {
    words: ['review', 'solutions', 'Restart the queue', '--covers', 'config/*.yml', '--by', 'zoe-novak'],
    name: 'review',
    shows: /^\+ \d+: <!-- handover:reviewed zoe-novak /m,
  },
  { words: ['update'], shows: /^\+ \d+: .*pre-go-live|^\+ \d+: /m },
  { words: ['issues', 'triage', 'ISSUE', '--state', 'resolved'], shows: /^\+ \d+: .*resolved/m },
  { words: ['issues', 'add', 'ISSUE'], shows: /^\+ \d+: .*lock of bed/m },
  {
    words: ['check', '--fix'],
    given: { 'handover/docs/notes.md': '# Notes\n\n\n\ntext\n' },
    shows: /^- \d+: $/m,
  },
  { words: ['check', '--update-baseline'], shows: /^\+ \d+: .*"version"/m },
  { words: ['hook', 'install'], shows: /^✔ Would be: .*installed/m },
  { words: ['hook', 'uninstall'], shows: /^✔ Would be: .*removed/m },
  {
    words: [
      'transition',
      'start',
      '--leaving',
      'li',
      '--last-day',
      '2026-06-18',
      '--yes',
      '--today',
      '2026-06-01',
    ],
    given: {
      'handover/team.yaml':
        'version: 1\npeople:\n  - { id: li, name: 李伟, role: implementer }\n  - { id: wang, name: 王芳, role: implementer }\n',
    },
  },
  { words: ['transition', 'log', '--notified', ...LOG], shows: /^\+ \d+: .*2026-06-02/m },
  {
    words: ['transition', 'log', '--kind', 'incident', '--severity', 'major', '--summary', 'down', ...LOG],
    shows: /^\+ \d+: .*down/m,
    code: 1,
  },
  {
    words: ['transition', 'change', '--last-day', '2026-06-19', '--reason', 'asked for', ...LOG],
    shows: /^\+ \d+: .*2026-06-19/m,
  },
  {
    words: ['transition', 'close', '--force', '--reason', 'moved', ...LOG],
    shows: /^\+ \d+: .*moved/m,
  },
  {
    words: ['forget', 'li', '--today', '2026-07-01'],
    name: 'forget',
    given: {
      'handover/team.yaml':
        'version: 1\npeople:\n  - { id: li, name: 李伟, active: false }\n  - { id: wang, name: 王芳, role: implementer }\n',
    },
    shows: /^- \d+: .*李伟/m,
  },
  {
    words: [
      'transition',
      'start',
      '--leaving',
      'wang',
      '--last-day',
      '2026-08-18',
      '--yes',
      '--today',
      '2026-07-01',
    ],
  },
  {
    words: ['transition', 'cancel', '--reason', 'stays after all', '--today', '2026-07-02'],
    shows: /^\+ \d+: .*stays after all/m,
  },
];

describe('--dry-run', () => {
  let repository: TestRepository;
  let fingerprint: string;

  before(async () => {
    repository = await createRepository();
    await repository.commit({
      files: {
        'pom.xml': '<project/>\n',
        'config/application.yml': 'server:\n  port: 80\n',
        'src/Bed.java': '// TODO: lock of bed number 7, see the ward\n',
      },
    });
    await repository.git('tag', 'v1.0.0');
    const { stdout } = await handover(repository, 'issues', '--all', '--format', 'json');
    const { items } = JSON.parse(stdout) as { items: { fingerprint: string; class: string }[] };
    fingerprint = items.find(item => item.class === 'todo-comment')?.fingerprint ?? '';
  });
  after(() => repository.cleanup());

  it('is on every command that writes', async () => {
    const session = {
      say: (id: string) => id,
      terminal: {
        color: false,
        assets: openAssets(join(import.meta.dirname, '..', '..')),
        stdout: { write: () => undefined },
        stderr: { write: () => undefined },
      },
    } as unknown as Session;
    const commands = commandsOf(
      createProgram(session, '0', () => undefined, undefined, await loadKinds(session)),
    );
    const writing = new Set(
      ROWS.map(
        ({ words, name }) =>
          name ??
          words
            .slice(0, 2)
            .filter(word => !/^-|\//.test(word))
            .join(' '),
      ),
    );
    assert.deepEqual(
      commands.map(({ name }) => name).sort(),
      [...READS, ...writing].sort(),
      'a new command is named here, and if it writes, tried',
    );
    for (const { name, command } of commands)
      assert.equal(
        command.options.some(({ long }) => long === '--dry-run'),
        writing.has(name),
        name,
      );
  });

  for (const { words, given = {}, code = 0, shows } of ROWS)
    it(`of handover ${words.join(' ')} shows what the command then does, and leaves all as it is`, async () => {
      const command = words.map(word => (word === 'ISSUE' ? fingerprint.slice(0, 8) : word));
      await repository.write(given);
      const before = await everyFile(repository.root);
      const shown = await handover(repository, ...command, '--dry-run', '--lang', 'en');
      assert.equal(shown.code, code, shown.stdout + shown.stderr);
      assert.deepEqual(await everyFile(repository.root), before);
      assert.match(shown.stdout, /Nothing was written \(--dry-run\)/);
      if (shows) assert.match(shown.stdout, shows);

      const done = await handover(repository, ...command, '--lang', 'en');
      assert.equal(done.code, code, done.stdout + done.stderr);
      const after = await everyFile(repository.root);
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
        path => before.get(path) !== after.get(path) && !path.startsWith('.git/handover-pack/'),
      );
      assert.notDeepEqual(changed, [], 'there was something to do');
      for (const path of changed)
        assert.ok(
          [path, dirname(path)].some(name => shown.stdout.includes(name)),
          `${path} is not named:\n${shown.stdout}`,
        );
    });
});

function commandsOf(command: Command, above: readonly string[] = []): { name: string; command: Command }[] {
  return command.commands.flatMap(sub => {
    const name = [...above, sub.name()];
    const below = commandsOf(sub, name);
    // A command that is only a folder of others has no option but those that stand everywhere.
    const isFolder = below.length > 0 && sub.options.length === 0;
    return [...(isFolder ? [] : [{ name: name.join(' '), command: sub }]), ...below];
  });
}

/**
 * Path → hash of all files, those of git included; the notes that commands keep in the git directory are no part of the
 * project, and git's index remembers when it looked at a file.
 */
async function everyFile(root: string): Promise<Map<string, string>> {
  const names = await readdir(root, { recursive: true });
  const files = new Map<string, string>();
  for (const name of names.sort()) {
    if (name === '.git/index' || /^\.git\/handover-pack\/(?!installed-from)/.test(name)) continue;
    const path = join(root, name);
    if ((await lstat(path)).isDirectory()) files.set(name, 'folder');
    else
      files.set(
        name,
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      );
  }
  return files;
}
