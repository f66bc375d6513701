import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

const execute = promisify(execFile);
const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');
const EIGHT = Array.from({ length: 8 }, (_, index) => index);

describe('eight commands at once', function () {
  this.timeout(240_000);
  let repository: TestRepository;
  const run = (...args: string[]) =>
    execute(process.execPath, [CLI, ...args, '--cwd', repository.root, '--lang', 'en'], {
      env: repository.environment,
    });
  const read = async (path: string) => parse(await readFile(join(repository.root, path), 'utf8'));
  let fingerprints: string[];

  beforeEach(async () => {
    repository = await createRepository();
    await repository.commit({
      files: {
        ...Object.fromEntries(
          EIGHT.map(n => [`src/A${n}.java`, `// TODO: lock of bed number ${n}, see ward ${n}\n`]),
        ),
        'handover/issues.yaml': '# ours\nversion: 1\nitems: []\n',
        'handover/checklist.yaml': 'version: 1\nproject:\n  name: HIS\nopenItems:\n  items: [] # none\n',
      },
    });
    // 1: there is something to look at.
    const listing: unknown = await run('issues', '--all', '--format', 'json').catch(
      (error: unknown) => error,
    );
    assert.ok(typeof listing === 'object' && listing !== null && 'stdout' in listing);
    const { stdout } = listing as { readonly stdout: string };
    const { items } = JSON.parse(stdout) as { items: { fingerprint: string; class: string }[] };
    fingerprints = items.filter(item => item.class === 'todo-comment').map(item => item.fingerprint);
    assert.equal(fingerprints.length, 8);
  });
  afterEach(() => repository.cleanup());

  it('make eight decisions', async () => {
    await Promise.all(
      fingerprints.map(fingerprint => run('issues', 'triage', fingerprint, '--state', 'resolved')),
    );
    const { items } = await read('handover/issues.yaml');
    assert.deepEqual(
      items.map((item: { fingerprint: string }) => item.fingerprint),
      fingerprints.toSorted(),
    );
  });

  it('add eight items to the checklist', async () => {
    await Promise.all(fingerprints.map(fingerprint => run('issues', 'add', fingerprint)));
    const { openItems } = await read('handover/checklist.yaml');
    assert.deepEqual(
      openItems.items.map((item: { fingerprint: string }) => item.fingerprint).sort(),
      fingerprints.toSorted(),
    );
    const ids = openItems.items.map((item: { id: string }) => item.id);
    assert.equal(new Set(ids).size, 8);
  });
});
