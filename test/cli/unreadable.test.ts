import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, lstat, mkdir, readFile, readlink, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { LIMITS, limitOf } from '../../src/core/limits.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { type CliResult, handover } from './run.ts';

// What a command wants and cannot read is named with the reason, ends with exit code 2, and is not written over.

const execute = promisify(execFile);
const TRANSITION = 'handover/transitions/2024-02-wangwei/transition.yaml';
const TEMPLATE = 'our-templates/docs/solutions.md';
const SOURCE = 'src/Bed.java';
const CONFIG = 'config/application.properties';
/** Nobody that owns anything. */
const STRANGER = 65534;

type Spoil = (path: string, before: Buffer) => Promise<void>;

/** Each kind of what cannot be read: how it comes about, and the words that tell it. */
const KINDS: Readonly<Record<string, readonly [words: RegExp, spoil: Spoil]>> = {
  'a NUL byte': [/NUL bytes/, (path, before) => writeFile(path, Buffer.concat([before, Buffer.from('\0')]))],
  'too large': [/too large/, (path, before) => writeFile(path, large(path, before))],
  'a link that leads outside': [/leads out of the project/, path => linked(path, '/etc/hostname')],
  'a link to nothing': [/does not exist/, path => linked(path, 'nothing-here')],
  'a link loop': [/back to itself/, path => linked(path, `./${path.slice(path.lastIndexOf('/') + 1)}`)],
  'a folder': [/is a folder/, path => unlink(path).then(() => mkdir(path))],
  'a pipe': [
    /is a pipe/,
    path =>
      unlink(path)
        .then(() => execute('mkfifo', [path]))
        .then(() => undefined),
  ],
  'no permission': [/no permission/, path => chmod(path, 0)],
};

const linked = (path: string, target: string) => unlink(path).then(() => symlink(target, path));

/** Lines that change nothing, up to just above the limit. */
function large(path: string, before: Buffer): Buffer {
  const limit = path.endsWith(SOURCE) ? LIMITS.source : path.endsWith(CONFIG) ? LIMITS.config : limitOf(path);
  const start = path.endsWith('.java') ? '// ' : path.endsWith('.json') ? '' : '# ';
  const mark = `${start}${(start && 'filler ').padEnd(2000)}\n`;
  return Buffer.concat([before, Buffer.from(mark.repeat(Math.ceil(limit / mark.length)))]);
}

/**
 * Each file of a project, and the commands that need it. One reader tells all kinds apart: the first file is tried with
 * each of them, the others with those that depend on the file, and every command with one.
 */
const PLACES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'handover.config.yaml': [
    ['knowledge'],
    ['check'],
    ['issues'],
    ['configs'],
    ['generate', '--yes'],
    ['transition', 'status'],
    ['configs', 'add', CONFIG],
  ],
  'handover/team.yaml': [
    ['knowledge'],
    ['check'],
    ['issues'],
    ['generate', '--yes'],
    ['transition', 'status'],
    ['add', 'person', 'Zhou Yu'],
    ['set', 'team.deputy', 'zhou'],
    ['confirm', '--all'],
    ['update'],
    ['report'],
    ['forget', '王伟'],
  ],
  'handover/checklist.yaml': [
    ['transition', 'status'],
    ['check'],
    ['generate', '--yes'],
    ['issues', 'add', 'FINGERPRINT'],
    ['add', 'open-item', 'Second paper tray'],
    ['set', 'progress.stage', 'operation'],
  ],
  'handover/docs/operations-manual.md': [['check'], ['update'], ['report'], ['forget', '王伟']],
  'handover/issues.yaml': [
    ['issues'],
    ['check'],
    ['issues', 'triage', 'FINGERPRINT', '--state', 'resolved'],
    ['generate', '--yes'],
  ],
  'handover/config-index.yaml': [['configs'], ['check'], ['configs', 'add', CONFIG], ['generate', '--yes']],
  'handover/.baseline.json': [['check'], ['check', '--update-baseline']],
  [TRANSITION]: [['transition', 'status'], ['check'], ['transition', 'log', '--notified']],
  [TEMPLATE]: [['generate', '--yes', '--dry-run']],
};

function kindsFor(place: string, index: number): readonly string[] {
  if (index > 0) return ['a NUL byte'];
  return place === Object.keys(PLACES)[0]
    ? Object.keys(KINDS)
    : ['a NUL byte', 'too large', 'a link to nothing', 'no permission'];
}

describe('a file that cannot be read', () => {
  let project: TestRepository;
  let fingerprint = '';

  before(async () => {
    project = await createRepository();
    await project.commit({
      files: {
        [SOURCE]: 'class Bed {} // TODO lock the bed\n',
        [CONFIG]: 'server.port=8080\n',
        [TEMPLATE]: '# Solutions\n',
        'handover.config.yaml': 'version: 1\nlanguage: en\ntemplates: our-templates\n',
      },
    });
    await handover(project, 'generate', '--yes', '--customer', 'Demo Hospital', '--lang', 'en');
    await project.write({
      [TRANSITION]: 'version: 1\nid: 2024-02-wangwei\nleaving: wangwei\nreportedOn: 2024-02-01\n',
      'handover/.baseline.json': '{ "version": 1, "findings": [] }\n',
    });
    await project.write({ 'handover/docs/solutions.md': null });
    await project.commit({ message: 'the pack' });
    const { stdout } = await handover(project, 'issues', '--format', 'json');
    fingerprint = JSON.parse(stdout).items[0].fingerprint;
  });
  after(() => project.cleanup());

  /** Spoils a file, runs a command, and puts everything back. */
  async function run(place: string, kind: string, words: readonly string[]) {
    const path = join(project.root, place);
    const [, spoil] = KINDS[kind] ?? assert.fail(kind);
    const before = await readFile(path);
    const isPermission = kind === 'no permission' && process.getuid?.() === 0;
    await spoil(path, before);
    const state = await stateOf(path);
    const asked = words.map(word => (word === 'FINGERPRINT' ? fingerprint : word));
    try {
      if (isPermission) {
        await chmod(dirname(project.root), 0o755);
        await execute('chown', ['-R', '-h', String(STRANGER), project.root]);
        process.seteuid?.(STRANGER);
      }
      const result = await handover(project, ...asked, '--lang', 'en').finally(() => {
        if (isPermission) process.seteuid?.(0);
      });
      assert.deepEqual(await stateOf(path), state, 'nothing is written over it');
      return result;
    } finally {
      if (isPermission) await execute('chown', ['-R', '-h', '0', project.root]);
      await rm(path, { recursive: true, force: true });
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, before);
    }
  }

  for (const [place, commands] of Object.entries(PLACES))
    for (const [index, words] of commands.entries())
      for (const kind of kindsFor(place, index))
        it(`${place}, ${kind}: ${words.join(' ')}`, async () => {
          const { code, stdout, stderr } = await run(place, kind, words);
          const said = stdout + stderr;
          assert.equal(code, 2, said);
          assert.ok(said.includes(place), said);
          assert.match(said, KINDS[kind]?.[0] ?? assert.fail());
          assert.doesNotMatch(said, /✔/);
        });

  for (const [place, words] of [
    [SOURCE, ['issues']],
    [SOURCE, ['check']],
    [CONFIG, ['configs']],
    [CONFIG, ['check']],
  ] as const) {
    let usual: Promise<CliResult> | undefined;
    for (const kind of words[0] === 'check' ? ['a NUL byte', 'too large'] : Object.keys(KINDS))
      it(`${place}, ${kind}: ${words.join(' ')} gives the rest of the answer`, async () => {
        usual ??= handover(project, ...words, '--format', 'json');
        await usual;
        const { code, stdout } = await run(place, kind, [...words, '--format', 'json']);
        const answer = JSON.parse(stdout);
        assert.equal(answer.complete, false, stdout);
        const notes = JSON.stringify(answer.notes);
        assert.ok(notes.includes(place), notes);
        assert.match(notes, KINDS[kind]?.[0] ?? assert.fail());
        // What is only too large is no failure. Without its TODO there is nothing left to do.
        if (kind === 'too large') assert.ok(code < 2 || code === (await usual).code, String(code));
        else assert.equal(code, 2);
      });
  }

  for (const below of ['', 'his'])
    it(`is named by a new pack, too, though git alone searches it${below && ', from the top of the repository'}`, async () => {
      const repository = await createRepository();
      const isRoot = process.getuid?.() === 0;
      try {
        const path = below === '' ? 'src/Ward.java' : `${below}/src/Ward.java`;
        await repository.commit({ files: { [path]: 'class Ward {}\n', 'README.md': '# His\n' } });
        await chmod(join(repository.root, path), 0);
        if (isRoot) {
          await chmod(dirname(repository.root), 0o755);
          await execute('chown', ['-R', '-h', String(STRANGER), repository.root]);
          process.seteuid?.(STRANGER);
        }
        const place = { root: join(repository.root, below), environment: repository.environment };
        const words = ['generate', '--yes', '--dry-run', '--lang', 'en'];
        const { code, stderr, stdout } = await handover(place, ...words).finally(() => {
          if (isRoot) process.seteuid?.(0);
        });
        assert.match(stdout + stderr, /src\/Ward\.java cannot be read: you have no permission/);
        assert.equal(code, 2);
      } finally {
        await repository.cleanup();
      }
    });

  it('is taken out by ignore, if it is a source or config file', async () => {
    const settings = join(project.root, 'handover.config.yaml');
    const before = await readFile(settings, 'utf8');
    await writeFile(settings, `${before}ignore: [src/**, config/**]\n`);
    try {
      for (const [place, command] of [
        [SOURCE, 'issues'],
        [CONFIG, 'configs'],
      ] as const) {
        const { code, stdout } = await run(place, 'a link to nothing', [command, '--format', 'json']);
        assert.ok(code < 2, stdout);
        assert.equal(JSON.parse(stdout).complete, true);
      }
    } finally {
      await writeFile(settings, before);
    }
  });
});

describe('a staged file that cannot be read', () => {
  const SECRET = 'password: Zk9vQ2xtNnBHaw7x\n';
  let project: TestRepository;
  beforeEach(async () => {
    project = await createRepository();
    await project.commit({ files: { 'README.md': '# His\n' } });
  });
  afterEach(() => project.cleanup());

  const check = async () => {
    await project.git('add', '-A');
    const { code, stdout } = await handover(project, 'check', '--staged', '--format', 'json');
    return { code, ...JSON.parse(stdout) };
  };

  it('is searched all the same where it is a text with a NUL byte, and named', async () => {
    await project.write({ 'a.yml': `${SECRET}\0`, 'b.yml': 'pass\0word: Zk9vQ2xtNnBHaw7x\n' });
    const { code, findings, complete, notes } = await check();
    assert.deepEqual(
      findings.map(({ file, line }: { file: string; line: number }) => [file, line]),
      [
        ['a.yml', 1],
        ['b.yml', 1],
      ],
    );
    assert.deepEqual([code, complete, notes.length], [2, false, 2]);
  });

  it('is searched at any size, in pieces', async () => {
    const line = 'nothing to see on this line\n';
    const count = Math.ceil(LIMITS.document / line.length);
    await project.write({ 'server.log': `${line.repeat(count)}${SECRET}${line.repeat(100)}` });
    const { code, findings, complete } = await check();
    assert.deepEqual(
      findings.map(({ file, line: at }: { file: string; line: number }) => [file, at]),
      [['server.log', count + 1]],
    );
    assert.deepEqual([code, complete], [1, true]);
  });

  for (const [what, target, words] of [
    ['leads outside', '/etc/hostname', /leads out/],
    ['leads to nothing', 'nothing.yml', /does not exist/],
    ['leads to itself', 'link.yml', /back to itself/],
  ] as const)
    it(`is a link that ${what}`, async () => {
      await symlink(target, join(project.root, 'link.yml'));
      const { code, complete, notes } = await check();
      assert.deepEqual([code, complete], [2, false]);
      assert.match(notes.join(), words);
    });

  it('is nobody’s loss where it is a picture, or git is told that it is binary', async () => {
    const bytes = Uint8Array.from({ length: 3000 }, (_, at) => (at * 37) % 256);
    await project.write({
      'logo.png': bytes,
      'data.dat': bytes,
      'x.txt': `a\0b\n`,
      '.gitattributes': 'x.txt binary\n',
    });
    const { code, complete } = await check();
    assert.deepEqual([code, complete], [0, true]);
  });
});

async function stateOf(path: string): Promise<unknown> {
  const info = await lstat(path);
  const isRoot = process.getuid?.() === 0;
  const content = info.isSymbolicLink()
    ? await readlink(path)
    : info.isFile() && isRoot
      ? (await readFile(path)).length
      : '';
  return [info.isFile(), info.isDirectory(), info.isFIFO(), info.ino, content];
}
