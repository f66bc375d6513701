import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from '../helpers/properties.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { type CliResult, handover } from './run.ts';

// Inputs that nobody thought of: files of a pack with bytes taken out, doubled and changed, and files that are gone
// between the moment they are named and the moment they are read. A run that fails prints its seed and the smallest
// case; HANDOVER_TEST_SEED=N tries others.

const COMMANDS: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--staged'],
  ['issues', '--format', 'json'],
  ['configs', '--format', 'json'],
  ['update', '--dry-run'],
  ['confirm', '--list'],
  ['review'],
  ['report', '--format', 'json'],
  ['transition', 'status'],
  ['set', 'progress.stage', 'operation', '--dry-run'],
];
const BUG = /This is a bug|\n\s+at .*\.[jt]s:\d/;

/** What is done to a text: from where, how much of it, and what comes in its place. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 40 }),
  instead: fc.oneof(
    fc.constantFrom(
      '',
      '\t',
      '- ',
      ': ',
      '"',
      "'",
      '[',
      '}',
      '&a ',
      '*a',
      '!!binary ',
      '---\n',
      '\r',
      '\0',
      '\ufeff',
    ),
    fc.constantFrom(
      '<!-- handover:begin x -->',
      '<!-- handover:end -->',
      '|',
      '[[fill: ',
      '```\n',
      '<<<<<<< a\n',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom('version: 99\n', 'version: null\n', 'people: 7\n', 'id: [a]\n', 'null', '1e999', '.nan'),
  ),
});

describe('a pack that nobody thought of', function () {
  this.timeout(240_000);
  let repository: TestRepository;
  let pack: string;
  let files: readonly string[];

  before(async () => {
    repository = await createRepository();
    await repository.commit({
      files: {
        'config/application.properties': 'server.port=8080\n',
        'src/a.java': '// TODO fix the interface timeout\n',
        'src/b.java': 'class B {}\n',
      },
    });
    const made = await handover(repository, 'generate', '--yes', '--customer', 'Demo', '--lang', 'en');
    assert.equal(made.code, 0, made.stderr);
    const begun = ['--leaving', '王伟', '--last-day', '2031-03-03', '--reported', '2031-02-03'];
    const started = await handover(
      repository,
      'transition',
      'start',
      ...begun,
      '--today',
      '2031-02-03',
      '--yes',
    );
    assert.equal(started.code, 0, started.stderr);
    await repository.commit({ message: 'pack' });
    pack = join(repository.root, 'handover');
    files = (await readdir(pack, { recursive: true, withFileTypes: true }))
      .filter(entry => entry.isFile() && /\.(?:yaml|md)$/.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name))
      .sort();
    assert.ok(files.length > 8);
  });
  after(() => repository.cleanup());

  it('is answered by every command, whatever is in its files', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        fc.nat({ max: COMMANDS.length - 1 }),
        async (which, damages, command) => {
          const path = files[which % files.length] ?? '';
          const before = await readFile(path, 'utf8');
          let text = before;
          for (const { at, length, instead } of damages) {
            const start = Math.floor(at * text.length);
            text = text.slice(0, start) + instead + text.slice(start + length);
          }
          await writeFile(path, text);
          await repository.git('add', '--all');
          try {
            isAnswered(await handover(repository, ...(COMMANDS[command] ?? [])), path);
          } finally {
            await writeFile(path, before);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  // Git names what it knows, and somebody takes a file away before it is read.
  for (const gone of ['src/a.java', 'config/application.properties', 'handover/team.yaml', 'handover/docs'])
    it(`is answered by every command when ${gone} vanishes on the way`, async () => {
      const copy = await createRepository();
      try {
        await rm(join(copy.root, '.git'), { recursive: true });
        const bin = join(copy.root, '..', 'bin');
        await mkdir(bin);
        const real = (await copy.git('--exec-path')).trim();
        await writeFile(
          join(bin, 'git'),
          `#!/bin/sh\nPATH=\${PATH#*:}\n"${real}/git" "$@"\ncode=$?\ncase " $* " in *" ls-files "*) rm -rf '${copy.root}/${gone}';; esac\nexit $code\n`,
        );
        await chmod(join(bin, 'git'), 0o755);
        const place = {
          root: copy.root,
          environment: { ...copy.environment, PATH: `${bin}:${copy.environment['PATH']}` },
        };
        let vanished = 0;
        for (const words of COMMANDS) {
          await cp(repository.root, copy.root, { recursive: true, force: true });
          isAnswered(await handover(place, ...words), words.join(' '));
          if (!existsSync(join(copy.root, gone))) vanished += 1;
        }
        assert.ok(vanished > 0);
      } finally {
        await copy.cleanup();
      }
    });
});

function isAnswered({ code, stdout, stderr }: CliResult, where: string): void {
  const output = `${stderr}${stdout}`;
  assert.ok([0, 1, 2].includes(code), where);
  assert.doesNotMatch(output, BUG, where);
  if (code === 2) assert.match(output, /\S/, where);
}
