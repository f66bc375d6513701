import assert from 'node:assert/strict';
import {
  baselinePath,
  extendBaseline,
  readBaseline,
  writeBaseline,
} from '../../src/usecases/check/baseline.ts';
import { check, TODAY } from '../checks/support.ts';
import { createFolder } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

const twice = (id: string) =>
  `version: 1\nproject:\n  name: his\ncustomer:\n  contacts:\n    - id: ${id}\n      name: 陈\n    - id: ${id}\n      name: 李\n`;
const RULES = ['duplicate-id'];

describe('what a run looks at', () => {
  let repository: TestRepository;
  const places = async (scope: Parameters<typeof check>[1] & object) => {
    const { findings } = await check(repository, { rules: RULES, ...scope });
    return findings.map(({ file, line, data }) => `${file}:${line} ${data['id']}`);
  };

  beforeEach(async () => {
    repository = await createRepository();
  });
  afterEach(() => repository.cleanup());

  it('is the pack of the working folder', async () => {
    await repository.write({ 'handover/checklist.yaml': twice('a') });
    assert.deepEqual(await places({}), ['handover/checklist.yaml:8 a']);
  });

  it('is the pack of the index when staged', async () => {
    await repository.write({ 'handover/checklist.yaml': twice('staged') });
    await repository.git('add', '.');
    await repository.write({ 'handover/checklist.yaml': twice('working') });
    assert.deepEqual(await places({ scope: { kind: 'staged' } }), ['handover/checklist.yaml:8 staged']);
  });

  it('leaves out what is not staged', async () => {
    await repository.commit({ files: { 'handover/checklist.yaml': twice('old') } });
    await repository.write({ 'readme.md': 'text\n' });
    await repository.git('add', '.');
    assert.deepEqual(await places({ scope: { kind: 'staged' } }), []);
  });

  it('uses the settings that are staged', async () => {
    await repository.write({
      'handover/checklist.yaml': twice('a'),
      'handover.config.yaml': 'version: 1\nrules:\n  duplicate-id: off\n',
    });
    await repository.git('add', 'handover');
    assert.equal((await places({ scope: { kind: 'staged' } })).length, 1);
    await repository.git('add', '.');
    assert.equal((await places({ scope: { kind: 'staged' } })).length, 0);
  });

  it('is what changed since a commit, in commits and in the working folder', async () => {
    await repository.commit({ files: { 'handover/checklist.yaml': twice('old'), 'a.txt': 'a\n' } });
    await repository.branch('work');
    await repository.commit({ files: { 'a.txt': 'b\n' } });
    assert.deepEqual(await places({ scope: { kind: 'since', ref: 'main' } }), []);
    await repository.commit({ files: { 'handover/checklist.yaml': twice('new') } });
    assert.equal((await places({ scope: { kind: 'since', ref: 'main' } })).length, 1);
  });

  it('counts untracked files as changed', async () => {
    await repository.commit({ files: { 'a.txt': 'a\n' } });
    await repository.write({ 'handover/checklist.yaml': twice('new') });
    assert.equal((await places({ scope: { kind: 'since', ref: 'HEAD' } })).length, 1);
  });

  it('is not guessed when the commit is unknown or has nothing in common', async () => {
    await repository.commit({ files: { 'a.txt': 'a\n' } });
    await assert.rejects(places({ scope: { kind: 'since', ref: 'nowhere' } }), /error\.unknownCommit/);
    await assert.rejects(places({ scope: { kind: 'since', ref: '--all' } }), /error\.unknownCommit/);
    await repository.git('switch', '-q', '--orphan', 'other');
    await repository.commit({ files: { 'b.txt': 'b\n' } });
    await assert.rejects(places({ scope: { kind: 'since', ref: 'main' } }), /error\.noMergeBase/);
  });

  it('is the named files and folders, which must exist', async () => {
    await repository.write({ 'handover/checklist.yaml': twice('a'), 'src/a.ts': '' });
    assert.equal((await places({ scope: { kind: 'paths', paths: ['handover'] } })).length, 1);
    assert.equal((await places({ scope: { kind: 'paths', paths: ['src'] } })).length, 0);
    assert.equal((await places({ scope: { kind: 'paths', paths: ['.'] } })).length, 1);
    await assert.rejects(places({ scope: { kind: 'paths', paths: ['hand'] } }), /error\.noFile/);
  });
});

describe('a pack that cannot be read', () => {
  it('is never one without problems', async () => {
    const folder = await createFolder({ 'handover/checklist.yaml': new Uint8Array([118, 0, 1, 2]) });
    try {
      await assert.rejects(check(folder, { rules: RULES }), /error\.unreadable\.binary/);
    } finally {
      await folder.cleanup();
    }
  });
});

describe('the baseline', () => {
  it('takes more findings in, and none twice', () => {
    const finding = (fingerprint: string) => ({
      fingerprint,
      ruleId: 'overdue',
      file: 'handover/checklist.yaml',
    });
    const path = baselinePath('handover');
    const once = extendBaseline(undefined, path, [finding('a'), finding('b')]);
    const again = extendBaseline(once, path, [finding('b'), finding('c')]);
    assert.deepEqual(
      readBaseline(again, path).map(({ fingerprint }) => fingerprint),
      ['a', 'b', 'c'],
    );
    assert.equal(extendBaseline(again, path, [finding('a')]), again);
  });

  it('holds back what it knows, also when lines move, and nothing else', async () => {
    const folder = await createFolder({ 'handover/checklist.yaml': twice('a') });
    try {
      const { findings } = await check(folder, { rules: RULES });
      await folder.write({ [baselinePath('handover')]: writeBaseline(findings) });
      assert.deepEqual((await check(folder, { rules: RULES })).findings, []);
      await folder.write({ 'handover/checklist.yaml': `# moved\n\n${twice('a')}` });
      const moved = await check(folder, { rules: RULES });
      assert.deepEqual([moved.findings.length, moved.baselined.length], [0, 1]);
      await folder.write({ 'handover/checklist.yaml': twice('b') });
      assert.equal((await check(folder, { rules: RULES })).findings.length, 1);
    } finally {
      await folder.cleanup();
    }
  });

  for (const text of ['', '{}', '{"version":2,"findings":[]}', '{"version":1,"findings":[1]}']) {
    it(`is refused when it is none: ${text || 'empty'}`, async () => {
      const folder = await createFolder({
        'handover/checklist.yaml': twice('a'),
        'handover/.baseline.json': text,
      });
      try {
        await assert.rejects(check(folder, { rules: RULES, today: TODAY }), /error\.baseline/);
      } finally {
        await folder.cleanup();
      }
    });
  }
});
