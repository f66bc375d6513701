import assert from 'node:assert/strict';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { handover } from '../cli/run.ts';
import type { TestRepository } from '../helpers/repository.ts';
import { LANGUAGES, type Listing, projectOfRelease, releases, TODAY } from './release.ts';

// Packs that releases wrote, read and gone on with by this version. They are never changed afterwards: where one of these
// tests fails, the program needs a migration.

const manifest = join(import.meta.dirname, '..', '..', 'package.json');
const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };

it('every release leaves its packs (`node test/packs/keep.ts`)', async () => {
  assert.ok((await releases()).includes(version));
});

for (const release of await releases())
  for (const language of LANGUAGES)
    describe(`a pack that ${release} wrote (${language})`, () => {
      let repository: TestRepository;
      const run = (...words: string[]) => handover(repository, ...words, '--lang', language);
      const json = async (...words: string[]) => {
        const { code, stdout, stderr } = await run(...words, '--format', 'json', ...TODAY);
        assert.ok(code < 2, `${words.join(' ')}: ${stderr}`);
        return JSON.parse(stdout);
      };
      const texts = async () => {
        const folder = join(repository.root, 'handover');
        const entries = await readdir(folder, { recursive: true, withFileTypes: true });
        const paths = entries
          .filter(entry => entry.isFile())
          .map(entry => join(entry.parentPath, entry.name));
        return new Map(
          await Promise.all(paths.map(async path => [path, await readFile(path, 'utf8')] as const)),
        );
      };

      beforeEach(async () => {
        repository = await projectOfRelease();
        const kept = join(import.meta.dirname, release, language, 'handover');
        await cp(kept, join(repository.root, 'handover'), { recursive: true });
      });
      afterEach(() => repository.cleanup());

      it('is valid', async () => {
        const { findings } = (await json('check')) as { findings: { ruleId: string; message: string }[] };
        assert.deepEqual(
          findings.filter(({ ruleId }) => ruleId === 'schema').map(({ message }) => message),
          [],
        );
      });

      it('says what it said: people, the decision, the departure and its log', async () => {
        const { transitions } = (await json('transition', 'status')) as {
          transitions: { leaving: string; successor: string; lastDay: string; tasks: unknown[] }[];
        };
        const [departure, ...others] = transitions;
        assert.deepEqual(
          [departure?.successor, departure?.lastDay, others.length],
          ['wang', '2025-04-30', 0],
        );
        assert.ok((departure?.tasks.length ?? 0) > 10);
        const { items } = (await json('issues', '--all')) as Listing;
        assert.deepEqual(
          items.flatMap(({ triage }) => (triage ? [triage.state] : [])),
          ['deferred'],
        );
        const { project } = (await json('report')) as { project: Record<string, string> };
        assert.deepEqual([project['customer'], project['deputy']], ['East Hospital', 'Wang Fang']);
      });

      it('is brought up to date with every line of its YAML as it was', async () => {
        const before = await texts();
        assert.ok((await run('update')).code < 2);
        const after = await texts();
        for (const [path, text] of before)
          if (path.endsWith('.yaml')) assert.equal(after.get(path), text, path);
        assert.deepEqual([...after.keys()].sort(), [...before.keys()].sort());
      });

      it('takes new entries, and keeps every line that is there', async () => {
        const before = await texts();
        assert.equal((await run('add', 'person', 'Zhou Yu', '--role', 'developer')).code, 0);
        assert.equal((await run('add', 'open-item', 'Second paper tray', '--kind', 'to-do')).code, 0);
        assert.equal(
          (await run('transition', 'log', '--summary', 'All quiet', '--kind', 'visit', ...TODAY)).code,
          0,
        );
        const after = await texts();
        for (const [path, text] of before) {
          const left = new Set(after.get(path)?.split('\n'));
          const isList = path.endsWith('.yaml');
          if (isList) for (const line of text.split('\n')) assert.ok(left.has(line), `${path}: ${line}`);
        }
        assert.notDeepEqual(after, before);
      });
    });

describe('a pack that a later version wrote', () => {
  it('is not written to, and said so', async () => {
    const repository = await projectOfRelease();
    try {
      const kept = join(import.meta.dirname, version, 'en', 'handover');
      await cp(kept, join(repository.root, 'handover'), { recursive: true });
      const path = join(repository.root, 'handover', 'team.yaml');
      const text = (await readFile(path, 'utf8')).replace(/^version: 1$/m, 'version: 2');
      await repository.write({ 'handover/team.yaml': text });
      for (const words of [
        ['add', 'person', 'Zhou Yu', '--role', 'developer'],
        ['set', 'team.deputy', 'wang'],
      ]) {
        const { code, stderr } = await handover(repository, ...words, '--lang', 'en');
        assert.equal(code, 2);
        assert.match(stderr, /handover\/team\.yaml:\d+: .*newer Handover Pack \(format 2\)/);
      }
      assert.equal(await readFile(path, 'utf8'), text);
    } finally {
      await repository.cleanup();
    }
  });
});
