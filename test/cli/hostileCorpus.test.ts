import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

// What a repository must not do to a command, as one table: input × command → exit code. Whatever the answer is, it is no
// bug, it comes within bounds of time and memory, and no process is left behind.

const COMMANDS = {
  check: ['check'],
  staged: ['check', '--staged'],
  issues: ['issues', '--format', 'json'],
  configs: ['configs', '--format', 'json'],
  knowledge: ['knowledge', '--format', 'json'],
  update: ['update', '--dry-run'],
  status: ['transition', 'status'],
  export: ['export', '--to', 'md', '--output', '../exported', '--force', '--reason', 'corpus'],
} as const;
type Command = keyof typeof COMMANDS;
const NAMES = Object.keys(COMMANDS) as Command[];

/**
 * Of a single command, in milliseconds of the processor (a machine that does other things is no fault of ours), and of
 * all of them in one process, in megabytes: a third is usual.
 */
const [TIME_LIMIT, MEMORY_LIMIT] = [20_000, 900];
const BUG = /This is a bug|a bug in Handover Pack|\n\s+at .*\.[jt]s:\d/;
const CHECKLIST = 'handover/checklist.yaml';

interface Case {
  /** Exit codes, where they are not the usual ones. */
  readonly codes?: Partial<Record<Command, number>>;
  /** What every answer names that does not end with 0, but for that of `issues`. */
  readonly names?: RegExp;
  /** Makes the input out of a repository with a pack; where it returns a text, that is the folder. */
  readonly make: (repository: TestRepository) => Promise<unknown>;
}

/** A pack whose checklist is spoilt: who does not read it answers. */
const NEEDS_CHECKLIST: Case['codes'] = { update: 2, status: 2, export: 2 };
/** There is a weak hint in a source file, which is not counted; nothing else is wrong. */
const USUAL: Readonly<Record<Command, number>> = {
  ...{ check: 0, staged: 0, issues: 0, configs: 0, knowledge: 0, update: 0, status: 0, export: 0 },
};
const everything = (code: number) => Object.fromEntries(NAMES.map(name => [name, code]));
const checklist = (change: (before: Buffer) => string | Buffer) => async (repository: TestRepository) => {
  const path = join(repository.root, CHECKLIST);
  await writeFile(path, change(await readFile(path)));
  await repository.git('add', '--all');
};

const CASES: Readonly<Record<string, Case>> = {
  'nothing unusual': { make: async () => undefined },
  'a checklist of 10 MB': {
    // A staged text of any size is looked through.
    codes: { check: 2, staged: 1, ...NEEDS_CHECKLIST },
    names: /checklist\.yaml/,
    make: checklist(before => Buffer.concat([before, Buffer.alloc(10_000_000, '# filler\n')])),
  },
  'an alias bomb': {
    codes: { check: 1, staged: 1, ...NEEDS_CHECKLIST },
    names: /checklist\.yaml/,
    make: checklist(() => bomb()),
  },
  'nesting without end': {
    codes: { check: 1, staged: 1, ...NEEDS_CHECKLIST },
    names: /checklist\.yaml/,
    make: checklist(() => `version: 1\na: ${'['.repeat(100_000)}`),
  },
  'nesting by indentation': {
    codes: { check: 1, staged: 1, ...NEEDS_CHECKLIST },
    names: /checklist\.yaml/,
    make: checklist(() => Array.from({ length: 1300 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')),
  },
  'nesting by dashes and indentation': {
    codes: { check: 1, staged: 1, ...NEEDS_CHECKLIST },
    names: /checklist\.yaml/,
    make: checklist(() => Array.from({ length: 700 }, (_, depth) => `${'  '.repeat(depth)}-\n`).join('')),
  },
  'a checklist of NUL bytes': {
    codes: { check: 2, staged: 2, ...NEEDS_CHECKLIST },
    names: /checklist\.yaml/,
    make: checklist(() => Buffer.alloc(4096)),
  },
  'a checklist that is a list': {
    codes: { check: 1, staged: 1, ...NEEDS_CHECKLIST },
    names: /checklist\.yaml/,
    make: checklist(() => '- one\n- two\n'),
  },
  'half a conflict': {
    codes: { check: 1, staged: 1, ...NEEDS_CHECKLIST },
    names: /checklist\.yaml/,
    make: checklist(before => Buffer.concat([Buffer.from('<<<<<<< HEAD\n'), before])),
  },
  'a checklist with Windows line ends': {
    make: checklist(before => before.toString().replace(/\n/g, '\r\n')),
  },
  'a checklist in UTF-16': {
    make: checklist(before => Buffer.from(`\ufeff${before.toString()}`, 'utf16le')),
  },
  'a config file of 3 MB': {
    // It is in no commit.
    codes: { issues: 1 },
    make: repository => repository.write({ 'config/large.properties': 'some.key=value\n'.repeat(200_000) }),
  },
  'a source file of one line': {
    make: async repository => {
      await repository.commit({ files: { 'src/One.java': `int a; // TODO ${'x'.repeat(1_000_000)}` } });
    },
  },
  'a page of brackets': {
    make: async repository => {
      await repository.write({ 'handover/docs/brackets.md': `# Brackets\n\n${'[a]('.repeat(8_000)}\n` });
      await repository.git('add', '--all');
    },
  },
  'names with line ends, quotes and bytes': {
    make: async repository => {
      const places = [
        'src/a\nb.java',
        'src/"quoted".java',
        'src/-rf.java',
        'src/\u001b[31mred.java',
        'src/$(id).java',
      ];
      for (const place of places) await repository.write({ [place]: '// TODO look at this name\n' });
      await writeFile(Buffer.from(`${repository.root}/src/\xff\xfe.java`, 'latin1'), '// TODO bytes\n');
      await repository.git('add', '--all');
      await repository.git('commit', '--quiet', '-m', 'names');
    },
  },
  'a path of 1,000 columns': {
    codes: { check: 1, configs: 1 },
    names: /0{190}/,
    make: async repository => {
      const folder = Array.from({ length: 5 }, (_, depth) => String(depth).repeat(190)).join('/');
      await repository.commit({ files: { [`${folder}/application.properties`]: 'a=1\n' } });
    },
  },
  'no repository': {
    codes: { staged: 2, issues: 2, knowledge: 2 },
    make: repository => rm(join(repository.root, '.git'), { recursive: true }),
  },
  'a repository without a commit': {
    // Everything is in no commit.
    codes: { issues: 1 },
    make: async repository => {
      await rm(join(repository.root, '.git'), { recursive: true });
      await repository.git('init', '--quiet');
    },
  },
  'a bare repository': {
    codes: everything(2),
    make: async repository => {
      const bare = join(repository.root, '..', 'bare.git');
      await repository.git('clone', '--quiet', '--bare', '.', bare);
      return bare;
    },
  },
  'a history with a hole': {
    // Nobody is leaving, so nothing is asked of the history.
    codes: { ...everything(2), status: 0 },
    make: async repository => {
      const head = await repository.git('rev-parse', 'HEAD');
      await repository.git('repack', '-q', '-a', '-d').catch(() => undefined);
      const objects = join(repository.root, '.git/objects');
      await rm(join(objects, 'pack'), { recursive: true, force: true });
      await rm(join(objects, head.slice(0, 2), head.slice(2)), { force: true });
    },
  },
  'a .git that leads nowhere': {
    codes: everything(2),
    make: async repository => {
      await rm(join(repository.root, '.git'), { recursive: true });
      await writeFile(join(repository.root, '.git'), 'gitdir: /nowhere/at/all\n');
    },
  },
  'a HEAD that is on no branch': {
    make: async repository => {
      await repository.git('switch', '--quiet', '--detach');
    },
  },
  'a lock that somebody left': {
    make: repository => writeFile(join(repository.root, '.git/index.lock'), ''),
  },
  'a merge in the middle': {
    // Git commits nothing by now, so nothing is staged; whose file a config file is does not matter.
    codes: { check: 1, issues: 2, knowledge: 2, update: 2, status: 2, export: 2 },
    names: /team\.yaml/,
    make: async repository => {
      const team = join(repository.root, 'handover/team.yaml');
      const before = await readFile(team, 'utf8');
      await repository.branch('other');
      await repository.commit({
        files: { 'handover/team.yaml': before.replace('version: 1', 'version: 1 # other') },
      });
      await repository.branch('main');
      await repository.commit({
        files: { 'handover/team.yaml': before.replace('version: 1', 'version: 1 # main') },
      });
      await assert.rejects(repository.merge('other'));
    },
  },
  'a submodule': {
    make: async repository => {
      const inner = await createRepository();
      try {
        await inner.commit({ files: { 'a.txt': 'a\n' } });
        await repository.git(
          '-c',
          'protocol.file.allow=always',
          'submodule',
          '--quiet',
          'add',
          inner.root,
          'inner',
        );
        await repository.git('commit', '--quiet', '-m', 'inner');
      } finally {
        await inner.cleanup();
      }
    },
  },
  'a linked work tree': {
    make: async repository => {
      const tree = join(repository.root, '..', 'tree');
      await repository.git('worktree', 'add', '--quiet', tree, '-b', 'elsewhere');
      return tree;
    },
  },
  'a shallow clone': {
    make: async repository => {
      const clone = join(repository.root, '..', 'shallow');
      await repository.git('clone', '--quiet', '--depth', '1', `file://${repository.root}`, clone);
      return clone;
    },
  },
  'a partial clone whose origin is gone': {
    make: async repository => {
      const clone = join(repository.root, '..', 'partial');
      await repository.git('config', 'uploadpack.allowFilter', 'true');
      await repository.git('clone', '--quiet', '--filter=blob:none', `file://${repository.root}`, clone);
      await repository.git('-C', clone, 'remote', 'set-url', 'origin', 'file:///nowhere');
      return clone;
    },
  },
  'a repository with SHA-256': {
    make: async repository => {
      await rm(join(repository.root, '.git'), { recursive: true });
      await repository.git('init', '--quiet', '--object-format=sha256', '-b', 'main');
      await repository.git('add', '--all');
      await repository.git('commit', '--quiet', '-m', 'all');
    },
  },
};

describe('the hostile corpus', function () {
  this.timeout(120_000);
  let pack: TestRepository;

  before(async () => {
    pack = await createRepository();
    await pack.commit({
      files: {
        'config/application.properties': 'a=1\n',
        'src/a.java': '// TODO fix the interface timeout\n',
      },
    });
    const made = await handover(pack, 'generate', '--yes', '--customer', 'Demo', '--lang', 'en');
    assert.equal(made.code, 0, made.stderr);
    await pack.commit({ message: 'pack' });
  });
  after(() => pack.cleanup());

  for (const [name, { codes = {}, names = /./, make }] of Object.entries(CASES))
    it(`${name} is answered by every command`, async () => {
      const repository = await createRepository();
      try {
        await rm(join(repository.root, '.git'), { recursive: true });
        await cp(pack.root, repository.root, { recursive: true });
        const made = await make(repository);
        const root = typeof made === 'string' ? made : repository.root;
        const mark = randomUUID();
        const place = { root, environment: { ...repository.environment, HANDOVER_CORPUS: mark } };
        const expected: Record<string, number> = { ...USUAL, ...codes };
        const wrong: string[] = [];
        for (const command of NAMES) {
          const begin = process.cpuUsage();
          const { code, stdout, stderr } = await handover(place, ...COMMANDS[command]);
          const { user, system } = process.cpuUsage(begin);
          const milliseconds = (user + system) / 1000;
          const output = `${stderr}${stdout}`;
          if (code !== expected[command]) wrong.push(`${command} ends with ${code}: ${output.slice(0, 300)}`);
          assert.doesNotMatch(output, BUG, command);
          assert.ok(milliseconds < TIME_LIMIT, `${command}: ${milliseconds} ms`);
          if (code === 2 || (code === 1 && command !== 'issues')) assert.match(output, names, command);
        }
        assert.deepEqual(wrong, []);
        assert.deepEqual(await processesWith(mark), []);
      } finally {
        await repository.cleanup();
      }
    }).timeout(240_000);

  it('is answered within bounds of memory', () => {
    const megabytes = process.resourceUsage().maxRSS / 1024;
    assert.ok(megabytes < MEMORY_LIMIT, `${megabytes} MB`);
  });
});

/** Processes that were started with a mark in their environment and still run; told on Linux only. */
async function processesWith(mark: string): Promise<string[]> {
  const ids = (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/.test(name));
  const left: string[] = [];
  for (const id of ids) {
    const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '');
    if (environment.includes(mark)) left.push(await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => id));
  }
  return left;
}

/** Nine levels of nine: a third of a billion values out of a few lines. */
function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const values = Array.from({ length: 9 }, () => (level === 0 ? 'lol' : `*a${level - 1}`));
    return `a${level}: &a${level} [${values.join(', ')}]\n`;
  });
  return `version: 1\n${levels.join('')}`;
}
