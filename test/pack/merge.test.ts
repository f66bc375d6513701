import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { setTriage } from '../../src/pack/edits/triage.ts';
import { byField, changedYaml } from '../../src/pack/yaml/edit.ts';
import { extendBaseline } from '../../src/usecases/check/baseline.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

describe('two branches that each add something', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await createRepository();
  });
  afterEach(() => repository.cleanup());

  /** Adds on two branches, merges them with git, and gives what is there then. */
  async function merged(
    path: string,
    before: string,
    ...edits: ((text: string) => string)[]
  ): Promise<string> {
    const [one, other] = edits;
    assert.ok(one && other);
    await repository.commit({ files: { [path]: before } });
    const main = await repository.git('branch', '--show-current');
    await repository.branch('one');
    await repository.commit({ files: { [path]: one(before) } });
    await repository.git('checkout', '-q', main);
    await repository.commit({ files: { [path]: other(before) } });
    await repository.merge('one');
    return await readFile(join(repository.root, path), 'utf8');
  }

  const decided = (fingerprint: string) => (text: string) =>
    setTriage(text, { fingerprint, state: 'resolved' });

  it('merge with both decisions', async () => {
    const base = ['5555555555555555', 'aaaaaaaaaaaaaaaa', 'eeeeeeeeeeeeeeee'].reduce<string | undefined>(
      (text, fingerprint) => setTriage(text, { fingerprint, state: 'open' }),
      undefined,
    );
    const text = await merged(
      'issues.yaml',
      base ?? '',
      decided('1111111111111111'),
      decided('bbbbbbbbbbbbbbbb'),
    );
    assert.deepEqual(
      parse(text).items.map(({ fingerprint }: { fingerprint: string }) => fingerprint[0]),
      ['1', '5', 'a', 'b', 'e'],
    );
  });

  it('merge with both entries of the config index', async () => {
    const base = 'version: 1\nentries:\n  - path: b.yml\n    purpose: B\n\n  - path: m.yml\n    purpose: M\n';
    const add = (path: string) => (text: string) =>
      changedYaml('config-index.yaml', text, [
        { append: ['entries'], values: [{ path, purpose: 'new' }], sortedBy: [byField('path')] },
      ]);
    const text = await merged('config-index.yaml', base, add('c.yml'), add('x.yml'));
    assert.deepEqual(
      parse(text).entries.map(({ path }: { path: string }) => path),
      ['b.yml', 'c.yml', 'm.yml', 'x.yml'],
    );
  });

  it('merge with both people', async () => {
    const base = 'version: 1\npeople:\n  - id: chen\n    name: Chen\n\n  - id: wang\n    name: Wang\n';
    const add = (id: string) => (text: string) =>
      changedYaml('team.yaml', text, [
        { append: ['people'], values: [{ id, name: id }], sortedBy: [byField('id')] },
      ]);
    const text = await merged('team.yaml', base, add('an'), add('zhao'));
    assert.deepEqual(
      parse(text).people.map(({ id }: { id: string }) => id),
      ['an', 'chen', 'wang', 'zhao'],
    );
  });

  it('merge with both findings of a baseline', async () => {
    const add =
      (...files: string[]) =>
      (text: string) =>
        extendBaseline(
          text || undefined,
          '.baseline.json',
          files.map(file => ({ ruleId: 'overdue', fingerprint: file, file })),
        );
    const base = add('b', 'k', 't')('');
    const { findings } = JSON.parse(await merged('.baseline.json', base, add('a'), add('m')));
    assert.deepEqual(
      findings.map(({ file }: { file: string }) => file),
      ['a', 'b', 'k', 'm', 't'],
    );
  });
});
