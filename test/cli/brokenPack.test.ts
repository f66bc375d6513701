import assert from 'node:assert/strict';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

describe('a file of the pack that is no YAML', () => {
  let repository: TestRepository;
  before(async () => {
    repository = await createRepository();
    await repository.commit({ files: { 'README.md': '# HIS\n', 'jdbc.properties': 'url=x\n' } });
    await handover(repository, 'generate', '--yes', '--lang', 'en');
    await appendFile(join(repository.root, 'handover', 'team.yaml'), '  bad: [unclosed\n');
    await repository.commit();
  });
  after(() => repository.cleanup());

  const readme = () => readFile(join(repository.root, 'handover', 'README.md'), 'utf8');

  it('is a finding of `check`, with its place', async () => {
    const { code, stdout, stderr } = await handover(repository, 'check', '--format', 'json', '--lang', 'en');
    const { findings } = JSON.parse(stdout) as {
      findings: { file: string; line: number; ruleId: string; severity: string }[];
    };
    const found = findings.find(({ file, ruleId }) => file.endsWith('team.yaml') && ruleId === 'schema');
    assert.equal(found?.severity, 'error');
    assert.ok(found.line > 1);
    assert.deepEqual([code, stderr], [1, '']);
  });

  const commands: readonly (readonly string[])[] = [
    ['generate', '--yes'],
    ['issues'],
    ['knowledge'],
    ['transition', 'status'],
    ['transition', 'start', '--leaving', 'wang-wei', '--last-day', '2026-06-18', '--yes'],
  ];
  for (const words of commands)
    it(`stops \`handover ${words.join(' ')}\` and says where`, async () => {
      const before = await readme();
      const { code, stdout, stderr } = await handover(repository, ...words, '--lang', 'en');
      assert.match(
        stderr,
        /handover\/team\.yaml:\d+ cannot be read as YAML[\s\S]*handover check handover\/team\.yaml/,
      );
      assert.deepEqual([code, stdout], [2, '']);
      assert.equal(await readme(), before);
    });
});

describe('a file of the pack in the middle of a merge', () => {
  const CONFLICT = '<<<<<<< HEAD\n  - id: li\n=======\n  - id: wang\n>>>>>>> other\n';
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await createRepository();
    await repository.commit({
      files: {
        'config/jdbc.properties': 'url=x\n',
        'handover/checklist.yaml': 'version: 1\nproject:\n  name: HIS\n',
      },
    });
  });
  afterEach(() => repository.cleanup());

  const cases: readonly (readonly [file: string, ...words: string[]])[] = [
    ['handover/team.yaml', 'generate', '--yes'],
    ['handover/team.yaml', 'issues'],
    ['handover/team.yaml', 'knowledge'],
    ['handover/team.yaml', 'transition', 'status'],
    ['handover/issues.yaml', 'issues'],
    ['handover/config-index.yaml', 'configs'],
    ['handover/config-index.yaml', 'configs', 'add', 'config/jdbc.properties'],
    ['handover/.baseline.json', 'check'],
    ['handover.config.yaml', 'check'],
  ];
  for (const [file, ...words] of cases)
    it(`is named with its lines by \`handover ${words.join(' ')}\`: ${file}`, async () => {
      await repository.write({ [file]: `version: 1\nentries:\n${CONFLICT}` });
      const { code, stderr } = await handover(repository, ...words, '--lang', 'en');
      assert.equal(stderr.includes(`${file} holds a merge conflict in the lines 3–7.`), true, stderr);
      assert.match(stderr, /<<<<<<<, ======= and >>>>>>>, then "git add /);
      assert.equal(code, 2);
    });
});

describe('a file of the pack that is YAML, but no map of fields', () => {
  let repository: TestRepository;
  let manual: string;
  const read = () => readFile(join(repository.root, 'handover/docs/operations-manual.md'), 'utf8');
  before(async () => {
    repository = await createRepository();
    await repository.commit({ files: { 'README.md': '# HIS\n' } });
    await handover(repository, 'generate', '--yes', '--lang', 'en');
    manual = await read();
  });
  after(() => repository.cleanup());

  const texts = {
    'the marks of a conflict': '<<<<<<< HEAD\n=======\n>>>>>>> other\n',
    'a text': 'ask Wang\n',
    'a list': '- id: wang\n',
  };
  const commands = [
    ['generate', '--yes'],
    ['update'],
    ['issues'],
    ['knowledge'],
    ['confirm'],
    ['transition', 'status'],
  ];
  for (const [name, text] of Object.entries(texts))
    for (const words of commands)
      it(`stops \`handover ${words.join(' ')}\`, and nothing is taken for unknown: ${name}`, async () => {
        await repository.write({ 'handover/team.yaml': text });
        const { code, stderr } = await handover(repository, ...words, '--lang', 'en');
        assert.equal(code, 2);
        assert.match(stderr, /handover\/team\.yaml(:1 cannot be read as YAML| holds a merge conflict)/);
        assert.equal(await read(), manual);
      });
});
